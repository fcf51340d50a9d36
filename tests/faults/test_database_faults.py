"""A database that is locked, full or gone: patients read on, curators are told in words."""

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest

from tests.faults.cluster import Cluster
from tests.faults.crowds import Crowd
from tests.faults.people import FORM, TOKEN, Person
from tests.faults.places import POSTGRES, ask, sqlite_url

pytestmark = pytest.mark.slow
LOCKED_SECONDS = 9


@contextlib.contextmanager
def writer_lock(url):
    """Somebody writes and does not come to an end."""
    if POSTGRES:
        with psycopg.connect(url) as other:
            tables = "auth_user, django_session, axes_accessattempt, axes_accesslog"
            other.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")
            yield
            other.rollback()
        return
    with contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def log_in(port):
    page = ask(port, "/admin/login/")
    token = TOKEN.search(page.text)[1]
    cookie = page.headers["Set-Cookie"].split(";")[0]
    body = urlencode(
        {"csrfmiddlewaretoken": token, "username": "nobody", "password": "not a password"}
    )
    return ask(port, "/admin/login/", "POST", body, {**FORM, "Cookie": cookie})


def assert_told_in_words(answer):
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "30"
    assert "Nothing was changed" in answer.text


def test_a_writer_lock_of_9_s_stops_no_patient_and_is_told_to_a_curator(machine):
    """T-LOCK-1"""
    with machine.serve(workers=2) as server:
        Person(server.port).walk()
        assert log_in(server.port).status == 200
        with writer_lock(machine.url):
            until = time.monotonic() + LOCKED_SECONDS
            refused = log_in(server.port)
            people = []
            while time.monotonic() < until:
                people.append(Person(server.port).walk())
        healed = log_in(server.port)

    assert_told_in_words(refused)
    assert people
    assert healed.status == 200


@pytest.fixture
def little_disk():
    """A disk of 12 MB; mounting needs rights that not every machine gives."""
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        folder.rmdir()
        pytest.skip("no right to mount a small disk here")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)
    folder.rmdir()


@pytest.mark.skipif(POSTGRES, reason="the disk under SQLite is the one that is filled")
def test_a_full_disk_stops_no_patient_and_heals_by_itself(machine, little_disk):
    """T-DISK-1"""
    shutil.copy(machine.url.removeprefix("sqlite:///"), little_disk / "aid.sqlite3")
    machine.url = sqlite_url(little_disk / "aid.sqlite3")
    filler = little_disk / "filler"
    with machine.serve(DATA_DIR=str(little_disk)) as server:
        Person(server.port).walk()
        assert log_in(server.port).status == 200
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        person = Person(server.port).walk()
        refused = [log_in(server.port) for _try in range(3)]
        health = ask(server.port, "/health/ready")
        filler.unlink()
        healed = log_in(server.port)

    assert person.at == "/summary/"
    assert {answer.status for answer in refused} <= {503}
    assert_told_in_words(refused[-1])
    assert health.status == 503
    assert "little room" in health.text
    assert healed.status == 200


@pytest.mark.skipif(not POSTGRES, reason="restarts a PostgreSQL")
def test_a_postgresql_that_restarts_at_once_fails_only_what_needs_it(machine, tmp_path_factory):
    folder = Path(tempfile.mkdtemp())
    cluster = Cluster(folder)
    cluster.start()
    try:
        machine.url = cluster.copy_of(machine.url)
        with machine.serve(workers=2) as server, Crowd(server.port, threads=2) as crowd:
            crowd.wait_for(1)
            cluster.stop()
            refused = log_in(server.port)
            crowd.wait_for(1)
            cluster.start()
            until = time.monotonic() + 30
            while (healed := log_in(server.port)).status != 200 and time.monotonic() < until:
                time.sleep(0.5)
            crowd.wait_for(1)
    finally:
        cluster.stop()
        shutil.rmtree(folder)

    assert_told_in_words(refused)
    assert healed.status == 200
    assert crowd.failures == []
    assert crowd.troubles == []


@pytest.mark.skipif(POSTGRES, reason="takes the SQLite file away")
def test_a_database_file_that_is_gone_stops_no_patient(machine):
    path = Path(machine.url.removeprefix("sqlite:///"))
    with machine.serve() as server:
        Person(server.port).walk()
        for part in path.parent.glob(f"{path.name}*"):
            part.rename(part.with_name(f"taken-{part.name}"))
        person = Person(server.port).walk()

    assert person.at == "/summary/"


def test_no_answer_and_no_address_is_in_the_log_of_a_server(machine):
    marker = {"budget": {"budget_amount": "76543", "budget_currency": "GBP"}}
    with machine.serve() as server:
        Person(server.port, sent=marker, headers={"User-Agent": "marker-agent"}).walk(13)
        ask(server.port, "/questions/marker-slug/?age_band=marker-answer")
        ask(server.port, "/nowhere-marker/")
        log_in(server.port)
        log = server.log.read_text()
    access = [line for line in log.splitlines() if '"decisionaid.access"' in line]

    assert len(access) > 20
    assert "76543" not in log
    assert "marker" not in log
    assert not re.search(r"127\.0\.0\.1", "\n".join(access))
    assert os.environ.get("HOME", "/root") + "/" not in "\n".join(access)
