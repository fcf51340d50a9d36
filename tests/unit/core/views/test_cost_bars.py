"""Bars of prices: to scale, one currency a scale, and no price never looks like nothing to pay."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

from evidence.core.assessment.costs import ANY_CURRENCY
from evidence.core.views.cost_bars import (
    CostBar,
    first_year_bar,
    first_year_scales,
    session_scales,
    without_first_year,
)
from evidence.presenters.prices import price_bars, unpriced
from evidence.starter import starter_catalogue

CATALOGUE = starter_catalogue()


def drawn(bar):
    html = Template("{% load pictures %}{% cost_bar bar %}").render(Context({"bar": bar}))
    return BeautifulSoup(html, "lxml").svg


@pytest.mark.parametrize("told", [{"low": None}, {"high": None}, {"low": None, "high": None}])
def test_a_session_of_which_one_price_alone_is_told_has_no_bar_and_no_scale(told):
    price = next(it for it in CATALOGUE.prices if it.unit == "per session" and it.low)
    half = replace(price, currency="CHF", **told)

    scales = session_scales(replace(CATALOGUE, prices=(*CATALOGUE.prices, half)))

    assert scales == session_scales(CATALOGUE)


@pytest.mark.parametrize(
    ("bar", "start", "width"),
    [
        pytest.param(CostBar(0, 100, 100), 0, 100, id="the whole scale"),
        pytest.param(CostBar(25, 75, 100), 25, 50, id="a part"),
        pytest.param(CostBar(100, 100, 100), 99, 1, id="one price at the end"),
        pytest.param(CostBar(0, 0, 100), 0, 1, id="nothing to pay"),
    ],
)
def test_a_bar_begins_and_ends_where_its_prices_do(bar, start, width):
    shape = drawn(bar).select_one(".cost-range")

    assert (float(shape["x"]), float(shape["width"])) == (start, width)


def test_no_price_is_an_empty_dashed_bar():
    picture = drawn(None)

    assert picture.select_one(".cost-unknown")
    assert picture.select_one(".cost-range") is None


def test_a_scale_holds_one_currency_and_every_row_of_it():
    rows = [row for row in CATALOGUE.first_year_costs if row.currency != ANY_CURRENCY]

    for scale in first_year_scales(CATALOGUE):
        own = [row for row in rows if row.currency == scale.currency]
        assert scale.end == max(row.high for row in own)
        assert {row.option for row in own} | {"wait"} == {row.option for row in scale.rows}


def test_every_bar_but_nothing_to_pay_has_a_source():
    scales = (*first_year_scales(CATALOGUE), *session_scales(CATALOGUE))
    rows = [row for scale in scales for row in scale.rows]

    assert {row.option for row in rows if not row.sources} == {"wait"}


def test_sessions_are_prices_asked_for_one_session_and_never_our_sums():
    prices = {(p.option, p.low, p.high) for p in CATALOGUE.prices if p.unit.startswith("per ses")}
    rows = [row for scale in session_scales(CATALOGUE) for row in scale.rows]

    assert {(row.option, row.bar.low, row.bar.high) for row in rows} <= prices
    assert len(rows) >= 3


def test_every_option_stands_on_a_scale_or_among_those_without_a_price():
    on_a_scale = {row.option for scale in first_year_scales(CATALOGUE) for row in scale.rows}
    without = {option.key for option in without_first_year(CATALOGUE)}

    assert on_a_scale | without == set(CATALOGUE.option)
    assert not on_a_scale & without


def test_what_has_no_price_of_a_first_year_is_named():
    names = {CATALOGUE.option[option.key].name for option in without_first_year(CATALOGUE)}

    assert set(unpriced(CATALOGUE)) == names != set()


def test_a_price_in_a_currency_nobody_asked_has_no_scale():
    assert first_year_bar(1, 2, "JPY", CATALOGUE) is None


def test_an_edition_without_prices_has_no_scale():
    empty = replace(CATALOGUE, prices=(), first_year_costs=())

    assert first_year_scales(empty) == session_scales(empty) == ()


def test_a_sum_of_ours_says_so():
    first = price_bars(CATALOGUE)[0].rows[0]

    assert first.words == "$4,500 to $15,000, our own sum"
