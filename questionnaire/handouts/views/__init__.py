"""The pages of what is taken along."""
