"""Worked examples whose expectations were written by hand."""
