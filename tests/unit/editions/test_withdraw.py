from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from evidence.core.edition.ledger import Nature
from evidence.editions.publish import mark_source, reinstate_edition, withdraw_edition
from evidence.models import LedgerEntry, WrittenOnce
from tests.editions import PUBLISHED_AT, put_edition

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def test_a_withdrawal_is_written_with_who_when_and_why():
    put_edition()
    withdraw_edition(1, reason=" A dose was wrong. ", by="Pat", now=NOW)
    entry = LedgerEntry.objects.get()

    assert (entry.kind, entry.edition_number, entry.nature) == ("edition", 1, "withdrawn")
    assert (entry.reason, entry.by, entry.at) == ("A dose was wrong.", "Pat", NOW)


def test_an_undone_withdrawal_leaves_both_rows():
    put_edition()
    withdraw_edition(1, reason="Wrong.", by="Pat", now=NOW)
    reinstate_edition(1, reason="Right.", by="Pat", now=NOW)

    assert [entry.nature for entry in LedgerEntry.objects.all()] == ["withdrawn", "reinstated"]


def test_only_an_edition_that_exists_can_be_withdrawn():
    with pytest.raises(ValueError, match="no edition 7"):
        withdraw_edition(7, reason="Wrong.", by="Pat", now=NOW)


def test_a_withdrawal_needs_a_reason():
    put_edition()

    with pytest.raises(ValueError, match="reason"):
        withdraw_edition(1, reason="  ", by="Pat", now=NOW)


def test_a_source_can_be_marked_by_an_identifier_in_any_spelling():
    entry = mark_source(
        "doi:https://doi.org/10.3390/life15030500",
        Nature.RETRACTED,
        reason="Withdrawn.",
        by="Pat",
        now=NOW,
    )

    assert (entry.source, entry.identifier) == ("", "doi:10.3390/life15030500")


@pytest.mark.parametrize(
    "columns",
    [
        {"kind": "edition", "nature": "withdrawn"},
        {"kind": "edition", "nature": "retracted", "edition_number": 1},
        {"kind": "source", "nature": "retracted"},
        {"kind": "source", "nature": "withdrawn", "source": "AMINI25"},
        {"kind": "source", "nature": "retracted", "source": "AMINI25", "reason": ""},
    ],
)
def test_the_database_refuses_a_ledger_row_that_says_too_little(columns):
    row = {"reason": "Withdrawn.", "by": "Pat", "at": PUBLISHED_AT, **columns}

    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.create(**row)


def test_the_ledger_cannot_be_changed():
    put_edition()
    entry = withdraw_edition(1, reason="Wrong.", by="Pat", now=NOW)

    with pytest.raises(WrittenOnce):
        entry.save()
    with pytest.raises(WrittenOnce):
        LedgerEntry.objects.all().delete()
