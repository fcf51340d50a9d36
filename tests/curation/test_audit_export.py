"""The audit trail on its way out: by days, as a table or as JSON, for whoever may read it."""

import csv
import io
import json

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from evidence.audit import trail
from evidence.audit.trail import Action
from evidence.models import AuditRow
from tests.curators import curator

pytestmark = pytest.mark.django_db
EXPORT = "/admin/evidence/auditrow/export/"


@pytest.fixture
def auditor(client):
    user = curator("aud")
    user.user_permissions.set(Permission.objects.filter(codename="view_auditrow"))
    client.force_login(user)
    return client


def body(response):
    return b"".join(response.streaming_content).decode()


def test_every_row_is_taken_out_and_no_cell_is_a_formula(auditor):
    trail.record(Action.CHANGED, by="ada", name="=1+1", reason="a slip")

    table = list(csv.DictReader(io.StringIO(body(auditor.get(EXPORT, {"form": "csv"})))))

    assert [row["name"] for row in table] == ["'=1+1"]
    assert table[0]["digest"] == AuditRow.objects.get().digest


def test_json_holds_every_cell_as_it_stands(auditor):
    trail.record(Action.CHANGED, by="ada", name="=1+1")

    (row,) = json.loads(body(auditor.get(EXPORT, {"form": "json"})))

    assert (row["name"], row["by"]) == ("=1+1", "ada")


def test_only_the_days_asked_for_are_taken_out(auditor):
    trail.record(Action.CHANGED, by="ada")
    day = AuditRow.objects.get().at.date().isoformat()

    assert (
        len(json.loads(body(auditor.get(EXPORT, {"form": "json", "since": day, "until": day}))))
        == 1
    )
    assert json.loads(body(auditor.get(EXPORT, {"form": "json", "until": "2020-01-01"}))) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"form": "exe"},
        {"form": "csv", "since": "tomorrow"},
        {"form": "csv", "since": "2026-02-01", "until": "2026-01-01"},
    ],
)
def test_what_cannot_be_taken_out_is_told(auditor, asked):
    assert auditor.get(EXPORT, asked).status_code == 422


def test_who_may_not_read_the_trail_cannot_take_it_out(client):
    client.force_login(curator("nobody"))

    assert client.get(EXPORT, {"form": "csv"}).status_code == 403


def test_an_auditor_has_no_button_that_writes(auditor):
    page = auditor.get(reverse("admin:evidence_auditrow_changelist")).content.decode()

    assert EXPORT in page
    assert "addlink" not in page.split('id="content-main"')[1]
