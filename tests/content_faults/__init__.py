"""Faults planted in the content of an edition, and who notices them."""
