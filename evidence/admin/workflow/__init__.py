"""Review, publishing and imports in the admin."""
