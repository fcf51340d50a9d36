"""The summary answers within its budgets, for everybody and on every edition."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from evidence.editions.edition import PublishedEdition
from questionnaire.summary.budget import WORDS, WORDS_FOR_MANY
from questionnaire.summary.page import summary_page
from questionnaire.visit.visit import Visit
from tests.people import (
    PERSONAS,
    adults,
    answers_of,
    catalogues,
    random_people,
    single_answers,
)

LINKS = 60
BYTES = 40_000
FRAME_BYTES = 6_000
"""What the frame of every page adds to this part, with room to spare; see test_weight."""
SAID_ONCE = 8
RANDOM, WITH_MANY = 80, 30
"""Of the 500 random people of a long run, so many are looked at each time."""
ALL_RANDOM, ALL_WITH_MANY = 350, 150

EDITIONS = {
    name: PublishedEdition(1, date(2026, 11, 28), "5c6c53ea124f" * 5, "", catalogue, {})
    for name, catalogue in catalogues().items()
}
PEOPLE = adults()


def drawn(answers, edition):
    page = summary_page(Visit(answers=answers, edition=1), edition)
    context = {"page": page, "edition": edition, "title": "Your summary", "dropped": []}
    return render_to_string("questionnaire/_summary.html", context)


def on_a_phone(html):
    """The part somebody sees on a phone: what stands beside it and what is for paper is not."""
    soup = BeautifulSoup(html, "html.parser")
    for unseen in soup.select("aside, .print-only"):
        unseen.decompose()
    return soup


def words_of(soup):
    return soup.get_text(" ").split()


def sentences_of(soup):
    blocks = soup.find_all(["p", "li", "dt", "dd", "h1", "h2", "h3"])
    leaves = [one for one in blocks if not one.find(["p", "li", "dt", "dd"])]
    texts = (" ".join(one.get_text(" ").split()) for one in leaves)
    return [part for text in texts for part in re.split(r"(?<=[.!?])\s+", text)]


def over_budget(answers, edition):
    html = drawn(answers, edition)
    soup = on_a_phone(html)
    signs = answers.get("warning_signs", []), answers.get("conditions", [])
    most = WORDS_FOR_MANY if sum(map(len, signs)) > 4 else WORDS
    said = [one for one in sentences_of(soup) if len(one.split()) >= SAID_ONCE]
    found = {
        "words": max(0, len(words_of(soup)) - most),
        "links": max(0, len(BeautifulSoup(html, "html.parser").find_all("a")) - LINKS),
        "bytes": max(0, len(html.encode()) - BYTES + FRAME_BYTES),
        "said twice": sorted({one for one in said if said.count(one) > 1}),
    }
    return {name: much for name, much in found.items() if much}


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
@pytest.mark.parametrize("answers", PEOPLE.values(), ids=PEOPLE)
def test_the_personas_and_the_worked_examples_stay_within_the_budgets(answers, edition):
    assert over_budget(answers, edition) == {}


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_anybody_stays_within_the_budgets(edition):
    people = [*random_people(RANDOM), *random_people(WITH_MANY, many=True)]

    assert [(one, over) for one in people if (over := over_budget(one, edition))] == []


@pytest.mark.soak
@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_five_hundred_random_people_stay_within_the_budgets(edition):
    people = [*random_people(ALL_RANDOM), *random_people(ALL_WITH_MANY, many=True)]

    assert [(one, over) for one in people if (over := over_budget(one, edition))] == []


EACH = [
    pytest.param(6, id="every sixth"),
    pytest.param(1, id="each", marks=pytest.mark.soak),
]


@pytest.mark.parametrize("step", EACH)
@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_each_single_answer_stays_within_the_budgets(edition, step):
    some = list(single_answers().items())[::step]
    found = {name: over_budget(one, edition) for name, one in some}

    assert {name: over for name, over in found.items() if over} == {}


@pytest.mark.parametrize("step", EACH)
@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_the_first_block_answers_whoever_comes(edition, step):
    """A sign, an offer or exosomes in any way: in this order, and within the first 60 words."""
    everybody = [*single_answers().values(), *adults().values(), *random_people(ALL_RANDOM)]

    assert [one for one in everybody[::step] if not answered_first(one, edition)] == []


WHOM = re.compile(r"doctor|medical (?:help|care)|urgent care|someone today")


def answered_first(answers, edition):
    soup = on_a_phone(drawn(answers, edition))
    told, block = soup.find("section"), soup.find("section")["aria-labelledby"]
    first = " ".join(words_of(soup)[:60]).lower()
    signs = set(answers.get("warning_signs", [])) - {"none", "prefer_not_to_say"}
    if signs or soup.find(id="warning"):
        what_to_do = told.h1.get_text(" ", strip=True).lower()
        return block == "warning" and what_to_do in first and WHOM.search(what_to_do)
    status = told.select_one(".status, h1 + p strong").get_text(" ", strip=True).lower()
    return block == "answer" and status in first


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
@pytest.mark.parametrize("key", [key for key in PERSONAS if key in PEOPLE])
def test_the_answer_comes_first(key, edition):
    fields = PERSONAS[key]["fields"]
    soup = on_a_phone(drawn(answers_of(fields), edition))
    first = " ".join(words_of(soup)[:60])

    if set(fields["warning_signs"]) - {"none", "prefer_not_to_say"}:
        assert "see a doctor this week" in first.lower()
        assert soup.find("section")["aria-labelledby"] == "warning"
    else:
        assert soup.find("section")["aria-labelledby"] == "answer"
        assert "You were offered" in first or "in any way they are given" in first
    if price := fields.get("offer_price_amount"):
        assert f"{int(price):,}" in " ".join(words_of(soup)[:120])


def test_nothing_beside_health_and_law_comes_first_for_somebody_who_breastfeeds():
    soup = on_a_phone(drawn(answers_of(PERSONAS["P2"]["fields"]), EDITIONS["starter"]))
    told = " ".join(words_of(soup))

    assert told.index("You breastfeed") < told.index("your £1,000")


HURRIED = re.compile(r"two weeks|will wait|doing nothing is a choice", re.IGNORECASE)


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_nothing_says_that_there_is_time_where_a_warning_has_a_limit(edition):
    answers = answers_of(PERSONAS["P6"]["fields"]) | {"offer_claims": ["price_ends_today"]}
    without = answers | {"warning_signs": ["none"]}

    assert not HURRIED.search(drawn(answers, edition))
    assert HURRIED.search(drawn(without, edition))
