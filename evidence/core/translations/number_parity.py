"""Whether two texts in different languages tell the same numbers, however each writes them.

Digits of every script count, superscripts as well; marks for decimals and thousands are read as
the language uses them. Order does not count, for languages order their words differently: that
each number stands with the right thing is for the person who verifies. Numbers written as words
are not seen, so a text must write as digits what the other one writes as digits.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from evidence.core.edition.languages import ENGLISH, Language

_MINUS = "[-\N{MINUS SIGN}]"
_ALIKE = str.maketrans("’", "'")
_NOT_A_DIGIT = re.compile(r"\D")


@dataclass(frozen=True)
class Numbers:
    """The numbers of an English text and of its translation, smallest first."""

    english: tuple[str, ...]
    translated: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether each stands as often in one as in the other."""
        return self.english == self.translated


def compared(english: str, translated: str, language: Language) -> Numbers:
    """The numbers of both texts, written alike."""
    return Numbers(_written(english, ENGLISH), _written(translated, language))


def numbers_in(text: str, language: Language = ENGLISH) -> list[Decimal]:
    """Every number of a text, smallest first."""
    runs = _run(language).finditer(_in_plain_digits(text))
    return sorted(number for run in runs for number in _read(run, language))


def _written(text: str, language: Language) -> tuple[str, ...]:
    return tuple(f"{number.normalize():f}" for number in numbers_in(text, language))


def _in_plain_digits(text: str) -> str:
    """ASCII digits for those of other scripts, plain spaces, and no marks of direction."""
    plain = unicodedata.normalize("NFKC", text).translate(_ALIKE)
    return "".join(
        str(unicodedata.decimal(sign, sign)) for sign in plain if unicodedata.category(sign) != "Cf"
    )


def _read(run: re.Match[str], language: Language) -> Iterator[Decimal]:
    """The numbers of a run of digits and marks: one, unless the marks cannot be of one number."""
    sign = -1 if run["minus"] else 1
    if (one := _one(run["run"], language)) is not None:
        yield sign * one
        return
    for piece in run["run"].split():
        whole = _one(piece, language)
        yield from [whole] if whole is not None else map(Decimal, re.findall(r"\d+", piece))


def _one(run: str, language: Language) -> Decimal | None:
    """The run as one number; None where its marks make it several."""
    found = _number(language).fullmatch(run)
    if found is None:
        return None
    return Decimal(f"{_NOT_A_DIGIT.sub('', found['whole'])}.{found['less'] or 0}")


@cache
def _run(language: Language) -> re.Pattern[str]:
    marks = re.escape(language.marks.groups + language.marks.decimals)
    return re.compile(rf"(?P<minus>(?<!\w){_MINUS})?(?P<run>\d+(?:[{marks}]\d+)*)")


@cache
def _number(language: Language) -> re.Pattern[str]:
    groups, decimals = re.escape(language.marks.groups), re.escape(language.marks.decimals)
    threes = rf"\d{{1,3}}(?P<mark>[{groups}])\d{{3}}(?:(?P=mark)\d{{3}})*"
    # As in India: in twos down to the last three.
    twos = r"\d{1,2}(?:,\d{2})+,\d{3}"
    return re.compile(rf"(?P<whole>{threes}|{twos}|\d+)(?:[{decimals}](?P<less>\d+))?")
