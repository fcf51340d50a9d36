"""From values of the heart to what a page says: words, links and pictures, no decisions."""
