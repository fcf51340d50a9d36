"""The starter's rules, notices, triggers, costs and law against a table written down apart from them."""

from datetime import date

import pytest

from evidence.core.edition.items import ITEM
from evidence.core.edition.vocabulary import Effect
from evidence.starter import starter_catalogue
from tests.oracle.reading import EXOSOME_OPTIONS, RULES

LEGAL = """
US n n n n n u
EU u n n n n u
GB u n n n n u
KR a n n n n u
CA u n n n n u
AU u n n n n u
JP u n n n n u
TW u u u u u u
CN u n n n n u
SA a u p p u u
IN u u n n u u
AE u u u u u u
TR u u u u u u
""".split("\n")[1:-1]
STATUS = {"n": "not_approved", "u": "unclear", "a": "allowed_as_cosmetic", "p": "prohibited"}
COSTS = {
    ("intradermal_injection", "USD", 4500, 15000),
    ("prp_alone", "USD", 1500, 8000),
    ("prp_alone", "GBP", 1000, 3000),
    ("topical_minoxidil", "USD", 120, 720),
    ("finasteride", "USD", 146, 1200),
    ("dutasteride", "USD", 434, 1200),
    ("lllt", "USD", 500, 3000),
    ("transplant", "USD", 4000, 15000),
    ("wait", "any", 0, 0),
}
STARTER = starter_catalogue()
RULE = {rule.key: rule for rule in STARTER.rules}


def test_the_rules_stand_in_the_order_of_the_table():
    assert [rule.key for rule in STARTER.rules] == [line["id"] for line in RULES]


@pytest.mark.parametrize("line", RULES, ids=lambda line: line["id"])
def test_a_rule_has_the_effect_and_options_of_the_table(line):
    rule = RULE[line["id"]]
    options = tuple(key for key in STARTER.option if key in line["options"])
    assert (rule.effect, rule.options) == (Effect(line["effect"]), options)


@pytest.mark.parametrize("line", RULES, ids=lambda line: line["id"])
def test_a_rule_holds_for_the_answers_of_the_table(line):
    when = {part.item: list(part.codes) for part in RULE[line["id"]].when}
    assert when == line["when"]


@pytest.mark.parametrize("key", ["R23a", "R23b"])
def test_the_rules_on_warning_signs_name_every_sign(key):
    (line,) = RULE[key].when
    assert line.codes == tuple(
        code for code in ITEM["warning_signs"].codes if code not in ("none", "prefer_not_to_say")
    )


def test_only_the_rule_on_something_just_started_spares_what_is_in_use():
    assert [rule.key for rule in STARTER.rules if rule.except_already_using] == ["R21"]


@pytest.mark.parametrize(
    ("covered", "stricter"),
    [("R02b", "R02a"), ("R03b", "R03a"), ("R12b", "R12a"), ("R15b", "R15a"), ("R23b", "R23a")],
)
def test_a_caution_is_covered_by_the_bar_on_the_same_answers(covered, stricter):
    assert RULE[covered].when == RULE[stricter].when
    assert RULE[covered].effect is Effect.CHECK_FIRST
    assert RULE[stricter].effect is Effect.NOT_SUITABLE
    assert set(RULE[stricter].options) < set(RULE[covered].options)


def test_the_rules_that_are_covered_are_known():
    covered = {rule.key: rule.covered_by for rule in STARTER.rules if rule.covered_by}
    assert covered == {
        "R02b": ("R02a",),
        "R03b": ("R03a",),
        "R12b": ("R12a",),
        "R15b": ("R15a",),
        "R23b": ("R23a",),
    }


@pytest.mark.parametrize("line", LEGAL)
def test_the_law_of_a_country_stands_as_in_the_table(line):
    country, *letters = line.split()
    methods = EXOSOME_OPTIONS
    found = {method: STARTER.legal_position[country, method].status for method in methods}
    assert found == {
        method: STATUS[letter] for method, letter in zip(methods, letters, strict=True)
    }


def test_every_statement_of_law_was_checked_and_expires():
    for law in STARTER.legal_positions:
        checked, expires = map(date.fromisoformat, (law.checked_on, law.expires_on))
        assert (expires - checked).days == 90


def test_a_statement_on_one_source_of_exosomes_has_one_for_any_source_beside_it():
    assert {(law.country, law.option) for law in STARTER.legal_positions} == set(
        STARTER.legal_position
    )


def test_the_first_year_costs_are_those_of_the_table():
    found = {(cost.option, cost.currency, cost.low, cost.high) for cost in STARTER.first_year_costs}
    assert found == COSTS


def test_a_cost_has_no_date_where_its_price_pages_show_none():
    dated = {cost.option: cost.as_of for cost in STARTER.first_year_costs if cost.as_of}
    assert dated == {
        "intradermal_injection": "2026",
        "prp_alone": "2020-02-27",
        "wait": "2026-11-22",
    }


def test_a_wish_allows_what_each_answer_says():
    allowed = {
        (wish.attribute, part.code): part.values if part.at_most is None else part.at_most
        for wish in STARTER.wishes
        for part in wish.allows
    }
    every = ("none", "microneedling", "injection")
    assert allowed == {
        ("breaks_skin", "nothing_that_breaks_skin"): every[:1],
        ("breaks_skin", "microneedling_only"): every[:2],
        ("breaks_skin", "injections_if_numbed"): every,
        ("breaks_skin", "injections"): every,
        ("blood_draw", "no"): ("false",),
        ("blood_draw", "yes"): ("false", "true"),
        ("visits", "none"): 0,
        ("visits", "1_to_3"): 3,
        ("visits", "4_to_6"): 6,
        ("visits", "7_or_more"): 999,
    }
