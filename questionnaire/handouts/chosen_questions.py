"""Which questions a person chose to take along, kept in a few bytes of the answers cookie."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from evidence.core.assessment.summary import Asked
from evidence.core.edition.catalogue import Catalogue
from evidence.editions.store import PublishedEdition
from questionnaire.visit.visit import Visit

EXTRA = "checklist"
MOST_BLANK_LINES = 5
USUAL_BLANK_LINES = 2


@dataclass(frozen=True)
class Choice:
    """What goes on paper. `left_out` are questions the answers call for and the person unticked."""

    taken: frozenset[str]
    left_out: frozenset[str] = frozenset()
    blank_lines: int = USUAL_BLANK_LINES
    with_answers: bool = False
    with_sensitive: bool = False
    """The second tick; it counts only beside the first."""


def usual_choice(asked: Iterable[Asked]) -> Choice:
    """What the edition chooses for these answers."""
    return Choice(frozenset(question.key for question in asked))


def choice_of(visit: Visit, edition: PublishedEdition, asked: Collection[Asked]) -> Choice:
    """The person's choice, or the usual one where they made none.

    A question that later answers call for comes in; it stays out only if it was unticked before.
    """
    kept = visit.extras.get(EXTRA)
    # Places in another edition's list are other questions.
    if not kept or kept["e"] != edition.number:
        return usual_choice(asked)
    taken, left_out = (_keys(kept[name], edition.catalogue) for name in ("t", "o"))
    called_for = {question.key for question in asked if question.required}
    return Choice(
        taken=taken | (called_for - left_out),
        left_out=left_out & called_for,
        blank_lines=kept["b"],
        with_answers=bool(kept["a"]),
        with_sensitive=bool(kept["s"]),
    )


def with_choice(visit: Visit, edition: PublishedEdition, choice: Choice) -> Visit:
    """The visit that remembers this choice."""
    kept = {
        "e": edition.number,
        "t": _bits(choice.taken, edition.catalogue),
        "o": _bits(choice.left_out, edition.catalogue),
        "b": choice.blank_lines,
        "a": int(choice.with_answers),
        "s": int(choice.with_sensitive),
    }
    return replace(visit, extras={**visit.extras, EXTRA: kept})


def without_choice(visit: Visit) -> Visit:
    """The visit as if nothing had been chosen yet."""
    extras: dict[str, Any] = {k: v for k, v in visit.extras.items() if k != EXTRA}
    return replace(visit, extras=extras)


def _bits(keys: Collection[str], catalogue: Catalogue) -> str:
    """One bit a question, in the edition's order: twelve letters for fifty questions."""
    places = enumerate(catalogue.clinic_questions)
    return f"{sum(1 << place for place, question in places if question.key in keys):x}"


def _keys(bits: str, catalogue: Catalogue) -> frozenset[str]:
    number = int(bits, 16)
    places = enumerate(catalogue.clinic_questions)
    return frozenset(question.key for place, question in places if number >> place & 1)
