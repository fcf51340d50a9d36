"""How values become words: dates, costs, labels of sources, and what is kept per edition."""

from dataclasses import replace
from datetime import date

import pytest

from evidence.core.assessment.costs import first_year_cost
from evidence.core.assessment.profile import Money
from evidence.core.edition.vocabulary import Certainty, LegalStatus
from evidence.presenters.law import OUT_OF_DATE, law_line
from evidence.presenters.outcomes import benefits, findings_of, harms, is_fair, leading
from evidence.presenters.per_edition import once_per_edition
from evidence.presenters.prices import amount_words, range_words
from evidence.presenters.sourcing import short_links, source_links, source_url
from evidence.presenters.words import LEGAL, dated, has_passed, how_read
from evidence.starter import starter_catalogue
from questionnaire.options.matters import ROW_OF_POINT, ROWS
from questionnaire.options.own_cost import own_cost
from questionnaire.options.words import CHANGE, FIT, REASON, STATUS, VERDICT

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
    assert dated(text) == words


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
    return own_cost(option, cost, budget, CATALOGUE)


def test_later_years_add_up_from_the_edition_s_row():
    lines = {span.term: span.text for span in told("prp_alone").price.spans}

    assert lines == {
        "First year": "$1,500 to $8,000",
        "3 years": "$3,500 to $24,000",
        "5 years": "$5,500 to $40,000",
    }


def test_the_price_of_a_session_is_told_where_there_is_none_for_a_year():
    found = told("topical_microneedling").price

    assert not found.spans
    assert "no price for a whole year" in found.note
    assert "£500 to £800 (added to a needling session)" in found.note
    assert [link.url.split("/")[-2] for link in found.sources] == ["COSTUKEXO", "CAMB25"]


def test_where_no_price_was_found_at_all_that_is_said():
    assert told("injection_plus_prp").price.note.startswith("We found no price for this.")


def test_the_row_in_the_budget_s_currency_is_told():
    found = told("prp_alone", Money(2000, "GBP")).price

    assert found.spans[0].text == found.amount == "£1,000 to £3,000"
    assert found.spans[1].text == "Not known"


def test_money_in_another_currency_is_never_converted():
    found = told("finasteride", Money(5000, "GBP"))

    assert CATALOGUE.wording["price_other_currency"] in found.note
    assert found.price.amount == "$146 to $1,200"


def test_without_a_price_there_are_no_figures_and_the_search_is_told():
    found = told("topical_alone", Money(100, "USD")).price

    assert found.spans == ()
    assert found.amount == "We found no price"
    assert dated(CATALOGUE.colophon.compiled_on) in found.note


def test_doing_nothing_costs_nothing_and_cites_nobody_for_it():
    found = told("wait").price

    assert {span.text for span in found.spans} == {"Nothing to pay"}
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
    position = replace(CATALOGUE.legal_positions[0], status=status, text="What was read.")

    fresh = law_line(CATALOGUE, position, CHECKED)
    late = law_line(CATALOGUE, position, LONG_AFTER)

    assert (fresh.status, fresh.text) == (status, "What was read.")
    assert "Last searched on" in late.dated
    assert late.status == (status if status.is_strict else OUT_OF_DATE)
    assert late.word == (str(LEGAL[status]) if status.is_strict else "To be checked again")
    assert ("What was read." in late.text) is status.is_strict
    assert late.text.startswith(("This may be out of date.", "What we read is too old"))


def test_the_leading_finding_of_an_outcome_is_the_surest_never_the_largest():
    surest = list(Certainty)
    for option in CATALOGUE.option:
        for harm in (False, True):
            side = findings_of(CATALOGUE, option, harm=harm)
            led = leading(CATALOGUE, side)

            assert len({one.outcome for one in led}) == len(led)
            assert {one.outcome for one in led} == {one.outcome for one in side}
            for one in led:
                alike = [other for other in side if other.outcome is one.outcome]
                assert surest.index(one.certainty) == min(
                    surest.index(other.certainty) for other in alike
                )


