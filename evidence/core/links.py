"""Addresses that pages lead to: each must be one of the web, whoever typed it."""

import re
from collections.abc import Iterator

from evidence.core.catalogue import Catalogue
from evidence.core.references import named_entries

LINK = r"https?://[^\s<>\"]+"
_ADDRESSES = ("regulator_url", "url")


def is_link(address: str) -> bool:
    """Whether a browser may follow it: http or https, and nothing that ends the attribute."""
    return re.fullmatch(LINK, address) is not None


def link_problems(catalogue: Catalogue) -> Iterator[str]:
    """Every address that is no link, with the entry that holds it."""
    for name, entry in named_entries(catalogue):
        found = [(field, getattr(entry, field, None)) for field in _ADDRESSES]
        found += [
            (one.scheme, one.value)
            for one in getattr(entry, "identifiers", ())
            if one.scheme == "url"
        ]
        for field, address in found:
            if address is not None and not is_link(address):
                yield f"{name}, {field}: {address!r} must be a link like https://www.example.org/"
