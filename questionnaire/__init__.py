"""Asking and telling: the questions, the summary and the checklist."""
