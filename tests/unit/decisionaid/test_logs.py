"""Lines of the log: JSON, no address, no answer, nothing of an error's message."""

import json
import logging
import sys
from urllib.parse import urlencode

import pytest
from django.urls import resolve

from decisionaid.errors import csrf_failed
from decisionaid.logs import Line
from decisionaid.security_log import level_of
from tests.walking import FORM, GIVEN, remember


def line_of(name="aid", message="told", level=logging.INFO, error=None, **extra):
    try:
        if error:
            raise error
    except Exception:
        record = logging.LogRecord(name, level, "here.py", 1, message, (), sys.exc_info())
    else:
        record = logging.LogRecord(name, level, "here.py", 1, message, (), None)
    record.__dict__.update(extra)
    return Line().format(record)


def test_an_error_is_told_by_its_kind_and_place_not_by_its_message():
    told = json.loads(line_of(error=ValueError("age_band=marker-67")))

    assert told["error"] == "ValueError"
    assert told["at"]
    assert "marker" not in json.dumps(told)


@pytest.mark.parametrize("name", ["django.request", "django.security.DisallowedHost"])
def test_addresses_and_hosts_in_others_messages_are_left_out(name):
    assert "marker" not in line_of(name, "Internal Server Error: /marker/?a=marker")


def test_line_breaks_from_outside_cannot_make_a_second_line():
    assert "\n" not in line_of(message="first\nsecond \r\u2028third")


@pytest.mark.django_db
def test_a_request_is_told_by_route_and_minute(client, published, caplog):
    caplog.set_level(logging.INFO, "decisionaid.access")
    remember(client, answers=GIVEN)
    client.get("/questions/age/?age_band=marker", REMOTE_ADDR="192.0.2.77")
    record = next(record for record in caplog.records if record.name == "decisionaid.access")
    told = json.loads(Line().format(record))

    assert told["route"] == "question"
    assert set(told) == {
        "time",
        "level",
        "logger",
        "method",
        "route",
        "status",
        "ms",
        "bytes",
        "request",
    }
    assert told["time"].endswith("Z")
    assert len(told["time"]) == len("2026-11-22T21:31Z")
    assert "192.0.2.77" not in json.dumps(told)
    assert "marker" not in json.dumps(told)


@pytest.mark.django_db
def test_the_door_of_curators_is_told_with_the_address(client, caplog):
    client.post("/admin/login/", {"username": "casey\nroot", "password": "wrong"})
    records = [record for record in caplog.records if record.name == "decisionaid.security"]
    told = [json.loads(Line().format(record)) for record in records]

    assert [(one["event"], one["account"]) for one in told] == [("password_refused", "casey\nroot")]
    assert told[0]["address"] == "127.0.0.1"
    assert "wrong" not in json.dumps(told)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "sent", "route", "fields"),
    [
        ("/questions/age/", {"age_band": "marker-67"}, "question", ["age_band"]),
        ("/quotes/1/", {"amount_1": "marker"}, "quote", None),
        ("/claims/", {"claim": "marker"}, "claims", None),
        ("/admin/login/", {"username": "marker", "password": "marker"}, "admin:login", ["__all__"]),
    ],
)
def test_a_form_that_is_sent_back_is_told_by_its_fields_and_never_by_a_value(
    client, published, caplog, address, sent, route, fields
):
    caplog.set_level(logging.INFO, "decisionaid.access")
    remember(client, answers=GIVEN)
    client.post(address, urlencode(sent), content_type=FORM)
    record = next(one for one in caplog.records if one.name == "decisionaid.access.refused")
    told = json.loads(Line().format(record))

    assert told["event"] == "form_sent_back"
    assert told["route"] == route
    assert told["fields"]
    assert fields is None or told["fields"] == fields
    assert len(told["time"]) == len("2026-11-22T21:31Z")
    assert set(told) == {"time", "level", "logger", "event", "route", "fields"}
    assert "marker" not in json.dumps(told)


@pytest.mark.django_db
def test_a_form_that_is_taken_is_not_told(client, published, caplog):
    caplog.set_level(logging.INFO, "decisionaid.access")
    assert client.post("/questions/age/", "age_band=35_49", content_type=FORM).status_code == 303

    assert [one for one in caplog.records if one.name == "decisionaid.access.refused"] == []


def test_what_should_wake_somebody_has_a_level_of_its_own():
    assert level_of("let_in") == logging.INFO
    assert level_of("password_refused") == level_of("form_refused") == logging.WARNING
    assert level_of("slowed_down") == logging.ERROR


def test_a_form_without_its_token_is_told_with_its_route(rf, caplog):
    request = rf.post("/questions/age/")
    request.resolver_match = resolve("/questions/age/")
    csrf_failed(request)

    (told,) = [one.details for one in caplog.records if one.name == "decisionaid.security"]
    assert (told["event"], told["route"]) == ("form_refused", "question")
