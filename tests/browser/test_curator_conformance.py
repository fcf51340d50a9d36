"""A12 in a real browser: the standards that are met, and the trail taken out."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from evidence.audit.trail import record
from evidence.models import AuditRow
from evidence.standards.items import IPDAS as ITEMS
from tests.browser.curating import fill


@pytest.mark.slow
def test_a12_all_44_items_stand_there_with_state_proof_and_date(evidence_room, plain_page):
    plain_page.goto("/conformance/")
    rows = plain_page.locator("main tbody tr", has=plain_page.locator(".state"))
    told = [row.inner_text() for row in rows.all()]

    assert len(ITEMS) == 44
    assert [item.code for item in ITEMS if not any(row.startswith(item.code) for row in told)] == []
    assert rows.locator("details").count() > 0
    assert plain_page.locator("dt", has_text="To be reviewed by").is_visible()


def taken_out(page, form):
    today = datetime.now(tz=UTC).date().isoformat()
    page.goto(reverse("admin:evidence_auditrow_changelist"))
    page.get_by_role("link", name="Take out as CSV or JSON").click()
    fill(page, since=f"{today[:4]}-01-01", until=today, form=form)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    return download.value.path().read_text(encoding="utf-8")


def test_a12_the_trail_of_a_span_comes_out_whole_in_both_forms(desk):
    record("marked", by="pat", name="=HYPERLINK(1)", reason="For the test.")
    page = desk("aud", "Auditor")

    table = list(csv.DictReader(io.StringIO(taken_out(page, "csv"))))
    rows = json.loads(taken_out(page, "json"))

    assert len(table) == len(rows) == AuditRow.objects.count()
    assert [row["name"] for row in table if row["name"].startswith("=")] == []
    assert rows[-1]["digest"] == AuditRow.objects.last().digest
