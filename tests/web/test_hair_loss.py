"""The page on hair loss itself: each statement with its source, each blank said."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from evidence.presenters.hair_loss import hair_loss_sections
from evidence.standards.items import IPDAS as ITEMS
from evidence.standards.items import State, condition_is_described, state_of
from evidence.starter import starter_catalogue

CATALOGUE = starter_catalogue()
PATH = "/evidence/hair-loss/"


def entries(key, catalogue=CATALOGUE):
    found = next(section for section in hair_loss_sections(catalogue) if section.key == key)
    return found.entries


def test_each_statement_on_hair_loss_has_its_source():
    told = [entry for key in ("course", "kinds", "cause-first") for entry in entries(key)]

    assert len(told) >= 14
    assert [entry.key for entry in told if not entry.sources] == []


def test_what_happens_without_treatment_is_what_the_edition_found_for_doing_nothing():
    found = [finding.text for finding in CATALOGUE.findings if finding.option == "wait"]

    assert [entry.text for entry in entries("course")] == found


def test_what_no_source_was_read_on_is_said_and_marked():
    blanks = entries("no-source")

    assert len(blanks) >= 4
    assert all(blank.found_nothing and not blank.sources for blank in blanks)


@pytest.mark.django_db
def test_the_library_leads_to_the_page(published, client):
    library = BeautifulSoup(client.get("/evidence/").content, "lxml")

    assert PATH in [link["href"] for link in library.select("main .link-list a")]
    assert client.get(PATH).status_code == 200


def test_an_edition_without_a_course_does_not_meet_the_item():
    silent = replace(CATALOGUE, findings=())
    item = next(item for item in ITEMS if item.code == "Q1")

    assert state_of(item, CATALOGUE) is State.MET
    assert not condition_is_described(silent)
    assert state_of(item, silent) is State.NOT_YET


def test_an_edition_without_a_course_says_that_it_has_no_source():
    course = next(
        s for s in hair_loss_sections(replace(CATALOGUE, findings=())) if s.key == "course"
    )

    assert course.entries == ()
    assert "no source" in str(course.empty)
