"""Answers to one item, sorted into classes that nothing in an edition can tell apart.

Whatever reads an answer asks only whether it names one of a set of codes, or whether it was left
open. So two answers that name codes of the same sets, and are both open or both not, are one
class, and one example stands for all of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from evidence.core.edition.items import ITEMS, NONE, OPEN_CODES, Item, Kind, is_asked

Given = str | tuple[str, ...] | None
"""An answer as a profile holds it; None: nothing was said."""

CodeSets = tuple[frozenset[str], ...]

LISTED_KINDS = (Kind.CHOICE, Kind.CHOICES)


@dataclass(frozen=True)
class AnswerClass:
    """Answers to one item that nothing tells apart, by one of them.

    `hits` holds one bit for each set of codes that the answer names a code of. `alone` keeps a
    `none` that something names apart from lists that look the same: codes are added to it otherwise.
    """

    example: Given
    hits: int
    open: bool
    alone: bool = False


def codes_of(given: Given) -> tuple[str, ...]:
    """The codes an answer holds, in its order."""
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else given


def hits_of(codes: Iterable[str], sets: CodeSets) -> int:
    """One bit for each set that holds at least one of the codes."""
    named = frozenset(codes)
    return sum(1 << place for place, known in enumerate(sets) if not known.isdisjoint(named))


def ordinary(item: Item) -> tuple[str, ...]:
    """The codes that may stand beside each other in a list."""
    return tuple(code for code in item.codes if code not in item.exclusive)


def answer_classes(item: Item, sets: CodeSets) -> tuple[AnswerClass, ...]:
    """Every class of answers to an item, the quietest first: answered, naming nothing."""
    found: dict[tuple[int, bool, bool], AnswerClass] = {}
    for example in _examples(item, sets):
        codes = codes_of(example)
        left_open = not codes or codes[0] in OPEN_CODES
        hits = hits_of(codes, sets)
        alone = bool(hits) and not left_open and codes == (NONE,) and item.kind is Kind.CHOICES
        one = AnswerClass(example, hits, left_open, alone)
        found.setdefault((hits, left_open, alone), one)
    return tuple(sorted(found.values(), key=lambda one: (one.open, one.hits.bit_count())))


def _examples(item: Item, sets: CodeSets) -> Iterator[Given]:
    if item.kind is Kind.CHOICE:
        yield from item.codes
    else:
        for code in item.codes:
            if code in item.exclusive:
                yield (code,)
        yield from _lists(item, sets)
    yield None


def _lists(item: Item, sets: CodeSets) -> Iterator[tuple[str, ...]]:
    """A list for every union of sets that some list of codes can name.

    Codes that stand in the same sets add nothing to each other, so one of each kind is enough:
    the hits of a list are the union of its codes' hits.
    """
    kinds: dict[int, str] = {}
    for code in ordinary(item):
        kinds.setdefault(hits_of((code,), sets), code)
    if unnamed := kinds.pop(0, None):
        yield (unnamed,)
    for length in range(1, len(kinds) + 1):
        yield from combinations(kinds.values(), length)


@lru_cache
def gates(key: str) -> Mapping[str, frozenset[str]]:
    """The items whose answers decide whether this item is asked, with the codes under which it is.

    Found by trying, so that the questionnaire says in one place only when an item is asked.
    """
    found = {}
    for item in ITEMS:
        if item.kind in LISTED_KINDS and item.key != key:
            opening = frozenset(code for code in item.codes if is_asked(key, _alone(item, code)))
            if opening != (frozenset(item.codes) if is_asked(key, {}) else frozenset()):
                found[item.key] = opening
    return found


def _alone(item: Item, code: str) -> dict[str, Given]:
    return {item.key: code if item.kind is Kind.CHOICE else (code,)}
