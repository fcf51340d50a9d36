"""A statement of law says when nobody read the law itself, and a report is never dated as a law."""

from dataclasses import replace
from datetime import date

import pytest

from evidence.editions.edition import PublishedEdition
from evidence.presenters.law import law_line, position_entries, rests_on
from evidence.starter import starter_catalogue
from questionnaire.summary.page import summary_page
from questionnaire.visit.visit import Visit

CATALOGUE = starter_catalogue()
TODAY = date(2026, 11, 29)
PRESS = "We read the press, not the law itself."
OTHERS = "We read what others write of it, not the law itself."


def read_in(*kinds):
    """The starter with sources of these kinds alone behind every statement of law."""
    sources = tuple(
        replace(CATALOGUE.sources[n], key=f"KIND{n}", kind=kind) for n, kind in enumerate(kinds)
    )
    keys = tuple(source.key for source in sources)
    rows = tuple(replace(row, sources=keys) for row in CATALOGUE.legal_positions)
    return replace(CATALOGUE, sources=(*CATALOGUE.sources, *sources), legal_positions=rows), keys


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["journalism", "news summary (machine generated)"], PRESS),
        (["professional press"], PRESS),
        (["journalism", "compliance consultancy page"], OTHERS),
        (["vendor page"], OTHERS),
        (["journalism", "regulator page"], ""),
        (["copy of a regulator letter"], ""),
        (["legislation"], ""),
        ([], ""),
    ],
)
def test_who_wrote_what_was_read(kinds, words):
    catalogue, keys = read_in(*kinds)

    assert rests_on(catalogue, keys) == words


def test_the_line_and_the_page_of_a_country_say_it():
    catalogue, _ = read_in("journalism")
    row = catalogue.legal_positions[0]

    (entry,) = position_entries(catalogue, [row], TODAY)

    assert PRESS in law_line(catalogue, row, TODAY).dated
    assert ("What it rests on", PRESS) in [(str(one.term), one.text) for one in entry.facts]


@pytest.mark.parametrize(
    ("kind", "label"), [("journalism", "Press report, "), ("regulator page", "Law, ")]
)
def test_the_answer_about_an_offer_dates_a_report_as_a_report(kind, label):
    catalogue, _ = read_in(kind)
    edition = PublishedEdition(1, TODAY, "5c6c" * 16, "", catalogue, {})
    answers = {
        "age_band": "35_49",
        "warning_signs": ["none"],
        "conditions": ["none"],
        "country": "US",
        "treatment_country": "US",
        "offer_method": "intradermal_injection",
    }

    page = summary_page(Visit(answers=answers, edition=1), edition)

    lines = (*page.answer.first, *page.answer.lines)
    link = next(str(line.link.text) for line in lines if line.about == "law")
    assert link.startswith(label)
