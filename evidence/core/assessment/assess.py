"""The heart: one person's answers and one edition give one summary. Pure, and nothing else."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from evidence.core.assessment.checklist import asked_first, questions_for
from evidence.core.assessment.claims import word_on
from evidence.core.assessment.costs import first_year_cost, offer_of
from evidence.core.assessment.law import legal_reason, legal_rows
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.statuses import (
    Ground,
    grounds,
    is_used,
    limits_passed,
    most_closed,
    status,
)
from evidence.core.assessment.summary import (
    Because,
    ClaimChecked,
    Cost,
    Keys,
    Noticed,
    OptionSummary,
    Reason,
    Stop,
    Summary,
    Warned,
)
from evidence.core.assessment.three_valued import (
    Answer,
    Facts,
    Verdict,
    all_hold,
    facts_of,
    judge,
    judge_rule,
    judgements,
)
from evidence.core.assessment.what_if import would_change
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.items import PLACE
from evidence.core.edition.rules import Line, Rule, Wish
from evidence.core.edition.vocabulary import (
    Effect,
    Fit,
    Group,
    ReasonKind,
    Status,
)

WAIT = "wait"
"""The option that is always there and always open."""


def assess(profile: Profile, catalogue: Catalogue) -> Summary:
    """What this edition tells a person with these answers."""
    profile = profile.asked()
    facts = facts_of(profile)
    stop = _stop(facts, catalogue)
    shown = [catalogue.option[WAIT]] if stop else catalogue.options
    judged = judgements(catalogue.rules, facts)
    suppose = _supposing(facts, judged, catalogue)
    reason_of = _reasons(profile, facts, catalogue)
    options = tuple(
        [_option(option, profile, facts, judged, catalogue, suppose, reason_of) for option in shown]
    )
    if stop:
        return Summary(
            stop, _warnings(facts, catalogue), _notices(facts, catalogue), options, None, (), (), ()
        )
    questions = questions_for(profile, facts, _still_open(options), catalogue)
    return Summary(
        stop=None,
        warnings=_warnings(facts, catalogue),
        notices=_notices(facts, catalogue),
        options=options,
        offer=offer_of(profile.offer_method, profile.offer_price, profile.budget),
        ask_first=asked_first(question.key for question in questions),
        questions=questions,
        claims=_claims(profile, facts, catalogue),
    )


def _still_open(options: tuple[OptionSummary, ...]) -> list[str]:
    """The exosome methods this person might still be offered."""
    return [
        option.key
        for option in options
        if option.group is Group.EXOSOME_METHOD and option.status is not Status.NOT_SUITABLE
    ]


def _stop(facts: Facts, catalogue: Catalogue) -> Stop | None:
    for rule in catalogue.stop_rules:
        if judge_rule(rule, facts) is Verdict.HOLDS:
            key = rule.when[0].codes[0]
            words = catalogue.wording
            return Stop(key, words[f"stop_{key}_text"], words[f"stop_{key}_action"])
    return None


def _warnings(facts: Facts, catalogue: Catalogue) -> tuple[Warned, ...]:
    signs = (catalogue.warning_sign.get(code) for code in facts["warning_signs"].codes)
    return tuple(Warned(sign.key, sign.text, sign.action, sign.sources) for sign in signs if sign)


def _notices(facts: Facts, catalogue: Catalogue) -> tuple[Noticed, ...]:
    return tuple(
        Noticed(notice.key, notice.text, notice.sources)
        for notice in catalogue.notices
        if all_hold(notice.when, facts) and not (notice.unless and all_hold(notice.unless, facts))
    )


def _option(
    option: Option,
    profile: Profile,
    facts: Facts,
    judged: Mapping[str, Verdict],
    catalogue: Catalogue,
    suppose: "Suppose",
    reason_of: "ReasonOf",
) -> OptionSummary:
    place = profile.place_of_treatment
    found = grounds(option, facts, place, catalogue, judged)
    passed = limits_passed(option, facts, catalogue)
    cost = first_year_cost(catalogue.option_costs[option.key], profile.budget)

    def status_if(item: str, answer: Answer) -> Status | None:
        supposed = suppose(item, answer)
        return supposed and status(option, supposed.facts, place, catalogue, supposed.judged)

    exosome = option.group is Group.EXOSOME_METHOD
    return OptionSummary(
        key=option.key,
        group=option.group,
        status=most_closed(found),
        past_limits=_past_limits(passed, cost),
        already_using=is_used(option.key, facts, catalogue),
        reasons=(
            *[reason_of(ground, option) for ground in found],
            *[_wish_reason(wish, facts) for wish in passed],
        ),
        cost=cost,
        certainty=option.certainty,
        evidence=catalogue.evidence_counts[option.key],
        regulation=legal_rows(profile, option.key, catalogue) if exosome else (),
        gaps=catalogue.gap_kinds[option.key],
        would_change=would_change(found, facts, status_if),
    )


def _past_limits(passed: tuple[Wish, ...], cost: Cost) -> Keys:
    """Needles, blood, visits and money: each limit once, in the questionnaire's order."""
    items = {wish.item for wish in passed}
    if cost.fit is Fit.OVER:
        items.add("budget")
    return tuple(sorted(items, key=PLACE.__getitem__)) if items else ()


