"""Addresses that pages lead to: each must be one of the web, whoever typed it."""

from collections.abc import Iterator

from evidence.core.checks.references import named_entries
from evidence.core.edition.addresses import is_link
from evidence.core.edition.catalogue import Catalogue

_ADDRESSES = ("regulator_url", "url")


def link_problems(catalogue: Catalogue) -> Iterator[str]:
    """Every address that is no link, with the entry that holds it."""
    for name, entry in named_entries(catalogue):
        found = [(field, getattr(entry, field, None)) for field in _ADDRESSES]
        found += [("url", point.url) for point in getattr(entry, "points", ())]
        found += [
            (one.scheme, one.value)
            for one in getattr(entry, "identifiers", ())
            if one.scheme == "url"
        ]
        for field, address in found:
            if address is not None and not is_link(address):
                yield f"{name}, {field}: {address!r} must be a link like https://www.example.org/"
