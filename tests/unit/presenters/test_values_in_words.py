"""How values become words: dates, costs, labels of sources, and what is kept per edition."""

from dataclasses import replace
from datetime import date

import pytest

from evidence.core.assessment.costs import first_year_cost
from evidence.core.assessment.profile import Money
from evidence.core.edition.vocabulary import LegalStatus
from evidence.starter import starter_catalogue
from questionnaire.presenters.costs import cost_told, range_words
from questionnaire.presenters.dates import date_words, has_passed
from questionnaire.presenters.effects import effects_by_option, leading
from questionnaire.presenters.law import ALLOWED, OUT_OF_DATE, position_told
from questionnaire.presenters.matters import ROW_OF_POINT, ROWS
from questionnaire.presenters.sources import source_links
from questionnaire.presenters.words import CHANGE, FIT, LAW, REASON, STATUS, VERDICT
from questionnaire.rendering.per_edition import once_per_edition

CATALOGUE = starter_catalogue()
CHECKED = date(2026, 12, 1)
LONG_AFTER = date(2028, 1, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-11-22", "22 November 2026"),
        ("2025-03", "March 2025"),
        ("2026", "2026"),
        ("undated", "undated"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_is_as_precise_as_it_was_shown(text, words):
    assert date_words(text) == words


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        pytest.param("2026-12-01", False, id="on the day"),
        pytest.param("2026-11-30", True, id="the day before"),
        pytest.param("soon", True, id="a broken date is no permission"),
    ],
)
def test_a_day_has_passed(text, passed):
    assert has_passed(text, CHECKED) is passed


def told(option, budget=None):
    cost = first_year_cost(CATALOGUE.option_costs[option], budget)
    return cost_told(option, cost, budget, CATALOGUE)


def test_later_years_add_up_from_the_edition_s_row():
    lines = {line.span: line.amount for line in told("prp_alone").lines}

    assert lines == {
        "First year": "$1,500 to $8,000",
        "3 years": "$3,500 to $24,000",
        "5 years": "$5,500 to $40,000",
    }


def test_the_price_of_a_session_is_told_where_there_is_none_for_a_year():
    found = told("topical_microneedling")

    assert not found.lines
    assert "no price for a whole year" in found.note
    assert "£500 to £800 (added to a needling session)" in found.note
    assert [link.url.split("/")[-2] for link in found.sources] == ["COSTUKEXO", "CAMB25"]


def test_where_no_price_was_found_at_all_that_is_said():
    assert told("injection_plus_prp").note.startswith("We found no price for this.")


def test_the_row_in_the_budget_s_currency_is_told():
    found = told("prp_alone", Money(2000, "GBP"))

    assert found.lines[0].amount == "£1,000 to £3,000"
    assert found.lines[1].amount == "Not known"


def test_money_in_another_currency_is_never_converted():
    found = told("finasteride", Money(5000, "GBP"))

    assert CATALOGUE.wording["price_other_currency"] in found.note
    assert found.lines[0].amount == "$360 to $1,200"


def test_without_a_price_there_are_no_figures_and_the_search_is_told():
    found = told("topical_alone", Money(100, "USD"))

    assert found.lines == ()
    assert date_words(CATALOGUE.colophon.compiled_on) in found.note


def test_doing_nothing_costs_nothing_and_cites_nobody_for_it():
    found = told("wait")

    assert {line.amount for line in found.lines} == {"Nothing to pay"}
    assert found.sources == ()


@pytest.mark.parametrize(
    ("low", "high", "currency", "words"),
    [
        (0, 0, None, "Nothing to pay"),
        (300, 300, "EUR", "€300"),
        (0, 50, "EUR", "€0 to €50"),
    ],
)
def test_a_range_of_money(low, high, currency, words):
    assert range_words(low, high, currency) == words


@pytest.mark.parametrize("status", LegalStatus)
def test_a_statement_past_its_date_never_shows_as_allowed(status):
    position = replace(CATALOGUE.legal_positions[0], status=status, text="You may use it.")

    fresh = position_told(position, CATALOGUE, CHECKED)
    stale = position_told(position, CATALOGUE, LONG_AFTER)

    assert (fresh.status, fresh.text) == (status, "You may use it.")
    assert stale.status == OUT_OF_DATE
    assert stale.word not in {str(LAW[one]) for one in ALLOWED}
    assert ("You may use it." in stale.text) is (status not in ALLOWED)


def test_the_leading_finding_of_an_outcome_is_the_surest_never_the_largest():
    for effects in effects_by_option(CATALOGUE).values():
        for side in (effects.benefits, effects.harms):
            led = leading(side)

            assert len({one.title for one in led}) == len(led)
            assert {one.title for one in led} == {one.title for one in side}


def test_what_got_worse_without_treatment_is_told_as_going_wrong():
    waiting = effects_by_option(CATALOGUE)["wait"]

    assert waiting.better == "Little or nothing, as far as studies show."
    assert waiting.worse == "Less hair."


def test_every_option_tells_of_harms():
    assert [key for key, one in effects_by_option(CATALOGUE).items() if not one.harms] == []


def test_links_to_sources_can_be_told_apart():
    keys = [source.key for source in CATALOGUE.sources]
    labels = [link.label for link in source_links(keys, CATALOGUE)]

    assert len(labels) == len(set(labels)) == len(keys)


def test_a_source_nobody_has_gives_no_link():
    assert source_links(["NOWHERE"], CATALOGUE) == ()
    assert source_links([], CATALOGUE).drawn == ""


def test_what_an_edition_fixes_is_worked_out_once_and_anew_for_another_edition():
    worked = []
    once = once_per_edition(lambda catalogue: worked.append(catalogue) or len(worked))
    another = replace(CATALOGUE)

    assert [once(CATALOGUE), once(CATALOGUE), once(another), once(CATALOGUE)] == [1, 1, 2, 1]


def test_only_a_few_editions_are_kept():
    worked = []
    once = once_per_edition(worked.append)
    for _edition in range(20):
        once(replace(CATALOGUE))
    once(CATALOGUE)

    assert len(worked) == 21


@pytest.mark.parametrize("words", [STATUS, REASON, FIT, LAW, CHANGE, VERDICT])
def test_every_code_has_words_and_none_of_them_sells(words):
    (kind,) = {type(code) for code in words}
    said = " ".join(str(text).lower() for text in words.values())

    assert set(words) == set(kind)
    assert all(word not in said for word in ("recommended", "suitable", "safe ", "proven", "best"))


def test_each_point_that_can_matter_has_its_row():
    assert set(ROW_OF_POINT.values()) <= set(ROWS)
