"""Lighthouse on four pages of a running service: `make lighthouse`."""
