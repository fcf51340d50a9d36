"""How dates are written, per language; Django looks here first."""
