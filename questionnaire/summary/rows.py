"""All choices, one row each, grouped by status; limits stand beside it and never cover a graver reason."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from django.urls import get_script_prefix
from django.utils.translation import gettext as _

from evidence.core.assessment.assess import WAIT
from evidence.core.assessment.profile import Money, Profile
from evidence.core.assessment.summary import OptionSummary, Summary
from evidence.core.checks.wording import tells_a_benefit
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import Fit, Group, ReasonKind, Status
from evidence.presenters.money_and_countries import money_words
from evidence.presenters.per_edition import once_per_edition
from questionnaire.options.words import STATUS, known_of
from questionnaire.questions.words import Text, topic_of
from questionnaire.summary.answers_that_count import open_items
from questionnaire.summary.parts import brief_of, gravest, option_address
from questionnaire.summary.words import (
    LAW_REASON,
    STATUS_OF_MANY,
)

ROWS_KEPT = 2_000
"""Rows kept of one edition: eighteen options with each reason, limits and price; the rarest go first."""
SHARED_BY = 3
"""A reason that so many rows of a group share stands under its heading instead."""


@dataclass(frozen=True)
class Row:
    """One choice.

    Like name "Finasteride tablets (men)", known "21 more hairs per cm²: 1,553 men, 1 year.", harm "sexual
    problems, suicidal thoughts", reason "not licensed for women", price "$360–$1,200", fit "fits", and
    limits "needles, blood".
    """

    key: str
    name: str
    url: str
    known: str
    harm: str
    reason: str
    """The gravest reason that is this row's own; empty: there is none, or its group tells it."""
    using: bool
    price: str
    fit: str
    """The code of the drawing beside the price."""
    fit_word: str
    limits: str
    where: str
    offered: bool
    """Whether the block of the offer answers it."""


@dataclass(frozen=True)
class RowGroup:
    """The choices that stand alike."""

    status: Status
    title: Text
    shared: tuple[str, ...]
    """Reasons that several of its rows share, said once."""
    rows: tuple[Row, ...]


def groups(
    summary: Summary, profile: Profile, catalogue: Catalogue, *, hurry: bool, offered: str
) -> tuple[RowGroup, ...]:
    """Every choice by its status; where no method was offered, the ways stand in `ways` instead."""
    shown = [one for one in summary.options if offered or one.group is not Group.EXOSOME_METHOD]
    return tuple(
        _group(status, alike, profile, catalogue, hurry=hurry, offered=offered)
        for status in STATUS
        if (alike := [one for one in shown if one.status is status])
    )


def ways(summary: Summary, profile: Profile, catalogue: Catalogue) -> tuple[RowGroup, ...]:
    """A row for each way of giving exosomes, by status."""
    alike = [one for one in summary.options if one.group is Group.EXOSOME_METHOD]
    return tuple(
        _group(status, same, profile, catalogue, hurry=False, offered="")
        for status in STATUS
        if (same := [one for one in alike if one.status is status])
    )


def _group(
    status: Status,
    options: list[OptionSummary],
    profile: Profile,
    catalogue: Catalogue,
    *,
    hurry: bool,
    offered: str,
) -> RowGroup:
    reasons = {one.key: _reason(one, catalogue) for one in options}
    row_of = partial(_rows_of(catalogue), get_script_prefix())
    shared = _shared(options, reasons)
    inside_first = sorted(options, key=lambda one: bool(one.past_limits))
    rows = tuple(
        _row(
            one,
            "" if reasons[one.key] in shared else reasons[one.key],
            profile,
            row_of,
            hurry,
            offered,
        )
        for one in inside_first
    )
    return RowGroup(status, STATUS_OF_MANY[status], tuple(shared.values()), rows)


def _shared(options: list[OptionSummary], reasons: dict[str, str]) -> dict[str, str]:
    """The reason that most rows of a group share, with the line that says it under the heading.

    Every row of such a group has a reason, so one that shows none has this one.
    """
    often = Counter(reason for reason in reasons.values() if reason)
    if not often or len(options) != often.total():
        return {}
    reason, times = often.most_common(1)[0]
    if times < SHARED_BY:
        return {}
    text = _("All: %(reason)s.")
    if times < len(options):
        text = _("Most: %(reason)s.")
    return {reason: text % {"reason": reason}}


