"""`manage.py prove` and `manage.py booklet`, as an operator and a clinician meet them."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from evidence.core.edition import snapshot
from evidence.core.proof.prove import prove
from evidence.drafts.catalogue import store_catalogue
from evidence.editions import timed_proof
from evidence.editions.publish import PublishRefused, publish
from evidence.models import Edition, State
from evidence.starter import starter_catalogue
from tests.builders import rule
from tests.editions import PUBLISHED_AT, put_edition
from tests.proof.careful import careful_catalogue

pytestmark = pytest.mark.django_db
HURRY = rule("HURRY", "wait", diagnosis="pattern_self")


def told(name, *arguments):
    out = StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


def put(number, catalogue):
    put_edition(number, text=snapshot.dumps(catalogue))


def test_the_starter_is_proved_with_classes_invariants_and_time():
    text = told("prove", "--starter")

    assert text.startswith("Proof of the starter files")
    assert "hybrid_with_drugs" in text
    assert "I01 holds  Somebody pregnant" in text
    assert "BROKEN" not in text
    assert " hold, 0 broken." in text
    assert " s of one core." in text


def test_without_a_name_the_current_edition_is_proved():
    put(1, careful_catalogue())
    put(2, careful_catalogue())

    assert told("prove").startswith("Proof of edition 2")
    assert told("prove", "--edition", "1").startswith("Proof of edition 1")


def test_before_the_first_edition_the_starter_files_are_proved():
    assert told("prove").startswith("Proof of the starter files")


def test_a_broken_invariant_is_told_and_the_command_fails():
    put(1, careful_catalogue(rules=(HURRY,)))
    out = StringIO()

    with pytest.raises(SystemExit) as left:
        call_command("prove", stdout=out)

    assert left.value.code == 1
    assert "I07 BROKEN Waiting is always there" in out.getvalue()
    assert "wait is at check first for: diagnosis: pattern self." in out.getvalue()
    assert "1 broken." in out.getvalue()


def test_the_approved_drafts_can_be_proved_before_they_are_published():
    store_catalogue(starter_catalogue(), origin="a test", state=State.APPROVED)

    assert told("prove", "--drafts").startswith("Proof of the approved drafts")


def test_an_edition_that_does_not_exist_is_refused():
    with pytest.raises(CommandError, match="there is no edition 9"):
        call_command("prove", "--edition", "9")


def test_what_is_not_proved_is_not_published():
    starter = starter_catalogue()
    hurried = replace(starter, rules=(*starter.rules, replace(HURRY, sources=("FDAMN",))))
    store_catalogue(hurried, origin="a test", state=State.APPROVED)

    with pytest.raises(PublishRefused) as refused:
        publish(by="Pat", note="", now=PUBLISHED_AT)

    assert not Edition.objects.exists()
    assert any(
        one.startswith("I07 Waiting is always there")
        and "Doing nothing for now is at check first for: diagnosis: pattern self." in one
        for one in refused.value.problems
    )


def test_an_edition_keeps_its_proof(monkeypatch):
    monkeypatch.setattr(timed_proof, "prove", prove)  # what another test has proved took no time
    timed_proof._timed.cache_clear()
    call_command("load_starter", stdout=StringIO())

    edition = publish(by="Pat", note="", now=PUBLISHED_AT)

    proof = json.loads(edition.proof)
    assert proof["holds"] is True
    assert proof["classes"] > proof["judged"] > 0
    assert set(proof["options"]) == {one.key for one in snapshot.loads(edition.snapshot).options}
    assert all(one["holds"] for one in proof["invariants"])
    assert proof["seconds"] > 0
    assert len(proof["proved_on"]) == len("2026-11-30")


def test_the_booklet_is_written_into_the_folder(tmp_path):
    put(1, careful_catalogue())

    assert told("booklet", str(tmp_path / "new")) == f"{tmp_path / 'new' / 'booklet.md'}\n"

    text = (tmp_path / "new" / "booklet.md").read_text(encoding="utf-8")
    assert text.startswith("# Booklet of edition 1 (2026-11-30, ")


def test_with_an_earlier_edition_the_news_are_written_too(tmp_path):
    put(1, careful_catalogue())
    put(2, careful_catalogue(rules=(HURRY,)))

    told("booklet", str(tmp_path))

    news = (tmp_path / "changes.md").read_text(encoding="utf-8")
    assert "since edition 1" in news
    assert "- **check first** for diagnosis: pattern self" in news
    told("booklet", str(tmp_path / "first"), "--edition", "1")
    assert [path.name for path in (tmp_path / "first").iterdir()] == ["booklet.md"]


def test_without_an_edition_there_is_no_booklet(tmp_path):
    with pytest.raises(CommandError, match="publish_edition"):
        call_command("booklet", str(tmp_path))
