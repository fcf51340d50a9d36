"""Where an option stands: the shortest reading of the rules, asked again for every "what if"."""

from evidence.core.catalogue import Catalogue, Option
from evidence.core.criteria import Heard, Verdict, judge_rule
from evidence.core.law import LEGAL_EFFECT, legal_status
from evidence.core.rules import Rule, Wish
from evidence.core.vocabulary import Effect, Group, Status


def rule_effect(rule: Rule, verdict: Verdict) -> Status:
    """What a rule does: its effect if it holds, a caution if that cannot be told."""
    if verdict is Verdict.FAILS:
        return Status.CAN_DISCUSS
    if verdict is Verdict.HOLDS and rule.effect is Effect.NOT_SUITABLE:
        return Status.NOT_SUITABLE
    return Status.CHECK_FIRST


def breaks_wish(wish: Wish, option: Option, heard: Heard) -> bool:
    """Whether the option goes past a limit the person set; a wish left open sets none."""
    codes = heard[wish.item].codes
    for allowance in wish.allows:
        if allowance.code in codes:
            if allowance.at_most is not None:
                return int(getattr(option, wish.attribute)) > allowance.at_most
            return _as_code(getattr(option, wish.attribute)) not in allowance.values
    return False


def rules_for(option: str, heard: Heard, catalogue: Catalogue) -> tuple[Rule, ...]:
    """The rules about an option; those on starting something new spare what is already used."""
    rules = catalogue.option_rules[option]
    if not is_used(option, heard, catalogue):
        return rules
    return tuple(rule for rule in rules if not rule.except_already_using)


def is_used(option: str, heard: Heard, catalogue: Catalogue) -> bool:
    """Whether the person already uses the option."""
    return option in (catalogue.using.get(code) for code in heard["regimen"].codes)


def status(option: Option, heard: Heard, place: str | None, catalogue: Catalogue) -> Status:
    """Where an option stands for these answers: the most closed effect that holds wins.

    `place` is the country of treatment, None or an open code where it is not known.
    """
    found = Status.CAN_DISCUSS
    if option.group is Group.EXOSOME_METHOD:
        found = LEGAL_EFFECT[legal_status(catalogue, place, option.key)]
    for rule in rules_for(option.key, heard, catalogue):
        if found is Status.NOT_SUITABLE:
            return found
        found = _more_closed(found, rule_effect(rule, judge_rule(rule, heard)))
    if any(breaks_wish(wish, option, heard) for wish in catalogue.wishes):
        found = _more_closed(found, Status.OUTSIDE_WISHES)
    return found


def _more_closed(one: Status, other: Status) -> Status:
    return one if one.openness <= other.openness else other


def _as_code(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
