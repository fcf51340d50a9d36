import json
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from evidence.core.edition import snapshot
from evidence.editions import store
from evidence.editions.publish import (
    PublishRefused,
    publish,
)
from evidence.models import Colophon, Edition, Option, Rule, Source, State, WrittenOnce
from evidence.starter import starter_catalogue
from tests.drafts import put_drafts
from tests.editions import put_edition

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
BY = {"by": "Pat Publisher", "note": "The first.", "now": NOW}


@pytest.fixture
def drafts():
    put_drafts()


def test_the_first_edition_is_number_one(drafts):
    edition = publish(**BY)

    assert (edition.number, edition.published_by, edition.note) == (
        1,
        "Pat Publisher",
        "The first.",
    )
    assert edition.published_at == NOW


def publish_changed(**options):
    """The drafts as the next edition, after one of them was changed."""
    Colophon.objects.update(funding=f"After {Edition.objects.count()} editions.")
    return publish(**BY, **options)


@pytest.mark.slow
def test_numbers_go_up_by_one(drafts):
    assert [publish_changed().number for _time in range(3)] == [1, 2, 3]


@pytest.mark.slow
def test_what_the_last_edition_says_is_not_published_again(drafts):
    publish(**BY)

    with pytest.raises(PublishRefused, match="Edition 1 says exactly this"):
        publish(**BY)
    assert Edition.objects.count() == 1


@pytest.mark.slow
def test_the_first_edition_in_a_newer_schema_waits_until_all_nodes_can_read_it(drafts):
    put_edition(text=snapshot.dumps(starter_catalogue()), schema=snapshot.SCHEMA - 1)

    with pytest.raises(PublishRefused) as refused:
        publish_changed()
    assert Edition.objects.count() == 1
    assert "going back to that release ends here" in refused.value.problems[0]
    assert "publish_edition --all-nodes-are-new" in refused.value.problems[0]

    assert publish_changed(all_nodes_new=True).schema == snapshot.SCHEMA
    Colophon.objects.update(funding="Nobody, once more.")
    assert publish(**BY, prove=None).number == 3


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


@pytest.mark.slow
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

    classes = len(starter_catalogue().options)
    assert json.loads(Edition.objects.get().proof)["classes"] == classes
    assert store.current_edition().proof["classes"] == classes


@pytest.mark.slow
def test_a_new_draft_waits_for_its_review_and_holds_nothing_up(drafts):
    publish(**BY)
    Source.objects.create(key="NEW26", title="New", checked="read_in_part")

    publish_changed()

    assert "NEW26" not in store.current_edition().catalogue.source


def test_a_changed_rule_cannot_vanish_from_the_next_edition(drafts):
    publish(**BY)
    rule = Rule.objects.first()
    Rule.objects.filter(pk=rule.pk).update(state=State.DRAFT)

    with pytest.raises(PublishRefused, match=rule.key):
        publish(**BY)


@pytest.mark.slow
def test_somebody_publishing_meanwhile_is_a_reason_to_look_again(drafts):
    publish(**BY)

    with pytest.raises(PublishRefused, match="Edition 1 was published meanwhile"):
        publish(**BY, after=0)
    assert publish_changed(after=1).number == 2


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
