"""T-PRIV-8: sums per day and edition, told only where they are not small."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError

from decisionaid import counting
from evidence import usage_counts
from evidence.core.wording.small_counts import Counted, count_words
from evidence.models import DayCount
from tests.walking import GIVEN, remember

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def _counting(settings, monkeypatch):
    settings.COUNT_VISITS = True
    counting._waiting.clear()
    # The sums are written by the tests themselves, not by a thread in the background.
    monkeypatch.setattr(counting.threading.Thread, "start", lambda thread: None)
    yield
    counting._waiting.clear()


def sums():
    return {row.what: row.count for row in DayCount.objects.all()}


@pytest.mark.parametrize(
    ("count", "words"), [(0, "fewer than 10"), (9, "fewer than 10"), (10, "10")]
)
def test_a_small_sum_is_not_told(count, words):
    assert count_words(count) == words


def test_a_visit_counts_once_when_its_first_answer_arrives(client, published):
    client.get("/questions/age/")
    client.post("/questions/age/", "", content_type=FORM)
    client.post("/questions/age/", "age_band=35_49", content_type=FORM)
    client.post("/questions/age/", "age_band=50_64", content_type=FORM)
    counting.write()

    assert sums() == {"visit started": 1}


def test_a_summary_counts_when_it_is_shown(client, published):
    client.get("/summary/")
    remember(client, answers=GIVEN)
    client.get("/summary/")
    counting.write()

    assert sums() == {"summary shown": 1}


def test_pages_without_a_visit_count_nothing_and_write_nothing(
    client, published, django_assert_num_queries
):
    with django_assert_num_queries(0):
        client.get("/")
        client.get("/about/")
        counting.write()

    assert sums() == {}


def test_sums_of_two_workers_add_up():
    usage_counts.add({(TODAY, 1, Counted.SUMMARY_SHOWN): 7})
    usage_counts.add({(TODAY, 1, Counted.SUMMARY_SHOWN): 5, (TODAY, 2, Counted.SUMMARY_SHOWN): 1})

    assert [(row.edition_number, row.count) for row in DayCount.objects.all()] == [(2, 1), (1, 12)]


def test_what_the_database_does_not_take_is_not_lost(monkeypatch):
    def refuse(sums):
        raise OperationalError("database is locked")

    counting.remember(TODAY, 1, Counted.VISIT_STARTED)
    with monkeypatch.context() as broken:
        broken.setattr(counting.usage_counts, "add", refuse)
        counting.write()
    counting.write()

    assert sums() == {"visit started": 1}


def test_the_command_tells_sums_and_removes_those_of_over_two_years(capsys):
    usage_counts.add({(TODAY, 1, Counted.SUMMARY_SHOWN): 3, (TODAY, 1, Counted.VISIT_STARTED): 30})
    usage_counts.add({(TODAY - timedelta(days=1000), 1, Counted.VISIT_STARTED): 30})
    call_command("counts", "--prune")
    call_command("counts")

    assert capsys.readouterr().out.splitlines() == [
        "1 sums removed",
        "2026-12-01  edition 1  summary shown: fewer than 10",
        "2026-12-01  edition 1  visit started: 30",
    ]