def test_what_got_worse_without_treatment_is_told_as_going_wrong():
    assert benefits(CATALOGUE, "wait").named == "Little or nothing, as far as studies show."
    assert harms(CATALOGUE, "wait").named == "Less hair."


def test_every_option_tells_of_harms():
    assert [key for key in CATALOGUE.option if not harms(CATALOGUE, key).lines] == []


def test_what_no_fair_test_showed_is_never_told_as_an_effect():
    for option in CATALOGUE.option:
        found = {one.key: one for one in CATALOGUE.findings}
        for line in benefits(CATALOGUE, option).lines:
            finding = found[line.key]
            if not is_fair(CATALOGUE, finding) and finding.certainty is not Certainty.NO_EVIDENCE:
                assert line.text.startswith("Not shown by a fair test."), line.key
                assert finding.text not in line.text
                assert line.pictures == ()


def test_a_share_of_people_stands_with_its_number_of_people():
    (seen,) = [one for one in benefits(CATALOGUE, "topical_minoxidil").lines if one.pictures]

    assert [one.text for one in seen.pictures] == [
        "With it: 26 out of 100 people had this, 74 did not. Counted: 157 of 593 people.",
        "Without it: 14 out of 100 people had this, 86 did not. Counted: 77 of 555 people.",
    ]


def test_where_no_fair_test_counted_people_an_empty_picture_says_so():
    side = benefits(CATALOGUE, "intradermal_injection")

    assert side.nobody_counted == "How many it helps, nobody knows: we found no fair count."
    assert benefits(CATALOGUE, "topical_minoxidil").nobody_counted == ""


def test_links_to_sources_can_be_told_apart():
    keys = [source.key for source in CATALOGUE.sources]

    for links in (source_links(CATALOGUE, keys), short_links(CATALOGUE, keys)):
        labels = [link.label for link in links]
        assert len(labels) == len(set(labels)) == len(keys)


def test_every_link_tells_how_much_of_its_source_was_read():
    keys = [source.key for source in CATALOGUE.sources]
    read = {source_url(one.key): how_read(one) for one in CATALOGUE.sources}

    for link in (*source_links(CATALOGUE, keys), *short_links(CATALOGUE, keys)):
        assert link.note == read[link.url]


def test_a_source_nobody_has_gives_no_link():
    assert source_links(CATALOGUE, ["NOWHERE"]) == ()
    assert short_links(CATALOGUE, []) == ()


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


@pytest.mark.parametrize("words", [STATUS, REASON, FIT, LEGAL, CHANGE, VERDICT])
def test_every_code_has_words_and_none_of_them_sells(words):
    (kind,) = {type(code) for code in words}
    said = " ".join(str(text).lower() for text in words.values())

    assert set(words) == set(kind)
    assert all(word not in said for word in ("recommended", "suitable", "safe ", "proven", "best"))


def test_each_point_that_can_matter_has_its_row():
    assert set(ROW_OF_POINT.values()) <= set(ROWS)


@pytest.mark.parametrize(
    ("point", "low", "high", "words"),
    [
        (120, None, None, "$120"),
        (None, 120, None, "From $120"),
        (None, 120, 120, "$120"),
        (None, 120, 300, "$120 to $300"),
        (None, None, 300, "$300"),
        (None, None, None, "No exact figure (USD)"),
    ],
)
def test_an_amount_says_whether_it_is_where_prices_begin(point, low, high, words):
    price = replace(CATALOGUE.prices[0], point=point, low=low, high=high, currency="USD")

    assert amount_words(price) == words


def test_a_fair_line_with_two_counts_says_how_far_they_lie_apart():
    told = [
        line
        for option in CATALOGUE.options
        for side in (benefits(CATALOGUE, option.key), harms(CATALOGUE, option.key))
        for line in side.lines
    ]
    counted = [line for line in told if line.fair and len(line.pictures) > 1]

    assert counted
    assert [line.key for line in counted if not line.difference] == []
    assert [line.key for line in told if line.difference and not line.fair] == []
