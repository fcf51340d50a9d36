"""Asking: the pages of the questions and what becomes of a post."""
