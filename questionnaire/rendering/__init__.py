"""How pages are drawn and answered."""
