"""Whoever answered the country is nowhere told to answer it, whatever is known of the law there."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from evidence.core.edition.items import METHODS
from tests.walking import GIVEN, remember

pytestmark = pytest.mark.django_db
TOLD_TO_ANSWER = re.compile(
    r"you have not told us a country|answer the (?:question about|country)|not told us where"
    r"|which country (?:do|will) you",
    re.IGNORECASE,
)
COUNTRIES = ("US", "GB", "FR", "TR", "BR", "IR", "NZ", "TW", "CN")


def texts(client, country):
    remember(client, answers={**GIVEN, "country": country, "treatment_country": country})
    places = [reverse("summary"), reverse("checklist"), reverse("claims"), reverse("compare")]
    places += [reverse("option", args=[method]) for method in METHODS.split()]
    for place in places:
        yield place, BeautifulSoup(client.get(place).content, "html.parser").main


@pytest.mark.parametrize("country", COUNTRIES)
def test_nobody_who_named_a_country_is_told_to(published, client, country):
    for place, main in texts(client, country):
        words = " ".join(main.get_text(" ").split())
        assert not TOLD_TO_ANSWER.search(words), (place, TOLD_TO_ANSWER.search(words))


@pytest.mark.parametrize("country", ["BR", "IR"])
def test_where_no_rule_was_found_the_option_says_so_with_the_day(published, client, country):
    told = dict(texts(client, country))[reverse("option", args=["intradermal_injection"])]

    assert "By 28 November 2026 we found no" in " ".join(told.get_text(" ").split())


def test_an_offer_leads_to_its_product_in_two_clicks(published, client):
    remember(client, answers={**GIVEN, "offer_method": "intradermal_injection"})
    products = reverse("evidence:products")
    main = BeautifulSoup(client.get(reverse("summary")).content, "html.parser").main
    first = {a["href"].partition("#")[0] for a in main.find_all("a", href=True)}

    assert products in first
    second = BeautifulSoup(client.get(products).content, "html.parser").main
    assert second.find("a", href="#kimera_xoglo") or second.find(id="kimera_xoglo")
