"""Prices beside a budget. Money is shown and never decides."""

from evidence.core.assessment.profile import Money
from evidence.core.assessment.summary import Cost, Offer
from evidence.core.edition.items import NONE
from evidence.core.edition.rules import FirstYearCost
from evidence.core.edition.vocabulary import Fit

ANY_CURRENCY = "any"


def fit(low: int, high: int, currency: str, budget: Money | None) -> Fit:
    """How a price range stands beside the budget; other currencies are never converted."""
    if budget is None or budget.currency != currency:
        return Fit.CANNOT_TELL
    if high <= budget.amount:
        return Fit.FITS
    return Fit.MAY_BE_OVER if low <= budget.amount else Fit.OVER


def first_year_cost(rows: tuple[FirstYearCost, ...], budget: Money | None) -> Cost:
    """The row in the budget's currency, else the first row; nothing known gives no figures."""
    wanted = budget.currency if budget else None
    if not rows:
        return Cost(Fit.CANNOT_TELL, wanted, None, None, None)
    row = rows[0]
    if wanted and row.currency != wanted:
        row = next((row for row in rows if row.currency == wanted), row)
    if row.currency == ANY_CURRENCY:
        return Cost(Fit.FITS, wanted, row.low, row.high, row.as_of)
    found = fit(row.low, row.high, row.currency, budget)
    return Cost(found, row.currency, row.low, row.high, row.as_of)


def offer_of(method: str | None, price: Money | None, budget: Money | None) -> Offer | None:
    """The offer beside the budget; None where nothing was offered."""
    if method is None or method == NONE:
        return None
    if price is None:
        return Offer(method, None, Fit.CANNOT_TELL)
    return Offer(method, price, fit(price.amount, price.amount, price.currency, budget))
