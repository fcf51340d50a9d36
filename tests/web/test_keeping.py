"""What a phone may keep: public pages alone, and a worker only the library's front may start."""

from datetime import UTC, datetime

import pytest

from evidence.editions.publish import withdraw_edition
from tests.walking import GIVEN, remember

pytestmark = pytest.mark.django_db
LIST, WORKER = "/evidence/keep.json", "/evidence/keeper.js"
NOW = datetime(2026, 12, 1, tzinfo=UTC)


def policy(client, path):
    return set(client.get(path)["Content-Security-Policy"].split("; "))


def test_only_the_front_of_the_library_may_start_a_worker(published, client):
    remember(client, answers=GIVEN)
    others = ["/", "/summary/", "/questions/age/", "/evidence/studies/", "/privacy/", WORKER]

    assert "worker-src 'self'" in policy(client, "/evidence/")
    assert [path for path in others if "worker-src 'none'" not in policy(client, path)] == []


def test_the_list_names_pages_of_the_library_alone(published, client):
    remember(client, answers=GIVEN)
    told = client.get(LIST).json()

    assert told["edition"] == 1
    assert {"/evidence/", "/evidence/questions-to-ask/", "/evidence/hair-loss/"} <= {*told["pages"]}
    assert [path for path in told["pages"] if not path.startswith("/evidence/")] == []
    assert [path for path in told["parts"] if not path.startswith("/static/")] == []


def test_a_withdrawal_changes_the_list_also_where_no_edition_is_left(published, client):
    withdraw_edition(1, reason="A number was wrong.", by="Pat", now=NOW)

    answer = client.get(LIST)

    assert answer.status_code == 200
    assert answer.json()["withdrawn"] == [1]


def test_the_worker_keeps_nothing_and_is_no_page(published, client):
    answer = client.get(WORKER)
    text = answer.content.decode()

    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "evidence/keep.json" in text
    assert [word for word in (".put(", ".add(", ".addAll(", "cookie") if word in text] == []


def test_every_question_for_a_clinic_stands_on_a_page_for_anybody(published, client):
    page = client.get("/evidence/questions-to-ask/").content.decode()
    questions = published.catalogue.clinic_questions

    assert [one.key for one in questions if f'id="{one.key}"' not in page] == []
