"""Prices beside a budget: at every limit, in every currency."""

import pytest

from evidence.core.assessment.costs import first_year_cost, fit, offer_of
from evidence.core.assessment.profile import Money
from evidence.core.assessment.summary import Cost, Offer
from evidence.core.edition.rules import FirstYearCost
from evidence.core.edition.vocabulary import Fit
from tests.builders import made

USD = made(FirstYearCost, option="pill", currency="USD", low=100, high=200, as_of="2026")
GBP = made(FirstYearCost, option="pill", currency="GBP", low=80, high=160, as_of="2025")
FREE = made(FirstYearCost, option="wait", currency="any", low=0, high=0, as_of="2027")


@pytest.mark.parametrize(
    ("budget", "found"),
    [
        pytest.param(Money(200, "USD"), Fit.FITS, id="at the highest price"),
        pytest.param(Money(199, "USD"), Fit.MAY_BE_OVER, id="just under the highest price"),
        pytest.param(Money(100, "USD"), Fit.MAY_BE_OVER, id="at the lowest price"),
        pytest.param(Money(99, "USD"), Fit.OVER, id="just under the lowest price"),
        pytest.param(Money(500, "EUR"), Fit.CANNOT_TELL, id="another currency"),
        pytest.param(None, Fit.CANNOT_TELL, id="no budget"),
    ],
)
def test_how_a_price_stands_beside_a_budget(budget, found):
    assert fit(100, 200, "USD", budget) is found


@pytest.mark.parametrize(
    ("rows", "budget", "cost"),
    [
        ((USD, GBP), Money(80, "GBP"), Cost(Fit.MAY_BE_OVER, "GBP", 80, 160, "2025")),
        ((USD, GBP), Money(80, "EUR"), Cost(Fit.CANNOT_TELL, "USD", 100, 200, "2026")),
        ((USD, GBP), None, Cost(Fit.CANNOT_TELL, "USD", 100, 200, "2026")),
        ((FREE,), None, Cost(Fit.FITS, None, 0, 0, "2027")),
        ((FREE,), Money(0, "EUR"), Cost(Fit.FITS, "EUR", 0, 0, "2027")),
        ((), Money(5, "EUR"), Cost(Fit.CANNOT_TELL, "EUR", None, None, None)),
        ((), None, Cost(Fit.CANNOT_TELL, None, None, None, None)),
    ],
)
def test_the_row_in_the_budgets_currency_shows_else_the_first(rows, budget, cost):
    assert first_year_cost(rows, budget) == cost


@pytest.mark.parametrize(
    ("method", "price", "offer"),
    [
        (None, Money(5, "USD"), None),
        ("none", Money(5, "USD"), None),
        ("other", None, Offer("other", None, Fit.CANNOT_TELL)),
        ("other", Money(10, "USD"), Offer("other", Money(10, "USD"), Fit.FITS)),
        ("other", Money(11, "USD"), Offer("other", Money(11, "USD"), Fit.OVER)),
        ("other", Money(5, "GBP"), Offer("other", Money(5, "GBP"), Fit.CANNOT_TELL)),
    ],
)
def test_an_offer_stands_beside_the_budget(method, price, offer):
    assert offer_of(method, price, Money(10, "USD")) == offer
