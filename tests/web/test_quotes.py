"""Offers side by side, kept in the person's own cookie."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from questionnaire import answers
from questionnaire.quotes.offer import ASKED, Offer, offers_of, with_offers
from questionnaire.quotes.words import ASK, LABELS
from questionnaire.visit import Visit
from tests.walking import FORM, GIVEN, post, remember, remembered

WHOLE = {
    "price_amount": "1,500",
    "price_currency": "GBP",
    "price_for": "session",
    "sessions": "3",
    "weeks_apart": "4",
    "extras": "£200",
    "upkeep_sessions": "2",
    "upkeep_price": "900",
    "deposit": "500",
    "refund": "nothing",
    "deadline": "today",
    "name_shown": "no",
    "source": "human",
    "label": "external_use_only",
    "injector": "nurse",
}
OFFER = Offer(
    "GBP", 1500, "session", None, 3, 4, 200, 2, 900, 500,
    "nothing", "today", "no", "human", "external_use_only", "nurse",
)  # fmt: skip
BARE = {"price_amount": "3000", "price_currency": "USD", "price_for": "course"}

pytestmark = pytest.mark.django_db


def page_of(response, status=200):
    assert response.status_code == status, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def enter(client, number, sent):
    body = urlencode(sent, doseq=True)
    return client.post(reverse("quote", args=[number]), body, content_type=FORM)


def rows(page, caption):
    table = next(t for t in page.select("table.table") if t.caption.get_text() == caption)
    return {
        row.th.get_text(strip=True): [cell.get_text(strip=True) for cell in row.select("td")]
        for row in table.tbody.find_all("tr", recursive=False)
    }


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
    monkeypatch.setattr(answers, "LARGEST_COOKIE", 600)

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

    assert answers.is_due_for_renewal(visit)


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