def _row(
    option: OptionSummary,
    reason: str,
    profile: Profile,
    row_of: Callable[..., Row],
    hurry: bool,
    offered: str,
) -> Row:
    cost = option.cost
    row = row_of(
        option.key,
        profile.sex == "female",
        hurry and option.key == WAIT,
        reason,
        option.past_limits,
        (cost.first_year_low, cost.first_year_high, cost.currency or "", cost.fit),
    )
    if option.key == offered:
        price, fit, fit_word = _offered_price(profile)
        known = _("Your offer, answered above.")
        row = replace(
            row, known=known, harm="", price=price, fit=fit, fit_word=fit_word, offered=True
        )
    return replace(row, using=True) if option.already_using else row


@once_per_edition
def _rows_of(catalogue: Catalogue) -> Callable[..., Row]:
    """The rows of an edition, each made once for the status, reason and limits it can stand with.

    They say how an option may stand, not who asked: what somebody uses or was offered is added after.
    """
    return lru_cache(maxsize=ROWS_KEPT)(partial(_of_anybody, catalogue))


def _of_anybody(
    catalogue: Catalogue,
    _prefix: str,
    key: str,
    woman: bool,
    comes_after: bool,
    reason: str,
    past_limits: tuple[str, ...],
    cost: tuple[int | None, int | None, str, Fit],
) -> Row:
    """`comes_after`: something is to be done now, this week or soon. The address is below `_prefix`."""
    entry = catalogue.option[key]
    name, known = entry.name, known_of(entry, woman=woman)
    harm = entry.harm_brief if tells_a_benefit(known) else ""
    if comes_after:
        name, harm = _("No treatment until you know the cause"), ""
        known = _("This comes after the doctor, not in place of one.")
    price, fit, fit_word = _price(*cost)
    return Row(
        key=key,
        name=name,
        url=option_address(key),
        known=known,
        harm=harm,
        reason=reason,
        using=False,
        price=price,
        fit=fit,
        fit_word=fit_word,
        limits=", ".join(topic_of(item) for item in past_limits),
        where=entry.where_approved,
        offered=False,
    )


def _reason(option: OptionSummary, catalogue: Catalogue) -> str:
    """The gravest reason in a few words; wishes have a tag of their own."""
    reason = gravest(option, lambda one: one.kind is not ReasonKind.WISH)
    if reason is None:
        return ""
    if reason.kind is ReasonKind.REGULATION:
        status = option.regulation[0].status if option.regulation else None
        return str(LAW_REASON.get(status, _("not approved there"))) if status else ""
    if reason.kind is ReasonKind.UNKNOWN:
        if not reason.rule:
            return _("the law is not clear")
        if any(one.item == "offer_label" for one in reason.because):
            return _("label not seen yet")
        return _("waiting for your answers") if open_items(option) else ""
    brief = brief_of(reason, option.key, catalogue)
    if brief:
        return brief
    return _("a safety reason") if reason.kind is ReasonKind.SAFETY else _("ask about this first")


def _price(low: int | None, high: int | None, currency: str, fit: Fit) -> tuple[str, str, str]:
    """The first year's price with its drawing and word beside the budget."""
    if low is None or high is None:
        return "", "", ""
    if high == 0:
        return _("costs nothing"), "", ""
    span = "–".join(dict.fromkeys(money_words(Money(amount, currency)) for amount in (low, high)))
    words = {Fit.FITS: _("fits"), Fit.MAY_BE_OVER: _("may go over"), Fit.OVER: ""}
    return (span, "", "") if fit is Fit.CANNOT_TELL else (span, f"cost-{fit.value}", words[fit])


def _offered_price(profile: Profile) -> tuple[str, str, str]:
    """The offer's own price beside the budget."""
    price, budget = profile.offer_price, profile.budget
    if price is None:
        return "", "", ""
    if budget is None or price.currency != budget.currency:
        return money_words(price), "", ""
    if price.amount > budget.amount:
        return money_words(price), "cost-over", _("over")
    return money_words(price), "cost-fits", _("fits")


def numbered(groups: Iterable[RowGroup]) -> bool:
    """Whether any row tells a number that must not be ranked."""
    return any(any(map(str.isdigit, row.known)) for group in groups for row in group.rows)
