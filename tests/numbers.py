"""Finds numbers on a page that lead to no source.

A number is accounted for when a block around it holds a link to the record of a source, when it is
itself a link into the library, or when the page says with `data-own` what it is instead: an edition,
a count of what this very page lists, the record of a source.
"""

import re

from bs4 import BeautifulSoup

NUMBER = re.compile(r"\d")
SOURCE = re.compile(r"^/evidence/sources/[^/]+/$")
INTO_THE_LIBRARY = re.compile(r"^(#|/evidence/)")
BLOCKS = ("article", "tr", "li", "figure")
BLOCK_CLASSES = {"card", "outcome", "callout", "reason", "cost", "evidence-state"}
OWN = (
    "blank",
    "colophon",
    "count",
    "edition",
    "record",
    "search",
    "unchecked",
    "words",
    "standard",
)
NAMES = ("h1", "summary", "svg")
"""Names of things, not statements about them."""


def numbers_without_a_source(html):
    """The texts in <main> whose numbers nothing accounts for."""
    main = BeautifulSoup(html, "html.parser").main
    return [
        " ".join(text.split())
        for text in main.find_all(string=NUMBER)
        if not any(_accounts(around) for around in _around(text, main))
    ]


def _around(text, main):
    for around in text.parents:
        yield around
        if around is main:
            return


def _accounts(around):
    if around.name in NAMES or around.get("data-own") in OWN:
        return True
    if around.name == "a":
        return bool(INTO_THE_LIBRARY.match(around.get("href", "")))
    if "edition" in around.get("class", ()):
        return True
    is_block = around.name in BLOCKS or BLOCK_CLASSES & set(around.get("class", ()))
    return bool(is_block) and around.find("a", href=SOURCE) is not None
