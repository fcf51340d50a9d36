"""What is overdue, told once whatever the clock or the timer does."""

from datetime import date, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from evidence.curation import review
from evidence.drafts import approvals
from evidence.models import CuratorNotice, Finding, GlossaryTerm, LegalPosition, State
from tests.curation.reviewing import approve
from tests.drafts import put_drafts

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 30)


def swept_at(moment):
    said = StringIO()
    with time_machine.travel(moment, tick=False):
        call_command("sweep", stdout=said)
    return said.getvalue()


@pytest.fixture
def due_word(word):
    GlossaryTerm.objects.update(review_due_on=DUE)
    return word


def test_half_an_hour_around_midnight_makes_one_reminder(due_word):
    assert swept_at("2026-11-30T23:30:00+00:00") == "0 new reminders\n"
    assert swept_at("2026-12-01T00:30:00+00:00") == "1 new reminders\n"
    assert swept_at("2026-12-01T23:30:00+00:00") == "0 new reminders\n"
    assert CuratorNotice.objects.count() == 1


def test_a_clock_elsewhere_counts_the_same_day(due_word):
    assert swept_at("2026-12-01T01:30:00+02:00") == "0 new reminders\n"
    assert swept_at("2026-11-30T19:30:00-05:00") == "1 new reminders\n"


def test_a_clock_that_was_set_back_takes_the_reminder_back_and_invents_none(due_word):
    swept_at("2026-12-05T12:00:00+00:00")

    assert swept_at("2025-01-01T12:00:00+00:00") == "0 new reminders\n"
    assert not CuratorNotice.objects.exists()


def test_a_new_day_of_review_ends_the_reminder(due_word):
    swept_at("2026-12-05T12:00:00+00:00")
    GlossaryTerm.objects.update(review_due_on=DUE + timedelta(days=182))

    swept_at("2026-12-06T12:00:00+00:00")

    assert not CuratorNotice.objects.exists()


@pytest.mark.slow
def test_entries_checked_again_get_their_next_day_and_a_second_person_approves(
    published, author, reviewer, browser
):
    put_drafts()
    finding = Finding.objects.filter(side="benefit").first()
    Finding.objects.filter(pk=finding.pk).update(review_due_on=DUE)
    chosen = {"action": "check_selected_again", "_selected_action": finding.pk}
    with time_machine.travel("2026-12-05T12:00:00+00:00", tick=False):
        browser(author).post("/admin/evidence/finding/", chosen)
    finding.refresh_from_db()

    assert finding.review_due_on == date(2026, 12, 5) + timedelta(days=182)
    assert finding.state == State.DRAFT
    assert approvals.latest(finding).content.count('"review_due_on": "2026-11-30"') == 1

    review.submit(finding, by=author)
    approve(finding, by=reviewer)
    assert approvals.latest(finding).content.count('"review_due_on": "2027-06-05"') == 1


def test_a_statement_of_law_that_was_checked_again_stands_for_90_days(published, author, browser):
    put_drafts()
    law = LegalPosition.objects.first()
    chosen = {"action": "check_selected_again", "_selected_action": law.pk}
    with time_machine.travel("2026-12-05T12:00:00+00:00", tick=False):
        browser(author).post("/admin/evidence/legalposition/", chosen)
    law.refresh_from_db()

    assert (law.checked_on, law.expires_on) == ("2026-12-05", "2027-03-05")


def test_a_reader_cannot_say_that_something_was_checked(word, auditor, browser):
    GlossaryTerm.objects.update(review_due_on=DUE)
    chosen = {"action": "check_selected_again", "_selected_action": word.pk}
    browser(auditor).post("/admin/evidence/glossaryterm/", chosen)

    word.refresh_from_db()
    assert word.review_due_on == DUE
