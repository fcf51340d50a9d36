from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from evidence.audit import trail as audit
from evidence.curation import review
from evidence.editions import local_copy, store
from evidence.editions.publish import withdraw_edition
from evidence.models import AuditRow, WrittenOnce
from tests.curation.reviewing import approve
from tests.editions import put_edition

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def trail(word, author, reviewer):
    """Three rows: added, submitted, approved."""
    review.submit(word, by=author)
    approve(word, by=reviewer)
    return list(AuditRow.objects.order_by("pk"))


def tamper(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_every_step_is_a_row_with_who_what_and_from_to(trail):
    assert [(row.by, row.action, row.before, row.after) for row in trail] == [
        ("command line", "added", "", ""),
        ("ada", "submitted", "draft", "in_review"),
        ("remy", "approved", "in_review", "approved"),
    ]


def test_an_untouched_trail_holds(trail):
    assert list(audit.broken_rows()) == []


@pytest.mark.parametrize("column", ["by", "action", "reason", "after", "content"])
def test_a_changed_row_is_named(trail, column):
    tamper(f'UPDATE evidence_auditrow SET "{column}" = %s WHERE id = %s', "x", trail[1].pk)

    assert list(audit.broken_rows()) == [f"Row {trail[1].pk} was changed after it was written."]


def test_a_row_that_was_taken_away_is_noticed_at_the_next_one(trail):
    tamper("DELETE FROM evidence_auditrow WHERE id = %s", trail[1].pk)

    assert list(audit.broken_rows()) == [
        f"Before row {trail[2].pk} something was changed, removed or put in."
    ]


def test_a_row_with_a_digest_made_anew_still_breaks_the_chain(trail):
    row = trail[1]
    row.reason = "x"
    tamper(
        "UPDATE evidence_auditrow SET reason = %s, digest = %s WHERE id = %s",
        "x",
        audit.digest_of(row),
        row.pk,
    )

    assert list(audit.broken_rows()) == [
        f"Before row {trail[2].pk} something was changed, removed or put in."
    ]


def test_rows_are_never_changed_or_removed(trail):
    with pytest.raises(WrittenOnce):
        trail[0].save()
    with pytest.raises(WrittenOnce):
        AuditRow.objects.all().delete()


def test_a_withdrawal_put_back_after_a_restore_is_told(word, settings, tmp_path):
    settings.KEPT_DIR = tmp_path
    put_edition(published_at=LONG_AGO)
    withdraw_edition(1, reason="A wrong number.", by="Pat", now=timezone.now())
    assert store.current_edition() is None
    tamper("DELETE FROM evidence_ledgerentry")

    assert len(local_copy.reapply()) == 1

    assert AuditRow.objects.last().action == "put back"
    assert list(audit.broken_rows()) == []


def test_a_trail_cut_off_at_its_end_is_noticed(word):
    put_edition(published_at=LONG_AGO)
    withdraw_edition(1, reason="A wrong number.", by="Pat", now=timezone.now())

    tamper("DELETE FROM evidence_auditrow WHERE action = 'withdrawn'")

    assert list(audit.broken_rows()) == [
        "No row tells of a withdrawal: the end of the trail is missing."
    ]


def test_the_command_tells_and_fails(trail):
    said = StringIO()
    call_command("verify_audit", stdout=said)
    assert "3 rows" in said.getvalue()

    tamper("UPDATE evidence_auditrow SET reason = 'x' WHERE id = %s", trail[0].pk)
    wrong = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify_audit", stdout=StringIO(), stderr=wrong)
    assert f"Row {trail[0].pk} was changed" in wrong.getvalue()
