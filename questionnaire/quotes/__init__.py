"""Offers of clinics side by side: what they cost, and what they leave open. Never which one is better."""
