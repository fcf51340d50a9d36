"""Changing an answer: back to where one came from, unless new questions open; what is dropped is said once."""

from html import unescape

import pytest
from bs4 import BeautifulSoup

from tests.walking import GIVEN, SAFETY, address, remember, remembered, send

pytestmark = pytest.mark.usefixtures("published")

NO_OFFER = {key: answer for key, answer in GIVEN.items() if not key.startswith("offer_")}


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def test_each_change_link_leads_to_the_question_and_knows_the_way_back(client):
    remember(client, answers=GIVEN)
    links = [link["href"] for link in soup(client.get("/check/")).select(".answers-change a")]

    assert len(links) == len(GIVEN)
    for link in links:
        page = soup(client.get(link))
        assert page.select_one("a.back")["href"] == "/check/"
        assert page.main.form["action"] == link


@pytest.mark.parametrize("origin", ["check", "summary"])
def test_a_change_returns_to_where_one_came_from(client, origin):
    remember(client, answers=GIVEN)

    answer = send(client, "blood", {"blood_draw": "yes"}, origin=origin)

    assert answer["Location"] == f"/{origin}/"
    assert remembered(client).answers["blood_draw"] == "yes"


@pytest.mark.parametrize("origin", ["home", "//elsewhere.example", "check/../..", "<script>"])
def test_only_our_own_pages_can_be_returned_to(client, origin):
    remember(client, answers=GIVEN)

    page = client.get(address("blood"), {"from": origin})

    assert b"elsewhere" not in page.content
    assert b"from=" not in page.content


def test_a_change_that_opens_questions_asks_them_and_then_returns(client):
    remember(client, answers={**NO_OFFER, "offer_method": "none"})
    places = [send(client, "offer", {"offer_method": "topical_alone"}, origin="check")["Location"]]
    for slug in ("offer-origin", "offer-label", "offer-price", "offer-claims"):
        places.append(send(client, slug, origin="check")["Location"])

    assert places == [
        f"{address('offer-origin')}?from=check",
        f"{address('offer-label')}?from=check",
        f"{address('offer-price')}?from=check",
        f"{address('offer-claims')}?from=check",
        "/check/",
    ]


def test_a_change_that_opens_a_safety_question_asks_it_first(client):
    answers = {key: answer for key, answer in GIVEN.items() if key != "pregnancy"}
    remember(client, answers={**answers, "sex": "male"})

    first = send(client, "sex-at-birth", {"sex": "female"}, origin="summary")

    assert first["Location"] == f"{address('pregnancy')}?from=summary"
    assert client.get("/summary/")["Location"] == address("pregnancy")
    assert send(client, "pregnancy", origin="summary")["Location"] == "/summary/"


def test_who_skipped_ahead_can_still_answer_from_the_list(client):
    remember(client, answers=SAFETY)

    page = client.get(f"{address('visits')}?from=check")
    answer = send(client, "visits", origin="check")

    assert page.status_code == 200
    assert answer["Location"] == "/check/"


def test_unanswered_questions_stand_in_the_list_with_what_that_means(client):
    answers = {key: answer for key, answer in SAFETY.items() if key != "treatment_country"}
    text = soup(remember(client, answers=answers).get("/check/")).main.get_text(" ", strip=True)

    assert "What was offered Not answered. You can leave it like this." in text
    assert "Needles Not answered. You can leave it like this." in text
    assert "Country of treatment The same country" in text
    assert "Where the exosomes come from" not in text


def test_answers_are_read_back_in_the_words_that_were_chosen(client):
    text = soup(remember(client, answers=GIVEN).get("/check/")).main.get_text(" ", strip=True)

    for words in (
        "Country of treatment Türkiye",
        "Most to spend in the first year £1,500",
        "Price of the offer $6,000",
        "It needs no needles: Very much",
        "“This price ends today”",
    ):
        assert words in text


def test_answers_no_longer_asked_go_and_the_person_is_told_once(client):
    remember(client, answers=GIVEN)

    answer = send(client, "offer", {"offer_method": "none"}, origin="check")
    told, again = (soup(client.get(answer["Location"])).main.get_text(" ") for _ in range(2))

    gone = {"offer_source", "offer_label", "offer_price", "offer_claims"}
    assert set(GIVEN) - set(remembered(client).answers) == gone
    assert "We removed your answers to “Where the exosomes come from”" in told
    assert "We removed" not in again


def test_one_dropped_answer_is_told_in_the_singular(client):
    remember(client, answers=GIVEN)

    send(client, "sex-at-birth", {"sex": "male"}, origin="check")

    assert "your answer to “Pregnancy and breastfeeding”" in unescape(
        client.get("/check/").content.decode()
    )


def test_a_page_outside_the_visit_does_not_use_up_what_is_to_be_told(client):
    remember(client, answers=GIVEN)
    send(client, "in-use", {"regimen": ["none"]}, origin="check")

    client.get("/privacy/")

    assert "“Newest one used for”" in unescape(client.get("/check/").content.decode())


@pytest.mark.parametrize(
    ("answers", "slug"),
    [
        pytest.param(GIVEN, "studies", id="all answered"),
        pytest.param(SAFETY, "in-use", id="skipped ahead"),
    ],
)
def test_back_from_the_list_leads_to_the_last_question_that_is_due(client, answers, slug):
    remember(client, answers=answers)
    link = soup(client.get("/check/")).select_one("a.back")

    arrived = client.get(link["href"], follow=True)

    assert arrived.wsgi_request.path == address(slug)


def test_a_changed_answer_holds_for_every_page_after_it(client):
    remember(client, answers=GIVEN)

    send(client, "age", {"age_band": "65_plus"}, origin="check")

    assert "65 or older" in client.get("/check/").content.decode()
    assert "35 to 49" not in client.get("/check/").content.decode()
