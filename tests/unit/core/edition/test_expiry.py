"""An edition that nobody has checked for long keeps its words and loses its numbers."""

import re
from dataclasses import replace
from datetime import date

import pytest

from evidence.core.assessment.law import position
from evidence.core.edition.expiry import (
    LAW_IS_LATE,
    LAW_TOO_OLD,
    NUMBERS_HIDDEN,
    are_too_old,
    as_shown_on,
    is_late,
    turning_days,
    without_numbers,
    words_alone,
)
from evidence.core.edition.library import Count
from evidence.core.edition.vocabulary import LegalStatus, Side
from evidence.editions.edition import PublishedEdition
from evidence.starter import starter_catalogue

CHECKED = starter_catalogue()
STARTER = replace(
    CHECKED,
    legal_positions=tuple(replace(row, expires_on="2030-01-01") for row in CHECKED.legal_positions),
)
"""The starter, with law that nobody needs to check again soon."""
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


DUE = date(2027, 3, 1)
LATE = "This should have been checked again by 1 March 2027."
DATED = [
    pytest.param("findings", "text", id="finding"),
    pytest.param("studies", "plain_summary", id="study"),
    pytest.param("options", "evidence_summary", id="option"),
    pytest.param("reviews", "finding", id="review"),
    pytest.param("claims", "text_if_contradicted", id="claim"),
]


def due_early(kind, day="2027-03-01"):
    """The starter with the first entry of this kind due before the edition is."""
    first, *others = getattr(STARTER, kind)
    return replace(STARTER, **{kind: (replace(first, review_due_on=day), *others)})


@pytest.mark.parametrize(("kind", "field"), DATED)
def test_an_entry_past_its_own_day_says_so_and_no_other_does(kind, field):
    catalogue = due_early(kind)
    shown = as_shown_on(catalogue, date(2027, 3, 2))
    first, *others = getattr(shown, kind)

    assert getattr(first, field) == f"{getattr(getattr(catalogue, kind)[0], field)} {LATE}".strip()
    assert tuple(others) == getattr(STARTER, kind)[1:]
    assert as_shown_on(catalogue, DUE) == catalogue


def test_an_entry_180_days_past_its_own_day_loses_its_numbers_alone():
    catalogue = replace(
        due_early("findings", "2026-10-01"),
        findings=(replace(COUNTED, review_due_on="2026-10-01"), COUNTED),
    )
    last_day, after = (
        as_shown_on(catalogue, day) for day in (date(2027, 3, 30), date(2027, 3, 31))
    )

    assert last_day.findings[0].treated == COUNTED.treated
    assert after.findings[0].treated is None
    assert NUMBERS_HIDDEN in after.findings[0].text
    assert after.findings[1] == COUNTED


def test_what_falls_due_with_its_edition_leaves_it_to_the_page_to_say():
    assert as_shown_on(STARTER, date(2027, 5, 23)) == STARTER
    assert as_shown_on(STARTER, date(2027, 11, 19)) == FOUND


def test_a_day_of_an_entry_that_nobody_can_read_counts_as_long_passed():
    shown = as_shown_on(due_early("reviews", "soon"), date(2026, 11, 30))

    assert "should have been checked again" in shown.reviews[0].finding


def test_an_edition_of_an_earlier_release_has_one_day_for_all():
    older = replace(
        STARTER, findings=tuple(replace(one, review_due_on=None) for one in STARTER.findings)
    )

    assert as_shown_on(older, date(2027, 5, 23)) == older


def test_pages_get_one_and_the_same_edition_between_two_turning_days():
    catalogue = due_early("findings")
    edition = PublishedEdition(1, date(2026, 11, 30), "0" * 64, "", catalogue, {})
    turns = turning_days(catalogue)

    assert turns == (DUE, date(2027, 8, 28), date(2027, 11, 18), date(2030, 1, 1))
    assert edition.as_shown_on(DUE) is edition
    late = edition.as_shown_on(date(2027, 3, 2))
    assert late is not edition
    assert edition.as_shown_on(date(2027, 8, 28)) is late
    assert edition.as_shown_on(date(2027, 8, 29)) is not late
    assert edition.as_shown_on(DUE) is edition
    assert edition.as_shown_on(date(2027, 11, 19)).catalogue == without_numbers(catalogue)


LAST_DAY, DAY_AFTER = date(2027, 2, 20), date(2027, 2, 21)


def law_on(day, status):
    row = replace(CHECKED.legal_positions[0], status=status, expires_on="2027-02-20")
    catalogue = replace(CHECKED, legal_positions=(row, *CHECKED.legal_positions[1:]))
    return row, as_shown_on(catalogue, day).legal_positions[0]


@pytest.mark.parametrize("status", LegalStatus)
def test_a_statement_of_law_stands_as_it_was_written_to_its_last_day(status):
    row, shown = law_on(LAST_DAY, status)

    assert shown == row
    assert not is_late(row, LAST_DAY)


@pytest.mark.parametrize("status", LegalStatus)
def test_past_its_day_the_law_allows_nothing_and_a_ban_says_that_it_is_old(status):
    row, shown = law_on(DAY_AFTER, status)

    assert is_late(row, DAY_AFTER)
    if status in (LegalStatus.PROHIBITED, LegalStatus.NOT_APPROVED):
        assert (shown.status, shown.text) == (status, f"{LAW_IS_LATE} {row.text}")
    else:
        assert (shown.status, shown.text) == (LegalStatus.UNCLEAR, LAW_TOO_OLD)


def test_what_may_be_allowed_in_the_union_is_told_nowhere_once_it_is_late():
    shown = as_shown_on(CHECKED, date(2028, 1, 1))
    union = next(place for place in shown.jurisdictions if place.key == "EU")

    assert "may be allowed" in position(CHECKED, "DE", "topical_alone").text
    assert position(shown, "DE", "topical_alone").text == LAW_TOO_OLD
    assert union.position_in_one_line == LAW_TOO_OLD
    assert union.topical_cosmetic_use is union.injection_or_needled_use is None
    assert not any("may be allowed" in row.text for row in shown.legal_positions)


def test_a_country_with_bans_alone_keeps_its_line_past_the_date():
    banned = replace(CHECKED.legal_positions[0], country="US", status=LegalStatus.PROHIBITED)
    catalogue = replace(CHECKED, legal_positions=(banned,))
    before, shown = (
        next(place for place in one.jurisdictions if place.key == "US")
        for one in (catalogue, as_shown_on(catalogue, date(2028, 1, 1)))
    )

    assert shown == before


def test_what_is_shown_on_a_day_shown_again_on_it_is_the_same():
    once = as_shown_on(CHECKED, date(2027, 3, 2))

    assert as_shown_on(once, date(2027, 3, 2)).legal_positions == once.legal_positions


def test_the_day_after_a_statement_of_law_is_due_is_a_turning_day():
    edition = PublishedEdition(1, date(2026, 11, 30), "0" * 64, "", CHECKED, {})

    assert edition.as_shown_on(LAST_DAY) is edition
    assert edition.as_shown_on(DAY_AFTER) is not edition


def test_short_texts_with_a_figure_are_left_out_once_numbers_are_hidden():
    first = replace(CHECKED.options[0], known="15 more hairs: 5% liquid", harm_brief="Itching")
    shown = without_numbers(replace(CHECKED, options=(first,)))

    assert (shown.options[0].known, shown.options[0].harm_brief) == ("", "Itching")
