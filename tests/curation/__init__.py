"""Roles, review, publishing and all other work of curators."""
