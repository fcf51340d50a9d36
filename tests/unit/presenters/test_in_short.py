"""What a list says above itself is counted from the edition, and left out where it holds nothing."""

from dataclasses import replace

import pytest

from evidence.core.checks.wording import problems_in
from evidence.core.views.gap_map import gap_map
from evidence.presenters.in_short import (
    gaps_in_short,
    harms_in_short,
    prices_in_short,
    reviews_in_short,
    studies_in_short,
    trials_in_short,
)
from evidence.starter import starter_catalogue

CATALOGUE = starter_catalogue()
ANSWERS = [
    (studies_in_short, "studies"),
    (reviews_in_short, "reviews"),
    (trials_in_short, "registered_trials"),
    (harms_in_short, "harms"),
    (prices_in_short, "price_tips"),
]


def test_the_numbers_are_those_of_the_edition():
    exosomes = [study for study in CATALOGUE.studies if study.is_exosome]
    blank = sum(cell.is_blank for row in gap_map(CATALOGUE).rows for cell in row.cells)

    assert f"{len(exosomes)} studies of exosomes" in studies_in_short(CATALOGUE)
    assert f"{sum(s.randomised is True for s in exosomes)} of them" in studies_in_short(CATALOGUE)
    assert f"{len(CATALOGUE.reviews)} reviews" in reviews_in_short(CATALOGUE)
    assert f"{len(CATALOGUE.registered_trials)} registered" in trials_in_short(CATALOGUE)
    assert f"{len(CATALOGUE.harms)} kinds" in harms_in_short(CATALOGUE)
    assert f"For {blank} of these" in gaps_in_short(CATALOGUE)
    assert prices_in_short(CATALOGUE) in {tip.text for tip in CATALOGUE.price_tips}


def test_a_trial_with_results_is_counted():
    first, *rest = CATALOGUE.registered_trials
    posted = replace(CATALOGUE, registered_trials=(replace(first, results_posted=True), *rest))

    assert "For none of them" in trials_in_short(CATALOGUE)
    assert "1 of them show results" in trials_in_short(posted)


@pytest.mark.parametrize(("answer", "kind"), ANSWERS)
def test_an_empty_list_has_no_answer(answer, kind):
    assert answer(replace(CATALOGUE, **{kind: ()})) == ""


@pytest.mark.parametrize("answer", [*(answer for answer, _kind in ANSWERS), gaps_in_short])
def test_an_answer_is_plain(answer):
    assert not problems_in(answer(CATALOGUE))
