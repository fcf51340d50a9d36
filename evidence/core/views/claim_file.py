"""A claim file to what was said; whatever does not fit is refused by name."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from evidence.core.assessment.answers_file import ProblemsError
from evidence.core.assessment.claims import CLAIM_CODES
from evidence.core.assessment.profile import Profile
from evidence.core.edition.iso import COUNTRIES
from evidence.core.edition.items import METHODS
from evidence.core.edition.vocabulary import Outcome
from evidence.core.views.claim_check import Comparator, HairLoss, Said, SameProduct
from evidence.core.views.claim_numbers import Unit, clean_doi

HIGHEST_NUMBER = 1_000_000_000_000_000
"""Sellers count particles: the highest numbers anybody says are in the millions of millions."""

MOST_MONTHS = 120
LONGEST_DOI = 200
_DECIMAL = re.compile(r"\d{1,16}(\.\d{1,6})?")

_CODES: Mapping[str, Iterable[str]] = {
    "claim": CLAIM_CODES,
    "unit": tuple(Unit),
    "outcome": tuple(Outcome),
    "comparator": tuple(Comparator),
    "product": tuple(SameProduct),
    "route": tuple(METHODS.split()),
    "hair_loss": tuple(HairLoss),
    "country": COUNTRIES,
}
_KINDS: Mapping[str, type[StrEnum]] = {
    "unit": Unit,
    "outcome": Outcome,
    "comparator": Comparator,
    "product": SameProduct,
    "hair_loss": HairLoss,
}


def said_in(claim: object) -> tuple[Said, Profile]:
    """What somebody was told, and where they would be treated. An absent key was not said.

    Raises ProblemsError naming every problem; nothing is half-read.
    """
    if not isinstance(claim, dict):
        raise ProblemsError(("the claim is not an object of keys and codes",))
    problems = [
        problem for key, value in claim.items() if (problem := _problem(key, value)) is not None
    ]
    if "claim" not in claim:
        problems.append("claim: missing")
    if problems:
        raise ProblemsError(tuple(problems))
    read: dict[str, Any] = {
        key: _KINDS[key](value) if key in _KINDS else value for key, value in claim.items()
    }
    country = read.pop("country", None)
    if "number" in read:
        read["number"] = Decimal(read["number"])
    if "doi" in read:
        read["doi"] = clean_doi(read["doi"])
    return Said(**read), Profile(country=country)


def _problem(key: object, value: object) -> str | None:
    if key in _CODES:
        known = isinstance(value, str) and value in _CODES[str(key)]
        return None if known else f"{key}: {_shown(value)} is not a code of it"
    other: Mapping[object, tuple[Callable[[Any], bool], str]] = {
        "number": (_is_number, 'a decimal as text, like "9.5"'),
        "months": (_is_months, f"a whole number from 0 to {MOST_MONTHS}"),
        "doi": (_is_doi, "a DOI, like 10.1000/xyz123"),
    }
    if key not in other:
        return f"{_shown(key)}: unknown key"
    fits, expected = other[key]
    return None if fits(value) else f"{key}: expected {expected}, found {_shown(value)}"


def _is_number(value: object) -> bool:
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        return False
    return Decimal(value) <= HIGHEST_NUMBER


def _is_months(value: object) -> bool:
    return type(value) is int and 0 <= value <= MOST_MONTHS


def _is_doi(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_DOI and clean_doi(value) is not None


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
