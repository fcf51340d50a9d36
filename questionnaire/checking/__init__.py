"""What a person may check: a claim, a product, and whether they have what they need."""
