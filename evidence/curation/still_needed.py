"""What an option still needs before it can be approved and published, as the drafts stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.items import ITEMS
from evidence.core.edition.serialisation import ShapeError
from evidence.core.edition.vocabulary import Effect, Side, Status
from evidence.core.proof.answers_in_words import words
from evidence.core.proof.invariants import BOUNDS, Bound
from evidence.curation.belonging import belonging
from evidence.curation.impact_preview import promises_broken
from evidence.drafts.catalogue import build_catalogue
from evidence.editions.gate import CHECKS, Problem
from evidence.editions.kept import question_of, read_kept
from evidence.models import (
    Draft,
    Finding,
    FirstYearCost,
    Gap,
    Option,
    Price,
    PriceNotFound,
    Rule,
    State,
)

DESCRIBED = (
    "approved_status",
    "time_to_judge",
    "reversibility",
    "certainty_reason",
    "evidence_summary",
    "best_evidence",
)
"""What pages say of every option, so that none looks better for saying less."""


@dataclass(frozen=True)
class BrokenPromise:
    """A safety promise that the option would break, and the rules that could keep it."""

    key: str
    sentence: str
    example: str
    rules: tuple[Rule, ...] = ()
    """Rules on the same answers that do not name the option yet; empty: a new one is needed."""


@dataclass(frozen=True)
class StillNeeded:
    """What is there and what is missing, part by part."""

    blank: tuple[str, ...]
    """Fields of the option that say nothing."""
    findings: dict[Side, tuple[Finding, ...]]
    gaps: tuple[Gap, ...]
    says_what_is_unknown: bool
    prices: tuple[Draft, ...]
    promises: tuple[BrokenPromise, ...]
    others: tuple[Problem, ...] = ()
    """What else the gate would say of it, each as a sentence; looked for when every promise holds."""
    together: tuple[Draft, ...] = field(default=())
    """Every open draft that belongs to it, the option first."""


def still_needed(option: Option) -> StillNeeded:
    """Everything about one option, drafts that wait included."""
    key = option.key
    findings = {
        side: tuple(Finding.objects.filter(option=option, side=side).order_by("position", "pk"))
        for side in Side
    }
    gaps = tuple(Gap.objects.filter(method=key).order_by("position", "pk"))
    unclear = any(
        one.size == "not_known" or one.direction == "unclear"
        for side in findings.values()
        for one in side
    )
    prices: list[Draft] = [
        *Price.objects.filter(option=key),
        *PriceNotFound.objects.filter(option=key),
        *FirstYearCost.objects.filter(option=option),
    ]
    together = [one for one in (option, *belonging([option])) if one.state != State.APPROVED]
    promises: list[BrokenPromise] = []
    others: list[Problem] = []
    try:
        after = build_catalogue(approved_only=True, also=together)
    except ShapeError as error:
        others = [Problem(str(error))]
    else:
        promises = list(_broken_promises(key, after))
        # Reading every text takes a second; it is done when there is a whole to read.
        others = [] if promises else _said_of(key, together, after)
    return StillNeeded(
        blank=tuple(name for name in DESCRIBED if not getattr(option, name)),
        findings=findings,
        gaps=gaps,
        says_what_is_unknown=bool(gaps) or unclear,
        prices=tuple(prices),
        promises=tuple(promises),
        others=tuple(others),
        together=tuple(together),
    )


def _broken_promises(key: str, after: Catalogue) -> Iterator[BrokenPromise]:
    bounds = {bound.key: bound for bound in BOUNDS}
    for one, _about, example in promises_broken((key,), after):
        bound = bounds.get(one.key)
        fits = _keeps(bound) if bound else _reads(example)
        yield BrokenPromise(one.key, one.sentence, example, _rules(key, fits))


def _rules(key: str, fits: Callable[[Rule], bool]) -> tuple[Rule, ...]:
    """Rules that do not name the option yet and could keep a promise; those on most options first."""
    every = Rule.objects.prefetch_related("when").order_by("position", "pk")
    found = [rule for rule in every if key not in rule.options and fits(rule)]
    return tuple(sorted(found, key=lambda rule: -len(rule.options)))


def _keeps(bound: Bound) -> Callable[[Rule], bool]:
    """Whether a rule holds on the answers of a bound alone, and is strict enough for it."""
    strict = {Effect.NOT_SUITABLE, Effect.STOP}
    if bound.ceiling not in (None, Status.NOT_SUITABLE):
        strict.add(Effect.CHECK_FIRST)
    asked = bound.when[0]

    def fits(rule: Rule) -> bool:
        lines = list(rule.when.all())
        return (
            rule.effect in strict
            and len(lines) == 1
            and lines[0].item == asked.item
            and bool(set(lines[0].codes) & set(asked.codes))
        )

    return fits


def _reads(example: str) -> Callable[[Rule], bool]:
    """Whether a rule reads one of the answers that an example names."""
    items = {item.key for item in ITEMS if f"{words(item.key)}: " in example}
    return lambda rule: any(line.item in items for line in rule.when.all())


def _said_of(key: str, together: list[Draft], after: Catalogue) -> list[Problem]:
    """What the gate finds in the option or in a draft that belongs to it, sides and unknowns aside."""
    names = {key, *(getattr(one, "key", "") for one in together)} - {""}
    kept = read_kept()
    told = (
        Problem(problem, question_of(check, problem, after) if check.reading else None)
        for check in CHECKS
        if check.key not in TOLD_APART
        for problem in check.found(after)
        if names & set(_words(problem))
    )
    return [one for one in told if not (one.question and kept.holds(one.question))]


TOLD_APART = ("options tell both sides",)


def _words(problem: str) -> list[str]:
    return problem.replace(":", " ").replace(",", " ").replace("'", " ").split()
