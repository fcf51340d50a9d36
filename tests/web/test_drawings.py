"""Drawings stand where people look: in the library, on the page of an option and in the summary."""

import pytest
from bs4 import BeautifulSoup

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


def test_each_bar_on_the_page_of_prices_stands_beside_its_words_and_source(published, client):
    rows = page(client, "/evidence/prices/").select(".cost-bars li")

    assert len(rows) > 8
    assert [
        row.text for row in rows if not (row.select(".sources a") or "Nothing" in row.text)
    ] == []
    assert [row.text for row in rows if not row.select_one(".cost-bar .cost-range")] == []


def test_what_has_no_price_is_named_once_and_may_still_cost_something(published, client):
    prices = page(client, "/evidence/prices/")
    named = [item.text for item in prices.select("#unpriced li")]

    assert "Exosome serum without needles" in named
    assert len(named) == len(set(named)) > 4
    assert prices.text.count("That does not mean they are free.") == 1


def test_the_list_of_contents_of_the_prices_comes_first_and_names_every_part(published, client):
    main = page(client, "/evidence/prices/").main
    linked = [link["href"] for link in main.select(".contents a")]

    assert linked == [f"#{part['id']}" for part in main.select("section[id]")]
    assert main.select_one(".contents, section[id]")["class"] == ["contents"]
