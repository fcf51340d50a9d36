"""What decides one option's status, taken apart: items that are read together, and their classes.

Rules, wishes and bounds that read a common item belong to one part, and so does the item that
decides whether another is asked. The law of the country of treatment is a part of its own.
Parts share no item, so each class of one part can meet each class of every other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from math import prod

from evidence.core.assessment.law import position
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.statuses import status
from evidence.core.assessment.three_valued import NOT_ASKED, Facts, Verdict, facts_of, judge_rule
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.iso import COUNTRIES
from evidence.core.edition.items import ITEM, OPEN_CODES, PLACE
from evidence.core.edition.rules import Line, Rule
from evidence.core.edition.vocabulary import Effect, Group, Status
from evidence.core.proof.equivalence import (
    AnswerClass,
    CodeSets,
    Given,
    answer_classes,
    gates,
    hits_of,
)
from evidence.core.proof.invariants import BOUNDS, WAIT, Bound, exosome

Outcome = Status | None
"""An option's status; None where the questions end before any option."""

MOST_CLASSES = 400_000
"""More in one part than anybody waits for: the rules must then be written more simply."""

COUNTRY = "country"
_SILENCE = facts_of(Profile())


class TooManyClassesError(ValueError):
    """Rules tie so many items together that their classes cannot be gone through one by one."""


@dataclass(frozen=True)
class Class:
    """Answers that nothing tells apart, by one example."""

    given: Mapping[str, Given]
    facts: Facts = field(repr=False)
    place: str | None = None


@dataclass(frozen=True)
class Part:
    """Items read together, and every class of answers to them.

    `choices` are the classes of each item by itself, told apart by its `sets` of codes; `class_of` leads from one of each to the
    class they make together, which may be the same for several: what is not asked is no fact.
    """

    items: tuple[str, ...]
    sets: tuple[CodeSets, ...]
    choices: tuple[tuple[AnswerClass, ...], ...]
    class_of: Mapping[tuple[int, ...], int] = field(repr=False)
    classes: tuple[Class, ...] = field(repr=False)

    @property
    def is_law(self) -> bool:
        """Whether this is the law's part."""
        return self.items == (COUNTRY,)


def openness(outcome: Outcome) -> int:
    """Higher is more open; a stop is more closed than any status."""
    return -1 if outcome is None else outcome.openness


def more_closed(one: Outcome, other: Outcome) -> Outcome:
    """The outcome that two parts make together."""
    return one if openness(one) <= openness(other) else other


def rules_of(option: str, catalogue: Catalogue) -> tuple[Rule, ...]:
    """The rules that can touch an option; waiting is shown even where the questions end."""
    return tuple(
        rule
        for rule in catalogue.rules
        if option in rule.options or (rule.effect is Effect.STOP and option != WAIT)
    )


def parts_of(
    option: Option, catalogues: Sequence[Catalogue], bounds: Sequence[Bound] = BOUNDS
) -> tuple[Part, ...]:
    """The parts of an option, fine enough for the rules of each of the catalogues and for the bounds."""
    bounds = [bound for bound in bounds if bound.concerns(option)]
    sets = _code_sets(option, catalogues, bounds)
    tied = [
        *(rule_items(rule, option.key, c) for c in catalogues for rule in rules_of(option.key, c)),
        *({line.item for line in bound.when} for bound in bounds),
    ]
    safety = _safety_items(option.key, catalogues)
    parts = [
        _part(items, tuple(sets.get(item, ()) for item in items), safety.intersection(items))
        for items in _joined([*tied, *({item} for item in sets)])
    ]
    if option.group is Group.EXOSOME_METHOD or exosome(option):
        parts.append(_law(option.key, catalogues))
    return tuple(parts)


def rule_items(rule: Rule, option: str, catalogue: Catalogue) -> set[str]:
    """The items a rule reads for this option, what is already used included."""
    items = {line.item for line in rule.when}
    if rule.except_already_using and option in catalogue.using.values():
        items.add("regimen")
    return items


def apart(part: Part, option: Option, catalogue: Catalogue) -> tuple[Option, Catalogue]:
    """The option and the edition as if nothing but this part were read."""
    if part.is_law:
        return option, replace(catalogue, rules=(), wishes=())
    rules = tuple(r for r in rules_of(option.key, catalogue) if r.when[0].item in part.items)
    wishes = tuple(wish for wish in catalogue.wishes if wish.item in part.items)
    lawless = replace(option, group=Group.OTHER_CHOICE)
    return lawless, replace(catalogue, rules=rules, wishes=wishes)


def outcomes(part: Part, option: Option, catalogue: Catalogue) -> tuple[Outcome, ...]:
    """What each class of a part does to the option, judged by the very function patients meet."""
    alone, bare = apart(part, option, catalogue)
    stops = bare.stop_rules if option.key != WAIT else ()
    return tuple(
        None if _stopped(stops, one.facts) else status(alone, one.facts, one.place, bare)
        for one in part.classes
    )


