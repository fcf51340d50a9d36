"""Two texts side by side, with the numbers that differ marked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evidence.core.edition.diff import in_words

NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)")
KEYS = re.compile(r"[\w.-]+(?:; [\w.-]+)+")
"""Several keys in a row, like the options of a rule."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text, or a number or key that the other text does not have."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Difference:
    """One field before and after."""

    field: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def difference(field: str, before: str | None, after: str | None) -> Difference:
    """Both texts in pieces."""
    old, new = before or "", after or ""
    return Difference(field.replace("_", " "), pieces(old, new), pieces(new, old))


def pieces(text: str, other: str) -> tuple[Piece, ...]:
    """The text cut at its numbers, or a row of keys at each; what the other text lacks is marked."""
    if KEYS.fullmatch(text) and (not other or KEYS.fullmatch(f"{other}; {other}")):
        there = set(other.split("; "))
        return tuple(
            Piece(part, part not in there and part != "; " and bool(other))
            for part in re.split(r"(; )", text)
        )
    known = set(NUMBER.findall(other))
    return tuple(
        Piece(part, bool(NUMBER.fullmatch(part)) and part not in known)
        for part in NUMBER.split(text)
        if part
    )


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    """Every field of an entry that says something else."""
    for name in {**before, **after}:
        if before.get(name) != after.get(name):
            yield difference(name, in_words(before.get(name)), in_words(after.get(name)))
