"""The question pages: each valid answer leads on, each empty one is explained, and nothing is lost on the way."""

import pytest
from bs4 import BeautifulSoup

from evidence.starter import starter_catalogue
from questionnaire.questions.steps import STEP, STEPS, asked_steps
from tests.walking import GIVEN, SAFETY, SENT, address, post, remember, remembered, send

pytestmark = pytest.mark.usefixtures("published")


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def known_before(step):
    """The answers of a person who has come as far as this page."""
    earlier = {key for one in STEPS[: STEPS.index(step)] for key in one.keys}
    return {key: answer for key, answer in GIVEN.items() if key in earlier}


def page_at(client, step, answers=None):
    remember(client, answers=known_before(step) if answers is None else answers)
    return soup(client.get(address(step.slug)))


BY_SLUG = pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)


def test_a_person_gets_from_the_first_question_to_the_list_of_answers(client):
    for step, following in zip(STEPS, [*STEPS[1:], None], strict=True):
        answer = send(client, step.slug)

        assert answer.status_code == 303
        assert answer["Location"] == (address(following.slug) if following else "/check/")
    assert remembered(client).answers == GIVEN
    assert client.get("/check/").status_code == 200


@BY_SLUG
def test_a_page_has_one_heading_which_is_its_title(client, step):
    page = page_at(client, step)

    (heading,) = page.find_all("h1")
    assert heading.get_text(" ", strip=True).startswith(str(step.title))
    assert page.title.string.startswith(str(step.title))


@BY_SLUG
def test_nothing_is_preselected(client, step):
    main = page_at(client, step).main

    assert main.select("[checked]") == []
    assert [option["value"] for option in main.select("option[selected]")] in ([], [""], ["", ""])
    assert all(not line.get("value") for line in main.select("input[type=text]"))


@BY_SLUG
def test_no_choice_has_an_empty_code(client, step):
    main = page_at(client, step).main

    assert all(choice["value"] for choice in main.select("[type=radio], [type=checkbox]"))


@BY_SLUG
def test_coming_back_shows_the_earlier_answer(client, step):
    main = page_at(client, step, GIVEN).main
    chosen = [one["value"] for one in main.select("[checked], option[selected]")]
    typed = [line["value"] for line in main.select("input[type=text]")]

    assert [*chosen, *typed] != []
    assert set(chosen) <= {
        str(part)
        for key in step.keys
        for answer in [GIVEN[key]]
        for part in (
            answer.values()
            if isinstance(answer, dict)
            else answer
            if isinstance(answer, list)
            else [answer]
        )
    }


@pytest.mark.parametrize("step", [s for s in STEPS if s.required], ids=lambda step: step.slug)
def test_an_empty_page_is_explained_and_linked(client, step):
    remember(client, answers=known_before(step))

    answer = send(client, step.slug, {})

    page = soup(answer)
    (line,) = page.select(".error-summary a")
    target = page.find(id=line["href"].removeprefix("#"))
    assert answer.status_code == 422
    assert page.title.string.startswith("Error: ")
    assert target.name in ("input", "select")
    assert remembered(client).answers == known_before(step)


def test_what_was_typed_stays_in_a_page_in_error(client):
    remember(client, answers=known_before(STEP["budget"]))

    page = soup(send(client, "budget", {"budget_amount": "lots", "budget_currency": "EUR"}))

    assert page.find(id="id_budget_0")["value"] == "lots"
    assert page.select_one("option[selected]")["value"] == "EUR"


def test_skipping_ahead_by_address_leads_back_to_the_first_open_question(client):
    assert client.get(address("needles")).headers["Location"] == address("age")

    remember(client, answers=known_before(STEP["cause"]))
    for slug in ("health", "studies"):
        assert client.get(address(slug)).headers["Location"] == address("cause")
    assert client.get("/check/").headers["Location"] == address("cause")
    assert client.get("/summary/").headers["Location"] == address("cause")


def test_a_page_that_is_not_asked_leads_to_the_first_open_question(client):
    remember(client, answers={**SAFETY, "sex": "male", "pregnancy": "none"})

    assert client.get(address("pregnancy")).headers["Location"] == address("in-use")


