"""What the admin's own pages say of cells, boxes, states and proofs."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from evidence.audit.trail import Action, record
from evidence.models import Study
from tests.drafts import put_drafts
from tests.editions import put_edition

pytestmark = pytest.mark.django_db


def opened(client, address):
    return BeautifulSoup(client.get(address).content.decode(), "html.parser")


def test_each_cell_of_a_list_carries_the_name_of_its_column(admin_client):
    put_drafts()
    page = opened(admin_client, reverse("admin:evidence_study_changelist"))
    heads = [head.get_text(strip=True) for head in page.select("#result_list thead th")]
    cells = page.select("#result_list tbody tr:first-child > *")

    assert [cell.get("data-label", "") for cell in cells] == heads
    assert "Certainty" in heads


def test_boxes_in_a_table_say_what_they_are(admin_client):
    put_drafts()
    study = Study.objects.filter(identifiers__isnull=False).first()
    page = opened(admin_client, reverse("admin:evidence_study_change", args=[study.pk]))
    row = page.select("#identifiers-0")[0]
    boxes = [box for box in row.select("input, select") if box.get("type") != "hidden"]

    assert [box.get("aria-label") for box in boxes] == ["Scheme", "Identifier", "Delete"]


def test_the_trail_tells_kinds_and_states_in_words(admin_client):
    about, states = ("legalposition", 1), ("draft", "in_review")
    record(Action.SUBMITTED, by="ada", name="US", about=about, states=states)
    page = opened(admin_client, reverse("admin:evidence_auditrow_changelist"))
    (row,) = page.select("#result_list tbody tr")

    assert row.select(".field-what_kind")[0].get_text(strip=True) == "legal position"
    assert row.select(".field-step")[0].get_text(strip=True) == "draft → in review"


def test_all_lists_stand_under_one_heading(admin_client):
    page = opened(admin_client, reverse("admin:app_list", args=["evidence"]))

    assert [one.get_text(strip=True) for one in page.select("h1")] == ["All lists"]
    assert "All lists" in page.select(".breadcrumbs")[0].get_text()


PROOF = {
    "classes": 1234,
    "invariants": [
        {"key": "I01", "sentence": "A first promise.", "holds": True},
        {"key": "I02", "sentence": "A second promise.", "holds": False},
    ],
}


@pytest.mark.parametrize(
    ("proof", "told"),
    [
        (PROOF, ["1,234 classes", "holds: I01 A first promise.", "broken: I02 A second promise."]),
        ({}, ["There is no proof on file."]),
    ],
    ids=["proved", "not proved"],
)
def test_the_proof_of_an_edition_is_told_promise_by_promise(proof, told, admin_client):
    edition = put_edition(proof=json.dumps(proof))
    page = opened(admin_client, reverse("admin:evidence_edition_change", args=[edition.pk]))
    words = page.select(".field-promises")[0].get_text()

    assert [part for part in told if part not in words] == []
