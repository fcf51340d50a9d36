"""What holds of every offer: nothing is made up, and more time never costs less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionnaire.quotes.forms import OfferForm
from questionnaire.quotes.offer import (
    ASKED,
    MOST_OFFERS,
    Offer,
    offers_of,
    placed,
    unanswered,
    with_offers,
)
from questionnaire.quotes.presenter import years_words
from questionnaire.quotes.sums import YEARS, cost, stopping
from questionnaire.visit.visit import Visit
from tests.unit.questionnaire.test_cookie import LARGEST
from tests.walking import cookie_of

amounts = st.integers(0, 1_000_000)


def maybe(strategy):
    return st.none() | strategy


offers = st.builds(
    Offer,
    currency=st.sampled_from(["USD", "GBP", "JPY"]),
    price=st.integers(0, 10_000),
    price_for=st.sampled_from(["session", "course"]),
    price_high=maybe(st.integers(10_000, 20_000)),
    sessions=maybe(st.integers(1, 60)),
    weeks_apart=maybe(st.integers(1, 52)),
    extras=maybe(amounts),
    upkeep_sessions=maybe(st.integers(0, 24)),
    upkeep_price=maybe(amounts),
    deposit=maybe(amounts),
    refund=maybe(st.sampled_from(["unused", "deposit", "nothing"])),
)


@given(offers)
def test_low_is_never_above_likely_nor_likely_above_high(offer):
    for found in (*(cost(offer, years) for years in YEARS), stopping(offer)):
        if found.known:
            assert found.low <= found.likely <= found.high
        else:
            assert found.likely is None


@given(offers)
def test_more_years_never_cost_less(offer):
    lows = [cost(offer, years).low for years in YEARS]

    assert lows == sorted(lows)


@given(offers)
def test_an_offer_that_leaves_a_cost_open_has_no_highest_cost(offer):
    left_open = offer.extras is None or offer.upkeep_sessions is None

    assert not (left_open and cost(offer, 5).known)


@given(st.lists(offers, max_size=MOST_OFFERS).map(tuple))
def test_a_visit_gives_back_the_offers_it_keeps(kept):
    visit = with_offers(Visit(extras={"checklist": 1}), kept)

    assert offers_of(visit) == kept
    assert visit.extras["checklist"] == 1


def test_four_long_offers_fit_beside_the_largest_answers():
    longest = [
        Offer(
            "GBP", 987_651 + n, "session", 998_877 - n, 57 - n, 41 + n, 123_456 + n, 23 - n,
            765_432 - n, 55_555 + n, "nothing", "this_week", "yes", "animal", "external_use_only",
            "doctor",
        )
        for n in range(0, 4_000, 1_000)
    ]  # fmt: skip

    assert len(cookie_of(with_offers(LARGEST, tuple(longest)))) < 3_000


def test_without_offers_nothing_is_kept():
    visit = with_offers(Visit(), (Offer("USD", 1, "session"),))

    assert with_offers(visit, ()).extras == {}


def test_everything_a_clinic_can_leave_unsaid_is_counted():
    assert unanswered(Offer("USD", 1, "session")) == ASKED
    assert len(ASKED) == 12


@pytest.mark.parametrize(
    ("sessions", "asked"),
    [
        pytest.param(0, False, id="no upkeep"),
        pytest.param(2, True, id="upkeep"),
        pytest.param(None, True, id="not said"),
    ],
)
def test_the_price_of_upkeep_is_asked_where_there_may_be_upkeep(sessions, asked):
    offer = Offer("USD", 1, "session", upkeep_sessions=sessions)

    assert ("upkeep_price" in unanswered(offer)) is asked


def test_an_offer_changes_comes_and_goes_in_its_place():
    one, two, three = (Offer("USD", price, "session") for price in (1, 2, 3))

    assert placed((one, two), 3, three) == (one, two, three)
    assert placed((one, two), 1, three) == (three, two)
    assert placed((one, two, three), 2, None) == (one, three)


@pytest.mark.parametrize(
    ("amount", "low", "high", "words"),
    [
        pytest.param(3000, 600, 1920, "1 to 5 years", id="between two"),
        pytest.param(3000, 1500, 1500, "2 years", id="one price"),
        pytest.param(1000, 900, 1200, "up to 1 year", id="not a year at the highest"),
        pytest.param(500, 900, 1200, "less than a year", id="not a year at all"),
    ],
)
def test_how_many_years_the_same_money_pays_for(amount, low, high, words):
    assert years_words(amount, low, high) == words


@pytest.mark.parametrize("name", ["price_high", "extras", "upkeep_price", "deposit"])
def test_every_amount_of_an_offer_knows_the_currency_of_the_price(name):
    sent = {"price_amount": "100", "price_currency": "KWD", "price_for": "course"}

    asked = OfferForm(sent | {name: "250.500"})
    read = OfferForm(sent | {name: "250.5"})

    assert asked.errors[name] == [
        "This can be read in two ways. Enter 251 or 250500, without points or commas"
    ]
    assert name not in read.errors
    assert read.cleaned_data[name] == 251