def number_of_classes(parts: Iterable[Part]) -> int:
    """How many classes of whole answer sets the parts tell apart together."""
    return prod(len(part.classes) for part in parts)


def _stopped(stops: Iterable[Rule], facts: Facts) -> bool:
    return any(judge_rule(rule, facts) is Verdict.HOLDS for rule in stops)


def _lines(
    option: Option, catalogues: Sequence[Catalogue], bounds: Sequence[Bound]
) -> Iterator[Line]:
    for catalogue in catalogues:
        for rule in rules_of(option.key, catalogue):
            yield from rule.when
    for bound in bounds:
        yield from bound.when


def _safety_items(option: str, catalogues: Sequence[Catalogue]) -> frozenset[str]:
    return frozenset(
        line.item for c in catalogues for rule in rules_of(option, c) for line in rule.when
    )


def _code_sets(
    option: Option, catalogues: Sequence[Catalogue], bounds: Sequence[Bound]
) -> dict[str, CodeSets]:
    """For each item that matters, the sets of codes that something asks about."""
    found: dict[str, dict[frozenset[str], None]] = {}
    for line in _lines(option, catalogues, bounds):
        found.setdefault(line.item, {})[line.code_set] = None
    for catalogue in catalogues:
        for wish in catalogue.wishes:
            for allowance in wish.allows:
                found.setdefault(wish.item, {})[frozenset({allowance.code})] = None
        if any(rule.except_already_using for rule in rules_of(option.key, catalogue)):
            using = frozenset(code for code, used in catalogue.using.items() if used == option.key)
            if using:
                found.setdefault("regimen", {})[using] = None
    return {item: tuple(sets) for item, sets in found.items()}


def _joined(groups: Iterable[set[str]]) -> list[tuple[str, ...]]:
    """Groups that share an item, or an item and what decides whether it is asked, made one."""
    joined: list[set[str]] = []
    for group in groups:
        whole = group.union(*(gates(item) for item in group))
        apart = [other for other in joined if whole.isdisjoint(other)]
        joined = [*apart, whole.union(*(other for other in joined if other not in apart))]
    return sorted(tuple(sorted(group, key=PLACE.__getitem__)) for group in joined)


@lru_cache(maxsize=200)
def _part(items: tuple[str, ...], sets: tuple[CodeSets, ...], safety: frozenset[str]) -> Part:
    """The classes of items read together. They depend on nothing else, so the next proof finds them made."""
    opening: dict[str, CodeSets] = {
        item: tuple(gates(other)[item] for other in items if item in gates(other)) for item in items
    }
    every = tuple((*own, *opening[item]) for item, own in zip(items, sets, strict=True))
    choices = tuple(answer_classes(ITEM[i], own) for i, own in zip(items, every, strict=True))
    if prod(len(classes) for classes in choices) > MOST_CLASSES:
        raise TooManyClassesError(", ".join(items))
    class_of: dict[tuple[int, ...], int] = {}
    classes: dict[tuple[tuple[int, bool], ...], tuple[int, Class]] = {}
    for places in product(*(range(len(one)) for one in choices)):
        given = {
            item: choices[n][places[n]].example
            for n, item in enumerate(items)
            if choices[n][places[n]].example is not None
        }
        facts = facts_of(Profile(**given))  # type: ignore[arg-type]
        seen = tuple(_seen(item, facts, own, safety) for item, own in zip(items, sets, strict=True))
        number, _ = classes.setdefault(seen, (len(classes), Class(given, facts)))
        class_of[places] = number
    return Part(items, every, choices, class_of, tuple(one for _, one in classes.values()))


def _seen(item: str, facts: Facts, sets: CodeSets, safety: frozenset[str]) -> tuple[int, bool]:
    """All that rules, wishes and bounds can see of one item: the sets it names, and if it is open.

    Open matters to rules only. What is not asked looks like an answer that names nothing.
    """
    answer = facts[item]
    if answer == NOT_ASKED:
        return 0, False
    return hits_of(answer.codes, sets), answer.open and item in safety


def _law(option: str, catalogues: Sequence[Catalogue]) -> Part:
    classes: dict[tuple[object, ...], Class] = {}
    for place in (None, *ITEM[COUNTRY].codes, *sorted(COUNTRIES)):
        rows = [position(catalogue, place, option) for catalogue in catalogues]
        unnamed = place is None or place in OPEN_CODES
        seen = (unnamed, *(row and row.status for row in rows))
        classes.setdefault(seen, Class({COUNTRY: place} if place else {}, _SILENCE, place))
    return Part((COUNTRY,), ((),), ((),), {}, tuple(classes.values()))
