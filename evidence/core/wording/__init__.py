"""Numbers and certainty in plain words."""
