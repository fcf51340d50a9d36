"""The curators' steps in a real browser: submit, review, publish, bring back, look and take out."""

import csv
import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from evidence.audit.trail import broken_rows
from evidence.editions import store
from evidence.models import AuditRow, Edition, Finding, State
from tests.browser.curating import fill, open_form, save

KEY = "topical_alone-none-benefit"
TEXT = "By 28 November 2026 we found no study in people of what this serum may do for hair."
SLOW = 90_000
"""Publishing proves every rule for every set of answers, on whatever machine this is."""


def review(page, finding):
    page.goto(reverse("admin:evidence_finding_review", args=[finding.pk]))


def press(page, name):
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def changed_and_submitted(page, text=TEXT):
    finding = Finding.objects.get(key=KEY)
    open_form(page, "finding", finding.pk)
    fill(page, text=text)
    save(page)
    review(page, finding)
    press(page, "Submit for review")
    finding.refresh_from_db()
    return finding


@pytest.mark.slow
def test_a03_a_change_is_submitted_reviewed_by_another_and_published(desk, live_server, plain_page):
    author = desk("ada", "Author", "Reviewer")
    public = f"{live_server.url}/evidence/options/topical_alone/details/"
    finding = changed_and_submitted(author)
    assert finding.state == State.IN_REVIEW
    assert author.get_by_role("button", name="Approve").count() == 0
    assert author.get_by_text("somebody else must approve it").is_visible()

    reviewer = desk("rob", "Reviewer")
    review(reviewer, finding)
    assert reviewer.get_by_text(TEXT).first.is_visible()
    press(reviewer, "Approve")
    finding.refresh_from_db()
    assert finding.state == State.APPROVED
    plain_page.goto(public)
    assert not plain_page.get_by_text(TEXT).count()

    publisher = desk("pat", "Publisher")
    publisher.set_default_timeout(SLOW)
    publisher.goto(reverse("admin:evidence_edition_publish"))
    assert publisher.get_by_text(TEXT).first.is_visible()
    fill(publisher, note="Say it more plainly.")
    press(publisher, "Publish now")
    assert Edition.objects.count() == 2

    store.look_again()
    plain_page.reload()
    assert plain_page.get_by_text(TEXT).count()
    author.goto(reverse("admin:index"))
    assert author.get_by_text("approved “").first.is_visible()


@pytest.mark.slow
def test_a03_who_wrote_it_cannot_approve_it_by_a_made_up_form_either(desk):
    page = desk("ada", "Author", "Reviewer")
    finding = changed_and_submitted(page)
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    page.request.post(
        page.url,
        form={"csrfmiddlewaretoken": token, "step": "approve"},
        headers={"Referer": page.url},
    )

    finding.refresh_from_db()
    assert finding.state == State.IN_REVIEW


@pytest.mark.slow
def test_a09_an_older_text_is_brought_back_as_a_new_draft(desk):
    page = desk("ada", "Author")
    before = Finding.objects.get(key=KEY).text
    finding = changed_and_submitted(page)
    reviewer = desk("rob", "Reviewer")
    review(reviewer, finding)
    press(reviewer, "Approve")

    review(page, finding)
    page.locator("[name=approval]").last.check()
    page.get_by_label("Why the older text is better").fill("It was clearer.")
    press(page, "Bring it back as a draft")

    finding.refresh_from_db()
    assert (finding.text, finding.state) == (before, State.DRAFT)
    texts = list(finding.history.values_list("text", flat=True))
    assert TEXT in texts
    assert AuditRow.objects.filter(reason="It was clearer.").exists()


@pytest.mark.slow
def test_a12_an_auditor_takes_the_trail_out_and_can_change_nothing(desk):
    changed_and_submitted(desk("ada", "Author"))
    page = desk("aud", "Auditor")
    page.goto(reverse("admin:evidence_auditrow_changelist"))
    page.get_by_role("link", name="Take out as CSV or JSON").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    text = download.value.path().read_text(encoding="utf-8")
    table = list(csv.DictReader(io.StringIO(text)))
    assert {row["action"] for row in table} >= {"changed", "submitted"}

    finding = Finding.objects.get(key=KEY)
    open_form(page, "finding", finding.pk)
    assert page.locator("[name=_save], [name=_continue]").count() == 0
    answer = page.request.post(page.url, form={"text": "Mine."}, headers={"Referer": page.url})
    assert answer.status == 403
    finding.refresh_from_db()
    assert finding.text == TEXT


def test_a12_a_row_that_was_tampered_with_is_named(desk, capsys):
    changed_and_submitted(desk("ada", "Author"))
    # The live edition of these tests was put there by hand, which the trail rightly tells.
    before = set(broken_rows())
    row = AuditRow.objects.first()
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(AuditRow._meta.db_table)
        cursor.execute(f"UPDATE {table} SET reason = %s WHERE id = %s", ["never", row.pk])

    with pytest.raises(SystemExit):
        call_command("verify_audit")
    (told,) = set(capsys.readouterr().err.splitlines()) - before
    assert told.startswith(f"Row {row.pk} was changed")
