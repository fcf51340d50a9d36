"""The summary of one visit: the page that answers."""
