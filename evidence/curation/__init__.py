"""Curators' work: review, double entry, translation, overdue entries, exports."""
