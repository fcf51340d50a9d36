"""The project package: wiring only. Nothing else may import it."""

__version__ = "0.1.0"
"""The one place: pages, /health/live, the tag of a release and its bill of materials say the same."""
