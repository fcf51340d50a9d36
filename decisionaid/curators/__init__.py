"""How curators get in: a password, then a one-time code from their phone."""
