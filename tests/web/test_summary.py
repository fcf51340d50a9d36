"""The summary page: what it says is what the summary as data says."""

import re

import pytest

from evidence.core.assessment.answers_file import profile_from_answers
from evidence.core.assessment.assess import assess
from questionnaire.presenters.words import STATUS
from tests.golden.cases import CASES
from tests.told import card, complete, flat, shown
from tests.walking import GIVEN, SAFETY

pytestmark = pytest.mark.django_db

ADULTS = [case for case in CASES if case["answers"].get("age_band") != "under_18"]


@pytest.mark.parametrize("case", ADULTS, ids=lambda case: case["id"])
def test_each_option_stands_on_the_page_where_the_summary_puts_it(client, published, case):
    answers = complete(case["answers"])
    page = flat(shown(client, answers))
    summary = assess(profile_from_answers(answers)[0], published.catalogue)

    for option in summary.options:
        told = card(page, option.key)
        assert f"status-{option.status}" in told
        assert str(STATUS[option.status]) in told
        missing = [one.text for one in option.reasons if flat(one.text) not in told]
        assert missing == []
        assert told.count('class="reason"') == len(option.reasons)


@pytest.mark.parametrize("case", ADULTS, ids=lambda case: case["id"])
def test_the_page_holds_every_warning_notice_claim_and_question(client, published, case):
    answers = complete(case["answers"])
    page = flat(shown(client, answers))
    told = assess(profile_from_answers(answers)[0], published.catalogue).as_json()

    for part in ("warnings", "notices", "claims", "questions"):
        assert [one["text"] for one in told[part] if flat(one["text"]) not in page] == []


def test_the_parts_stand_in_the_order_in_which_people_need_them(client, published):
    page = shown(client, GIVEN)
    ids = ("what-this-is", "your-answers", "sort-out", "options", "nobody-knows")

    places = [page.index(f'<h2 id="{one}"') for one in (*ids, "ask", "matters", "next")]

    assert places == sorted(places)


def test_every_option_has_the_same_parts(client, published):
    page = shown(client, GIVEN)

    parts = {
        key: tuple(re.findall(r"<h4[^>]*>(.*?)</h4>", card(page, key)))
        for key in published.catalogue.option
    }

    exosome = set(parts["topical_alone"])
    other = set(parts["wait"])
    assert exosome - other == {"What the law says"}
    assert all(set(found) in (exosome, other) for found in parts.values())


def test_harms_take_the_same_shape_as_benefits(client, published):
    page = shown(client, GIVEN)

    for key in published.catalogue.option:
        told = card(page, key)
        assert told.count('class="outcome effects"') == 2
        assert told.index("May go wrong") < told.index("<details")


def test_a_reason_names_the_answer_and_links_to_its_source(client, published):
    told = card(flat(shown(client, GIVEN)), "intradermal_injection")

    assert "Your health: I take a blood thinner" in told
    assert "/evidence/sources/PRPSE/" in told


def test_an_answer_that_is_left_open_is_told_once_with_what_hangs_on_it(client, published):
    page = flat(shown(client, SAFETY | {"diagnosis": "not_sure"}))
    start = page.index('id="still-open"')
    told = page[start : page.index("</section>", start)]

    assert told.count("<dt>Cause of the hair loss</dt>") == 1
    assert "/questions/cause/?from=summary" in told
    assert "Exosome injections" in told


def test_costs_stand_beside_the_budget_for_three_spans(client, published):
    answers = SAFETY | {"budget": {"amount": 500, "currency": "USD"}}
    told = card(flat(shown(client, answers)), "topical_minoxidil")

    assert "You would spend up to $500 in the first year." in told
    for amount in ("$240 to $720", "$720 to $2,160", "$1,200 to $3,600"):
        assert amount in told
    assert "May be more than you would spend" in told


def test_a_later_cost_that_nobody_knows_is_said_to_be_unknown(client, published):
    told = card(flat(shown(client, SAFETY)), "intradermal_injection")

    assert '<dt data-own="words">3 years</dt><dd>Not known</dd>' in told


def test_the_law_is_told_for_the_country_of_treatment_and_for_home(client, published):
    told = card(flat(shown(client, GIVEN)), "intradermal_injection")

    assert "Türkiye (where you would be treated)" in told
    assert "United Kingdom (where you live)" in told
    assert "Searched on 28 November 2026." in told


def test_what_a_person_cannot_change_is_never_told_as_something_to_do(client, published):
    answers = SAFETY | {"pregnancy": "pregnant", "conditions": ["none"]}
    told = card(flat(shown(client, answers)), "topical_minoxidil")
    start = told.index("Not something to change")
    fixed = told[start : told.index("</ul>", start)]

    assert "This rests on what you said about “Pregnancy and breastfeeding”." in fixed
    assert "<a " not in fixed


def test_a_limit_stands_beside_the_status_and_never_in_its_place(client, published):
    answers = SAFETY | {"conditions": ["none"], "needle_tolerance": "microneedling_only"}
    told = flat(shown(client, answers))
    ill = flat(shown(client, answers | {"conditions": ["weakened_immunity"]}))

    assert "Past a limit you set: needles" in card(told, "transplant")
    assert "status-can_discuss" in card(told, "transplant")
    assert "Past a limit you set" not in card(told, "finasteride")
    assert "Past a limit you set: needles" in card(ill, "intradermal_injection")
    assert "status-not_suitable" in card(ill, "intradermal_injection")
    assert "weak immune system" in card(ill, "intradermal_injection")
