"""What a clinic answered, as the person heard it: one letter a question and offer, in their own cookie."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.core.edition.catalogue import Catalogue
from evidence.editions.store import PublishedEdition
from questionnaire.questions import Text
from questionnaire.visit.visit import Visit

EXTRA = "clinic"
GOOD, WORRYING, NO_ANSWER = "g", "w", "n"
WORDS: Mapping[str, Text] = {
    GOOD: gettext_lazy("Good"),
    WORRYING: gettext_lazy("Worrying"),
    NO_ANSWER: gettext_lazy("No answer"),
}
"""What each letter stands for, in the order of the page."""
UNASKED = "."

Marks = Mapping[str, str]
"""Keys of clinic questions with the letter of what was heard."""


@dataclass(frozen=True)
class Tally:
    """How one clinic did: of the questions marked, how many had no answer and how many a worrying one."""

    asked: int
    no_answer: int
    worrying: int


def marks_of(visit: Visit, edition: PublishedEdition) -> dict[int, Marks]:
    """What was marked for each offer, by its number from 1. Another edition's marks count as none."""
    kept = visit.extras.get(EXTRA)
    if not isinstance(kept, dict) or kept.get("e") != edition.number:
        return {}
    keys = [question.key for question in edition.catalogue.clinic_questions]
    return {
        number: {key: letter for key, letter in zip(keys, line, strict=False) if letter in WORDS}
        for number, line in enumerate(kept["m"], start=1)
        if line.strip(UNASKED)
    }


def with_marks(visit: Visit, edition: PublishedEdition, marks: Mapping[int, Marks]) -> Visit:
    """The visit that keeps exactly these marks."""
    extras: dict[str, Any] = {key: kept for key, kept in visit.extras.items() if key != EXTRA}
    told = {number: one for number, one in marks.items() if one}
    if told:
        lines = [
            _line(told.get(number, {}), edition.catalogue) for number in range(1, max(told) + 1)
        ]
        extras[EXTRA] = {"e": edition.number, "m": lines}
    return replace(visit, extras=extras)


def without_offer(visit: Visit, edition: PublishedEdition, number: int) -> Visit:
    """The visit after one offer went: the marks of later ones move up with them."""
    marks = marks_of(visit, edition)
    rest = {place - (place > number): one for place, one in marks.items() if place != number}
    return with_marks(visit, edition, rest)


def tally(marks: Marks) -> Tally:
    """The marks of one offer, counted."""
    letters = list(marks.values())
    return Tally(len(letters), letters.count(NO_ANSWER), letters.count(WORRYING))


def tally_words(marks: Marks) -> str:
    """For example "No answer to 6 of 9 questions". Empty: nothing was marked."""
    count = tally(marks)
    if not count.asked:
        return ""
    return _("No answer to %(left)s of %(asked)s questions") % {
        "left": count.no_answer,
        "asked": count.asked,
    }


def heard_words(visit: Visit, edition: PublishedEdition) -> list[str]:
    """A line for each offer that was marked: "Offer 1: No answer to 6 of 9 questions"."""
    return [
        _("Offer %(number)s: %(tally)s") % {"number": number, "tally": tally_words(marks)}
        for number, marks in marks_of(visit, edition).items()
    ]


def _line(marks: Marks, catalogue: Catalogue) -> str:
    letters = (marks.get(question.key, UNASKED) for question in catalogue.clinic_questions)
    return "".join(letters).rstrip(UNASKED)
