"""What a change of rules changes for patients is counted exactly and told by examples."""

from dataclasses import replace
from itertools import product

import pytest

from evidence.core.assessment.assess import assess
from evidence.core.assessment.profile import Profile
from evidence.core.edition.rules import FirstYearCost
from evidence.core.edition.vocabulary import Effect
from evidence.core.proof.factors import openness, parts_of
from evidence.core.proof.impact import Example, impact
from evidence.starter import starter_catalogue
from tests.builders import catalogue, law, made, needle_wish, option, rule
from tests.proof.looking_up import class_of_answers

PILL = option("pill")
MOOD = rule("MOOD", "pill", conditions="low_mood")
BORN = rule("BORN", "pill", Effect.NOT_SUITABLE, pregnancy="pregnant")


def the_only(found):
    (one,) = found.options
    return one


def test_the_same_rules_change_nothing():
    found = impact(starter_catalogue(), starter_catalogue())

    assert (found.options, found.changed, found.added, found.removed) == ((), 0, (), ())


def test_a_new_caution_closes_the_option_for_those_it_is_about():
    one = the_only(impact(catalogue(PILL), catalogue(PILL, rules=(MOOD,))))

    assert one.option == "pill"
    assert (one.opened, one.closed) == (0, 2)
    assert one.changed == 2
    assert one.examples == (
        Example("conditions: low mood", "can discuss", "check first"),
        Example("conditions: prefer not to say", "can discuss", "check first"),
    )


def test_a_dropped_rule_opens_the_option():
    one = the_only(impact(catalogue(PILL, rules=(BORN,)), catalogue(PILL)))

    assert (one.opened > 0, one.closed) == (True, 0)
    assert one.examples[0] == Example(
        "sex: female; pregnancy: pregnant", "not suitable", "can discuss"
    )


def test_a_changed_law_is_told_by_country():
    serum = option("serum", exosome=True)
    old = catalogue(serum, legal_positions=(law("KR", "serum", "approved"),))
    new = catalogue(serum, legal_positions=(law("KR", "serum", "prohibited"),))

    one = the_only(impact(old, new))

    assert Example("country: KR", "can discuss", "not suitable") in one.examples


def test_a_changed_option_is_judged_by_what_it_asks_now():
    needled = replace(PILL, breaks_skin=option("x", skin="injection").breaks_skin)
    wishes = (needle_wish(),)

    one = the_only(impact(catalogue(PILL, wishes=wishes), catalogue(needled, wishes=wishes)))

    assert (one.changed, one.examples) == (0, ())
    assert one.limits == (
        Example("needle tolerance: nothing that breaks skin", "within the limit", "past the limit"),
        Example("needle tolerance: microneedling only", "within the limit", "past the limit"),
    )


def test_a_changed_price_is_told_by_the_budgets_it_comes_to_pass():
    def priced(*lows):
        rows = tuple(
            made(FirstYearCost, option="pill", currency="USD", low=low, high=9000) for low in lows
        )
        return catalogue(PILL, first_year_costs=rows)

    one = the_only(impact(priced(500), priced(700)))
    assert one.limits == (Example("budget: 699 USD", "within the limit", "past the limit"),)
    assert impact(priced(500), priced(500)).options == ()


def test_options_that_come_and_go_are_named():
    found = impact(catalogue(PILL), catalogue(option("cap")))

    assert (found.added, found.removed, found.options) == (("cap",), ("pill",), ())


def test_at_most_five_examples_are_told_and_none_twice():
    starter = starter_catalogue()
    poorer = replace(starter, rules=tuple(one for one in starter.rules if one.key != "R22a"))

    found = impact(starter, poorer)

    assert {one.option for one in found.options} == {"intradermal_injection", "injection_plus_prp"}
    for one in found.options:
        assert 1 <= len(one.examples) == len(set(one.examples)) <= 5
        assert all("external use only" in example.answers for example in one.examples)
        assert one.closed == 0 < one.opened < one.classes


def everybody():
    lists = [
        (None, ("none",), ("prefer_not_to_say",), ("low_mood",), ("allergies",)),
        ("low_mood", "allergies"),
    ]
    ages = (None, "under_18", "25_34", "65_plus", "prefer_not_to_say")
    pregnancies = (None, "pregnant", "trying", "none")
    people = product((*lists[0], lists[1]), ages, ("male", "female"), pregnancies)
    for conditions, age, sex, born in people:
        yield Profile(conditions=conditions, age_band=age, sex=sex, pregnancy=born)


def test_as_many_classes_are_counted_as_people_differ():
    """Counted again the long way: each person assessed under both, one for each class."""
    old = catalogue(PILL, rules=(MOOD, rule("OLD", "pill", age_band="65_plus")))
    strict = rule("STRICT", "pill", Effect.NOT_SUITABLE, conditions="low_mood allergies")
    new = catalogue(PILL, rules=(MOOD, BORN, strict))
    parts = parts_of(PILL, (old, new), bounds=())
    seen = {
        tuple(class_of_answers(part, person) for part in parts): (
            outcome(person, old),
            outcome(person, new),
        )
        for person in everybody()
    }

    one = the_only(impact(old, new))

    assert one.classes == len(seen) == 4 * 4 * 3
    assert one.opened == sum(openness(now) > openness(was) for was, now in seen.values()) > 0
    assert one.closed == sum(openness(now) < openness(was) for was, now in seen.values()) > 0


def outcome(person, catalogue):
    shown = {one.key: one.status for one in assess(person, catalogue).options}
    return shown.get("pill")


@pytest.mark.parametrize("key", ["R05", "R26"])
def test_the_way_back_opens_as_many_as_the_way_there_closed(key):
    starter = starter_catalogue()
    poorer = replace(starter, rules=tuple(one for one in starter.rules if one.key != key))

    there, back = impact(starter, poorer), impact(poorer, starter)

    assert [(one.opened, one.closed) for one in there.options] == [
        (one.closed, one.opened) for one in back.options
    ]
