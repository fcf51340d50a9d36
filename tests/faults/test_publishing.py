"""Publishing that is cut off or done twice at once: never torn, nothing acknowledged is lost."""

import random
import signal

import pytest

from tests.faults.places import CHANGE_A_DRAFT

pytestmark = pytest.mark.slow
# Proving takes seconds and writes nothing: without it every kill meets the writing.
PUBLISH_ON = """
import sys, django; django.setup()
from django.utils import timezone
from evidence.models import Colophon
from evidence.editions.publish import publish
print("ready", flush=True)
while True:
    Colophon.objects.update(funding=f"Told anew at {timezone.now()}.")
    edition = publish(
        by="Pat", note="", now=timezone.now(), gate=lambda catalogue: [], prove=None
    )
    print(edition.number, flush=True)
"""
PUBLISH_ONCE = """
import sys, time, django; django.setup()
from django.utils import timezone
from evidence.editions.publish import PublishRefused, publish
def slow(catalogue):
    time.sleep(1)
    return []
print("ready", flush=True)
sys.stdin.readline()
try:
    edition = publish(by="Pat", note="", now=timezone.now(), after=1, gate=slow, prove=None)
    print("published", edition.number)
except PublishRefused as refused:
    print("refused", refused)
"""
LOOK = """
import django; django.setup()
from evidence.models import Edition
from evidence.editions.integrity import damaged_editions
print(damaged_editions(), *Edition.objects.order_by("number").values_list("number", flat=True))
"""


def kill_while_publishing(machine, kills):
    """Numbers that a publisher was told of before it was killed, once and again."""
    chance, acknowledged = random.Random(8), []
    for _kill in range(kills):
        publisher = machine.python(PUBLISH_ON)
        assert publisher.stdout.readline() == "ready\n"
        for _edition in range(chance.randint(1, 3)):
            acknowledged.append(int(publisher.stdout.readline()))
        try:
            publisher.wait(chance.uniform(0, 0.5))
        except Exception:
            publisher.send_signal(signal.SIGKILL)
        said, _complaint = publisher.communicate()
        acknowledged += [int(line) for line in said.split("\n")[:-1]]
    return acknowledged


def assert_nothing_torn_or_lost(machine, acknowledged):
    said, complaint = machine.python(LOOK).communicate()
    damaged, *numbers = said.split()
    assert damaged == "[]", complaint
    assert [int(number) for number in numbers] == list(range(1, len(numbers) + 1))
    assert set(acknowledged) <= {int(number) for number in numbers}
    assert acknowledged


def test_a_publisher_killed_at_any_moment_leaves_whole_editions(machine):
    """T-KILL-1"""
    assert_nothing_torn_or_lost(machine, kill_while_publishing(machine, 4))


@pytest.mark.soak
def test_a_publisher_killed_200_times_leaves_whole_editions(machine):
    assert_nothing_torn_or_lost(machine, kill_while_publishing(machine, 200))


def test_of_two_curators_who_publish_at_once_one_is_told(machine):
    """T-RACE-2"""
    machine.python(CHANGE_A_DRAFT).communicate()
    both = [machine.python(PUBLISH_ONCE) for _curator in range(2)]
    for curator in both:
        assert curator.stdout.readline() == "ready\n"
    for curator in both:
        curator.stdin.write("go\n")
        curator.stdin.flush()
    said = sorted(curator.communicate()[0].strip() for curator in both)

    assert said == [
        "published 2",
        "refused Edition 2 was published meanwhile. Compare with it first.",
    ]
