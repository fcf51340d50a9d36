"""The page of an option: one for the library and for a visit, short, with all proof one step behind."""

from datetime import date

import pytest

from evidence.core.edition.evidence_count import EvidenceCount
from evidence.core.edition.vocabulary import Direction
from evidence.presenters.option_page import (
    counted_words,
    details_contents,
    option_details,
    option_page,
)
from evidence.starter import starter_catalogue

CATALOGUE = starter_catalogue()
TODAY = date(2026, 12, 1)


def page(key):
    return option_page(CATALOGUE, CATALOGUE.option[key])


def details(key):
    return option_details(CATALOGUE, CATALOGUE.option[key], TODAY)


def test_hair_lost_while_waiting_stands_with_what_may_go_wrong():
    waiting = details("wait")

    assert [told.key for told in waiting.benefits] == ["wait-b3"]
    assert [told.key for told in waiting.harms] == ["wait-b1", "wait-b2", "wait-h1"]


@pytest.mark.parametrize("key", CATALOGUE.option)
def test_every_finding_stands_behind_the_page_and_one_of_each_outcome_on_it(key):
    found = {finding.key: finding for finding in CATALOGUE.findings if finding.option == key}
    behind, shown = details(key), page(key)

    assert {told.key for told in (*behind.benefits, *behind.harms)} == set(found)
    for lines, side in ((shown.benefits.lines, behind.benefits), (shown.harms.lines, behind.harms)):
        titles = [title.lower() for line in lines for title in line.title.split("; ")]
        assert set(titles) == {told.title.lower() for told in side}


@pytest.mark.parametrize("key", CATALOGUE.option)
def test_a_study_somebody_might_join_decides_about_needles(key):
    says = page(key).needles

    assert ("study decides" in says) is (key == "registered_trial")
    assert says.startswith("No needles") is (
        CATALOGUE.option[key].breaks_skin == "none" and key != "registered_trial"
    )


@pytest.mark.parametrize("key", CATALOGUE.option)
def test_nothing_that_got_worse_stands_under_what_may_get_better(key):
    direction = {finding.key: finding.direction for finding in CATALOGUE.findings}
    shown = [*details(key).benefits, *page(key).benefits.lines]

    assert shown
    assert Direction.WORSE not in {direction[told.key] for told in shown}


@pytest.mark.parametrize("key", ["intradermal_injection", "wait"])
def test_every_link_to_the_proof_leads_to_a_part_that_is_there(key):
    behind = details(key)
    parts = {link.href for link in details_contents(behind)}

    links = page(key).deeper

    assert [part.key for part in behind.sections if not part.entries] == []
    assert {f"#{link.url.partition('#')[2]}" for link in links} == parts - {"#harms"}
    told = {f"#{part.key}": str(len(part.entries)) for part in behind.sections}
    told |= {"#benefits": str(len(behind.benefits) + len(behind.harms))}
    told |= {"#all-sources": str(len(behind.sources))}
    assert {f"#{link.url.partition('#')[2]}": link.note for link in links} == told


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (EvidenceCount(None, None, None, None), ""),
        (
            EvidenceCount(0, 0, 0, None),
            "We found no study of this in people with pattern hair loss.",
        ),
        (
            EvidenceCount(1, 0, 0, 24),
            (
                "1 study in people; none had groups made by chance;"
                " how many people took part is not said; the longest lasted 24 weeks."
            ),
        ),
        (
            EvidenceCount(5, 1, 137, 52),
            (
                "5 studies in people; 1 had groups made by chance; 137 people in all;"
                " the longest lasted 12 months."
            ),
        ),
    ],
)
def test_what_was_counted_is_told_and_what_nobody_counted_is_no_number(count, words):
    assert counted_words(count) == words
