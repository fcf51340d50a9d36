"""Nothing is asked twice: pages that ask begin with what the visit knows, and no address tells of it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from questionnaire.questions import QUESTIONS
from questionnaire.quotes.offer import Offer, with_offers
from questionnaire.visit.visit import Visit
from tests.numbers import numbers_without_a_source
from tests.walking import remember

pytestmark = pytest.mark.usefixtures("published")

OFFERED = {
    "age_band": "25_34",
    "sex": "female",
    "country": "GB",
    "treatment_country": "TR",
    "warning_signs": ["none"],
    "diagnosis": "pattern_self",
    "pregnancy": "none",
    "conditions": ["none"],
    "regimen": ["topical_minoxidil"],
    "offer_method": "topical_microneedling",
    "offer_source": "animal",
    "offer_label": "external_use_only",
    "offer_price": {"amount": 450, "currency": "GBP"},
    "offer_claims": ["natural_so_safe", "price_ends_today"],
}


def page(client, address, answers=OFFERED):
    response = remember(client, answers=answers).get(address)
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def chosen(soup):
    """What stands in the inputs of the page, by name."""
    typed = {one["name"]: one["value"] for one in soup.select("main input[type=text][value]")}
    marked = {one["name"]: one["value"] for one in soup.select("main input[checked]")}
    listed = {
        one.find_parent("select")["name"]: one["value"]
        for one in soup.select("main option[selected]")
    }
    return typed | marked | listed


def test_the_first_offer_begins_with_what_was_told(client):
    told = chosen(page(client, reverse("quote", args=[1])))

    assert told == {
        "price_amount": "450",
        "price_currency": "GBP",
        "source": "animal",
        "label": "external_use_only",
        "deadline": "today",
    }


def test_an_offer_that_was_entered_stands_as_it_was_entered(client):
    offer = Offer("EUR", 900, "course", source="plant")
    extras = with_offers(Visit(), (offer,)).extras
    remember(client, answers=OFFERED, extras=extras)

    soup = BeautifulSoup(client.get(reverse("quote", args=[1])).content, "html.parser")

    assert chosen(soup)["price_amount"] == "900"
    assert "deadline" not in chosen(soup)


def test_a_second_offer_is_another_clinics(client):
    extras = with_offers(Visit(), (Offer("EUR", 900, "course"),)).extras
    remember(client, answers=OFFERED, extras=extras)

    soup = BeautifulSoup(client.get(reverse("quote", args=[2])).content, "html.parser")

    assert chosen(soup).keys() <= {"price_currency"}


def test_the_claims_that_were_told_are_checked_at_once(client):
    soup = page(client, reverse("claims"))

    section = soup.select_one("section[aria-labelledby=told]")
    words = str(QUESTIONS["offer_claims"].labels["natural_so_safe"])
    assert [one.p.span.get_text(strip=True) for one in section.select("ul.plain-list > li")] == [
        words
    ]
    assert all(one.select_one("strong") for one in section.select("ul.plain-list > li"))
    assert chosen(soup) == {"route": "topical_microneedling", "claim": "natural_so_safe"}


def test_of_several_claims_none_is_chosen(client):
    answers = {**OFFERED, "offer_claims": ["clinically_proven", "natural_so_safe"]}

    soup = page(client, reverse("claims"), answers)

    assert len(soup.select("section[aria-labelledby=told] ul.plain-list > li")) == 2
    assert "claim" not in chosen(soup)
    assert numbers_without_a_source(str(soup)) == []


def test_without_claims_nothing_is_said_of_them(client):
    soup = page(client, reverse("claims"), {**OFFERED, "offer_claims": ["none"]})

    assert soup.select_one("section[aria-labelledby=told]") is None


def test_the_passport_begins_with_countries_way_source_and_label(client):
    assert chosen(page(client, reverse("passport"))) == {
        "country": "GB",
        "treatment_country": "TR",
        "offer_method": "topical_microneedling",
        "offer_source": "animal",
        "offer_label": "external_use_only",
    }


def test_people_like_you_begin_with_what_was_offered(client):
    soup = page(client, reverse("people_like_me"))

    assert soup.select_one("main article")["aria-labelledby"] == "like-topical_microneedling"


def test_compare_begins_with_the_offer_and_what_is_used(client):
    soup = page(client, reverse("compare"))

    heads = {one["href"].split("/")[2] for one in soup.select("main th a[href^='/options/']")}
    assert {"topical_microneedling", "topical_minoxidil", "wait"} <= heads


def test_no_address_on_these_pages_tells_of_the_person(client):
    for name in ("summary", "claims", "passport", "people_like_me", "compare", "quotes"):
        for link in page(client, reverse(name)).select("main [href], main [action]"):
            address = link.get("href") or link["action"]
            _path, _mark, query = address.partition("?")
            assert not any(word in query for word in ("450", "GB", "natural", "external")), address
