"""The promises of privacy, each by its number: nothing of a person reaches a log, an address or the database."""

import base64
import logging
import re
import traceback
import zlib
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client

from evidence.core.edition.items import ITEMS
from questionnaire.questions.steps import STEPS
from questionnaire.visit.visit import Visit
from tests.walking import FORM, GIVEN, SENT, address, post, remember, remembered, send

MARKERS = ("blood_thinner", "microneedling_only", "zebra-canary-4711", "price_ends_today")
"""Two answers, a line that was typed, and a claim: none may show outside the answers cookie."""

CODES = {code for item in ITEMS for code in item.codes if len(code) > 4} - {"other"}
VISITS = [3, pytest.param(200, marks=pytest.mark.soak)]


def needles(marker):
    """The marker plain, for an address, in base64 at three offsets, and squeezed."""
    text = marker.encode()
    shifted = [base64.b64encode(b"x" * offset + text)[4:-4] for offset in range(3)]
    return [text, quote(marker).encode(), *shifted, zlib.compress(text)[2:-4]]


ALL_NEEDLES = [needle for marker in MARKERS for needle in needles(marker)]


def walk(client, number):
    """A whole visit with errors of every kind in between."""
    for step in STEPS:
        client.get(address(step.slug))
        send(client, step.slug, {f"{step.keys[0]}_amount": "zebra-canary-4711"})
        send(client, step.slug, {step.keys[0]: "zebra-canary-4711"})
        assert send(client, step.slug).status_code == 303
    client.post(address("age"), b"--x", content_type="multipart/form-data; boundary=x")
    client.post(address("age"), b"zebra-canary-4711" * 5000, content_type=FORM)
    client.get("/questions/zebra-nowhere/")
    for path in ("/check/", "/summary/", "/checklist/"):
        client.get(path)
    if number % 2:
        post(client, "/finish/")


@pytest.mark.parametrize("visits", VISITS)
def test_t_priv_1_no_log_line_holds_an_answer(published, caplog, capfd, visits):
    with caplog.at_level(logging.DEBUG):
        for number in range(visits):
            walk(Client(), number)

    out, err = capfd.readouterr()
    logged = "\n".join([out, err, caplog.text]).encode()
    assert caplog.records
    assert [needle for needle in ALL_NEEDLES if needle in logged] == []


@pytest.mark.parametrize(
    "broken",
    [
        "questionnaire.asking.forms.StepForm.is_valid",
        "questionnaire.visit.cookie.save",
        "questionnaire.visit.decorators.load_edition",
    ],
)
def test_t_priv_1_no_traceback_of_a_server_error_holds_an_answer(
    published, caplog, monkeypatch, broken
):
    def fail(*args, **kwargs):
        raise RuntimeError("broken on purpose")

    client = Client(raise_request_exception=False)
    remember(client, answers=GIVEN)
    monkeypatch.setattr(broken, fail)

    with caplog.at_level(logging.DEBUG):
        answer = send(client, "needles", SENT["needles"])

    written = caplog.text + "".join(
        "".join(traceback.format_exception(*record.exc_info))
        for record in caplog.records
        if record.exc_info
    )
    assert answer.status_code == 500
    assert "broken on purpose" in written
    assert [needle for needle in ALL_NEEDLES if needle in (written.encode() + answer.content)] == []


def test_t_priv_2_no_address_of_a_visit_holds_an_answer(client, published):
    addresses = []
    for step in STEPS:
        answer = send(client, step.slug)
        page = BeautifulSoup(client.get(answer["Location"]).content, "html.parser")
        addresses.append(answer["Location"])
        for name in ("href", "action", "hx-post"):
            addresses += [link[name] for link in page.select(f"header [{name}], main [{name}]")]

    asked = [re.split(r"[/?=&]", one) for one in addresses if not one.startswith("#")]
    assert len(asked) > 100
    assert [parts for parts in asked if CODES & {p.replace("-", "_") for p in parts}] == []


@pytest.mark.parametrize("path", ["/check/", "/summary/", *map(address, ("age", "health"))])
def test_t_priv_2_a_title_is_the_same_whatever_was_answered(published, path):
    other = {**GIVEN, "age_band": "65_plus", "sex": "male", "conditions": ["cancer_now_or_past"]}
    other.pop("pregnancy")
    pages = [remember(Client(), answers=answers).get(path) for answers in (GIVEN, other)]
    one, two = (BeautifulSoup(page.content, "html.parser").title.string for page in pages)

    assert one == two


@pytest.mark.parametrize("visits", VISITS)
def test_t_priv_6_a_visit_leaves_not_one_row_more(client, published, visits):
    before = rows()

    for number in range(visits):
        walk(Client(), number)

    assert rows() == before


def test_t_priv_6_the_last_page_says_that_we_never_had_a_copy_and_it_is_so(client, published):
    """The sentence and what it promises are held together: a copy anywhere would be a row or a cookie."""
    before = rows()
    walk(client, 0)

    post(client, "/finish/")
    page = BeautifulSoup(client.get("/finished/").content, "html.parser").main.get_text(" ")

    assert "This browser has forgotten them. We never had a copy." in page
    assert remembered(client) == Visit()
    assert rows() == before


def rows():
    """How many rows each table holds."""
    counts = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


def test_t_seal_1_a_cookie_swapped_between_people_gives_each_their_own_answers(published):
    one, other = Client(), Client()
    remember(one, answers={**GIVEN, "age_band": "18_24"})
    remember(other, answers={**GIVEN, "age_band": "65_plus"})

    half = len(one.cookies["answers"].value) // 2
    mixed = one.cookies["answers"].value[:half] + other.cookies["answers"].value[half:]
    third = Client()
    third.cookies["answers"] = mixed

    assert third.get("/check/")["Location"] == "/expired/"
    assert "18 to 24" in one.get("/check/").content.decode()
    assert "65 or older" in other.get("/check/").content.decode()


def test_t_cache_1_a_cache_that_keeps_all_it_may_never_swaps_two_people(published):
    one, other = Client(), Client()
    remember(one, answers={**GIVEN, "age_band": "18_24"})
    remember(other, answers={**GIVEN, "age_band": "65_plus"})
    cache = Cache()

    for _ in range(2):
        for client, words in ((one, "18 to 24"), (other, "65 or older")):
            for headers in ({}, {"HX-Request": "true"}):
                for path in ("/check/", "/summary/", address("age"), "/"):
                    body = cache.get(client, path, headers)
                    assert ("<html" in body) is (not headers or path == "/")
                assert words in cache.get(client, "/check/", headers)
    assert cache.kept <= {"/"}


class Cache:
    """A shared cache that keeps every answer unless it is told not to, by address and Vary."""

    def __init__(self):
        self.store = {}

    @property
    def kept(self):
        return {path for path, *_rest in self.store}

    def get(self, client, path, headers):
        for (kept, *named), body in self.store.items():
            if kept == path and all(
                self.sent(client, headers, name) == value for name, value in named
            ):
                return body
        answer = client.get(path, headers=headers)
        body = answer.content.decode()
        if not {"no-store", "private"} & set(answer.get("Cache-Control", "").split(", ")):
            vary = [name.strip() for name in answer.get("Vary", "").split(",") if name.strip()]
            self.store[(path, *((name, self.sent(client, headers, name)) for name in vary))] = body
        return body

    @staticmethod
    def sent(client, headers, name):
        return client.cookies.output() if name == "Cookie" else headers.get(name, "")
