"""An edition that nobody has checked for long keeps its words and loses its numbers."""

import re
from dataclasses import replace
from datetime import date

import pytest

from evidence.core.library import Count
from evidence.core.old_numbers import NUMBERS_HIDDEN, are_too_old, without_numbers, words_alone
from evidence.core.vocabulary import Side
from evidence.starter import starter_catalogue

STARTER = starter_catalogue()
FOUND = without_numbers(STARTER)
COUNTED = next(f for f in STARTER.findings if f.treated and f.side is Side.HARM)


@pytest.mark.parametrize(
    ("today", "too_old"),
    [
        pytest.param(date(2027, 5, 22), False, id="on the day it is due"),
        pytest.param(date(2027, 11, 18), False, id="180 days later"),
        pytest.param(date(2027, 11, 19), True, id="181 days later"),
        pytest.param(date(2020, 1, 1), False, id="the clock was set back"),
    ],
)
def test_numbers_are_too_old_more_than_180_days_after_the_review_date(today, too_old):
    assert are_too_old("2027-05-22", today) is too_old


def test_a_date_nobody_can_read_counts_as_passed():
    assert are_too_old("soon", date(2026, 1, 1))


def test_no_finding_keeps_a_number_and_every_benefit_keeps_words_without_figures():
    for finding in FOUND.findings:
        assert (finding.treated, finding.control, finding.value, finding.unit) == (None,) * 4
        assert (finding.change_treated, finding.change_control) == (None, None)
        assert finding.tells_of_harm or not re.search(r"\d", finding.text), finding.key


def test_what_is_hidden_is_said_and_how_sure_we_are_stays():
    for before, after in zip(STARTER.findings, FOUND.findings, strict=True):
        counted = (before.treated, before.control, before.change_treated, before.value)
        assert NUMBERS_HIDDEN in after.text or not any(counted), after.key
        assert (after.size, after.certainty, after.direction, after.sources) == (
            (before.size, before.certainty, before.direction, before.sources)
        )


def test_words_of_a_harm_stay_as_they_were():
    finding = next(f for f in FOUND.findings if f.key == COUNTED.key)

    assert finding.text == f"{COUNTED.text} {NUMBERS_HIDDEN}"


def test_a_finding_without_any_number_stays_untouched():
    plain = replace(
        COUNTED, treated=None, control=None, value=None, unit=None, text="Some had it.", reported=""
    )
    catalogue = replace(STARTER, findings=(plain,))

    assert without_numbers(catalogue).findings == (plain,)


def test_nobody_affected_is_a_number_as_well():
    nobody = replace(COUNTED, treated=Count(0, 20), control=None, text="None had it.")
    catalogue = replace(STARTER, findings=(nobody,))

    assert NUMBERS_HIDDEN in without_numbers(catalogue).findings[0].text


def test_a_study_keeps_who_took_part_and_loses_what_came_out():
    before, after = STARTER.study["ST01"], FOUND.study["ST01"]

    assert (after.n_enrolled, after.n_analysed, after.design) == (
        (before.n_enrolled, before.n_analysed, before.design)
    )
    assert (after.baseline, after.final, after.change_absolute, after.change_percent) == (None,) * 4
    assert after.results_text == NUMBERS_HIDDEN
    assert "9.5" not in after.plain_summary


def test_a_study_that_told_nothing_does_not_claim_to_hide_anything():
    silent = replace(
        STARTER.studies[0],
        baseline=None,
        final=None,
        change_absolute=None,
        change_percent=None,
        results_text=None,
    )

    assert without_numbers(replace(STARTER, studies=(silent,))).studies[0].results_text is None


def test_what_warns_and_what_decides_stays_whole():
    assert FOUND.rules == STARTER.rules
    assert FOUND.warning_signs == STARTER.warning_signs
    assert FOUND.precautions == STARTER.precautions
    assert FOUND.harms == STARTER.harms
    assert FOUND.legal_positions == STARTER.legal_positions
    assert FOUND.orders_of_size == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hair grew. There was no group.", "Hair grew. There was no group."),
        ("20 of 30 grew. There was no group.", f"There was no group. {NUMBERS_HIDDEN}"),
        ("Hair grew by 2.5 mm.", NUMBERS_HIDDEN),
        ("", ""),
    ],
)
def test_sentences_with_a_figure_go_and_the_rest_stays(text, left):
    assert words_alone(text) == left
