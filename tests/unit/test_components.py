"""The components and the form pack, as a person's browser gets them from the style page."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string
from django.test import Client

from questionnaire.templatetags.asking import error_links

PAGES = ["/style/", "/style/question/", "/style/failed/", "/style/sheet/"]
ALL_PAGES = pytest.mark.parametrize("path", PAGES)
FOCUSABLE = ["input", "select"]
HANDLER = re.compile(r"^on[a-z]+$")


def page(path):
    response = Client().get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def ids(soup):
    return [element["id"] for element in soup.select("[id]")]


@ALL_PAGES
def test_every_id_stands_once(path):
    found = ids(page(path))

    assert found
    assert sorted(found) == sorted(set(found))


@ALL_PAGES
@pytest.mark.parametrize("attribute", ["aria-describedby", "aria-labelledby", "for"])
def test_every_reference_finds_its_element(path, attribute):
    soup = page(path)
    wanted = [
        name for element in soup.select(f"[{attribute}]") for name in element[attribute].split()
    ]

    assert set(wanted) <= set(ids(soup))


@ALL_PAGES
def test_every_drawing_used_is_in_the_sprite(path):
    soup = page(path)
    used = {use["href"].removeprefix("#") for use in soup.select("use")}

    assert used
    assert used <= {symbol["id"] for symbol in soup.select("symbol")}


@pytest.mark.parametrize("path", ["/style/", "/style/failed/"])
def test_every_line_of_the_error_summary_leads_to_an_input(path):
    soup = page(path)
    links = soup.select(".error-summary a")

    assert links
    for link in links:
        target = soup.find(id=link["href"].removeprefix("#"))
        assert target.name in FOCUSABLE
        assert target.get("type") != "hidden"


def test_the_error_summary_takes_the_focus_without_script():
    summary = page("/style/failed/").select_one(".error-summary")

    assert summary.has_attr("autofocus")
    assert summary["tabindex"] == "-1"


def test_an_error_is_named_as_one_and_tied_to_its_group():
    soup = page("/style/failed/")
    group = soup.select_one("main fieldset")
    error = soup.select_one(".field .error")

    assert error["id"] in group["aria-describedby"].split()
    assert error.get_text(" ", strip=True).startswith("Error:")


def test_nothing_is_chosen_before_the_person_chooses():
    form = page("/style/").select("main form")[0]

    assert form.select("input[type=radio], input[type=checkbox]")
    assert form.select("[checked]") == []
    assert [option["value"] for option in form.select("option[selected]")] in ([], [""])


def test_answers_given_before_are_shown_again():
    form = page("/style/").select("main form")[1]

    assert {box["value"] for box in form.select("[checked]")} == {"bread", "fruit", "4"}
    assert {option["value"] for option in form.select("option[selected]")} == {"NZ", "EUR"}
    assert {line.get("value") for line in form.select("input[type=text]")} == {"1,500", "3"}


def test_the_question_is_the_heading_and_what_helps_comes_before_the_inputs():
    group = page("/style/question/").select_one("main fieldset")
    order = [
        next(
            name
            for name in ("h1", "why", "hint", "choices")
            if name in [part.name, *part.get("class", [])]
        )
        for part in group.select("h1, .why, .hint, .choices")
    ]

    assert order == ["h1", "why", "hint", "choices"]
    assert group.legend.h1 is not None


def test_or_stands_before_the_first_choice_that_stands_alone():
    choices = page("/style/").select_one(".choices[data-choices]")
    divider = choices.select_one(".divider")

    assert len(choices.select(".divider")) == 1
    assert divider.find_next("input")["value"] == "none"
    assert [box["value"] for box in choices.select("[data-exclusive]")] == [
        "none",
        "prefer_not_to_say",
    ]


def test_a_hint_of_a_choice_is_tied_to_that_choice():
    milk = page("/style/question/").select_one("input[value=milk]")

    assert milk["aria-describedby"] == f"{milk['id']}_hint"


def test_a_group_is_described_once_and_not_again_on_each_input():
    soup = page("/style/failed/")
    described = soup.select_one("main fieldset")["aria-describedby"].split()

    for box in soup.select("main fieldset input"):
        assert not set(described) & set(box.get("aria-describedby", "").split())


@ALL_PAGES
def test_nothing_is_inline(path):
    soup = page(path)

    assert soup.select("style, [style]") == []
    assert [script for script in soup.select("script") if script.get_text(strip=True)] == []
    assert [
        name for element in soup.find_all(True) for name in element.attrs if HANDLER.match(name)
    ] == []


@ALL_PAGES
def test_a_page_has_one_main_heading_and_never_skips_a_rank(path):
    headings = page(path).select("main :is(h1, h2, h3, h4)")
    ranks = [
        int(heading.name[1]) for heading in headings if heading.get("id") != "error-summary-title"
    ]

    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_pages_of_a_visit_offer_to_finish_and_are_not_indexed():
    visit, other = page("/style/question/"), page("/style/")

    assert visit.select_one(".visit-end a[href='/finish/']") is not None
    assert visit.select_one("meta[name=robots]")["content"] == "noindex"
    assert other.select_one(".visit-end") is None
    assert other.select_one("meta[name=robots]") is None


def test_what_needs_script_is_hidden_without_it():
    soup = page("/style/sheet/")

    assert soup.select_one("[data-print]").has_attr("hidden")
    assert soup.select_one("[data-idle]").has_attr("hidden")


@ALL_PAGES
def test_every_page_names_its_edition_and_who_has_not_read_it(path):
    footer = page(path).select_one(".site-footer").get_text(" ", strip=True)

    assert "Edition 1" in footer
    assert "4f9a 12c0" in footer
    assert "Not yet reviewed by a clinician" in footer
    assert "not medical advice" in footer


def test_a_reviewed_edition_does_not_say_that_nobody_has_reviewed_it():
    edition = {"number": 2, "published_on": None, "short_digest": "ab", "clinician_reviewed": True}

    shown = render_to_string("_components/edition_line.html", {"edition": edition})

    assert "Edition 2" in shown
    assert "Not yet reviewed" not in shown


class TwoDates(forms.Form):
    """A form whose fields are fine one by one but not together."""

    first = forms.CharField()
    second = forms.CharField()

    def clean(self):
        raise forms.ValidationError("The second must come after the first")


def test_an_error_of_the_whole_form_leads_to_its_first_input():
    form = TwoDates({"first": "2", "second": "1"})

    assert error_links(form) == [
        {"href": "#id_first", "text": "The second must come after the first"}
    ]


def test_what_a_person_typed_cannot_become_markup():
    form = TwoDates({"first": '"><script>alert(1)</script>', "second": "1"})

    shown = render_to_string("aid/uni_form.html", {"form": form})

    assert "<script" not in shown
    assert "&quot;&gt;&lt;script&gt;" in shown


def test_dates_cannot_be_read_in_two_ways():
    assert "30 November 2026" in page("/style/").select_one(".edition").get_text()
