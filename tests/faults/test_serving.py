"""Several workers of one node: what they know, and what happens when one goes."""

import base64
import contextlib
import os
import re
import signal
import subprocess
import time

import pytest

from tests.faults.crowds import Crowd
from tests.faults.people import Person
from tests.faults.places import CHANGE_A_DRAFT, PROJECT, PYTHON, Server, ask, free_port

pytestmark = pytest.mark.slow
TOKEN = "figures for one"
FIGURES = {"Authorization": f"Bearer {TOKEN}"}
EDITION = re.compile(r'aid_edition\{worker="(\d+)"\} (\d+)')
COUNTED = re.compile(r'aid_requests_total\{method="GET",route="home",status="200"\} (\d+)')
WITHDRAW = """
import django; django.setup()
from django.utils import timezone
from evidence.editions.publish import withdraw_edition
withdraw_edition(2, reason="A dose was wrong.", by="Pat", now=timezone.now())
"""


def key(letter):
    return base64.urlsafe_b64encode(letter.encode() * 32).decode()


def seconds_until_every_worker_shows(server, edition, workers=2, limit=60):
    began, seen = time.monotonic(), {}
    while time.monotonic() - began < limit:
        with contextlib.suppress(OSError):
            worker, number = EDITION.search(
                ask(server.port, "/metrics", headers=FIGURES).text
            ).groups()
            seen[worker] = int(number)
        if len(seen) == workers and set(seen.values()) == {edition}:
            return time.monotonic() - began
        time.sleep(0.05)
    raise AssertionError(f"after {limit} s: {seen}")


@pytest.mark.slow
def test_every_worker_shows_a_new_edition_in_5_s_and_a_withdrawal_in_60_s(machine):
    with machine.serve(workers=2, METRICS_TOKEN=TOKEN) as server:
        seconds_until_every_worker_shows(server, 1)
        machine.python(CHANGE_A_DRAFT).communicate()
        machine.done("publish_edition", "--note", "Second.")
        published = seconds_until_every_worker_shows(server, 2)
        machine.python(WITHDRAW).communicate()
        withdrawn = seconds_until_every_worker_shows(server, 1)

    assert published < 5
    assert withdrawn < 60


def test_figures_tell_of_all_workers_whichever_is_asked(machine):
    with machine.serve(workers=2, METRICS_TOKEN=TOKEN) as server:
        for _visit in range(20):
            assert ask(server.port, "/").status == 200
        seconds_until_every_worker_shows(server, 1)
        asked = [ask(server.port, "/metrics", headers=FIGURES).text for _scrape in range(8)]

    assert {COUNTED.search(text)[1] for text in asked} == {"20"}
    assert len({EDITION.search(text)[1] for text in asked}) == 2


def test_a_reload_in_the_middle_of_visits_loses_none(machine):
    with machine.serve(workers=2) as server, Crowd(server.port, patience=3) as crowd:
        crowd.wait_for(1)
        before = set(server.workers())
        os.kill(server.process.pid, signal.SIGHUP)
        until = time.monotonic() + 60
        while before & set(server.workers()) and time.monotonic() < until:
            time.sleep(0.2)
        stayed = before & set(server.workers())
        crowd.wait_for(2)

    assert crowd.failures == []
    assert stayed == set()


def test_a_worker_killed_during_answers_loses_no_visit(machine):
    with machine.serve(workers=2) as server, Crowd(server.port, patience=8) as crowd:
        for _kill in range(3):
            crowd.wait_for(1)
            for worker in server.workers()[:1]:
                os.kill(worker, signal.SIGKILL)
            time.sleep(1)
        crowd.wait_for(3)

    assert crowd.failures == []


def test_keys_rotate_in_the_middle_of_a_visit(machine):
    old, new = key("o"), key("n")
    port = free_port()
    with machine.serve(port=port, ANSWERS_KEYS=old):
        person = Person(port).walk(6)
    with machine.serve(port=port, ANSWERS_KEYS=f"{new} {old}"):
        person.walk(3)
    with machine.serve(port=port, ANSWERS_KEYS=new):
        person.walk()

    assert person.at == "/summary/"


def test_gunicorn_serves_the_same(machine):
    port = free_port()
    log = machine.folder / "gunicorn.log"
    with log.open("wb") as told:
        process = subprocess.Popen(
            [
                *(PYTHON, "-m", "gunicorn", "--workers", "2", "--threads", "2"),
                *("--bind", f"127.0.0.1:{port}", "decisionaid.wsgi:application"),
            ],
            cwd=PROJECT,
            env=machine.environment(),
            stdout=told,
            stderr=told,
            start_new_session=True,
        )
    server = Server(process, port, log)
    try:
        server.wait_until_alive()
        person = Person(port).walk()
    finally:
        server.stop()

    assert person.at == "/summary/"


def test_static_files_are_packed_and_kept_for_ever_under_names_of_their_content(machine):
    with machine.serve() as server:
        address = re.search(r'href="(/static/css/app[^"]+)"', ask(server.port, "/").text)[1]
        sheet = ask(server.port, address, headers={"Accept-Encoding": "br"})
        page = ask(server.port, "/", headers={"Accept-Encoding": "gzip"})

    assert sheet.headers["Content-Encoding"] == "br"
    assert "immutable" in sheet.headers["Cache-Control"]
    assert page.headers["Content-Encoding"] == "gzip"


def test_a_start_without_a_database_shows_the_last_good_edition(machine):
    with machine.serve() as server:
        assert ask(server.port, "/").status == 200
    lost = f"postgres://aid@127.0.0.1:{free_port()}/aid"

    with machine.serve(DATABASE_URL=lost) as server:
        person = Person(server.port, patience=2).walk()
        health = ask(server.port, "/health/ready")

    assert person.at == "/summary/"
    assert health.status == 503
