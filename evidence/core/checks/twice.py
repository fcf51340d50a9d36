"""What an edition says twice in nearly the same words must be the same.

A sentence often stands in several places: with a finding of each method, with the reported harm and with
an answer. Whoever drops a “not”, turns a rise into a fall or changes a number, a unit or a date does it in
one of them. So sentences that agree but for such a word are laid side by side, inside one edition alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from evidence.core.checks.check import Check
from evidence.core.checks.readability import edition_sentences
from evidence.core.checks.wording import plain_texts
from evidence.core.edition.catalogue import Catalogue
from evidence.core.wording.quantities import MONTHS

_TURNS = frozenset(
    "not no never nobody everybody none some nothing neither cannot can without with a an may might could about at least"
    " only fewer more less rose fell grew shrank gained lost gain loss higher lower thicker thinner denser likely perhaps"
    " seems to almost nearly yet approved unapproved banned barred allowed must be close one most have has is are was were"
    " there show shows tell tells prove proves known unknown it certain clear quite for says say said".split()
)
"""Words on which the sense hangs; what is left of a sentence tells which sentence it is."""
_NEUTRAL = frozenset(
    "a an some one there is are was were has have be for most says say said".split()
)
"""Words that may differ and change nothing: “in a trial”, “in one trial”."""
_SAME_SENSE = {"denser": "thicker", "gained": "gain", "lost": "loss", "shows": "show", "tells": "tell", "proves": "prove",
               "cannot": "not", "never": "not", "no": "not", "none": "not", "nobody": "not", "without": "not"}  # fmt: skip
_MEASURES = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years mg g ml men women people studies"
    " trials hairs".split()
) | {it.lower() for it in MONTHS}
_WORD = re.compile(r"[a-z][a-z’'-]*|\d[\d.,]*\d|\d")
_SEARCHED_BY = re.compile(rf"\b[Bb]y \d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b")
"""Each search has a day of its own."""
_COULD_READ = re.compile(r"\bcould (?=(?:only )?(?:read|see|find)\b)", re.IGNORECASE)
_FEWEST_WORDS = 4
_FEWEST_BESIDE_NUMBERS = 8
_ASKS = ("clinic_questions ", "glossary ", "knowledge_items ", "label_terms ")


def twice_problems(catalogue: Catalogue) -> Iterator[str]:
    """Sentences that stand elsewhere with another “not”, direction, number, unit or date."""
    senses: dict[tuple[str, ...], dict[tuple[str, ...], list[tuple[str, str]]]] = defaultdict(dict)
    amounts: dict[tuple[str, ...], dict[tuple[str, ...], list[tuple[str, str]]]] = defaultdict(dict)
    for plain in plain_texts(catalogue):
        if plain.place.startswith(_ASKS):
            continue
        for sentence in edition_sentences(plain.text):
            words, turns, kept, numbers = _parts(sentence)
            said = plain.place, sentence
            if len(words) >= _FEWEST_WORDS and not sentence.endswith("?"):
                senses[words].setdefault(turns, []).append(said)
            if numbers and len(kept) >= _FEWEST_BESIDE_NUMBERS:
                amounts[kept].setdefault(numbers, []).append(said)
    yield from _odd_ones(senses)
    yield from _odd_ones({kept: ways for kept, ways in amounts.items() if _slipped(*ways)})


def _slipped(*numbers: tuple[str, ...]) -> bool:
    """Whether one number, measure or month differs and the others are the same: another study differs in more."""
    if len(numbers) != 2 or len(numbers[0]) != len(numbers[1]):
        return False
    apart = sum(one != other for one, other in zip(*numbers, strict=True))
    return apart == 1 < len(numbers[0])


def _odd_ones(
    groups: dict[tuple[str, ...], dict[tuple[str, ...], list[tuple[str, str]]]],
) -> Iterator[str]:
    """Of sentences that differ in such words alone those that stand more seldom; of two, both."""
    for ways in groups.values():
        if len(ways) < 2:
            continue
        most = max(len(places) for places in ways.values())
        usual = next(places for places in ways.values() if len(places) == most)
        alone = Counter(map(len, ways.values()))[most] == 1
        for places in ways.values():
            if places is usual and alone:
                continue
            other = (
                usual
                if places is not usual
                else next(it for it in ways.values() if it is not usual)
            )
            for place, sentence in places:
                yield f"{place}: “{sentence}” stands in {other[0][0]} as “{other[0][1]}”"


@lru_cache(maxsize=10_000)
def _parts(
    sentence: str,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What tells a sentence, and what of it turns its sense; the same for its numbers and measures."""
    plain = _COULD_READ.sub(" ", _SEARCHED_BY.sub(" ", sentence)).lower()
    every = _WORD.findall(plain)
    words = tuple(it for it in every if it not in _TURNS)
    turns = tuple(_SAME_SENSE.get(it, it) for it in every if it in _TURNS - _NEUTRAL)
    kept = tuple(it for it in every if it not in _MEASURES and not it[0].isdigit())
    numbers = tuple(it for it in every if it in _MEASURES or it[0].isdigit())
    return words, turns, kept, numbers


CHECKS = (Check("what stands twice is the same", twice_problems, reading=True),)
"""What the publish gate asks; see `Check` for how far it blocks."""
