"""Uploads that are not a person's own file: each is refused in words, and nothing is taken."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from questionnaire.fhir.response import file_of
from questionnaire.visit.encryption import seal
from questionnaire.visit.visit import Visit
from tests.fhir.uploading import carry_on, page_of, upload
from tests.walking import FORM, GIVEN

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "This file is empty", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "We cannot read this file", id="a picture"),
        pytest.param(b"{" * 5000, "We cannot read this file", id="nested too deep"),
        pytest.param(b"[" * 30_000, "We cannot read this file", id="far too deep"),
        pytest.param(b'{"a":1,"a":2}', "We cannot read this file", id="a key twice"),
        pytest.param(b"[]", "not from this aid", id="a list"),
        pytest.param(b'{"resourceType":"Patient"}', "not from this aid", id="another resource"),
        pytest.param(b" " * (64 * 1024 + 1), "too large", id="over 64 kB"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_words(client, published, content, words):
    page = page_of(upload(client, content), 422)

    assert words in page.select_one(".error-summary").get_text()
    assert page.title.get_text().startswith("Error: ")
    assert page.select_one(page.select_one(".error-summary a")["href"]).name == "input"


def test_a_file_without_a_single_answer_is_refused(client, published):
    page = page_of(upload(client, file_of(Visit())), 422)

    assert "no answer in this file" in page.select_one(".error-summary").get_text()


def test_no_file_at_all_is_refused(client, published):
    page = page_of(client.post(reverse("answers_open"), {}), 422)

    assert "Choose the file you saved" in page.select_one(".error-summary").get_text()


def test_a_body_far_over_the_limit_is_refused_unread(client, published):
    assert upload(client, b" " * 70_000).status_code == 413


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
        ("multipart/form-data", b"answers_file"),
        ("multipart/form-data; boundary=\xff", b"--x--"),
    ],
)
def test_a_malformed_upload_is_no_server_error(published, content_type, body):
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.cookies["csrftoken"] = "a" * 32

    response = strict.post(reverse("answers_open"), body, content_type=content_type)

    assert response.status_code in (400, 403)


def test_no_other_page_takes_a_file(client, published):
    for name in ("answers", "answers_carry_on", "answers_download"):
        file = SimpleUploadedFile("answers.json", b"{}")
        assert client.post(reverse(name), {"answers_file": file}).status_code == 415


@pytest.mark.parametrize(
    "sealed",
    [
        "",
        "nonsense",
        pytest.param(lambda: seal({"v": 1, "a": GIVEN}), id="a cookie's content"),
        pytest.param(
            lambda: seal({"for": "opened answers", "answers": {"x": 1}, "passed": [], "at": 9e9}),
            id="answers of another version",
        ),
        pytest.param(
            lambda: seal({"for": "opened answers", "answers": GIVEN, "passed": [], "at": 0}),
            id="too old",
        ),
    ],
)
def test_answers_that_were_not_sealed_for_this_are_not_taken(client, published, sealed):
    text = sealed() if callable(sealed) else sealed

    page = page_of(carry_on(client, text), 422)

    assert "Open your file again" in page.select_one(".error-summary").get_text()
    assert "answers" not in client.cookies


def test_a_form_field_is_not_taken_for_a_file(client, published):
    response = client.post(reverse("answers_open"), "answers_file=x", content_type=FORM)

    assert response.status_code == 422
