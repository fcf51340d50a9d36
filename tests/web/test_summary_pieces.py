"""The summary joined from pieces: as drawn anew for each person, and gone with the edition's sources."""

from dataclasses import replace
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from evidence.core.assessment.assess import assess
from evidence.editions.store import current_edition
from questionnaire.presenters.card import drawn_card
from questionnaire.presenters.summary import option_cards
from questionnaire.rendering.prerendered import edition_moulds, plain
from questionnaire.visit.visit import Visit
from tests.golden.cases import CASES
from tests.told import lines
from tests.walking import remember

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
PEOPLE = {case["id"]: case["answers"] for case in CASES if case["id"] in ("E1", "E4", "E6", "E9")}


@pytest.fixture
def edition(published):
    return current_edition()


def cards_of(answers, edition, today=TODAY):
    visit = Visit(answers=answers)
    summary = assess(visit.persona()[0], edition.catalogue)
    return option_cards(summary, visit, edition.catalogue, today)


def drawn(answers, edition, today=TODAY):
    cards = cards_of(answers, edition, today)
    return [lines(drawn_card(card, edition.catalogue)) for card in cards]


def anew(answers, edition, today=TODAY):
    """The same cards without any memory: a copy of the catalogue is another catalogue."""
    fresh = replace(edition, catalogue=replace(edition.catalogue))
    cards = cards_of(answers, fresh, today)
    return [lines(plain(whole_card(card, fresh.catalogue.wording))) for card in cards]


def whole_card(card, wording):
    parts = {
        "standing": ("questionnaire/_standing.html", {"card": card, "level": 4}),
        "cost": ("questionnaire/_cost.html", {"cost": card.cost, "budget": card.budget}),
        "law": ("questionnaire/_law.html", {"rows": card.law, "wording": wording}),
    }
    told = {name: render_to_string(*part) for name, part in parts.items()}
    facts = [render_to_string("_components/fact.html", {"row": fact}) for fact in card.matters]
    told["matters"] = SafeString("".join(facts))
    return render_to_string("questionnaire/_option_card.html", {"card": card, **told})


def test_cards_of_people_in_turn_are_the_cards_drawn_anew(edition):
    for answers in [*PEOPLE.values(), *reversed(PEOPLE.values())]:
        assert drawn(answers, edition) == anew(answers, edition)


def test_a_card_from_memory_is_as_of_the_day_it_is_shown(edition):
    answers, later = PEOPLE["E1"], date(2040, 1, 1)
    today = drawn(answers, edition)

    assert drawn(answers, edition, later) == anew(answers, edition, later)
    assert drawn(answers, edition, later) != today


def test_a_changed_catalogue_shows_in_the_next_card(edition):
    before = drawn(PEOPLE["E1"], edition)
    options = tuple(replace(one, evidence_summary="Gone.") for one in edition.catalogue.options)
    changed = replace(edition, catalogue=replace(edition.catalogue, options=options))

    assert any("Gone." in line for card in drawn(PEOPLE["E1"], changed) for line in card)
    assert drawn(PEOPLE["E1"], edition) == before


def test_no_budget_stays_in_a_piece(edition):
    answers = {**PEOPLE["E1"], "budget": {"amount": 987_654, "currency": "GBP"}}

    shown = " ".join(line for card in drawn(answers, edition) for line in card)
    kept = edition_moulds(edition.catalogue)._kept

    assert "&#163;987,654" in shown
    assert kept
    assert not any("987,654" in f"{key} {mould.drawn}" for key, mould in kept.items())


@pytest.mark.parametrize(
    "path", ["/", "/questions/needles/", "/check/", "/summary/", "/checklist/", "/compare/"]
)
def test_a_page_with_its_edition_in_memory_asks_the_database_nothing(
    client, edition, django_assert_num_queries, path
):
    remember(client, answers=PEOPLE["E1"])
    client.get(path)

    with django_assert_num_queries(0):
        assert client.get(path).status_code == 200
