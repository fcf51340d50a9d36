"""The summary of one visit and the pages that look closer."""