def test_an_answer_sent_to_a_page_that_is_not_due_is_not_kept(client):
    remember(client, answers=known_before(STEP["cause"]))

    answer = send(client, "needles")

    assert answer["Location"] == address("cause")
    assert remembered(client).answers == known_before(STEP["cause"])


def test_an_address_without_a_question_is_not_found(client):
    assert client.get("/questions/nothing/").status_code == 404


@pytest.mark.parametrize("slug", ["budget", "offer-price", "what-matters", "studies"])
def test_a_question_can_be_skipped_and_its_answer_taken_back(client, slug):
    remember(client, answers=GIVEN)
    remaining = {key: answer for key, answer in GIVEN.items() if key not in STEP[slug].keys}

    answer = send(client, slug, {**SENT[slug], "skip": "1"})

    assert answer["Location"] == "/check/"
    assert remembered(client).answers == remaining
    assert slug in remembered(client).passed


def test_a_question_that_needs_an_answer_cannot_be_skipped(client):
    assert send(client, "age", {"skip": "1"}).status_code == 422


def test_every_page_after_the_safety_sections_offers_the_summary(client):
    offered = {
        step.slug: page_at(client, step).find("a", string="Skip to my summary") is not None
        for step in STEPS
    }

    assert offered == {step.slug: not step.section.safety for step in STEPS}


@BY_SLUG
def test_back_leads_to_the_page_before(client, step):
    link = page_at(client, step).select_one("a.back")
    earlier = [one for one in asked_steps(GIVEN) if STEPS.index(one) < STEPS.index(step)]

    assert link["href"] == (address(earlier[-1].slug) if earlier else "/")


def test_who_went_back_need_not_walk_the_later_pages_again(client):
    remember(client, answers=known_before(STEP["blood"]))

    assert send(client, "cause")["Location"] == address("blood")


def test_posting_the_same_answer_twice_changes_nothing(client):
    remember(client, answers=known_before(STEP["cause"]))

    first = send(client, "cause")
    after_first = remembered(client).answers
    second = send(client, "cause")

    assert first["Location"] == second["Location"] == address("pregnancy")
    assert remembered(client).answers == after_first


def test_in_a_second_tab_the_last_answer_wins_and_the_others_stay(client):
    remember(client, answers=GIVEN)

    send(client, "needles", {"needle_tolerance": "injections"})
    send(client, "blood", {"blood_draw": "yes"})
    send(client, "needles", {"needle_tolerance": "not_sure"})

    assert remembered(client).answers == {
        **GIVEN,
        "needle_tolerance": "not_sure",
        "blood_draw": "yes",
    }


def test_under_18_stops_at_once_and_keeps_nothing(client):
    remember(client, answers=GIVEN)

    answer = send(client, "age", {"age_band": "under_18"})
    page = soup(client.get(answer["Location"]))

    assert answer["Location"] == "/stop/"
    assert remembered(client).is_empty
    assert page.h1.string == "This aid is for adults"
    assert page.main.form is None
    # Nobody was asked for a country yet: every place we know of is there.
    named = {one.name for one in starter_catalogue().contacts}
    told = page.main.get_text(" ")
    assert [name for name in named if name not in told] == []


def test_finishing_has_the_browser_forget_everything(client):
    remember(client, answers=GIVEN)

    answer = post(client, "/finish/")

    assert (answer.status_code, answer["Location"]) == (303, "/finished/")
    # Not "cookies": that would end sessions of other services of the same domain too.
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert set(answer.cookies) == {"answers", "csrftoken"}
    assert {one["max-age"] for one in answer.cookies.values()} == {0}
    assert client.get("/check/").headers["Location"] == address("age")


def test_answers_are_cleared_by_pressing_a_button_never_by_a_link(client):
    remember(client, answers=GIVEN)
    page = soup(client.get("/finish/"))

    assert page.h1.string == "Clear your answers?"
    assert page.main.find("a", href="/summary/") is not None
    assert page.main.form["action"] == "/finish/"
    assert remembered(client).answers == GIVEN