class _Supposed(NamedTuple):
    facts: Facts
    judged: Mapping[str, Verdict]


Suppose = Callable[[str, Answer], _Supposed | None]


def _supposing(facts: Facts, judged: Mapping[str, Verdict], catalogue: Catalogue) -> Suppose:
    """What is known and judged if one answer were another; None where no options would be left."""

    @cache
    def suppose(item: str, answer: Answer) -> _Supposed | None:
        # Most options ask the same, so it is worked out once, and only for rules about the item.
        supposed = {**facts, item: answer}
        if _stop(supposed, catalogue):
            return None
        about = catalogue.item_rules[item]
        touched = {rule.key for rule in about}
        rest = {key: verdict for key, verdict in judged.items() if key not in touched}
        return _Supposed(supposed, rest | judgements(about, supposed))

    return suppose


ReasonOf = Callable[[Ground, Option], Reason]


def _reasons(profile: Profile, facts: Facts, catalogue: Catalogue) -> ReasonOf:
    """What a ground is told as: the law for each option, a rule once for all it says the same of."""
    told: dict[tuple[str, str], Reason] = {}

    def reason_of(ground: Ground, option: Option) -> Reason:
        rule = ground.cause
        if rule is None:
            return legal_reason(profile, option.key, catalogue)
        said = (rule.key, rule.text_for(option.key))
        if said not in told:
            told[said] = _rule_reason(rule, option.key, ground.verdict, facts, catalogue)
        return told[said]

    return reason_of


def _wish_reason(wish: Wish, facts: Facts) -> Reason:
    because = tuple(Because(wish.item, code) for code in facts[wish.item].codes)
    return Reason(ReasonKind.WISH, because, wish.text, None, ())


def _rule_reason(
    rule: Rule, option: str, verdict: Verdict, facts: Facts, catalogue: Catalogue
) -> Reason:
    lines = sorted(rule.when, key=lambda line: PLACE[line.item])
    open_lines = [line for line in lines if judge(line, facts) is Verdict.UNKNOWN]
    told = open_lines + [line for line in lines if line not in open_lines]
    because = tuple(entry for line in told for entry in _because(line, facts))
    text = rule.text_for(option)
    if verdict is Verdict.UNKNOWN:
        kind = ReasonKind.UNKNOWN
        text = f"{catalogue.wording[f'open_{open_lines[0].item}']} {text}"
    elif rule.effect is Effect.NOT_SUITABLE:
        kind = ReasonKind.SAFETY
    else:
        kind = ReasonKind.CAUTION
    return Reason(kind, because, text, rule.key, _sources(rule, because, catalogue))


def _because(line: Line, facts: Facts) -> list[Because]:
    codes = facts[line.item].codes
    matching = [Because(line.item, code) for code in codes if code in line.code_set]
    return matching or [Because(line.item, codes[0] if codes else None)]


def _sources(rule: Rule, because: tuple[Because, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """The rule's own sources; a rule about warning signs cites the signs that were ticked."""
    if rule.sources:
        return rule.sources
    ticked = [entry.answer for entry in because if entry.item == "warning_signs"]
    asked_about = ticked if ticked != [None] else []
    cited = [
        key for sign in catalogue.warning_signs if sign.key in asked_about for key in sign.sources
    ]
    return tuple(dict.fromkeys(cited))


def _claims(profile: Profile, facts: Facts, catalogue: Catalogue) -> tuple[ClaimChecked, ...]:
    """What was told, in the questionnaire's order; pressure is no claim about evidence."""
    place, told = profile.place_of_treatment, facts["offer_claims"].codes
    checked = (
        (claim.key, word_on(claim.key, place, profile.offer_method, catalogue))
        for claim in catalogue.claims
        if claim.key in told
    )
    return tuple(ClaimChecked(key, *word) for key, word in checked)
