"""One entry that a release and a curator both changed, field by field, side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evidence.admin.parts.differences import Piece, pieces
from evidence.core.edition.diff import in_words


@dataclass(frozen=True)
class ThreeWays:
    """One field: what the starter said when it was taken over, what we say, what the release says."""

    field: str
    before: tuple[Piece, ...]
    ours: tuple[Piece, ...]
    theirs: tuple[Piece, ...]


def three_ways(
    before: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Iterator[ThreeWays]:
    """Every field in which ours and the release's differ; numbers only one of them has are marked."""
    for name in {**ours, **theirs}:
        if ours.get(name) != theirs.get(name) and name != "review_due_on":
            old, now, new = (in_words(one.get(name)) or "" for one in (before, ours, theirs))
            yield ThreeWays(
                name.replace("_", " "), pieces(old, old), pieces(now, new), pieces(new, now)
            )
