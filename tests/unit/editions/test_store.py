import logging
from datetime import date, datetime, timedelta, timezone

import pytest
from django.db import connection

from evidence.core.edition import snapshot
from evidence.core.edition.ledger import Nature
from evidence.editions import store
from evidence.editions.publish import mark_source, reinstate_edition, withdraw_edition
from evidence.editions.store import CHECK_SECONDS, RETRY_SECONDS
from evidence.models import Edition
from evidence.starter import starter_catalogue
from tests.editions import PUBLISHED_AT, put_edition, starter_text

pytestmark = pytest.mark.django_db
SAID = {"reason": "A dose was wrong.", "by": "Pat", "now": PUBLISHED_AT}


def tamper(number, **columns):
    table = connection.ops.quote_name(Edition._meta.db_table)
    settings = ", ".join(f"{column} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {settings} WHERE number = %s", [*columns.values(), number]
        )


def test_without_an_edition_there_is_nothing_to_show():
    assert store.current_edition() is None
    assert store.load_edition(1) is None
    assert store.all_editions() == ()


def test_the_current_edition_holds_what_was_published(published):
    assert published.catalogue == starter_catalogue()
    assert published.number == 1
    assert published.sha256 == snapshot.digest(starter_text())
    assert published.sha256.startswith(published.short_digest)
    assert not published.clinician_reviewed


def test_the_date_of_an_edition_is_the_one_in_utc():
    in_auckland = datetime(2026, 12, 1, 1, tzinfo=timezone(timedelta(hours=13)))
    put_edition(published_at=in_auckland)

    assert store.current_edition().published_on == date(2026, 11, 30)


def test_the_newest_edition_is_current():
    put_edition(1)
    put_edition(2)

    assert store.current_edition().number == 2
    assert [line.number for line in store.all_editions()] == [2, 1]


def test_pages_make_no_query_between_two_checks(editions, django_assert_num_queries):
    put_edition()
    editions.current()

    with django_assert_num_queries(0):
        editions.current()
        editions.numbered(1)
        editions.numbered(99)
        editions.lines()


def test_a_check_that_finds_nothing_new_is_one_query(editions, clock, django_assert_num_queries):
    put_edition()
    editions.current()
    clock.now += CHECK_SECONDS

    with django_assert_num_queries(1):
        editions.current()


def test_a_publish_is_seen_at_the_next_check_and_not_before(editions, clock):
    put_edition(1)
    editions.current()
    put_edition(2)

    clock.now += CHECK_SECONDS - 0.1
    assert editions.current().number == 1
    clock.now += 0.1
    assert editions.current().number == 2


def test_checks_are_frequent_enough_for_a_withdrawal():
    assert CHECK_SECONDS <= 5
    assert CHECK_SECONDS + RETRY_SECONDS <= 60


def test_a_pinned_edition_stays_readable_after_the_next_one():
    put_edition(1)
    put_edition(2)

    assert store.load_edition(1).number == 1


def test_a_withdrawn_edition_gives_way_to_the_one_before():
    put_edition(1)
    put_edition(2)
    withdraw_edition(2, **SAID)

    assert store.current_edition().number == 1
    assert store.load_edition(2).withdrawn == "A dose was wrong."
    assert store.load_edition(1).withdrawn == ""


def test_a_reinstated_edition_is_current_again():
    put_edition(1)
    withdraw_edition(1, **SAID)
    assert store.current_edition() is None
    reinstate_edition(1, reason="It was right after all.", by="Pat", now=PUBLISHED_AT)

    assert store.current_edition().number == 1


def test_a_retraction_reaches_every_edition():
    put_edition(1)
    put_edition(2)
    mark_source("AMINI25", Nature.RETRACTED, **SAID)

    for edition in (store.load_edition(1), store.load_edition(2)):
        assert edition.catalogue.source["AMINI25"].checked == "retracted"


def test_a_retraction_leaves_the_digest_of_the_published_bytes(published):
    mark_source("AMINI25", Nature.RETRACTED, **SAID)

    assert store.current_edition().sha256 == published.sha256


def test_an_edition_with_a_flipped_byte_is_refused(caplog):
    put_edition(1)
    put_edition(2)
    tamper(2, snapshot=starter_text().replace("minoxidil", "minoxidol", 1))

    assert store.current_edition().number == 1
    assert store.load_edition(2) is None
    assert "edition 2 is refused" in caplog.text


def test_an_edition_of_an_unknown_schema_is_refused(caplog):
    text = starter_text().replace(f'"schema":{snapshot.SCHEMA}', '"schema":999')
    put_edition(1)
    put_edition(2, text=text)

    assert store.current_edition().number == 1
    assert "schema 999" in caplog.text


def test_when_no_edition_is_whole_that_is_an_error_in_the_log(caplog):
    put_edition(1, text="{}")

    assert store.current_edition() is None
    assert "no published edition can be shown" in caplog.text


def test_bytes_that_flip_later_do_not_reach_a_process_that_has_read_them(editions, clock):
    put_edition(1)
    whole = editions.current()
    tamper(1, snapshot="{}")
    mark_source("AMINI25", Nature.CONCERN, **SAID)
    clock.now += CHECK_SECONDS

    assert editions.current().sha256 == whole.sha256
    assert editions.current().catalogue.source["AMINI25"].checked == "concern"


def test_a_restored_backup_is_read_anew(editions, clock):
    put_edition(1)
    editions.current()
    text = snapshot.dumps(starter_catalogue()).replace("minoxidil", "minoxidol", 1)
    tamper(1, snapshot=text, sha256=snapshot.digest(text))
    clock.now += CHECK_SECONDS

    assert editions.current().sha256 == snapshot.digest(text)


def test_only_some_editions_stay_in_memory(editions):
    for number in range(1, 8):
        put_edition(number)
    editions.current()
    for number in range(1, 8):
        assert editions.numbered(number).number == number

    assert len(editions._memory.shown) == store.KEPT
    assert 7 in editions._memory.shown


def test_a_whole_edition_is_read_without_a_word_in_the_log(published, caplog):
    with caplog.at_level(logging.WARNING):
        store.forget()
        store.current_edition()

    assert caplog.text == ""
