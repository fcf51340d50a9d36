"""An offer as it is entered, kept in the person's own cookie, changed and removed."""

import pytest
from django.urls import reverse

from questionnaire.quotes.offer import offers_of, with_offers
from questionnaire.visit import cookie
from questionnaire.visit.visit import Visit
from tests.walking import GIVEN, post, remember, remembered
from tests.web.offers import BARE, OFFER, WHOLE, enter, page_of, rows

pytestmark = pytest.mark.django_db


def test_the_first_offer_starts_a_visit_and_keeps_what_was_said(client, published):
    assert "answers" not in client.get(reverse("quotes")).cookies
    assert "answers" not in client.get(reverse("quote", args=[1])).cookies

    response = enter(client, 1, WHOLE)

    assert response.status_code == 303
    assert response["Location"] == reverse("quotes")
    visit = remembered(client)
    assert offers_of(visit) == (OFFER,)
    assert (visit.edition, visit.is_empty) == (1, True)


def test_an_invalid_offer_starts_nothing(client, published):
    response = enter(client, 1, {"sessions": "many"})

    page = page_of(response, 422)
    assert "answers" not in response.cookies
    assert page.title.get_text().startswith("Error: ")
    told = page.select_one(".error-summary").get_text(" ", strip=True)
    for words in ("Enter the price", "Choose what the price is for", "Enter a whole number"):
        assert words in told
    for link in page.select(".error-summary a"):
        assert page.select_one(link["href"]).name in ("input", "select")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"extras": "$200"}, "same currency as the price"),
        ({"price_high": "1500"}, "Enter more than the lowest price"),
        ({"deposit": "a lot"}, "amount"),
        ({"sessions": "61"}, "Enter a number from 1 to 60"),
        ({"sessions": "0"}, "Enter a number from 1 to 60"),
        ({"upkeep_sessions": "-1"}, "Enter a number from 0 to 24"),
        ({"refund": "maybe"}, "Choose one of the answers on this page"),
        ({"sessions": ["3", "4"]}, "This came twice"),
    ],
)
def test_what_cannot_be_read_is_told_in_words(client, published, changed, words):
    page = page_of(enter(client, 1, {**WHOLE, **changed}), 422)

    assert words in page.select_one(".error-summary").get_text()
    assert offers_of(remembered(client)) == ()


def test_an_offer_shows_again_what_was_entered(client, published):
    enter(client, 1, {**WHOLE, "price_high": "1800"})

    page = page_of(client.get(reverse("quote", args=[1])))

    assert page.select_one("[name=price_amount]")["value"] == "1500"
    assert page.select_one("[name=price_high]")["value"] == "1800"
    assert page.select_one("[name=refund][checked]")["value"] == "nothing"


def test_nothing_is_chosen_before_somebody_chooses(client, published):
    page = page_of(client.get(reverse("quote", args=[1])))

    assert page.select("main [checked]") == []
    assert [option["value"] for option in page.select("main option[selected]")] in ([], [""])


def test_an_offer_can_be_changed_and_removed(client, published):
    enter(client, 1, WHOLE)
    enter(client, 2, BARE)
    enter(client, 1, {**WHOLE, "price_amount": "1400"})
    assert [one.price for one in offers_of(remembered(client))] == [1400, 3000]

    post(client, reverse("quote_remove", args=[1]))
    assert [one.price for one in offers_of(remembered(client))] == [3000]

    post(client, reverse("quote_remove", args=[1]))
    assert remembered(client) == Visit()


@pytest.mark.parametrize("number", [0, 3, 5, 99])
def test_a_place_that_is_not_there_is_not_found(client, published, number):
    enter(client, 1, BARE)

    assert client.get(reverse("quote", args=[number])).status_code == 404


def test_there_is_room_for_four_offers_beside_a_full_set_of_answers(client, published):
    remember(client, answers=GIVEN)
    for number in (1, 2, 3, 4):
        assert enter(client, number, {**WHOLE, "price_amount": f"12{number}456"}).status_code == 303

    visit = remembered(client)
    assert len(offers_of(visit)) == 4
    assert visit.answers == GIVEN
    page = page_of(client.get(reverse("quotes")))
    assert page.find("a", string="Add another offer") is None
    assert client.get(reverse("quote", args=[5])).status_code == 404


def test_an_offer_the_cookie_has_no_room_for_is_shown_and_said_not_to_be_kept(
    client, published, monkeypatch
):
    remember(client, answers=GIVEN)
    monkeypatch.setattr(cookie, "LARGEST_COOKIE", 600)

    page = page_of(enter(client, 1, WHOLE))

    assert "We could not keep this change" in page.get_text()
    assert rows(page, "Costs of each offer")["First year"] == ["£4,700"]
    assert page.find("a", string="Add another offer") is None
    assert offers_of(remembered(client)) == ()


def test_offers_of_an_older_version_are_as_if_not_there(client, published):
    remember(client, extras={"quotes": [{"shape": "other"}]})

    assert page_of(client.get(reverse("quotes"))).find("a", string="Add the first offer")


def test_offers_alone_keep_the_visit_alive(published):
    visit = with_offers(Visit(edition=1, started_at=1, seen_at=1), (OFFER,))

    assert cookie.is_due_for_renewal(visit)
