"""Everything an edition can say of each option, once, for a clinician to read before patients do.

What a person is told of an option is a status and a set of reasons. Reasons of different parts add
up freely, and so do those of most codes within one. The booklet tells the *elementary* outcomes:
sets of reasons that are not merely other sets put together. Every possible outcome of an option is
some of its elementary ones side by side, and the most closed of them gives the status. A limit that
is passed is told like an outcome and changes no status.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from evidence.core.assessment.assess import assess
from evidence.core.assessment.law import LEGAL_EFFECT, legal_status, position
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.statuses import Ground, grounds, limits_passed
from evidence.core.assessment.summary import Reason
from evidence.core.assessment.three_valued import Facts, Verdict, judge
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.iso import COUNTRIES
from evidence.core.edition.vocabulary import ReasonKind, Status
from evidence.core.proof.answers_in_words import STOPPED, in_words, outcome_in_words
from evidence.core.proof.equivalence import Given
from evidence.core.proof.factors import COUNTRY, Class, Outcome, Part, apart
from evidence.core.proof.standings import spoken, standing_of

Marks = frozenset[tuple[str, ...]]
"""What is told of an option, as far as its wording goes: rules with their verdicts, limits passed."""

PAST = "past a limit"
"""What an entry says in place of a status where the only reasons are limits."""

_QUIET = outcome_in_words(Status.CAN_DISCUSS)


@dataclass(frozen=True)
class Entry:
    """One elementary outcome: answers that lead to it, the status they give, and why."""

    answers: str
    status: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Chapter:
    """One option, all its elementary outcomes, and how many outcomes they make together."""

    option: str
    name: str
    classes: int
    outcomes: int
    entries: tuple[Entry, ...]


def chapters(catalogue: Catalogue) -> tuple[Chapter, ...]:
    """A chapter for each option, in the edition's order."""
    return tuple(_chapter(option, catalogue) for option in catalogue.options)


def _chapter(option: Option, catalogue: Catalogue) -> Chapter:
    standing = standing_of(option, catalogue)
    entries: list[Entry] = []
    number = 1
    for part, found in zip(standing.parts, standing.outcomes, strict=True):
        if part.is_law:
            told = list(_by_country(option, part, catalogue))
            number *= len(told)
        else:
            groups = _groups(part, found, option, catalogue)
            number *= len(groups)
            told = [
                _entry(option, part, one.given, outcome, catalogue)
                for one, outcome in _elementary(groups)
            ]
        entries += (entry for entry in told if entry.status != _QUIET)
    return Chapter(option.key, option.name, standing.number_of_classes, number, tuple(entries))


def _groups(
    part: Part, found: tuple[Outcome, ...], option: Option, catalogue: Catalogue
) -> dict[Marks, tuple[Class, Outcome]]:
    """The classes of a part by what holds the option back in them, an example for each."""
    alone, bare = apart(part, option, catalogue)
    groups: dict[Marks, tuple[Class, Outcome]] = {}
    for one, outcome in zip(part.classes, found, strict=True):
        held = (_mark(ground, one.facts) for ground in grounds(alone, one.facts, None, bare))
        past = ((PAST, wish.item) for wish in limits_passed(alone, one.facts, bare))
        marks = frozenset((*held, *past))
        stopped = frozenset({(STOPPED,)})
        groups.setdefault(stopped if outcome is None else marks, (one, outcome))
    return groups


def _mark(ground: Ground, facts: Facts) -> tuple[str, ...]:
    """A rule that cannot be told speaks of the items that were left open."""
    lines = ground.cause.when if ground.cause else ()
    left_open = [line.item for line in lines if judge(line, facts) is Verdict.UNKNOWN]
    return ground.cause.key if ground.cause else COUNTRY, ground.verdict.value, *left_open


def _elementary(groups: Mapping[Marks, tuple[Class, Outcome]]) -> Iterator[tuple[Class, Outcome]]:
    """The groups that are not merely others put together, smallest first."""
    kept: list[Marks] = []
    for marks in sorted(groups, key=len):
        within = [other for other in kept if other < marks]
        if marks and frozenset().union(*within) != marks:
            kept.append(marks)
            yield groups[marks]


def _by_country(option: Option, part: Part, catalogue: Catalogue) -> Iterator[Entry]:
    """The law of each country that has a statement of its own, and of all that have none."""
    by_row: dict[str | None, list[str]] = {}
    for place in sorted(COUNTRIES):
        row = position(catalogue, place, option.key)
        by_row.setdefault(row.country if row else None, []).append(place)
    unnamed = _entry(option, part, {}, Status.CAN_DISCUSS, catalogue)
    yield replace(unnamed, status=_status(option, None, catalogue))
    for row_country, places in by_row.items():
        entry = _entry(option, part, {COUNTRY: places[0]}, Status.CAN_DISCUSS, catalogue)
        names = " and ".join(places) if row_country else "any other"
        yield replace(
            entry, answers=f"country: {names}", status=_status(option, places[0], catalogue)
        )


def _status(option: Option, place: str | None, catalogue: Catalogue) -> str:
    return outcome_in_words(LEGAL_EFFECT[legal_status(catalogue, place, option.key)])


def _entry(
    option: Option, part: Part, given: Mapping[str, Given], outcome: Outcome, catalogue: Catalogue
) -> Entry:
    summary = assess(Profile(**given), catalogue)  # type: ignore[arg-type]
    reasons = tuple(
        reason
        for told in summary.options
        if told.key == option.key
        for reason in told.reasons
        if {because.item.removeprefix("treatment_") for because in reason.because} <= {*part.items}
    )
    past = bool(reasons) and all(reason.kind is ReasonKind.WISH for reason in reasons)
    status = PAST if past and outcome is Status.CAN_DISCUSS else outcome_in_words(outcome)
    return Entry(in_words(spoken(part, given)), status, reasons)
