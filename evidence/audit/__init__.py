"""The trail of who did what, and what was noticed."""
