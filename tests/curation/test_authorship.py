"""Who may approve stands on the draft: whoever wrote or submitted it since it was approved last may not."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from evidence.audit.trail import Action, record
from evidence.curation import review
from evidence.curation.authorship import writers_of
from evidence.curation.review import ReviewRefused
from evidence.curation.roles import AUTHOR, REVIEWER
from evidence.importing.batches import Decisions, add, show
from evidence.models import AuditRow, GlossaryTerm, Rule, Source, State
from tests.curation.reviewing import approve
from tests.importing import files

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(person):
    """A small team: one person who writes and reviews."""
    return person("bo", AUTHOR, REVIEWER)


def saved_by(user, row):
    row._history_user = user
    row.save()
    return row


def test_everybody_who_wrote_since_the_last_approval_is_named(word, both, author, reviewer):
    saved_by(both, word)
    saved_by(author, GlossaryTerm.objects.get(pk=word.pk))
    word.refresh_from_db()
    assert writers_of(word) == {both.pk, author.pk}

    review.submit(word, by=author)
    approve(word, by=reviewer)

    word.refresh_from_db()
    assert (word.written_by, word.submitted_by) == ([], None)


def test_an_object_saved_again_keeps_its_writer(word, both):
    saved_by(both, word)
    del word._history_user

    word.save()

    assert GlossaryTerm.objects.get(pk=word.pk).written_by == [both.pk]


def test_who_wrote_one_line_of_a_rule_wrote_the_rule(starter, both):
    rule = Rule.objects.filter(when__isnull=False).first()

    saved_by(both, rule.when.first())

    rule.refresh_from_db()
    assert rule.written_by == [both.pk]


def test_the_trail_has_no_say(word, both, author):
    record(Action.CHANGED, by=both, about=("glossaryterm", word.pk))
    review.submit(word, by=author)

    assert AuditRow.objects.filter(by_id=both.pk).exists()
    assert approve(word, by=both).state == State.APPROVED


def test_who_took_a_draft_back_is_no_longer_its_submitter_and_still_its_writer(word, author):
    review.submit(word, by=author)
    review.send_back(word, by=author, reason="A number is missing.")

    word.refresh_from_db()
    assert (word.written_by, word.submitted_by) == ([author.pk], None)


def test_who_imported_a_source_cannot_approve_it(both, author):
    batch = show(files.bibtex(), file_name="list.bib", by=both, now=timezone.now())
    add(batch, Decisions(), by=both, now=timezone.now())
    source = Source.objects.get()
    review.submit(source, by=author)

    with pytest.raises(ReviewRefused, match="Somebody else"):
        approve(source, by=both)


def test_the_migration_reads_from_the_trail_what_stood_there_until_now(word, both, author):
    old = import_module("evidence.migrations.0014_who_wrote_and_who_may")
    saved_by(both, word)
    review.submit(word, by=author)
    GlossaryTerm.objects.update(written_by=[], submitted_by=None)

    old.read_from_trail(apps, None)

    word.refresh_from_db()
    assert word.written_by == sorted([both.pk, author.pk])
    assert word.submitted_by == author.pk
