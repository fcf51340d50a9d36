"""Which open drafts belong together: one names the other, like a finding its option and its source."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evidence.drafts.catalogue import entries_now, kinds
from evidence.models import Draft, State

MOST = 200
"""Drafts that are named as belonging to some others; nobody reads a longer list."""


def belonging(seeds: Sequence[Draft]) -> list[Draft]:
    """Open drafts that name these, or are named by them, and so on; kind by kind, without the seeds."""
    drafts = list(_open())
    names = [_own_names(draft) for draft, _plain in drafts]
    texts = [frozenset(_texts(plain)) for _draft, plain in drafts]
    places = {(type(draft), draft.pk): n for n, (draft, _plain) in enumerate(drafts)}
    asked = [places[(type(one), one.pk)] for one in seeds if (type(one), one.pk) in places]
    # A seed that is approved as it stands is named by its key alone.
    known = set().union(*(_own_names(one) for one in seeds)) if seeds else set()
    found = {n for n in range(len(drafts)) if texts[n] & known}
    left = [*asked, *found]
    while left:
        n = left.pop()
        for other in range(len(drafts)):
            if other not in found and (texts[n] & names[other] or texts[other] & names[n]):
                found.add(other)
                left.append(other)
    return [drafts[n][0] for n in sorted(found) if n not in asked][:MOST]


def _open() -> Iterator[tuple[Draft, Mapping[str, Any]]]:
    for kind in kinds():
        if kind.drafts().exclude(state=State.APPROVED).exists():
            for draft, plain in entries_now(kind):
                if draft.state != State.APPROVED:
                    yield draft, plain


def _own_names(draft: Draft) -> frozenset[str]:
    """The key by which others name it; entries without a key are named by nobody."""
    key = getattr(draft, "key", "")
    return frozenset([key]) if key else frozenset()


def _texts(value: Any) -> Iterator[str]:
    """Every whole text in an entry that could be a key."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name != "key":
                yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
