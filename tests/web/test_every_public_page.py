"""Every public page that can be reached or that a pattern names: plain to read, and long only with a list."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import get_resolver, reverse

from evidence.core.checks.wording import TARGET_GRADE
from evidence.presenters.conformance_page import page_grade
from evidence.views.robots import public_paths

pytestmark = pytest.mark.django_db
MOST_WORDS = 900


def pages_of(edition):
    """Every address of the list for robots, and the record of each source."""
    sources = [reverse("evidence:source", args=[key]) for key in edition.catalogue.source]
    return list(dict.fromkeys([*public_paths(edition), *sources]))


def main_of(html):
    main = BeautifulSoup(html, "html.parser").main
    for sources in main.find_all(class_="sources"):
        sources.decompose()
    return main


@pytest.mark.slow
def test_each_reads_at_grade_six_and_a_long_one_has_a_short_answer_and_a_list(published, client):
    hard, long = [], []
    for path in pages_of(published):
        html = client.get(path).content.decode()
        main = main_of(html)
        grade = page_grade(path, html).grade
        if grade > TARGET_GRADE:
            hard.append((path, grade))
        in_short = main.find(class_="lead") or "In short:" in main.get_text()
        if len(main.get_text(" ").split()) > MOST_WORDS and not (
            in_short and main.find(class_="contents")
        ):
            long.append(path)

    assert (hard, long) == ([], [])


def test_every_page_of_the_library_that_a_pattern_names_is_among_them(published):
    paths = public_paths(published)
    names = {
        pattern.name
        for resolver in get_resolver().url_patterns
        if getattr(resolver, "namespace", None) == "evidence"
        for pattern in resolver.url_patterns
        if not pattern.pattern.converters
    }

    told = {name for name in names if reverse(f"evidence:{name}") in paths}
    assert {"library", "gap_map", "harms", "prices", "topics", "products"} <= told
    assert all(not reverse(f"evidence:{name}").endswith("/") for name in names - told)


def test_gaps_harms_prices_and_studies_begin_with_what_they_say(published, client):
    for name in ("gap_map", "harms", "prices", "studies"):
        main = main_of(client.get(reverse(f"evidence:{name}")).content.decode())
        text = main.get_text(" ")
        assert "In short:" in text, name
        assert text.index("In short:") < len(text) / 4, name


@pytest.mark.parametrize("place", ["BR", "IR"])
def test_a_country_of_which_little_was_found_says_what_was_searched_and_when(
    published, client, place
):
    text = main_of(client.get(reverse("evidence:regulation", args=[place])).content.decode())

    assert re.search(r"By \d\d November 2026 we found no", " ".join(text.get_text(" ").split()))
