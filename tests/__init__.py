"""The project tests; house rules, goldens, properties and an independent oracle."""
