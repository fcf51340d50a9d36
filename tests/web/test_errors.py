"""Our own error pages: right status, own words, the same headers, and no database."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.test import Client

from decisionaid import errors
from decisionaid.middleware import HEADERS
from decisionaid.settings import PATIENT_BODY_BYTES, PATIENT_FIELDS
from tests.curators import curator

NOWHERE = "/no-such-page/"
FORM = "application/x-www-form-urlencoded"
MALFORMED = b"--x\r\nContent-Disposition: form-data; name=\r\n\r\n"


@pytest.mark.parametrize("status", [400, 403, 404, 413, 415, 429, 500, 503])
def test_a_page_says_what_to_do_next_in_one_heading(rf, status):
    page = errors.error_page(status).content.decode()

    assert page.count("<h1>") == 1
    assert 'href="/"' in page


def test_an_unknown_address_is_404_without_a_query(client):
    answer = client.get(NOWHERE)

    assert answer.status_code == 404
    assert "There is no page at this address." in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/admin/no-such-page/", 404, "There is no page for curators at this address."),
        ("/admin/evidence/edition/publish/", 403, "This page is for curators with another role."),
    ],
)
def test_curators_are_led_back_to_their_own_first_page(address, status, told, client):
    client.force_login(curator())

    answer = client.get(address)

    assert answer.status_code == status
    assert told in answer.content.decode()
    assert 'class="button" href="/admin/"' in answer.content.decode()
    assert "Your answers" not in answer.content.decode()


@pytest.mark.parametrize("host", ["testserver", "elsewhere.example"])
def test_a_refusal_carries_every_header(client, host):
    answer = client.get(NOWHERE, headers={"host": host})

    assert answer.status_code in (400, 404)
    assert {name: answer[name] for name in HEADERS} == HEADERS
    assert answer["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in answer["Content-Security-Policy"].split("; ")
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_a_malformed_multipart_body_is_refused_unread(client):
    client.cookies["csrftoken"] = "x" * 32

    answer = client.post(NOWHERE, MALFORMED, content_type="multipart/form-data; boundary=x")

    assert answer.status_code == 415


def test_a_malformed_multipart_body_to_the_curators_is_no_server_error():
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies["csrftoken"] = "x" * 32

    answer = client.post(
        "/admin/no-such-page/", MALFORMED, content_type="multipart/form-data; boundary=x"
    )

    assert answer.status_code in (400, 403, 404)


def test_a_body_over_the_limit_is_413(client):
    answer = client.post(NOWHERE, b"a" * (PATIENT_BODY_BYTES + 1), content_type=FORM)

    assert answer.status_code == 413


def test_too_many_fields_are_400(client):
    answer = client.post(NOWHERE, "&".join(["a=1"] * (PATIENT_FIELDS + 1)), content_type=FORM)

    assert answer.status_code == 400


def test_a_body_at_the_limit_reaches_the_views(client):
    answer = client.post(NOWHERE, "&".join(["a=1"] * PATIENT_FIELDS), content_type=FORM)

    assert answer.status_code == 404


def test_a_form_without_its_token_is_told_to_load_the_page_again():
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/admin/login/", {"username": "somebody"})

    assert answer.status_code == 403
    assert "load the page again" in answer.content.decode()


def test_a_body_that_django_finds_too_large_is_413(rf):
    assert errors.bad_request(rf.post("/"), RequestDataTooBig()).status_code == 413


def test_a_database_that_fails_is_an_outage_that_passes(rf):
    try:
        raise OperationalError("database is locked")
    except OperationalError:
        answer = errors.server_error(rf.get("/"))

    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"


def test_any_other_failure_is_500_and_shows_nothing_of_it(rf):
    try:
        raise ValueError("an answer: 67")
    except ValueError:
        answer = errors.server_error(rf.get("/"))

    assert answer.status_code == 500
    assert "67" not in answer.content.decode()
