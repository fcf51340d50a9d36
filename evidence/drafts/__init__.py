"""Draft rows and the catalogue they add up to."""
