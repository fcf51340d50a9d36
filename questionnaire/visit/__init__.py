"""One visit: its answers, its cookie, its end."""
