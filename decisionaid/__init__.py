"""The project package: wiring only. Nothing else may import it."""
