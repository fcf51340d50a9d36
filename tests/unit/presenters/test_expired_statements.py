"""Statements that pass their date say so by themselves and never show as allowed."""

from dataclasses import replace
from datetime import date

import pytest

from evidence.core.edition.vocabulary import LegalStatus
from evidence.presenters.law import country_page, position_entries, status_words
from evidence.starter import starter_catalogue

CATALOGUE = starter_catalogue()
LAST_DAY, DAY_AFTER = date(2027, 2, 20), date(2027, 2, 21)


def statement(status):
    return replace(
        CATALOGUE.legal_positions[0],
        status=status,
        checked_on="2026-11-22",
        expires_on=LAST_DAY.isoformat(),
    )


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (LegalStatus.ALLOWED_AS_COSMETIC, "Allowed as a cosmetic only"),
        (LegalStatus.APPROVED, "Approved"),
        (LegalStatus.PROHIBITED, "Not allowed"),
    ],
)
def test_on_its_last_day_a_statement_stands_as_it_was_written(status, words):
    assert status_words(statement(status), LAST_DAY) == words


@pytest.mark.parametrize("status", [LegalStatus.ALLOWED_AS_COSMETIC, LegalStatus.APPROVED])
def test_the_day_after_nothing_shows_as_allowed(status):
    row = statement(status)

    (entry,) = position_entries(CATALOGUE, [row], DAY_AFTER)

    assert entry.caption == "To be checked again"
    assert row.text not in entry.text
    assert entry.warning == "This may be out of date."
    assert entry.tags == ("Last searched 22 November 2026, may be out of date",)


def test_the_day_after_an_unclear_statement_hides_what_may_be_allowed():
    row = statement(LegalStatus.UNCLEAR)

    (entry,) = position_entries(CATALOGUE, [row], DAY_AFTER)

    assert entry.caption == "To be checked again"
    assert row.text not in entry.text


@pytest.mark.parametrize("status", [LegalStatus.PROHIBITED, LegalStatus.NOT_APPROVED])
def test_the_day_after_a_warning_still_stands_with_its_age(status):
    row = statement(status)

    (entry,) = position_entries(CATALOGUE, [row], DAY_AFTER)

    assert entry.text == f"This may be out of date. {row.text}"
    assert entry.warning == "This may be out of date."


def test_every_statement_of_a_country_is_dated():
    for place in CATALOGUE.jurisdictions:
        page = country_page(CATALOGUE, place, LAST_DAY)
        assert [entry.key for entry in page.positions if not entry.tags] == []
        assert [entry.key for entry in page.statements if not entry.caption] == []


def test_the_united_kingdom_has_the_rows_of_its_country_code():
    place = next(place for place in CATALOGUE.jurisdictions if place.key == "UK")

    assert len(country_page(CATALOGUE, place, LAST_DAY).positions) == 9
