"""The quantities a text tells: how much of what, so that two tellings of one thing can be compared.

A time is told in days, a share in hundredths, everything else as it stands. Numbers written as
words count like digits, except “one” and “a”, which are seldom meant as numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_ONES = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: float(value) for value, word in enumerate(_ONES, 2)} | {
    word: 10.0 * value for value, word in enumerate(_TENS, 2)
}
_DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0,
    "fortnight": 14.0, "month": 30.44, "year": 365.25,
}  # fmt: skip
_MASSES = {"mg", "ml", "g", "mcg", "µg"}
_LENGTHS = {"mm", "cm", "nm", "micrometre", "micrometer", "nanometre", "millimetre", "centimetre"}
_STUDIES = {"studies", "trials", "reviews", "reports", "registrations"}
_PEOPLE = (
    r"(?:people|persons?|men|man|women|woman|patients?|adults?|volunteers?|participants?|children"
    r"|cases|users?|subjects|enrolled|analysed)"
)
MONTHS = (
    "January February March April May June July August September October November December".split()
)
_MONTHS = "|".join(MONTHS)
_NUMERAL = rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join((*_ONES, *_TENS))})\b"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}},)? (?:19|20)\d{{2}}\b"
    rf"|\b\d{{1,2}} (?:{_MONTHS})\b|\b(?:19|20)\d{{2}}-\d{{2}}(?:-\d{{2}})?\b"
    r"|(?<![\d.,])(?:19|20)\d{2}(?![\d.,]*\d)"
)
_NAMES = re.compile(
    r"\b[A-Z]{1,}[A-Za-z]*-?\d[\w./-]*|\b\d+[A-Za-z]+\d\w*|\b\d+\(\d+\):\d+(?:-\d+)?"
)
"""Identifiers such as NCT06930326: no quantity."""
_QUANTITY = re.compile(
    rf"(?P<money>[$£€]\s?)?(?P<low>{_NUMERAL})(?P<range>(?:\s?[-–]\s?| to | or | and )(?P<high>{_NUMERAL}))?"
    r"(?P<after>\s?%|[ -]?(?:out )?(?:of|in|per) (?:every )?100\b|(?:[ -](?!to\b|or\b|and\b|of\b)[A-Za-z%µ]+){0,3})?",
    re.IGNORECASE,
)


class Of(StrEnum):
    """What a quantity is of."""

    TIME = "time"
    PEOPLE = "people"
    HAIRS = "hairs"
    SHARE = "share"
    STUDIES = "studies"
    MONEY = "money"
    MASS = "mass"
    LENGTH = "length"
    OTHER = "other"


@dataclass(frozen=True)
class Quantity:
    """One number with what it is of, as `Quantity(112.0, Of.TIME, "16 weeks")`."""

    value: float
    of: Of
    said: str

    def agrees_with(self, other: "Quantity") -> bool:
        """Whether both can tell the same: times roughly, as 3 months are 13 weeks."""
        if self.of is Of.TIME or other.of is Of.TIME:
            if self.of is other.of:
                return abs(self.value - other.value) <= 0.09 * max(self.value, other.value)
            return False
        apart = {self.of, other.of}
        if len(apart) == 2 and Of.OTHER not in apart:
            return False
        return abs(self.value - other.value) < 1e-9 or self.rounds(other)

    def rounds(self, other: "Quantity") -> bool:
        """Whether this is the other with fewer digits, or about it where it says so."""
        told = re.sub(r"[^\d.]", "", self.said.partition(" ")[0])
        digits = len(told.partition(".")[2])
        return (
            other.value != round(other.value)
            and abs(self.value - other.value) <= 0.5001 * 10**-digits
        )


@lru_cache(maxsize=20_000)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text in its order; dates and names of things are none.

    `quantities("16 weeks, 20 men")` tells 112 days and 20 people.
    """
    plain = _NAMES.sub(" ", _DATE.sub(" ; ", text))
    return tuple(found for run in _QUANTITY.finditer(plain) for found in _read(run))


def _read(run: "re.Match[str]") -> Iterator[Quantity]:
    after = (run["after"] or "").lower().strip(" -")
    of, times = _kind(after, bool(run["money"]))
    for said in filter(None, (run["low"], run["high"])):
        value = _value(said)
        if value is not None:
            yield Quantity(value * times, of, f"{said} {after}".strip())


def _kind(after: str, money: bool) -> tuple[Of, float]:
    if money:
        return Of.MONEY, 1.0
    if after.startswith("%") or after.endswith("100"):
        return Of.SHARE, 1.0
    for place, word in enumerate(re.split(r"[ -]", after)):
        stem = word.removesuffix("s")
        if word == "hairs":
            return Of.HAIRS, 1.0
        if word in _STUDIES:
            return Of.STUDIES, 1.0
        if stem in _DAYS:
            return Of.TIME, _DAYS[stem]
        if place == 0 and stem in _MASSES:
            return Of.MASS, 1.0
        if place == 0 and stem in _LENGTHS:
            return Of.LENGTH, 1.0
        if place == 0 and word == "percent":
            return Of.SHARE, 1.0
        if re.fullmatch(_PEOPLE, word):
            return Of.PEOPLE, 1.0
    return Of.OTHER, 1.0


def _value(said: str) -> float | None:
    if (word := said.lower()) in _WORDS:
        return _WORDS[word]
    plain = re.sub(r",(?=\d{3}\b)", "", said)
    try:
        return float(plain)
    except ValueError:
        return None
