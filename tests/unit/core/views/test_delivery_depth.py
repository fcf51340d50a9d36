"""The drawing of how far a method gets: only what the edition says, and the unknown always shown."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template

from evidence.core.edition.vocabulary import BreaksSkin, Group
from evidence.core.views.delivery_depth import REACHES_THE_ROOT, reach
from evidence.starter import starter_catalogue

CATALOGUE = starter_catalogue()
METHODS = [o for o in CATALOGUE.options if o.group is Group.EXOSOME_METHOD]
OTHERS = [o for o in CATALOGUE.options if o.group is Group.OTHER_CHOICE]
ONE_OF_EACH = [
    pytest.param("topical_alone", id="on whole skin"),
    pytest.param("topical_microneedling", id="on pricked skin"),
    pytest.param("intradermal_injection", id="into the skin"),
]


def drawn(shown):
    template = Template("{% load skin %}{% skin reach %}")
    return BeautifulSoup(template.render(Context({"reach": shown})), "lxml").figure


def reach_of(key):
    return reach(CATALOGUE.option[key], CATALOGUE)


@pytest.mark.parametrize("option", METHODS, ids=lambda option: option.key)
def test_every_exosome_method_shows_that_nobody_knows_how_far_it_gets(option):
    figure = drawn(reach(option, CATALOGUE))

    assert figure.select_one(".skin-unknown")["d"]
    assert figure.select_one(".skin-question").text == "?"
    assert "We found no answer" in figure.figcaption.text


@pytest.mark.parametrize("option", OTHERS, ids=lambda option: option.key)
def test_a_choice_without_that_gap_has_no_drawing(option):
    assert reach(option, CATALOGUE) is None


def test_a_gap_that_is_closed_takes_the_drawing_away():
    open_gaps = tuple(gap for gap in CATALOGUE.gaps if gap.gap != REACHES_THE_ROOT)
    closed = replace(CATALOGUE, gaps=open_gaps)

    assert reach(closed.option["topical_alone"], closed) is None


@pytest.mark.parametrize("key", ONE_OF_EACH)
def test_the_words_beside_the_drawing_are_the_editions_with_its_sources(key):
    gap = next(g for g in CATALOGUE.gaps if (g.gap, g.method) == (REACHES_THE_ROOT, key))
    shown = reach_of(key)

    assert gap.what_was_found in drawn(shown).figcaption.text
    assert shown.sources == gap.sources != ()


@pytest.mark.parametrize("key", ONE_OF_EACH)
def test_the_drawing_itself_claims_no_depth(key):
    labels = " ".join(text.text for text in drawn(reach_of(key)).select("svg text"))

    assert not any(letter.isdigit() for letter in labels)


def test_each_way_into_the_skin_looks_different():
    pictures = {
        reach_of(key.values[0]).route: str(drawn(reach_of(key.values[0])).svg)
        for key in ONE_OF_EACH
    }

    assert set(pictures) == set(BreaksSkin)
    assert len(set(pictures.values())) == len(BreaksSkin)
