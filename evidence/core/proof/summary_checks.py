"""Statements about whole summaries, tried on somebody for every sentence an edition can say."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from evidence.core.assessment.assess import assess
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
from evidence.core.edition.vocabulary import ReasonKind, Status
from evidence.core.proof.answer_checks import Broken
from evidence.core.proof.answers_in_words import in_words, outcome_in_words, words
from evidence.core.proof.covering_profiles import QUIET, budgets, people
from evidence.core.proof.equivalence import Given, ordinary
from evidence.core.proof.factors import COUNTRY
from evidence.core.proof.invariants import MONEY, NO_DATA, ORDER, REASONS, WAIT, WAITING, WHOLE

STATUS_OF = {
    ReasonKind.SAFETY: Status.NOT_SUITABLE,
    ReasonKind.WISH: Status.OUTSIDE_WISHES,
    ReasonKind.CAUTION: Status.CHECK_FIRST,
    ReasonKind.UNKNOWN: Status.CHECK_FIRST,
}


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


def broken_by_money(catalogue: Catalogue) -> Iterator[Broken]:
    """Budgets that change where an option stands, or why."""
    nothing: Mapping[str, Given] = {}
    for rest in (nothing, QUIET, {**QUIET, "offer_method": "other"}):
        without = _standing(_person(rest), catalogue)
        for amount in dict.fromkeys(budgets(catalogue)):
            for item in ("budget", "offer_price"):
                person = _person({**rest, item: amount})
                if _standing(person, catalogue) != without:
                    yield Broken(MONEY[0], f"A status or reason changes for: {_told(person)}.")


def broken_by_order(catalogue: Catalogue) -> Iterator[Broken]:
    """Lists whose order makes a difference, and answers that are heard in the order of telling."""
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
    for told in _empty_texts(summary):
        yield WHOLE[0], f"{told} says nothing"


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
