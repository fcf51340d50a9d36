"""Statements about the rules themselves: each can hold, and none is swallowed unmarked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from evidence.core.assessment.statuses import is_used, rule_effect
from evidence.core.assessment.three_valued import Verdict, judge_rule
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.rules import Rule
from evidence.core.edition.vocabulary import Effect, Status
from evidence.core.proof.answer_checks import Broken
from evidence.core.proof.factors import Class, Outcome, Part, openness, rules_of
from evidence.core.proof.invariants import FIRES, SWALLOWED
from evidence.core.proof.standings import Standing

Effects = Mapping[str, Outcome]


@dataclass
class _Seen:
    """What was seen of the rules over all classes: pairs of a rule's key and an option's."""

    held: set[tuple[str, str]] = field(default_factory=set)
    decided: set[tuple[str, str]] = field(default_factory=set)
    """Pairs where, in some class, the rule is more closed than every other rule."""
    uncovered: set[tuple[str, str]] = field(default_factory=set)
    """Pairs where, in some class, the rules it is marked as covered by are all less closed."""
    less_closed: set[tuple[str, str, str]] = field(default_factory=set)
    """Rule, option, one rule it is marked as covered by: in some class that one is less closed."""


def broken_rules(standings: Iterable[Standing], catalogue: Catalogue) -> Iterator[Broken]:
    """Rules that can hold for nobody, and rules that other rules swallow unmarked."""
    seen = _Seen()
    for standing in standings:
        for part in standing.parts:
            if not part.is_law:
                _look(part, standing.option.key, catalogue, seen)
    known = {rule.key: rule for rule in catalogue.rules}
    for rule in catalogue.rules:
        yield from _unheld(rule, catalogue, seen)
        yield from _swallowed(rule, catalogue, seen)
        yield from _false_marks(rule, known, catalogue, seen)


def _look(part: Part, option: str, catalogue: Catalogue, seen: _Seen) -> None:
    rules = [rule for rule in rules_of(option, catalogue) if rule.when[0].item in part.items]
    marks = {rule.key: rule.covered_by for rule in rules}
    for one in part.classes:
        used = is_used(option, one.facts, catalogue)
        effects = dict(_effects(rules, option, one, used, seen))
        strictest, next_to_it = _two_strictest(effects)
        for key, effect in effects.items():
            if openness(effect) == strictest and strictest < next_to_it:
                seen.decided.add((key, option))
            marked = {
                other: openness(effects.get(other, Status.CAN_DISCUSS)) for other in marks[key]
            }
            less = {other for other, height in marked.items() if height > openness(effect)}
            seen.less_closed.update((key, option, other) for other in less)
            if less == marked.keys():
                seen.uncovered.add((key, option))


def _effects(
    rules: Iterable[Rule], option: str, one: Class, used: bool, seen: _Seen
) -> Iterator[tuple[str, Outcome]]:
    """The rules that do something in this class, and what."""
    for rule in rules:
        verdict = judge_rule(rule, one.facts)
        if verdict is Verdict.FAILS or (used and rule.except_already_using):
            continue
        if verdict is Verdict.HOLDS:
            seen.held.add((rule.key, option))
        if rule.effect is Effect.STOP and verdict is Verdict.HOLDS:
            yield rule.key, None
        elif option in rule.options:
            yield rule.key, rule_effect(rule, verdict)


def _two_strictest(effects: Effects) -> tuple[int, int]:
    open_most = Status.CAN_DISCUSS.openness
    first, second, *_ = sorted([*map(openness, effects.values()), open_most, open_most])
    return first, second


def _unheld(rule: Rule, catalogue: Catalogue, seen: _Seen) -> Iterator[Broken]:
    if not rule.options:
        if rule.effect is not Effect.STOP:
            yield Broken(FIRES[0], f"{rule.key} names no option.")
        elif not any(key == rule.key for key, _ in seen.held):
            yield Broken(FIRES[0], f"{rule.key} can hold for nobody.")
    for option in rule.options:
        if option not in catalogue.option:
            yield Broken(FIRES[0], f"{rule.key} names {option}, which is not an option.")
        elif (rule.key, option) not in seen.held:
            yield Broken(FIRES[0], f"{rule.key} can hold for nobody on {option}.")


def _swallowed(rule: Rule, catalogue: Catalogue, seen: _Seen) -> Iterator[Broken]:
    for option in rule.options:
        pair = (rule.key, option)
        if option not in catalogue.option or pair not in seen.held or pair in seen.decided:
            continue
        if pair in seen.uncovered:
            yield Broken(
                SWALLOWED[0],
                f"Without {rule.key} no status of {option} would differ, and it names no rule that covers it there.",
            )


def _false_marks(
    rule: Rule, known: Mapping[str, Rule], catalogue: Catalogue, seen: _Seen
) -> Iterator[Broken]:
    for other in rule.covered_by:
        if other not in known:
            yield Broken(
                SWALLOWED[0], f"{rule.key} is marked as covered by {other}, which is no rule."
            )
        elif not any(
            (rule.key, option) in seen.held and (rule.key, option, other) not in seen.less_closed
            for option in rule.options
        ):
            yield Broken(
                SWALLOWED[0],
                f"{rule.key} is marked as covered by {other}, which covers it nowhere.",
            )
