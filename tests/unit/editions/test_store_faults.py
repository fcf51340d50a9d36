import threading

import pytest
from django.db import OperationalError

from evidence.editions import edition as reading
from evidence.editions import store
from evidence.editions.store import CHECK_SECONDS, RETRY_SECONDS
from tests.editions import put_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken_database(monkeypatch):
    def refuse():
        raise OperationalError("database is locked")

    def break_it():
        monkeypatch.setattr(store, "read_mark", refuse)

    return break_it


def test_pages_go_on_from_memory_when_the_database_fails(editions, clock, broken_database, caplog):
    put_edition(1)
    editions.current()
    broken_database()

    for _page in range(3):
        clock.now += RETRY_SECONDS
        assert editions.current().number == 1
    assert caplog.text.count("database is locked") == 1


def test_a_failing_database_is_left_alone_for_a_while(editions, clock, monkeypatch):
    tries = []

    def refuse():
        tries.append(clock.now)
        raise OperationalError("gone")

    put_edition(1)
    editions.current()
    monkeypatch.setattr(store, "read_mark", refuse)
    clock.now += CHECK_SECONDS
    editions.current()
    clock.now += CHECK_SECONDS
    editions.current()

    assert len(tries) == 1


def test_a_publish_after_a_failure_is_seen(editions, clock, monkeypatch, broken_database):
    put_edition(1)
    editions.current()
    broken_database()
    clock.now += CHECK_SECONDS
    editions.current()
    put_edition(2)
    monkeypatch.setattr(store, "read_mark", reading.read_mark)
    clock.now += RETRY_SECONDS

    assert editions.current().number == 2


def test_a_failure_while_reading_an_edition_keeps_the_old_one(editions, clock, monkeypatch):
    def refuse(number):
        raise OperationalError("gone")

    put_edition(1)
    editions.current()
    put_edition(2)
    monkeypatch.setattr(store, "read_edition", refuse)
    clock.now += CHECK_SECONDS
    assert editions.current().number == 1
    monkeypatch.undo()
    clock.now += RETRY_SECONDS

    assert editions.current().number == 2


def test_a_page_does_not_wait_for_another_that_is_checking(editions, clock, monkeypatch):
    put_edition(1)
    editions.current()
    clock.now += CHECK_SECONDS
    found = []

    def slow():
        page = threading.Thread(target=lambda: found.append(editions.current().number))
        page.start()
        page.join(timeout=5)
        return reading.read_mark()

    monkeypatch.setattr(store, "read_mark", slow)
    editions.current()

    assert found == [1]
