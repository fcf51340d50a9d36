"""Addresses of the web, as an edition holds them."""

import re

LINK = r"https?://[^\s<>\"]+"


def is_link(address: str) -> bool:
    """Whether a browser may follow it: http or https, and nothing that ends the attribute."""
    return re.fullmatch(LINK, address) is not None
