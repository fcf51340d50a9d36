"""Where an option stands: the shortest reading of the rules, asked again for every "what if".

What is safe and lawful is one question, what a person wants is another: rules and the law decide the
status, limits stand beside it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from evidence.core.assessment.law import LEGAL_EFFECT, legal_status
from evidence.core.assessment.three_valued import Facts, Verdict, judgements
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.rules import Rule, Wish
from evidence.core.edition.vocabulary import Effect, Group, Status


def rule_effect(rule: Rule, verdict: Verdict) -> Status:
    """What a rule does: its effect if it holds, a caution if that cannot be told."""
    if verdict is Verdict.FAILS:
        return Status.CAN_DISCUSS
    if verdict is Verdict.HOLDS and rule.effect is Effect.NOT_SUITABLE:
        return Status.NOT_SUITABLE
    return Status.CHECK_FIRST


def passes(wish: Wish, option: Option, facts: Facts) -> bool:
    """Whether the option goes past a limit the person set; a wish left open sets none."""
    codes = facts[wish.item].codes
    for allowance in wish.allows:
        if allowance.code in codes:
            if allowance.at_most is not None:
                return int(getattr(option, wish.attribute)) > allowance.at_most
            return _as_code(getattr(option, wish.attribute)) not in allowance.values
    return False


def applies(rule: Rule, option: str, facts: Facts, catalogue: Catalogue) -> bool:
    """Whether a rule is about an option; one on starting something new spares what is already used."""
    return option in rule.option_set and not (
        rule.except_already_using and is_used(option, facts, catalogue)
    )


def is_used(option: str, facts: Facts, catalogue: Catalogue) -> bool:
    """Whether the person already uses the option."""
    return option in [catalogue.using.get(code) for code in facts["regimen"].codes]


def limits_passed(option: Option, facts: Facts, catalogue: Catalogue) -> tuple[Wish, ...]:
    """The limits that the person set and the option goes past, in the edition's order."""
    return tuple([wish for wish in catalogue.wishes if passes(wish, option, facts)])


class Ground(NamedTuple):
    """One thing that holds an option back: how far, what it is, and the items it was read off."""

    status: Status
    cause: Rule | None
    """None: the law."""
    verdict: Verdict
    items: frozenset[str]


def grounds(
    option: Option,
    facts: Facts,
    place: str | None,
    catalogue: Catalogue,
    judged: Mapping[str, Verdict] | None = None,
) -> list[Ground]:
    """Everything that holds an option back for these answers: rules as they were judged, then the law.

    `place` is the country of treatment, None or an open code where it is not known. `judged` is what
    `judgements` gives for these answers, where several options are asked about.
    """
    if judged is None:
        judged = judgements(catalogue.option_rules[option.key], facts)
    found = [
        Ground(rule_effect(rule, verdict), rule, verdict, rule.items)
        for key, verdict in judged.items()
        if applies(rule := catalogue.rule[key], option.key, facts, catalogue)
    ]
    if option.group is Group.EXOSOME_METHOD:
        law = LEGAL_EFFECT[legal_status(catalogue, place, option.key)]
        if law is not Status.CAN_DISCUSS:
            found.append(Ground(law, None, Verdict.HOLDS, frozenset()))
    return found


def most_closed(found: list[Ground]) -> Status:
    """The status that these grounds leave: the most closed one wins."""
    if not found:
        return Status.CAN_DISCUSS
    return min((ground.status for ground in found), key=_openness)


def status(
    option: Option,
    facts: Facts,
    place: str | None,
    catalogue: Catalogue,
    judged: Mapping[str, Verdict] | None = None,
) -> Status:
    """Where an option stands for these answers; `judged` as in `grounds`."""
    return most_closed(grounds(option, facts, place, catalogue, judged))


def _openness(found: Status) -> int:
    return found.openness


def _as_code(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
