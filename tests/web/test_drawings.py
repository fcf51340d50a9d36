"""Drawings stand where people look: in the library, on the page of an option and in the summary."""

import pytest
from bs4 import BeautifulSoup

from evidence.core.vocabulary import Group
from tests.walking import GIVEN, remember

pytestmark = pytest.mark.django_db


def page(client, path):
    return BeautifulSoup(client.get(path).content, "lxml")


@pytest.mark.parametrize("path", ["/evidence/options/{}/", "/options/{}/"])
@pytest.mark.parametrize(
    ("key", "drawings"),
    [
        pytest.param("intradermal_injection", 1, id="an exosome method"),
        pytest.param("topical_minoxidil", 0, id="another choice"),
    ],
)
def test_the_page_of_an_exosome_method_draws_how_far_it_gets(
    published, client, path, key, drawings
):
    remember(client, answers=GIVEN)

    assert len(page(client, path.format(key)).select("figure.skin")) == drawings


def test_the_summary_draws_it_in_the_details_of_every_exosome_method(published, client):
    remember(client, answers=GIVEN)
    methods = {o.key for o in published.catalogue.options if o.group is Group.EXOSOME_METHOD}

    figures = page(client, "/summary/").select("details figure.skin")

    assert {figure.find_parent("article")["id"] for figure in figures} == {
        f"option-{key}" for key in methods
    }


def test_each_bar_on_the_page_of_prices_stands_beside_its_words_and_source(published, client):
    rows = page(client, "/evidence/prices/").select(".cost-bars li")
    priced = [row for row in rows if row.select_one(".cost-range")]

    assert len(rows) > len(priced) > 8
    assert [
        row.text for row in priced if not (row.select(".sources a") or "Nothing" in row.text)
    ] == []
    assert [row.text for row in rows if not row.select_one(".cost-bar")] == []


def test_in_the_summary_a_missing_price_is_drawn_as_missing(published, client):
    remember(client, answers=GIVEN)
    cards = {card["id"]: card for card in page(client, "/summary/").select("article.card[id]")}

    assert cards["option-intradermal_injection"].select_one(".cost .cost-range")
    assert cards["option-topical_alone"].select_one(".cost .cost-unknown")
    assert not cards["option-wait"].select_one(".cost .cost-bar")
