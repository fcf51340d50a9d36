"""What checks say, in the words of the forms, with the entry to open."""

import pytest

from evidence.admin.parts.problem_links import linked
from evidence.curation.problem_words import example_in_words, in_plain_words
from evidence.models import LegalPosition, Option, Study

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (
            "options prp_alone, evidence_summary: tell it as a search",
            "Option prp_alone, the evidence in brief: tell it as a search",
        ),
        ("options prp_alone: no benefit finding", "Option prp_alone: no benefit finding"),
        ("colophon, authors: the word 'safe'", "Colophon, authors: the word 'safe'"),
        (
            "findings prp_alone-b1, downgrades reason: 30 words in one sentence",
            "Finding prp_alone-b1, reason for lower certainty, reason: 30 words in one sentence",
        ),
        ("rules R99: it falls on no option: add one", "Rule R99: it falls on no option: add one"),
        ("Rule R1 of edition 2 is gone. Keep it.", "Rule R1 of edition 2 is gone. Keep it."),
        ("nothing_of_ours x: wrong", "nothing_of_ours x: wrong"),
    ],
)
def test_a_place_is_named_as_forms_name_it(db, problem, words):
    assert in_plain_words([problem])[0].words == words


def test_each_problem_leads_to_its_entry(starter):
    study = Study.objects.first()
    law = LegalPosition.objects.first()
    name = " ".join(law.name_in_editions)

    found = linked([f"studies {study.key}, limits: long", f"legal_positions {name}: old", "all"])

    assert [one.url for one in found] == [
        f"/admin/evidence/study/{study.pk}/change/",
        f"/admin/evidence/legalposition/{law.pk}/change/",
        "",
    ]


def test_what_a_link_says_is_escaped(starter):
    option = Option.objects.first()

    (one,) = linked([f"options {option.key}: “<b>”"])

    assert "&lt;b&gt;" in one.as_link()
    assert f'href="{one.url}"' in one.as_link()


def test_a_broken_promise_names_somebody_for_whom_it_would_not_hold(db):
    told = (
        "I20 With any warning sign nothing but waiting is open. Broken: Pill is at can discuss for:"
        " warning signs: sudden loss."
    )
    assert in_plain_words([told])[0].words == (
        "Safety promise I20 would be broken. “With any warning sign nothing but waiting is open.”"
        " But Pill would stand at “can discuss” for somebody who answers: warning signs: sudden loss."
    )
    assert example_in_words("Doing nothing is missing.") == "Doing nothing is missing."
