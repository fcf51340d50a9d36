"""Which questions a person chose to take along, kept in a few bytes of the answers cookie."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from evidence.core.assessment.summary import Summary
from evidence.core.edition.catalogue import Catalogue
from evidence.editions.store import PublishedEdition
from questionnaire.visit.visit import Visit

EXTRA = "checklist"
MOST_BLANK_LINES = 5
USUAL_BLANK_LINES = 2
FURTHER = 6
"""So many questions stand below the three to ask first, on a side that is enough for ten minutes."""


@dataclass(frozen=True)
class Choice:
    """What goes on paper. `left_out` are questions the answers call for and the person unticked."""

    taken: frozenset[str]
    left_out: frozenset[str] = frozenset()
    blank_lines: int = USUAL_BLANK_LINES
    with_answers: bool = False
    with_sensitive: bool = False
    """The second tick; it counts only beside the first."""


def usual_choice(summary: Summary) -> Choice:
    """The three to ask first, and the next six in the edition's order."""
    rest = [asked.key for asked in summary.questions if asked.key not in summary.ask_first]
    return Choice(frozenset((*summary.ask_first, *rest[:FURTHER])))


def whole_choice(summary: Summary, choice: Choice) -> Choice:
    """The same choice with every question that fits the answers."""
    return replace(
        choice,
        taken=choice.taken | {asked.key for asked in summary.questions},
        left_out=frozenset(),
    )


def choice_of(visit: Visit, edition: PublishedEdition, summary: Summary) -> Choice:
    """The person's choice, or the usual one where they made none.

    Where somebody chose, a question that later answers call for comes in; it stays out only if
    it was unticked before.
    """
    kept = visit.extras.get(EXTRA)
    # Places in another edition's list are other questions.
    if not kept or kept["e"] != edition.number:
        return usual_choice(summary)
    agreed: dict[str, Any] = {"with_answers": bool(kept["a"]), "with_sensitive": bool(kept["s"])}
    if "t" not in kept:
        return replace(usual_choice(summary), **agreed)
    taken, left_out = (_keys(kept[name], edition.catalogue) for name in ("t", "o"))
    called_for = {question.key for question in summary.questions if question.required}
    return Choice(
        taken=taken | (called_for - left_out),
        left_out=left_out & called_for,
        blank_lines=kept["b"],
        **agreed,
    )


def with_choice(visit: Visit, edition: PublishedEdition, choice: Choice) -> Visit:
    """The visit that remembers this choice."""
    kept = {
        "t": _bits(choice.taken, edition.catalogue),
        "o": _bits(choice.left_out, edition.catalogue),
        "b": choice.blank_lines,
    }
    return _kept(visit, edition, choice, kept)


def with_consent(visit: Visit, edition: PublishedEdition, choice: Choice) -> Visit:
    """The visit that remembers what may be printed of the person; the questions stay as they were."""
    kept = visit.extras.get(EXTRA) or {}
    same = kept if kept.get("e") == edition.number else {}
    return _kept(visit, edition, choice, {name: same[name] for name in "tob" if name in same})


def without_choice(visit: Visit) -> Visit:
    """The visit as if nothing had been chosen yet."""
    extras: dict[str, Any] = {k: v for k, v in visit.extras.items() if k != EXTRA}
    return replace(visit, extras=extras)


def _kept(
    visit: Visit, edition: PublishedEdition, choice: Choice, questions: dict[str, Any]
) -> Visit:
    kept = {
        "e": edition.number,
        **questions,
        "a": int(choice.with_answers),
        "s": int(choice.with_sensitive),
    }
    return replace(visit, extras={**visit.extras, EXTRA: kept})


def _bits(keys: Collection[str], catalogue: Catalogue) -> str:
    """One bit a question, in the edition's order: twelve letters for fifty questions."""
    places = enumerate(catalogue.clinic_questions)
    return f"{sum(1 << place for place, question in places if question.key in keys):x}"


def _keys(bits: str, catalogue: Catalogue) -> frozenset[str]:
    number = int(bits, 16)
    places = enumerate(catalogue.clinic_questions)
    return frozenset(question.key for place, question in places if number >> place & 1)
