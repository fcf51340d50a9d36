"""Answers and statuses in words that a curator reads without the questionnaire beside them."""

from collections.abc import Mapping

from evidence.core.assessment.profile import Money
from evidence.core.edition.items import PLACE
from evidence.core.edition.vocabulary import Status
from evidence.core.proof.equivalence import Given, codes_of

STOPPED = "the stop page"


def words(code: str) -> str:
    """A code as words."""
    return code.replace("_", " ")


def in_words(given: Mapping[str, Given | Money]) -> str:
    """Answers as one line, in the questionnaire's order."""
    told = (
        f"{words(item)}: {_answer(given[item])}" for item in sorted(given, key=PLACE.__getitem__)
    )
    return "; ".join(told) or "nothing answered"


def outcome_in_words(outcome: Status | None) -> str:
    """A status as words; None is the stop page."""
    return STOPPED if outcome is None else words(outcome.value)


def _answer(given: Given | Money) -> str:
    if isinstance(given, Money):
        return f"{given.amount} {given.currency}"
    named = [words(code) for code in codes_of(given)]
    return " and ".join(named) if named else "not answered"
