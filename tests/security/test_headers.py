"""T-HDR: every answer, from every address and on every error, carries every header."""

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from decisionaid import errors
from decisionaid.middleware import HEADERS
from tests.security.addresses import addresses
from tests.walking import GIVEN, remember

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
CSP = {
    "default-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "script-src 'self'",
    "style-src 'self'",
}


def faults_of(answer):
    policy = set(answer.get("Content-Security-Policy", "").split("; "))
    return [
        *(f"{name} is missing" for name, value in HEADERS.items() if answer.get(name) != value),
        *(f"the policy lacks {part}" for part in sorted(CSP - policy)),
        *(f"the policy allows {part}" for part in policy if "unsafe" in part or "*" in part),
        *([] if answer.get("X-Frame-Options") == "DENY" else ["it may be framed"]),
        *([] if "server" not in answer else ["it names its server"]),
    ]


def visited(client, method="get"):
    """What each address answers."""
    # Multipart, the test client's own habit, would be refused before any view.
    form = {"content_type": FORM} if method == "post" else {}
    return {address: getattr(client, method)(address, **form) for address in addresses()}


def wrong_headers(found):
    return {
        (address, answer.status_code): faults
        for address, answer in found.items()
        if (faults := faults_of(answer))
    }


def test_there_are_addresses_of_all_rooms_to_look_at():
    found = addresses()

    assert {"/", "/summary/", "/questions/age/", "/admin/", "/health/live"} <= set(found)
    assert len(found) > 60


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "options"])
def test_every_address_answers_a_stranger_with_all_headers(published, method):
    client = Client(raise_request_exception=False)

    assert wrong_headers(visited(client, method)) == {}


def test_every_address_answers_a_person_with_all_headers_and_names_its_type(client, published):
    remember(client, answers=GIVEN)
    found = visited(client)
    texts = [
        page for page in found.values() if page.content and page["Content-Type"].startswith("text/")
    ]

    assert wrong_headers(found) == {}
    assert len(texts) > 30
    assert {page["Content-Type"].partition("charset=")[2] for page in texts} == {"utf-8"}


def test_every_address_answers_a_curator_with_all_headers_and_changes_no_row(
    editor_client, published
):
    editor_client.raise_request_exception = False
    kinds = [kind for kind in apps.get_models() if kind._meta.app_label != "sessions"]
    before = {kind._meta.label: list(kind._base_manager.values()) for kind in kinds}

    assert wrong_headers(visited(editor_client)) == {}
    assert {kind._meta.label: list(kind._base_manager.values()) for kind in kinds} == before


def test_every_kind_of_error_has_its_own_page_with_all_headers(settings):
    settings.ROOT_URLCONF = "tests.security.failing"
    client = Client(raise_request_exception=False)
    statuses = [400, 403, 404, 405, 413, 415, 429, 500, 503]

    answers = {status: client.get(f"/{status}/") for status in statuses}

    assert {status: answer.status_code for status, answer in answers.items()} == {
        status: status for status in statuses
    }
    assert {status: faults_of(answer) for status, answer in answers.items()} == {
        status: [] for status in statuses
    }
    assert all("<h1>" in answer.content.decode() for answer in answers.values())


def test_error_pages_are_made_without_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        pages = [errors.error_page(status) for status in (400, 403, 404, 405, 413, 429, 500, 503)]

    assert all(page.content for page in pages)


def test_a_method_a_page_does_not_know_is_told_in_words(client):
    answer = client.put("/about/")

    assert answer.status_code == 405
    assert "GET" in answer["Allow"]
    assert "<h1>This page cannot do that</h1>" in answer.content.decode()


def test_a_rejected_answer_is_a_page_in_words(client, published):
    answer = client.post(reverse("question", args=["age"]), "", content_type=FORM)

    assert answer.status_code == 422
    assert faults_of(answer) == []


def test_pages_of_a_visit_are_for_no_cache_and_no_search_engine(client, published):
    remember(client, answers=GIVEN)
    pages = [client.get(address) for address in ("/questions/age/", "/check/", "/summary/")]

    assert [(page["Cache-Control"], page["X-Robots-Tag"]) for page in pages] == [
        ("no-store, private", "noindex")
    ] * 3


def test_pages_of_curators_are_for_no_cache(editor_client):
    assert "no-store" in editor_client.get("/admin/")["Cache-Control"]
