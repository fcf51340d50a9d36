"""The life of a visit: its cookie, its limits, its edition and what no cache may keep."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from evidence.editions import store
from evidence.editions.publish import withdraw_edition
from questionnaire.questions.steps import STEPS
from tests.editions import put_edition
from tests.walking import GIVEN, address, post, remember, remembered, send

START = datetime(2026, 12, 1, 9, tzinfo=UTC)
VISIT_PAGES = [address("age"), address("needles"), "/check/", "/see-a-doctor-first/", "/stop/"]
OPEN_PAGES = ["/", "/about/", "/help/", "/privacy/"]


@pytest.fixture
def clock(time_machine):
    """Sets the time to so many minutes after the start."""

    def at(minutes):
        time_machine.move_to(START + timedelta(minutes=minutes), tick=False)

    at(0)
    return at


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_pages_that_ask_nothing_set_no_cookie(client, published, path):
    answer = client.get(path)

    assert answer.status_code == 200
    assert not answer.cookies


def test_the_first_question_sets_only_the_token(client, published):
    assert list(client.get(address("age")).cookies) == ["csrftoken"]


def test_a_refused_answer_sets_no_answers(client, published):
    assert "answers" not in send(client, "age", {"age_band": "junk"}).cookies


def test_the_first_valid_answer_sets_the_answers(client, published):
    assert "answers" in send(client, "age").cookies
    assert remembered(client).edition == 1


@pytest.mark.parametrize("path", VISIT_PAGES)
@pytest.mark.parametrize("given", [{}, GIVEN, {**GIVEN, "warning_signs": ["patches"]}])
def test_no_cache_and_no_search_engine_keeps_a_page_of_a_visit(client, published, path, given):
    answer = remember(client, answers=given).get(path)

    assert answer["Cache-Control"] == "no-store, private"
    assert {"Cookie", "HX-Request"} <= {name.strip() for name in answer["Vary"].split(",")}
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/finish/", address("age"), "/see-a-doctor-first/"])
def test_no_cache_keeps_the_answer_to_a_post(client, published, path):
    assert post(client, path)["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("path", [address("needles"), "/check/", "/see-a-doctor-first/"])
def test_after_half_an_hour_a_page_says_what_became_of_the_answers(client, published, clock, path):
    remember(client, answers=GIVEN)
    clock(31)

    answer = client.get(path)

    assert answer["Location"] == "/expired/"
    assert answer.cookies["answers"]["max-age"] == 0
    assert "after 30 minutes without use" in client.get("/expired/").content.decode()
    assert client.get(address("age")).status_code == 200


def test_an_answer_sent_too_late_is_not_kept_and_that_is_said(client, published, clock):
    remember(client, answers=GIVEN)
    clock(31)

    assert send(client, "needles")["Location"] == "/expired/"
    assert remembered(client).is_empty


def test_an_answer_sent_after_the_cookie_went_is_not_kept_and_that_is_said(client, published):
    assert send(client, "needles")["Location"] == "/expired/"


def test_reading_keeps_a_visit_alive(client, published, clock):
    remember(client, answers=GIVEN)
    for minutes in (20, 40, 60):
        clock(minutes)
        assert client.get("/check/").status_code == 200


def test_a_page_read_at_once_does_not_write_the_cookie_again(client, published):
    remember(client, answers=GIVEN)

    assert "answers" not in client.get("/check/").cookies


def test_a_person_can_stay(client, published, clock):
    remember(client, answers=GIVEN)
    clock(29)
    stayed = client.get("/still-here/")
    clock(50)

    assert stayed.status_code == 204
    assert client.get("/check/").status_code == 200


def test_it_can_be_too_late_to_stay(client, published, clock):
    remember(client, answers=GIVEN)
    clock(31)

    first, second = client.get("/still-here/"), client.get("/still-here/")

    assert first.status_code == second.status_code == 410
    assert "We no longer have your answers" in second.content.decode()


def test_staying_before_the_first_answer_starts_nothing(client, published):
    assert "answers" not in client.get("/still-here/").cookies


@pytest.mark.parametrize("cookie", ["junk", "gAAAAA", "é", "x" * 5000, '"quoted"'])
def test_a_cookie_nobody_can_read_is_an_empty_visit_said_in_words(client, published, cookie):
    client.cookies["answers"] = cookie

    answer = client.get("/check/")

    assert answer["Location"] == "/expired/"
    assert answer.cookies["answers"]["max-age"] == 0


def test_htmx_is_sent_to_the_page_outside_the_visit_whole(client, published, clock):
    remember(client, answers=GIVEN)
    clock(31)

    answer = send(client, "needles", headers={"HX-Request": "true"})

    assert (answer.status_code, answer["HX-Redirect"]) == (200, "/expired/")


def test_a_visit_stays_with_the_edition_it_began_with(client, published):
    send(client, "age")
    put_edition(2)

    send(client, "sex-at-birth")

    assert remembered(client).edition == 1
    assert "Edition 1," in client.get(address("country")).content.decode()
    assert "Edition 2," in client.get("/").content.decode()


def test_a_withdrawn_edition_is_replaced_and_the_person_is_told_once(client, published):
    send(client, "age")
    put_edition(2)
    withdraw_edition(1, reason="A wrong number", by="Pat Publisher", now=START)
    store.look_again()

    told, again = (client.get(address("sex-at-birth")).content.decode() for _ in range(2))

    assert "Edition 2," in told
    assert "The evidence was replaced while you were here" in told
    assert "was replaced" not in again
    assert remembered(client).edition == 2


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", address("age"), "/check/", "/stop/"])
def test_without_an_edition_the_page_says_so_and_the_log_names_the_command(client, caplog, path):
    with caplog.at_level(logging.ERROR, "questionnaire"):
        answer = client.get(path)

    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "No evidence has been published yet" in answer.content.decode()
    assert "python manage.py publish_edition" in caplog.text
    assert not answer.cookies.get("answers")


def test_a_visit_asks_the_database_nothing(client, published, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(0):
        for step in STEPS:
            client.get(address(step.slug))
            send(client, step.slug)
        client.get("/check/")
        post(client, "/finish/")
