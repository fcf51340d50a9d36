"""Pieces that the admin's pages share."""
