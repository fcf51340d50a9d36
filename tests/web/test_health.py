"""Whether the service is fit: for load balancers, operators and Prometheus."""

import json
import logging
from collections import namedtuple
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection

from decisionaid import health
from evidence.editions import integrity, local_copy, store
from evidence.editions.publish import mark_source, withdraw_edition
from evidence.models import LedgerEntry
from tests.editions import PUBLISHED_AT, put_edition

pytestmark = pytest.mark.django_db
LATER = PUBLISHED_AT + timedelta(days=2)
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def _after_publishing():
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture(autouse=True)
def _room(monkeypatch):
    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: Usage(100, 50, 50))


def ready(client):
    answer = client.get("/health/ready")
    found = json.loads(answer.content)
    return answer.status_code, found["status"], found["parts"]


def change_a_byte():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE evidence_edition SET snapshot = snapshot || ' ' WHERE number = 2")


def test_a_process_that_answers_is_alive_without_asking_the_database(
    client, db, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert client.get("/health/live").status_code == 200


def test_a_whole_service_is_ready(client, published):
    assert ready(client)[:2] == (200, "ok")


def test_without_an_edition_it_is_not_ready(client, db):
    status, _state, parts = ready(client)

    assert status == 503
    assert parts["edition"] == "none is served"


def test_flipped_bytes_are_refused_and_the_last_good_edition_is_served(client, published):
    put_edition(2)
    change_a_byte()
    store.forget()
    status, state, parts = ready(client)

    assert store.current_edition().number == 1
    assert (status, state) == (503, "failing")
    assert parts["edition"] == "damaged or out of step; edition 1 is served"


def test_bytes_that_flip_while_the_edition_is_in_memory_are_noticed(client, published):
    put_edition(2)
    assert store.current_edition().number == 2
    change_a_byte()

    assert ready(client)[0] == 503


def test_a_lost_database_is_told_and_does_not_break_the_page(client, published, monkeypatch):
    def gone(*args):
        raise OperationalError("the connection was lost")

    store.current_edition()
    monkeypatch.setattr(health.connection, "cursor", gone)
    status, _state, parts = ready(client)

    assert status == 503
    assert parts["database"] == "does not answer"


def test_a_clock_before_the_newest_record_is_red(client, published):
    with time_machine.travel(PUBLISHED_AT - timedelta(days=3), tick=False):
        status, _state, parts = ready(client)

    assert status == 503
    assert "clock stands before" in parts["clock"]


def test_a_clock_set_back_makes_every_review_date_count_as_passed(published):
    before = published.published_on - timedelta(days=1)
    every = len(published.catalogue.legal_positions) + 1

    assert integrity.overdue_statements(published, before) == every
    assert integrity.overdue_statements(published, published.published_on) == 0


def test_after_400_days_every_dated_statement_is_overdue_and_told_as_a_warning(client, published):
    every = len(published.catalogue.legal_positions) + 1
    with time_machine.travel(PUBLISHED_AT + timedelta(days=400), tick=False):
        status, state, parts = ready(client)

    assert (status, state) == (200, "warning")
    assert parts["statements"] == f"{every} past their review date"


@pytest.mark.parametrize(
    ("free", "status", "state"), [(15, 200, "ok"), (14, 200, "warning"), (1, 503, "failing")]
)
def test_a_disk_that_fills_up_is_told(client, published, monkeypatch, free, status, state):
    monkeypatch.setattr(health.shutil, "disk_usage", lambda path: Usage(100, 100 - free, free))

    assert ready(client)[:2] == (status, state)


def test_withdrawals_that_the_database_has_lost_are_red_until_they_are_put_back(
    client, published, settings, tmp_path
):
    settings.KEPT_DIR = tmp_path / "kept"
    withdraw_edition(1, reason="A dose was wrong.", by="Pat", now=PUBLISHED_AT)
    mark_source("TAK20", "retracted", reason="Made up.", by="Pat", now=PUBLISHED_AT)
    store.current_edition()
    LedgerEntry.objects.all()._raw_delete("default")
    store.forget()

    assert ready(client)[2]["ledger"].startswith("withdrawals are missing")
    assert len(local_copy.reapply()) == 2
    assert local_copy.reapply() == []


def test_a_process_that_starts_without_a_database_shows_the_kept_edition(
    client, published, settings, tmp_path, monkeypatch
):
    settings.KEPT_DIR = tmp_path / "kept"
    store.forget()
    assert store.current_edition().number == 1

    def gone():
        raise OperationalError("the connection was lost")

    monkeypatch.setattr(store, "read_mark", gone)
    store.forget()

    assert store.current_edition() == published
    assert client.get("/").status_code == 200


def test_a_kept_edition_that_was_withdrawn_or_changed_is_not_shown(published, settings, tmp_path):
    settings.KEPT_DIR = tmp_path / "kept"
    local_copy.keep(published)
    file = tmp_path / "kept" / "edition.json"
    whole = file.read_text()
    file.write_text(whole.replace("Minoxidil", "minoxidil", 1))
    assert whole != file.read_text()
    assert local_copy.kept_edition() is None

    file.write_text(whole)
    assert local_copy.kept_edition() is not None
    withdraw_edition(1, reason="A dose was wrong.", by="Pat", now=PUBLISHED_AT)
    local_copy.keep(None)

    assert local_copy.kept_edition() is None


def test_a_folder_that_cannot_be_written_to_costs_no_page(published, settings, tmp_path, caplog):
    (tmp_path / "kept").write_text("a file where the folder should be")
    settings.KEPT_DIR = tmp_path / "kept"
    store.forget()

    assert store.current_edition() == published
    assert "was not kept" in caplog.text


def test_figures_are_off_unless_there_is_a_token(client, published, settings):
    assert client.get("/metrics").status_code == 404

    settings.METRICS_TOKEN = "figures for one"
    assert client.get("/metrics").status_code == 404
    answer = client.get("/metrics", headers={"authorization": "Bearer figures for one"})
    assert answer.status_code == 200


def test_figures_tell_routes_not_addresses(client, published, settings):
    settings.METRICS_TOKEN = "figures for one"
    client.get("/questions/age/")
    client.get("/nowhere-marker/")
    text = client.get("/metrics", headers={"authorization": "Bearer figures for one"}).content
    lines = text.decode().splitlines()

    assert any('route="question"' in line and 'method="GET"' in line for line in lines)
    assert any(line.startswith('aid_finding{part="database"') for line in lines)
    assert not any("marker" in line for line in lines)
    assert all(line.startswith(("#", "aid_")) for line in lines)


def test_the_start_check_says_what_an_operator_should_know(published, capsys, caplog):
    caplog.set_level(logging.CRITICAL)
    put_edition(2)
    change_a_byte()
    store.forget()
    call_command("start_check")

    assert "edition 2 is damaged" in capsys.readouterr().err
