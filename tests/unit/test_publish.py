import json
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from evidence import store
from evidence.core import snapshot
from evidence.core.ledger import Nature
from evidence.drafts import store_catalogue
from evidence.models import Colophon, Edition, LedgerEntry, Option, Rule, Source, State, WrittenOnce
from evidence.publish import (
    PublishRefused,
    mark_source,
    publish,
    reinstate_edition,
    withdraw_edition,
)
from evidence.starter import starter_catalogue
from tests.editions import PUBLISHED_AT, put_edition

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
BY = {"by": "Pat Publisher", "note": "The first.", "now": NOW}


@pytest.fixture
def drafts():
    store_catalogue(starter_catalogue(), origin="starter edition", state=State.APPROVED)


def test_the_first_edition_is_number_one(drafts):
    edition = publish(**BY)

    assert (edition.number, edition.published_by, edition.note) == (
        1,
        "Pat Publisher",
        "The first.",
    )
    assert edition.published_at == NOW


def test_numbers_go_up_by_one(drafts):
    assert [publish(**BY).number for _time in range(3)] == [1, 2, 3]


def test_an_edition_holds_the_canonical_text_and_its_digest(drafts):
    publish(**BY)
    stored = Edition.objects.get()

    assert stored.snapshot == snapshot.dumps(starter_catalogue())
    assert stored.sha256 == snapshot.digest(stored.snapshot)
    assert stored.schema == snapshot.SCHEMA


def test_patients_see_a_new_edition_at_once_in_this_process(drafts):
    assert store.current_edition() is None
    publish(**BY)

    assert store.current_edition().number == 1


def test_editing_a_draft_leaves_published_editions_alone(drafts):
    publish(**BY)
    Option.objects.filter(key="wait").update(name="Changed")
    store.forget()

    assert store.current_edition().catalogue == starter_catalogue()


def test_problems_refuse_to_publish_and_leave_nothing_behind(drafts):
    def refuse(catalogue):
        return ["Two problems.", "Both are told."]

    with pytest.raises(PublishRefused) as refused:
        publish(**BY, gate=refuse)

    assert refused.value.problems == ["Two problems.", "Both are told."]
    assert not Edition.objects.exists()


def test_a_key_that_leads_nowhere_refuses_to_publish(drafts):
    Rule.objects.filter(pk=Rule.objects.first().pk).update(sources=["NOBODY99"])

    with pytest.raises(PublishRefused, match="NOBODY99"):
        publish(**BY)


def test_drafts_that_make_no_catalogue_refuse_to_publish(drafts):
    Colophon.objects.update(review_due_on=None)

    with pytest.raises(PublishRefused, match="review_due_on"):
        publish(**BY)


def test_an_empty_database_refuses_to_publish():
    with pytest.raises(PublishRefused, match="colophon"):
        publish(**BY)


def test_the_proof_is_kept_with_the_edition(drafts):
    publish(**BY, prove=lambda catalogue: {"classes": len(catalogue.options)})

    assert json.loads(Edition.objects.get().proof) == {"classes": 16}
    assert store.current_edition().proof == {"classes": 16}


def test_a_new_draft_waits_for_its_review_and_holds_nothing_up(drafts):
    publish(**BY)
    Source.objects.create(key="NEW26", title="New", checked="read_in_part")

    publish(**BY)

    assert "NEW26" not in store.current_edition().catalogue.source


def test_a_changed_rule_cannot_vanish_from_the_next_edition(drafts):
    publish(**BY)
    rule = Rule.objects.first()
    Rule.objects.filter(pk=rule.pk).update(state=State.DRAFT)

    with pytest.raises(PublishRefused, match=rule.key):
        publish(**BY)


def test_somebody_publishing_meanwhile_is_a_reason_to_look_again(drafts):
    publish(**BY)

    with pytest.raises(PublishRefused, match="Edition 1 was published meanwhile"):
        publish(**BY, after=0)
    assert publish(**BY, after=1).number == 2


def test_a_draft_changed_while_it_was_checked_is_not_published(drafts):
    def slow(catalogue):
        Option.objects.filter(key="wait").update(name="Changed")
        return []

    with pytest.raises(PublishRefused, match="meanwhile"):
        publish(**BY, gate=slow)
    assert not Edition.objects.exists()


def test_an_edition_cannot_be_changed_or_removed():
    edition = put_edition()
    edition.note = "Better."

    with pytest.raises(WrittenOnce):
        edition.save()
    with pytest.raises(WrittenOnce):
        edition.delete()
    with pytest.raises(WrittenOnce):
        Edition.objects.update(note="Better.")
    with pytest.raises(WrittenOnce):
        Edition.objects.all().delete()
    assert Edition.objects.get().note == ""


def test_a_number_is_given_once():
    put_edition(1)

    with pytest.raises(IntegrityError), transaction.atomic():
        put_edition(1)


@pytest.mark.parametrize("columns", [{"number": 0}, {"sha256": "abc"}])
def test_the_database_refuses_an_impossible_edition(columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        put_edition(**columns)


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


def run(*command):
    out = StringIO()
    call_command(*command, stdout=out, stderr=out)
    return out.getvalue()


def test_the_two_commands_give_a_first_edition():
    assert "drafts loaded" in run("load_starter")
    said = run("publish_edition", "--by", "Pat", "--note", "The first.")
    edition = Edition.objects.get()

    assert said.split() == ["Edition", "1", edition.sha256]
    assert (edition.published_by, edition.note) == ("Pat", "The first.")
    assert store.current_edition().catalogue == starter_catalogue()


def test_the_commands_may_run_again_at_every_start():
    run("load_starter", "--if-empty")
    run("publish_edition", "--if-none")

    assert run("load_starter", "--if-empty") == ""
    assert run("publish_edition", "--if-none") == ""
    assert Edition.objects.count() == 1


def test_loading_over_drafts_is_refused(drafts):
    with pytest.raises(CommandError, match="there are drafts already"):
        run("load_starter")


def test_a_broken_starter_loads_nothing(monkeypatch, tmp_path):
    (tmp_path / "options.yaml").write_text("options: [\n")
    monkeypatch.setattr("evidence.starter.FOLDER", tmp_path)
    starter_catalogue.cache_clear()
    try:
        with pytest.raises(CommandError, match=r"options\.yaml, line"):
            run("load_starter")
    finally:
        starter_catalogue.cache_clear()
    assert not Option.objects.exists()


def test_refusals_are_listed_one_a_line(drafts, capsys):
    Rule.objects.update(sources=["NOBODY99"])

    with pytest.raises(SystemExit) as stopped:
        call_command("publish_edition")

    assert stopped.value.code == 1
    assert len(capsys.readouterr().err.splitlines()) >= Rule.objects.count()
