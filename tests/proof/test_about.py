"""The page about the aid says for how many kinds of answers the rules were checked, and when."""

import json

import pytest

from questionnaire.about.proved import Proved, proved
from tests.editions import put_edition

PROOF = {
    "holds": True,
    "options": {"a": {"classes": 72900}, "b": {"classes": 8959045500}, "wait": {"classes": 75}},
    "proved_on": "2026-11-30",
}


def test_the_fewest_and_the_most_kinds_of_answers_are_told_without_waiting():
    assert proved(PROOF) == Proved("72,900", "8,959,045,500", "30 November 2026")


@pytest.mark.parametrize("proof", [{}, {**PROOF, "holds": False}, {**PROOF, "options": {}}])
def test_without_a_proof_nothing_is_claimed(proof):
    assert proved(proof) is None


@pytest.mark.django_db
def test_the_page_tells_the_proof_of_the_current_edition(client):
    put_edition(proof=json.dumps(PROOF))

    page = client.get("/about/").content.decode()

    assert "checked for every possible set of answers, on 30 November 2026." in page
    assert "72,900 to 8,959,045,500 different kinds of answers" in page


@pytest.mark.django_db
def test_an_edition_without_a_proof_claims_none(client):
    put_edition()

    assert "every possible set" not in client.get("/about/").content.decode()
