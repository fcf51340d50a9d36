"""Texts in other languages beside the English ones."""
