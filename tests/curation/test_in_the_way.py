"""Authors learn what would be refused when they submit, and approving proves a content once."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from evidence.curation import review
from evidence.curation.impact_preview import in_the_way
from evidence.curation.overdue import waiting
from evidence.curation.review import ReviewRefused
from evidence.editions import timed_proof
from evidence.models import Claim, GlossaryTerm, LegalPosition, Option, Rule, Source, State
from tests.curation.old_starter import edited
from tests.curation.reviewing import approve

pytestmark = pytest.mark.django_db


def submitted(client, draft):
    """What the page says after the author has submitted this entry."""
    address = f"/admin/evidence/{draft._meta.model_name}/{draft.pk}/review/"
    return client.post(address, {"step": "submit"}, follow=True).content.decode()


@pytest.mark.slow
def test_who_submits_a_statement_is_told_what_would_be_refused(desk, author):
    statement = LegalPosition.objects.filter(as_of__isnull=False).first()
    edited(statement, author, as_of="2001-01-01")

    told = submitted(desk, statement)
    assert "Before it can be approved, mend this:" in told
    assert f'href="/admin/evidence/legalposition/{statement.pk}/change/">Legal position' in told


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


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
def test_who_submits_an_option_alone_is_told_which_promises_it_breaks(desk, author):
    like = Option.objects.get(key="oral_minoxidil")
    like.pk, like.key, like.name, like.state = None, "pill", "A pill", State.DRAFT
    like._state.adding = True
    like.save()

    told = submitted(desk, like)

    assert "Safety promise I20 would be broken." in told


def test_an_option_that_breaks_nothing_more_than_before_is_not_told_of_it(live):
    option = Option.objects.get(key="oral_minoxidil")
    for rule in Rule.objects.all():
        if option.key in rule.options:
            kept = [key for key in rule.options if key != option.key]
            Rule.objects.filter(pk=rule.pk).update(options=kept)

    assert not [told for told in in_the_way([option]) if told.startswith("I")]


def test_the_year_of_the_newest_source_stands_in_for_an_empty_date(desk):
    statement = LegalPosition.objects.filter(status="not_approved", as_of__isnull=False).first()
    page = BeautifulSoup(
        desk.get(f"/admin/evidence/legalposition/{statement.pk}/change/").content, "html.parser"
    )
    posted = {
        one["name"]: one.get("value", "")
        for one in page.select("#legalposition_form input[name], #legalposition_form button[name]")
        if one["name"] not in ("_save", "_addanother")
    }
    for box in page.select("#legalposition_form textarea[name]"):
        posted[box["name"]] = box.text.strip()
    for choice in page.select("#legalposition_form select[name]"):
        chosen = [one["value"] for one in choice.select("option[selected]")]
        posted[choice["name"]] = chosen
    posted |= {"as_of": "", "_continue": "1"}

    answer = desk.post(f"/admin/evidence/legalposition/{statement.pk}/change/", posted, follow=True)

    years = Source.objects.filter(key__in=statement.sources, year__isnull=False)
    newest = str(max(years.values_list("year", flat=True)))
    statement.refresh_from_db()
    assert statement.as_of == newest
    assert f"it says {newest} now" in answer.content.decode()
