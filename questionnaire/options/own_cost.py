"""The price of an option beside what the person would spend. Money is shown and never decides."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from evidence.core.assessment.costs import ANY_CURRENCY
from evidence.core.assessment.profile import Money
from evidence.core.assessment.summary import Cost
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import Fit
from evidence.presenters.money_and_countries import money_words
from evidence.presenters.prices import PriceLine, price_line
from questionnaire.options.words import FIT


@dataclass(frozen=True)
class OwnCost:
    """A price for one person.

    Like `OwnCost(Fit.OVER, "More than you would spend", "You would spend up to $500 in the first
    year.", "", PriceLine("$1,500 to $8,000", ...))`.
    """

    fit: Fit
    word: str
    """Empty where the person set no limit."""
    budget: str
    """What the person would spend; empty where they set no limit."""
    note: str
    """Why it cannot be compared, where it cannot."""
    price: PriceLine


def own_cost(option: str, cost: Cost, budget: Money | None, catalogue: Catalogue) -> OwnCost:
    """The figures of the summary, and those of later years from the same row of the edition."""
    return OwnCost(
        fit=cost.fit,
        # Where no limit was set nothing is within or past it.
        word=str(FIT[cost.fit]) if budget else "",
        budget=budget_words(budget),
        note=_note(option, cost, budget, catalogue),
        price=price_line(catalogue, option, cost.currency),
    )


def budget_words(budget: Money | None) -> str:
    """What the person would spend, to stand beside the figures; empty where nothing was said."""
    if budget is None:
        return ""
    return _("You would spend up to %(amount)s in the first year.") % {
        "amount": money_words(budget)
    }


def _note(option: str, cost: Cost, budget: Money | None, catalogue: Catalogue) -> str:
    rows = catalogue.option_costs[option]
    if not rows or rows[0].currency == ANY_CURRENCY:
        return ""
    if budget is None:
        return catalogue.wording["no_budget"]
    return "" if cost.currency == budget.currency else catalogue.wording["price_other_currency"]
