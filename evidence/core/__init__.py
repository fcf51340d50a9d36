"""What is known and to whom it applies, as plain values: no request, no clock, no database."""
