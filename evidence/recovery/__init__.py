"""Backup, restore and the check at start: what brings the service back whole."""
