"""Offers side by side: what they cost, what was left open, and what other choices cost."""

import pytest
from django.urls import reverse

from questionnaire.quotes.offer import ASKED
from questionnaire.quotes.words import ASK, LABELS
from tests.web.offers import BARE, WHOLE, enter, page_of, rows

pytestmark = pytest.mark.django_db


def test_offers_stand_beside_each_other_in_the_order_they_came(client, published):
    enter(client, 1, WHOLE)
    enter(client, 2, BARE)

    page = page_of(client.get(reverse("quotes")))

    costs = rows(page, "Costs of each offer")
    assert costs["First year"] == ["£4,700", "At least $3,000. The rest is not known"]
    assert costs["3 years"][0] == "£8,300"
    assert costs["5 years"][0] == "£11,900"
    assert costs["Gone if you stop after one session"] == ["£4,700", "Not known"]
    assert costs["They did not say"] == ["0 of 12", "12 of 12"]
    said = rows(page, "What was said about each offer")
    assert said["Price"] == ["£1,500 for one session", "$3,000 for the whole course"]
    assert said["Deadline"] == ["It ends today", "They did not say"]


def test_an_offer_that_ends_soon_is_named_as_pressure(client, published):
    enter(client, 1, WHOLE)

    warning = page_of(client.get(reverse("quotes"))).select_one(".callout-warning").get_text()

    assert "Offer 1" in warning


def test_what_was_not_said_is_asked_again_in_the_edition_s_words(client, published):
    enter(client, 1, {**WHOLE, "source": "not_said"})
    enter(client, 2, {**WHOLE, "refund": ""})

    listed = page_of(client.get(reverse("quotes"))).select("#ask-again ~ ul li")

    question = {one.key: one.question for one in published.catalogue.clinic_questions}
    told = [entry.get_text(" ", strip=True) for entry in listed]
    assert len(told) == 2
    assert question["Q04"] in told[0]
    assert "Offer 1" in told[0]
    assert question["Q43"] in told[1]
    assert "Offer 2" in told[1]


def test_everything_that_can_be_left_unsaid_has_its_clinic_question(published):
    known = {question.key for question in published.catalogue.clinic_questions}

    assert set(ASK) == set(LABELS) == set(ASKED)
    assert set(ASK.values()) <= known


def test_other_choices_are_shown_in_the_offer_s_own_currency_with_sources(client, published):
    enter(client, 1, BARE)

    page = page_of(client.get(reverse("quotes")))

    catalogue = published.catalogue
    others = page.select_one("#others").parent
    costs = rows(page, "Costs of other choices: US Dollar ($, USD)")
    assert catalogue.option["intradermal_injection"].name not in costs
    row = next(r for r in catalogue.first_year_costs if r.option == "topical_minoxidil")
    name = catalogue.option["topical_minoxidil"].name
    assert costs[name] == [
        f"${row.low + years * row.later_year_low:,} to ${row.high + years * row.later_year_high:,}"
        for years in (0, 2, 4)
    ]
    assert len(others.select(".sources")) == len(costs)
    assert "£" not in others.get_text()


def test_without_a_price_in_that_currency_the_page_says_so_and_converts_nothing(client, published):
    enter(client, 1, {**BARE, "price_currency": "JOD"})

    text = page_of(client.get(reverse("quotes"))).select_one("#others").parent.get_text(" ")

    assert "We found no price of another choice in this currency: Jordanian Dinar" in text
    assert "We change no currency into another one." in text
    assert "$" not in text


def test_the_card_to_think_it_over_is_there_without_an_offer(client, published):
    page = page_of(client.get(reverse("quotes")))

    assert len(page.select("#think ~ .blanks .blank")) == 5
    assert page.select("table.table") == []


def test_no_address_or_title_tells_of_an_offer(client, published):
    response = enter(client, 1, WHOLE)
    page = page_of(client.get(response["Location"]))

    assert "1500" not in response["Location"]
    assert page.title.get_text().startswith("Offers beside each other")
    assert client.get(reverse("quotes"))["Cache-Control"] == "no-store, private"
