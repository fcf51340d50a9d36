"""What is known, and to whom it applies."""
