"""Addresses of pages, found once: looking one up goes through every pattern of the service."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse

KEPT = 2_000
"""Pages of the library and of a visit, below the prefix of the site and that of a preview."""


def address(page: str, *keys: str) -> str:
    """Where a page stands, like "/options/wait/" for "option" and "wait".

    The keys are the edition's own, like that of an option; never what a person answered.
    Raises NoReverseMatch where there is no such page.
    """
    return _address(page, keys, get_script_prefix())


@lru_cache(maxsize=KEPT)
def _address(page: str, keys: tuple[str, ...], prefix: str) -> str:
    """Below this prefix: that of the site, or of a preview."""
    return reverse(page, args=keys)
