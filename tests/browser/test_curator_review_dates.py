"""A05 in a real browser: what is due, on the curators' first page and for everybody."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from evidence.core.edition import snapshot
from evidence.editions.publish import approved_catalogue
from evidence.models import CuratorNotice, Finding, GlossaryTerm
from evidence.starter import starter_catalogue
from tests.browser.curating import fill, open_form, save
from tests.editions import put_edition

# The service dates everything in UTC.
TODAY = datetime.now(tz=UTC).date()


def swept():
    said = StringIO()
    call_command("sweep", stdout=said)
    return said.getvalue()


def put_edition_due(number, day, catalogue=None):
    """This catalogue, else the starter again, to be checked again by this day."""
    catalogue = catalogue or starter_catalogue()
    colophon = replace(catalogue.colophon, review_due_on=day.isoformat())
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    put_edition(
        number, text=snapshot.dumps(replace(catalogue, colophon=colophon)), published_at=moment
    )


def test_a05_an_entry_past_its_day_is_counted_and_told_once(desk):
    page = desk("ada", "Author")
    word = GlossaryTerm.objects.first()
    open_form(page, "glossaryterm", word.pk)
    fill(page, review_due_on=(TODAY - timedelta(days=1)).isoformat())
    save(page)

    assert swept() == "1 new reminders\n"
    assert swept() == "0 new reminders\n"

    assert CuratorNotice.objects.filter(due_on__isnull=False).count() == 1
    page.goto("/admin/")
    assert page.get_by_role("heading", name="Overdue (1)").is_visible()
    assert page.get_by_role("link", name=word.term).first.is_visible()
    assert not any("Content Security Policy" in said for said in page.refused)


@pytest.mark.slow
def test_a05_one_finding_past_its_own_day_says_so_to_everybody(desk, plain_page):
    page, due = desk("ada", "Author"), TODAY - timedelta(days=1)
    finding = Finding.objects.get(study="ST01", outcome="hair_count")
    open_form(page, "finding", finding.pk)
    fill(page, review_due_on=due.isoformat())
    save(page)
    for person, button in ((page, "Submit for review"), (desk("rob", "Reviewer"), "Approve")):
        person.goto(reverse("admin:evidence_finding_review", args=[finding.pk]))
        person.get_by_role("button", name=button).first.click()
        person.wait_for_load_state()
    put_edition_due(2, TODAY + timedelta(days=30), approved_catalogue())

    plain_page.goto(f"/evidence/options/{finding.option_id}/details/")

    late = f"This should have been checked again by {due.day} {due:%B %Y}."
    assert plain_page.locator("#benefits").get_by_text(late).count() == 1
    assert plain_page.get_by_text("9.5 more hairs").first.is_visible()


def test_a05_what_was_due_yesterday_says_so_and_keeps_its_numbers(evidence_room, plain_page):
    put_edition_due(2, TODAY - timedelta(days=1))
    plain_page.goto("/evidence/studies/ST01/")

    assert plain_page.get_by_text("This should have been reviewed by").is_visible()
    assert plain_page.get_by_text("9.5 more hairs").first.is_visible()


def test_a05_what_was_due_181_days_ago_keeps_its_words_alone(evidence_room, plain_page):
    put_edition_due(2, TODAY - timedelta(days=181))
    plain_page.goto("/evidence/studies/ST01/")

    hidden = "We no longer show numbers of benefits and harms."
    assert plain_page.get_by_text(hidden).is_visible()
    assert plain_page.get_by_text("9.5").count() == 0
    assert plain_page.get_by_text("seaweed and plant extracts").first.is_visible()
