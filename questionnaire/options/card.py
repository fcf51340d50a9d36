"""One option as it stands for one person, with what a comparison tells of it."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from evidence.core.assessment.summary import OptionSummary, Summary
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import Status
from evidence.presenters.law import LawLine
from evidence.presenters.option_page import OptionPage, option_page
from questionnaire.options.own_cost import OwnCost, own_cost
from questionnaire.options.own_law import law_lines
from questionnaire.options.reasons import limits_told, reasons_told, why_in_brief
from questionnaire.options.words import STATUS
from questionnaire.questions import Text
from questionnaire.visit.visit import Visit


class OptionCard(NamedTuple):
    """One option as it stands for one person. Every card has the same fields.

    Like status_word "Check first", why "the law", past_limits "Past a limit you set: needles".
    """

    page: OptionPage
    why: str
    """What the status rests on, by name; empty where nothing holds the option back."""
    status: Status
    status_word: Text
    past_limits: str
    """Limits that it goes past, beside the status; empty where it passes none."""
    cost: OwnCost
    law: tuple[LawLine, ...]


def option_cards(
    options: Collection[str], summary: Summary, visit: Visit, catalogue: Catalogue, today: date
) -> tuple[OptionCard, ...]:
    """A card for each of these options of a summary, in its order."""
    return tuple(
        _card(one, visit, catalogue, today) for one in summary.options if one.key in options
    )


def _card(one: OptionSummary, visit: Visit, catalogue: Catalogue, today: date) -> OptionCard:
    profile, _preferences = visit.persona()
    page = option_page(catalogue, catalogue.option[one.key], one.cost.currency)
    law = law_lines(one.key, one.regulation, profile, catalogue, today)
    cost = own_cost(one.key, one.cost, profile.budget, catalogue)
    reasons = reasons_told(one.reasons, catalogue)
    return OptionCard(
        page=page,
        why=why_in_brief(reason for reason in reasons if not reason.is_limit),
        status=one.status,
        status_word=STATUS[one.status],
        past_limits=limits_told(one.past_limits),
        cost=cost,
        law=law,
    )
