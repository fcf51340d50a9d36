"""Numbers as people read them."""

import pytest

from evidence.core.edition.library import Count
from evidence.core.wording.numbers import (
    NO_COMPARISON_GROUP,
    change_words,
    difference,
    measured,
    per_100,
    risk,
    unit_words,
    weeks_words,
)
from evidence.starter import starter_catalogue

FINDING = {finding.key: finding for finding in starter_catalogue().findings}


@pytest.mark.parametrize(
    ("count", "out_of_100"),
    [
        pytest.param(Count(0, 20), 0, id="nobody"),
        pytest.param(Count(20, 20), 100, id="everybody"),
        pytest.param(Count(157, 593), 26, id="rounded down"),
        pytest.param(Count(1, 200), 1, id="half a person rounds up"),
        pytest.param(Count(5, 200), 3, id="two and a half is three, not two"),
    ],
)
def test_a_count_becomes_whole_people_out_of_100(count, out_of_100):
    assert per_100(count) == out_of_100


@pytest.mark.parametrize("count", [Count(1, 0), Count(0, 0), Count(3, 2), Count(-1, 5)])
def test_a_count_that_cannot_be_is_refused(count):
    with pytest.raises(ValueError, match="is no count"):
        per_100(count)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (Count(157, 593), "26 out of 100 people had this, 74 did not."),
        (Count(1, 1000), "Fewer than 1 out of 100 people had this, more than 99 did not."),
        (Count(999, 1000), "More than 99 out of 100 people had this, fewer than 1 did not."),
        (Count(0, 50), "0 out of 100 people had this, 100 did not."),
    ],
)
def test_a_risk_is_told_both_ways(count, text):
    assert risk(count).text == text


@pytest.mark.parametrize(
    ("treated", "control", "text"),
    [
        (Count(36, 945), Count(20, 934), "That is 2 more out of 100."),
        (Count(157, 593), Count(77, 555), "That is 12 more out of 100."),
        (Count(1, 100), Count(3, 100), "That is 2 fewer out of 100."),
        (Count(10, 100), Count(10, 100), "That is about the same in both groups."),
    ],
)
def test_a_difference_adds_up_with_the_numbers_beside_it(treated, control, text):
    assert difference(treated, control) == text


def test_a_measured_change_stands_beside_its_comparison_group():
    found = measured(FINDING["intradermal_injection-ST01-count"])

    assert (found.treated, found.control) == ("9.5 more hairs", "1.5 more hairs")


def test_where_nobody_was_compared_the_words_stand_in_that_place():
    found = measured(FINDING["topical_microneedling-ST05-count"])

    assert found.treated == "35 more hairs per square centimetre"
    assert found.control == NO_COMPARISON_GROUP
    assert not found.has_control


def test_a_finding_without_a_measured_change_has_none():
    assert measured(FINDING["topical_alone-none-benefit"]) is None


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ("+35 (SD 6.5)", "35 more hairs"),
        ("-4.9", "4.9 fewer hairs"),
        ("\N{MINUS SIGN}4.9", "4.9 fewer hairs"),
        ("about +12", "about 12 more hairs"),
        ("+67.0", "67 more hairs"),
    ],
)
def test_a_change_is_told_in_words(change, text):
    assert change_words(change, "hairs") == text


def test_every_unit_of_the_starter_edition_is_put_into_words():
    units = {
        finding.unit for finding in FINDING.values() if finding.change_treated and finding.unit
    }

    assert [unit for unit in units if unit_words(unit) == unit] == []


@pytest.mark.parametrize(
    ("weeks", "text"),
    [(1, "1 week"), (16, "16 weeks"), (52, "12 months"), (104, "2 years"), (192, "44 months")],
)
def test_weeks_are_told_as_people_count_time(weeks, text):
    assert weeks_words(weeks) == text
