"""A09 in a real browser: going back after a retraction, and two people at one entry."""

import pytest
from django.urls import reverse
from django.utils import timezone

from evidence.core.edition.ledger import Nature
from evidence.editions.publish import mark_source
from evidence.models import AuditRow, Edition, Finding, State
from tests.browser.curating import fill, open_form, save
from tests.browser.test_curator_steps import KEY, TEXT, changed_and_submitted, press, review

WHY = "Why the older text is better"


def bring_back(page, finding):
    review(page, finding)
    page.locator("[name=approval]").last.check()
    page.get_by_label(WHY).fill("It was clearer.")


@pytest.mark.slow
def test_a09_going_back_to_what_rests_on_a_retraction_needs_a_second_look(desk):
    page = desk("ada", "Author")
    before = Finding.objects.get(key=KEY).text
    finding = changed_and_submitted(page)
    reviewer = desk("rob", "Reviewer")
    review(reviewer, finding)
    press(reviewer, "Approve")
    mark_source(finding.sources[0], Nature.RETRACTED, reason="Gone.", by="Pat", now=timezone.now())

    bring_back(page, finding)
    press(page, "Bring it back as a draft")
    assert page.locator("#problem", has_text=f"Retracted since then: {finding.sources[0]}").count()
    finding.refresh_from_db()
    assert (finding.text, finding.state) == (TEXT, State.APPROVED)

    bring_back(page, finding)
    page.get_by_label("I know which of its sources were retracted since").check()
    press(page, "Bring it back as a draft")
    finding.refresh_from_db()
    assert (finding.text, finding.state) == (before, State.DRAFT)


def test_a09_of_two_who_edit_one_entry_the_second_is_told_and_nothing_is_lost(desk):
    ada, bo = desk("ada", "Author"), desk("bo", "Author")
    finding = Finding.objects.get(key=KEY)
    open_form(ada, "finding", finding.pk)
    open_form(bo, "finding", finding.pk)
    fill(ada, text=TEXT)
    save(ada)

    fill(bo, text="Nobody has looked at this serum in people.")
    save(bo)

    assert bo.get_by_text("ada saved this entry after you opened it").is_visible()
    assert bo.locator("[name=text]").input_value() == "Nobody has looked at this serum in people."
    finding.refresh_from_db()
    assert finding.text == TEXT


@pytest.mark.slow
def test_a09_a_claim_beside_it_is_not_brought_back_in_silence(desk):
    page = desk("ada", "Author")
    finding = changed_and_submitted(page)
    reviewer = desk("rob", "Reviewer")
    review(reviewer, finding)
    press(reviewer, "Approve")
    others = dict(Finding.objects.exclude(key=KEY).values_list("pk", "updated_at"))

    bring_back(page, finding)
    press(page, "Bring it back as a draft")

    assert dict(Finding.objects.exclude(key=KEY).values_list("pk", "updated_at")) == others
    assert AuditRow.objects.last().reason == "It was clearer."


def test_a09_rolling_back_to_what_is_live_is_refused_in_words(desk):
    page = desk("pat", "Publisher")
    page.set_default_timeout(90_000)
    page.goto(reverse("admin:evidence_edition_roll_back", args=[1]))
    fill(page, note="Back to the first.")
    press(page, "Publish the older content")

    assert page.get_by_text("Edition 1 says exactly this. Nothing would change.").is_visible()
    assert Edition.objects.count() == 1
