"""The pages that introduce the aid say who made it, when it was checked and who has not read it."""

from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from evidence.editions.edition import PublishedEdition
from evidence.presenters.words import dated
from evidence.starter import starter_catalogue
from questionnaire.about.made import made

CATALOGUE = starter_catalogue()

NOBODY_YET = "No clinician has reviewed it yet."


def edition(**told):
    catalogue = replace(CATALOGUE, colophon=replace(CATALOGUE.colophon, **told))
    return PublishedEdition(1, date(2026, 11, 30), "0" * 64, "", catalogue, {})


@pytest.mark.parametrize("path", ["/", "/about/"])
def test_the_page_names_the_makers_the_day_and_that_no_clinician_has_read_it(
    client, published, path
):
    words = BeautifulSoup(client.get(path).content, "html.parser").main.get_text(" ", strip=True)

    assert CATALOGUE.colophon.authors in words
    assert dated(CATALOGUE.colophon.compiled_on) in words
    assert NOBODY_YET in words


def test_the_first_page_says_what_it_is_and_what_it_is_not_before_anything_else(client, published):
    page = BeautifulSoup(client.get("/").content, "html.parser")

    assert [heading.string for heading in page.main.find_all("h2")][:3] == [
        "What this is",
        "What it is not",
        "Who stands behind it",
    ]


@pytest.mark.parametrize(
    ("today", "overdue"),
    [
        pytest.param(date(2027, 5, 22), False, id="on the day"),
        pytest.param(date(2027, 5, 23), True, id="the day after"),
        pytest.param(date(2020, 1, 1), True, id="the clock is wrong"),
    ],
)
def test_a_check_that_is_overdue_is_told(today, overdue):
    assert made(edition(review_due_on="2027-05-22"), today).overdue is overdue


def test_a_clinician_who_signed_is_named():
    assert made(edition(clinician="Dr A. Example"), date(2026, 12, 1)).clinician == "Dr A. Example"


def test_no_line_of_the_strands_can_be_filled_by_an_old_style_sheet(client, published):
    drawing = BeautifulSoup(client.get("/").content, "html.parser").find("svg", class_="strands")

    assert {path.get("fill") for path in drawing.find_all("path")} == {"none"}
