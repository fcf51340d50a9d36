"""The page of an option in the library: what got worse never stands under what it may do."""

import pytest

from evidence.core.edition.vocabulary import Direction
from evidence.presenters.option_page import option_contents, option_page
from evidence.starter import starter_catalogue
from questionnaire.presenters.effects import effects_by_option

CATALOGUE = starter_catalogue()


def page(key):
    return option_page(CATALOGUE, CATALOGUE.option[key], "2026-12-01")


def test_hair_lost_while_waiting_stands_with_what_may_go_wrong():
    waiting = page("wait")

    assert [told.key for told in waiting.benefits] == ["wait-b3"]
    assert [told.key for told in waiting.harms] == ["wait-b1", "wait-b2", "wait-h1"]


@pytest.mark.parametrize("key", CATALOGUE.option)
def test_both_sides_hold_the_same_findings_as_the_pages_of_a_visit(key):
    shown, in_a_visit = page(key), effects_by_option(CATALOGUE)[key]

    assert {told.key for told in shown.benefits} == {told.key for told in in_a_visit.benefits}
    assert {told.key for told in shown.harms} == {told.key for told in in_a_visit.harms}


@pytest.mark.parametrize("key", CATALOGUE.option)
def test_nothing_that_got_worse_stands_under_what_may_get_better(key):
    direction = {finding.key: finding.direction for finding in CATALOGUE.findings}
    shown = [*page(key).benefits, *effects_by_option(CATALOGUE)[key].benefits]

    assert shown
    assert Direction.WORSE not in {direction[told.key] for told in shown}


@pytest.mark.parametrize("key", ["intradermal_injection", "wait"])
def test_the_contents_of_a_page_lead_to_its_parts_and_to_no_empty_one(key):
    told = page(key)
    links = [link.href for link in option_contents(told)]

    assert links[:2] == ["#benefits", "#harms"]
    assert ("#reach" in links) is (told.reach is not None)
    assert ("#gaps" in links) is bool(told.gaps.entries)
    assert [part.key for part in told.folded if f"#{part.key}" not in links] == []
    assert [part.key for part in told.folded if not part.entries] == []
