"""Sources and trails that leave the admin: complete, known again, and no formula."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from evidence.curation.exports import formula_safe, table_as_csv, table_as_json
from evidence.models import Source
from tests.curators import curator


@dataclass
class Row:
    at: datetime
    name: str
    reason: str


ROWS = [
    Row(datetime(2026, 11, 2, tzinfo=UTC), '=HYPERLINK("https://example.org")', "+1"),
    Row(datetime(2026, 11, 3, tzinfo=UTC), "Ann, Bob", "a\nb"),
]
COLUMNS = ("at", "name", "reason")


def exported(client, action):
    client.force_login(curator("aud", is_superuser=True))
    chosen = list(Source.objects.values_list("pk", flat=True))
    return client.post(
        reverse("admin:evidence_source_changelist"), {"action": action, "_selected_action": chosen}
    )


@pytest.mark.parametrize("action", ["export_ris", "export_csl"])
def test_an_exported_source_is_known_again_when_it_is_imported(client, make_source, upload, action):
    make_source(names=[("doi", "10.3390/life15030500"), ("pmid", "7")])
    response = exported(client, action)

    (line,) = upload(response.content).lines.all()

    assert response["Content-Disposition"].startswith("attachment")
    assert (line.verdict, line.differences) == ("duplicate", [])


@pytest.mark.parametrize("action", ["export_ris", "export_csl"])
def test_every_source_of_the_starter_comes_back_as_itself(
    client, drafts_of_starter, upload, action
):
    batch = upload(exported(client, action).content)

    assert batch.found == Source.objects.count()
    named = batch.lines.filter(record__identifiers__0__0="doi")
    assert named
    assert set(named.values_list("verdict", flat=True)) <= {"duplicate", "conflict"}


def test_a_title_over_two_lines_stays_one_record(client, make_source, upload):
    make_source(title="A trial\nER  - \nTY  - JOUR", names=[("doi", "10.5555/a")])

    assert upload(exported(client, "export_ris").content).found == 1


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", " =1"])
def test_no_cell_is_taken_for_a_formula(cell):
    assert formula_safe(cell) == f"'{cell}"


def test_a_table_has_every_row_as_csv_and_as_json():
    table = list(csv.reader(io.StringIO("".join(table_as_csv(COLUMNS, ROWS)), newline="")))
    plain = json.loads("".join(table_as_json(COLUMNS, ROWS)))

    assert table[0] == list(COLUMNS)
    assert table[1][1:] == ['\'=HYPERLINK("https://example.org")', "'+1"]
    assert table[2][1:] == ["Ann, Bob", "a\nb"]
    assert [row["name"] for row in plain] == [row.name for row in ROWS]
    assert json.loads("".join(table_as_json(COLUMNS, []))) == []
