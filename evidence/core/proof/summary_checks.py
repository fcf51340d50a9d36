"""Statements about whole summaries, tried on somebody for every sentence an edition can say."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

from evidence.core.assessment.assess import assess
from evidence.core.assessment.checklist import ASK_FIRST
from evidence.core.assessment.law import LEGAL_EFFECT, legal_status
from evidence.core.assessment.profile import PROFILE_KEYS, Money, Profile
from evidence.core.assessment.summary import (
    Asked,
    ClaimChecked,
    Noticed,
    OptionSummary,
    Reason,
    Summary,
)
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.items import ITEMS, Kind
from evidence.core.edition.vocabulary import AskKind, Fit, ReasonKind, Status
from evidence.core.proof.answer_checks import Broken
from evidence.core.proof.answers_in_words import in_words, outcome_in_words, words
from evidence.core.proof.covering_profiles import QUIET, budgets, people
from evidence.core.proof.equivalence import Given, ordinary
from evidence.core.proof.factors import COUNTRY
from evidence.core.proof.invariants import (
    ALL_REASONS,
    BUDGET,
    FIRST_QUESTIONS,
    LIMITS,
    MONEY,
    NO_DATA,
    ORDER,
    REASONS,
    WAIT,
    WAITING,
    WHOLE,
)

STATUS_OF = {
    ReasonKind.SAFETY: Status.NOT_SUITABLE,
    ReasonKind.WISH: Status.CAN_DISCUSS,
    ReasonKind.CAUTION: Status.CHECK_FIRST,
    ReasonKind.UNKNOWN: Status.CHECK_FIRST,
}

LOWEST = {
    "needle_tolerance": "nothing_that_breaks_skin",
    "blood_draw": "no",
    "visits_per_year": "none",
}
"""The answers that set every limit as low as it goes."""


def broken_summaries(catalogue: Catalogue) -> Iterator[Broken]:
    """Whatever is wrong with a summary of somebody whom an edition can speak to."""
    for person in people(catalogue):
        try:
            summary = assess(person, catalogue)
        except Exception as error:  # whatever it is, a person would meet it as an error page
            yield Broken(
                WHOLE[0], f"No summary ({type(error).__name__} {error}) for: {_told(person)}."
            )
            continue
        for invariant, problem in _problems(summary, person, catalogue):
            yield Broken(invariant, f"{problem} for: {_told(person)}.")


def broken_first_questions(catalogue: Catalogue) -> Iterator[Broken]:
    """Lists of first questions that do not give one of each kind for everybody.

    Who is asked the last question of every list always has one of each.
    """
    lists = ASK_FIRST
    if [one.kind for one in lists] != list(AskKind):
        kinds = ", ".join(one.kind for one in lists)
        yield Broken(FIRST_QUESTIONS[0], f"The lists are about {kinds}.")
    always = {
        key
        for trigger in catalogue.question_triggers
        if not (trigger.when or trigger.treatment_country or trigger.treatment_abroad)
        for key in trigger.ask
    }
    known = {question.key for question in catalogue.clinic_questions}
    seen: set[str] = set()
    for one in lists:
        last = one.questions[-1:]
        if not always.issuperset(last) or not known.issuperset(last) or not last:
            told = ", ".join(last) or "no question"
            yield Broken(
                FIRST_QUESTIONS[0], f"The list about {one.kind} ends with {told}, not always asked."
            )
        for twice in sorted(seen.intersection(one.questions)):
            yield Broken(FIRST_QUESTIONS[0], f"{twice} stands in two lists.")
        seen.update(one.questions)


def broken_by_money(catalogue: Catalogue) -> Iterator[Broken]:
    """Budgets that change where an option stands, or why, or that a cost and a limit tell apart."""
    nothing: Mapping[str, Given] = {}
    for rest in (nothing, QUIET, {**QUIET, "offer_method": "other"}):
        without = _standing(_person(rest), catalogue)
        for amount in dict.fromkeys(budgets(catalogue)):
            for item in ("budget", "offer_price"):
                person = _person({**rest, item: amount})
                if _standing(person, catalogue) != without:
                    yield Broken(MONEY[0], f"A status or reason changes for: {_told(person)}.")
            yield from _broken_budget(_person({**rest, "budget": amount}), catalogue)


def _broken_budget(person: Profile, catalogue: Catalogue) -> Iterator[Broken]:
    """Costs that are over the budget and not past its limit, or the other way round."""
    for option in assess(person, catalogue).options:
        if not _budget_holds(option, person):
            told = f"{words(option.key)} tells its cost and its limit apart"
            yield Broken(BUDGET[0], f"{told} for: {_told(person)}.")


def broken_by_order(catalogue: Catalogue) -> Iterator[Broken]:
    """Lists whose order makes a difference, and answers that are known in the order of telling."""
    for item in ITEMS:
        if item.kind is Kind.CHOICES:
            codes = ordinary(item)
            for chosen in (*combinations(codes, 2), codes):
                there = _person({**QUIET, item.key: chosen})
                back = _person({**QUIET, item.key: chosen[::-1]})
                if there != back or hash(there) != hash(back):
                    yield Broken(ORDER[0], f"Two orders differ for: {_told(back)}.")
    backwards = _person({key: QUIET[key] for key in reversed(list(QUIET))})
    if _standing(backwards, catalogue) != _standing(_person(QUIET), catalogue):
        yield Broken(ORDER[0], f"Answers told backwards differ for: {_told(backwards)}.")


def _problems(summary: Summary, person: Profile, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    keys = [option.key for option in summary.options]
    if WAIT not in keys:
        yield WAITING[0], "Waiting is not there"
    expected = [WAIT] if summary.stop else [option.key for option in catalogue.options]
    if keys != expected or not keys:
        yield WHOLE[0], f"The options are {', '.join(keys) or 'none'}"
    for option in summary.options:
        for problem in _option_problems(option, person, catalogue):
            yield REASONS[0], f"{words(option.key)} {problem}"
    kinds = 0 if summary.stop else len(AskKind)
    if len(summary.ask_first) != kinds or not _asked_of_each_kind(summary):
        yield FIRST_QUESTIONS[0], f"First is asked {', '.join(summary.ask_first) or 'nothing'}"
    yield from _limit_problems(summary, person, catalogue)
    for told in _empty_texts(summary):
        yield WHOLE[0], f"{told} says nothing"


def _limit_problems(
    summary: Summary, person: Profile, catalogue: Catalogue
) -> Iterator[tuple[str, str]]:
    """What a limit changes beside what stands past it: the same person with every limit at its lowest."""
    currency = next((row.currency for row in catalogue.first_year_costs), "USD")
    lowest: dict[str, Any] = {**LOWEST, "budget": Money(0, currency)}
    limited = replace(person, **lowest)
    past = {option.key: option for option in assess(limited, catalogue).options}
    for free in summary.options:
        name = words(free.key)
        held = past.get(free.key)
        if held is None:
            yield LIMITS[0], f"{name} is not there past every limit"
            continue
        if (held.status, held.would_change) != (free.status, free.would_change):
            yield LIMITS[0], f"{name} is at {outcome_in_words(held.status)} past every limit"
        kept = [reason for reason in held.reasons if reason.kind is not ReasonKind.WISH]
        if kept != [reason for reason in free.reasons if reason.kind is not ReasonKind.WISH]:
            yield ALL_REASONS[0], f"{name} has other reasons of law or health past every limit"
        if held.key == WAIT and held.past_limits:
            yield WAITING[0], f"Waiting is past {', '.join(map(words, held.past_limits))}"


def _option_problems(option: OptionSummary, person: Profile, catalogue: Catalogue) -> Iterator[str]:
    said = outcome_in_words(option.status)
    follows = [_status_of(reason, option, person, catalogue) for reason in option.reasons]
    least = min(follows, key=lambda status: status.openness, default=Status.CAN_DISCUSS)
    if least is not option.status:
        yield f"is at {said}, and its reasons say {outcome_in_words(least)},"
    for reason in option.reasons:
        if not reason.text.strip():
            yield f"is at {said} with a reason of {reason.rule or reason.kind} without text"
        if not reason.because:
            yield f"is at {said} with a reason of {reason.rule or reason.kind} that names no answer"
        if not _grounded(reason):
            yield f'has a reason of {reason.rule or reason.kind} without a source and without "{NO_DATA}"'


def _budget_holds(option: OptionSummary, person: Profile) -> bool:
    """Whether the budget is past its limit exactly where the lowest price is over it."""
    cost, budget = option.cost, person.budget
    over = (
        budget is not None
        and cost.first_year_low is not None
        and cost.currency == budget.currency
        and cost.first_year_low > budget.amount
    )
    return over == (cost.fit is Fit.OVER) == ("budget" in option.past_limits)


def _asked_of_each_kind(summary: Summary) -> bool:
    """Whether the first questions are asked, and each is the first of its list that is."""
    asked = {question.key for question in summary.questions}
    firsts = [next((key for key in one.questions if key in asked), None) for one in ASK_FIRST]
    return [key for key in firsts if key] == list(summary.ask_first)


def _status_of(
    reason: Reason, option: OptionSummary, person: Profile, catalogue: Catalogue
) -> Status:
    if reason.kind is ReasonKind.REGULATION:
        return LEGAL_EFFECT[legal_status(catalogue, person.place_of_treatment, option.key)]
    return STATUS_OF[reason.kind]


def _grounded(reason: Reason) -> bool:
    """Wishes and missing statements of law rest on nothing that could be cited."""
    by_law = reason.rule is None and reason.because[:1] and COUNTRY in reason.because[0].item
    missing_row = by_law and reason.kind is ReasonKind.UNKNOWN
    free = reason.kind is ReasonKind.WISH or missing_row
    return bool(free or reason.sources or NO_DATA in reason.text)


def _empty_texts(summary: Summary) -> Iterator[str]:
    if summary.stop and not (summary.stop.text.strip() and summary.stop.action.strip()):
        yield f"the stop {summary.stop.key}"
    for warned in summary.warnings:
        if not (warned.text.strip() and warned.action.strip()):
            yield f"the warning {words(warned.key)}"
    rest: tuple[Noticed | Asked | ClaimChecked, ...]
    rest = (*summary.notices, *summary.questions, *summary.claims)
    yield from (words(told.key) for told in rest if not told.text.strip())


def _standing(
    person: Profile, catalogue: Catalogue
) -> list[tuple[str, Status, tuple[Reason, ...]]] | None:
    """Where every option stands and why; None where there is no summary, which is told elsewhere."""
    try:
        summary = assess(person, catalogue)
    except Exception:
        return None
    return [(option.key, option.status, option.reasons) for option in summary.options]


def _person(given: Mapping[str, Given | Money]) -> Profile:
    return Profile(**given)  # type: ignore[arg-type]


def _told(person: Profile) -> str:
    return in_words({key: value for key in PROFILE_KEYS if (value := getattr(person, key))})
