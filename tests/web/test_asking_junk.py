"""Whatever is sent to the questions: never a server error, and never an answer that was lost or invented."""

import pytest
from django.test import Client

from questionnaire.questions.steps import STEP
from tests.walking import FORM, GIVEN, address, post, remember, remembered, send

pytestmark = pytest.mark.usefixtures("published")

JUNK = [
    pytest.param("\0", id="a NUL"),
    pytest.param("\ud800".encode("utf-8", "surrogatepass"), id="a lone surrogate"),
    pytest.param(b"\xff\xfe\x80", id="bytes that are no text"),
    pytest.param("\u202e\u2066\ufeff", id="marks of direction"),
    pytest.param("<script>alert(1)</script>", id="markup"),
    pytest.param("{{ settings.SECRET_KEY }}{% debug %}", id="template words"),
    pytest.param("%s%n%(x)s", id="format words"),
    pytest.param("' OR 1=1 --", id="a query"),
    pytest.param("9" * 5000, id="a long number"),
    pytest.param("é" * 500, id="long text"),
    pytest.param("١٢٣", id="digits of another script"),
    pytest.param("1e999", id="infinity"),
    pytest.param("nan", id="not a number"),
]


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("slug", ["age", "country", "signs", "budget", "what-matters"])
def test_junk_is_refused_or_read_but_breaks_nothing(client, slug, junk):
    remember(client, answers=GIVEN)
    names = {
        name
        for key in STEP[slug].keys
        for name in (key, f"{key}_amount", f"{key}_currency", f"{key}_low_cost")
    }

    answer = send(client, slug, dict.fromkeys(names, junk))

    assert answer.status_code in (303, 422)
    if answer.status_code == 422:
        assert remembered(client).answers == GIVEN
    assert b"<script>alert" not in answer.content


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        pytest.param("multipart/form-data; boundary=x", b"--x\r\nnonsense", 415, id="multipart"),
        pytest.param(
            "multipart/form-data", b"age_band=35_49", 415, id="multipart without its boundary"
        ),
        pytest.param("application/json", b'{"age_band": "35_49"}', 422, id="JSON"),
        pytest.param("text/plain", b"age_band=35_49", 422, id="plain text"),
        pytest.param("", b"age_band=35_49", 422, id="no type"),
        pytest.param(FORM, b"&" * 5000, 400, id="too many fields"),
        pytest.param(FORM, b"age_band=" + b"x" * 70_000, 413, id="too large a body"),
        pytest.param(f"{FORM}; charset=utf-7", b"age_band=+AGE-", 400, id="another charset"),
        pytest.param(f"{FORM}; charset=unicode_escape", rb"age_band=\ud800", 400, id="escapes"),
        pytest.param(FORM, b"age_band=%ED%A0%80%00%FF", 422, id="broken escapes"),
        pytest.param(FORM, b"%00=%00&=&==&age_band", 422, id="fields without sense"),
    ],
)
def test_a_body_of_another_kind_is_refused_in_words(client, content_type, body, status):
    answer = client.post(address("age"), body, content_type=content_type)

    assert answer.status_code == status
    assert b"<h1" in answer.content
    assert remembered(client).is_empty


@pytest.mark.parametrize("slug", ["age", "budget", "signs"])
def test_answers_of_other_questions_are_not_taken_along(client, slug):
    remember(client, answers=GIVEN)
    stray = {"sex": "male", "budget": "5", "stop": "1", "edition": "99", "csrf": "x"}

    send(client, slug, {**stray, **{"age": {"age_band": "18_24"}}.get(slug, {})})

    assert remembered(client).answers["sex"] == "female"
    assert remembered(client).edition == 1


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("path", [address("age"), "/check/", "/finish/", "/expired/", "/"])
def test_other_methods_are_refused(client, method, path):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize(
    "query", ["from=check&from=summary", "from=", "from=%00", "from=%ff", "from[]=check", "x=" * 50]
)
def test_an_odd_address_asks_the_question_all_the_same(client, query):
    remember(client, answers=GIVEN)

    assert client.get(f"{address('age')}?{query}").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/questions/../admin/", "/questions/%00/", "/questions/AGE/", "/questions/age", "/check"],
)
def test_an_address_near_ours_breaks_nothing(client, path):
    assert client.get(path).status_code in (301, 404)


def test_a_form_without_its_token_is_refused_and_loses_nothing(published):
    client = Client(enforce_csrf_checks=True)
    remember(client, answers=GIVEN)

    assert post(client, "/finish/").status_code == 403
    assert remembered(client).answers == GIVEN
