"""Authors learn what would be refused when they submit, and approving proves a content once."""

import pytest
from django.core.exceptions import ValidationError

from evidence.curation import review
from evidence.curation.overdue import waiting
from evidence.curation.review import ReviewRefused
from evidence.editions import timed_proof
from evidence.models import Claim, GlossaryTerm, LegalPosition, Rule, Source, State
from tests.curation.old_starter import edited
from tests.curation.reviewing import approve

pytestmark = pytest.mark.django_db


def submitted(client, draft):
    """What the page says after the author has submitted this entry."""
    address = f"/admin/evidence/{draft._meta.model_name}/{draft.pk}/review/"
    return client.post(address, {"step": "submit"}, follow=True).content.decode()


def test_who_submits_a_statement_is_told_what_would_be_refused(desk, author):
    statement = LegalPosition.objects.filter(as_of__isnull=False).first()
    edited(statement, author, as_of="2001-01-01")

    assert "Before it can be approved: legal_positions" in submitted(desk, statement)


def test_nothing_is_told_where_nothing_is_in_the_way(desk, author):
    term = edited(GlossaryTerm.objects.first(), author, meaning="A tiny bubble of a cell.")

    assert "Before it can be approved" not in submitted(desk, term)


def test_a_statement_of_law_needs_a_source_unless_it_is_unclear(live):
    statement = LegalPosition.objects.filter(status="not_approved").first()
    statement.sources = ()
    with pytest.raises(ValidationError, match="Name the source that says so"):
        statement.full_clean()

    statement.status = "unclear"
    statement.clean()


def test_what_names_a_source_that_waits_says_what_comes_first(live, author, reviewer):
    claim = Claim.objects.first()
    edited(claim, author, sources=(*claim.sources, "NEW1"))
    review.submit(claim, by=author)
    source = Source.objects.first()
    source.pk, source.key, source.state = None, "NEW1", State.IN_REVIEW
    source.save()

    with pytest.raises(ReviewRefused, match="approve that first"):
        approve(claim, by=reviewer)
    # The claim waits longer, but is read after what it names.
    assert [one.kind for one in waiting()] == ["source", "claim"]


def test_approving_and_the_page_after_it_prove_the_content_once(
    live, author, reviewer, browser, monkeypatch
):
    proved = []
    real = timed_proof.prove
    monkeypatch.setattr(timed_proof, "prove", lambda it: proved.append(it) or real(it))
    timed_proof._timed.cache_clear()
    rule = Rule.objects.get(key="R02b")
    edited(rule, author, text=f"{rule.text} Ask them soon.")
    review.submit(rule, by=author)
    proved.clear()
    timed_proof._timed.cache_clear()

    approve(rule, by=reviewer)
    browser(reviewer).get("/admin/")

    assert len(proved) == 1
