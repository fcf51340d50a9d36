"""Many people, one service: nobody meets an error, and nothing about them is left behind."""

import os
import sys
import threading
import time

import pytest

from tests.faults.people import Person

pytestmark = pytest.mark.soak
PEOPLE = int(os.environ.get("PEOPLE", "1500"))
AT_ONCE = 8
LOOK = """
import django; django.setup()
from django.apps import apps
print({m._meta.label: m._default_manager.count() for m in apps.get_models()})
"""


def rows_of(machine):
    return machine.python(LOOK).communicate()[0]


def test_many_people_at_once_meet_no_error_and_leave_no_row(machine, capsys):
    before = rows_of(machine)
    waiting = iter(range(PEOPLE))
    taking, failed, finished = threading.Lock(), [], []

    def walk_on(port):
        while True:
            with taking:
                if next(waiting, None) is None:
                    return
            person = Person(port)
            try:
                person.walk()
                finished.append(person.requests)
            except Exception as error:
                failed.append(f"{type(error).__name__}: {error}")

    with machine.serve(workers=2) as server:
        began = time.monotonic()
        threads = [threading.Thread(target=walk_on, args=[server.port]) for _each in range(AT_ONCE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - began

    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(finished)} people, {sum(finished)} requests in {seconds:.0f} s:"
            f" {sum(finished) / seconds:.0f} requests a second, {len(failed)} failures\n"
        )
    assert failed == []
    assert len(finished) == PEOPLE
    assert rows_of(machine) == before
