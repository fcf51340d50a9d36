"""Where an option stands: the most closed of everything that holds it back."""

from dataclasses import replace

import pytest

from evidence.core.assessment.profile import Profile
from evidence.core.assessment.statuses import (
    applies,
    grounds,
    is_used,
    limits_passed,
    most_closed,
    passes,
    rule_effect,
    status,
)
from evidence.core.assessment.three_valued import Verdict, facts_of
from evidence.core.edition.rules import Allowance, Wish
from evidence.core.edition.vocabulary import Effect, Status
from tests.builders import catalogue, law, needle_wish, option, rule, using

CLOSED, ASK = Effect.NOT_SUITABLE, Effect.CHECK_FIRST
MOOD = rule("MOOD", "pill", conditions="low_mood")
SKIN = rule("SKIN", "pill", CLOSED, conditions="keloid_scarring")
VISITS = Wish(
    "visits_per_year",
    "visits",
    (Allowance("none", (), 0), Allowance("1_to_3", (), 3)),
    "Too many visits.",
)
BLOOD = Wish(
    "blood_draw",
    "blood_draw",
    (Allowance("no", ("false",)), Allowance("yes", ("false", "true"))),
    "It needs blood.",
)


@pytest.mark.parametrize(
    ("effect", "verdict", "found"),
    [
        (CLOSED, Verdict.HOLDS, Status.NOT_SUITABLE),
        (CLOSED, Verdict.UNKNOWN, Status.CHECK_FIRST),
        (CLOSED, Verdict.FAILS, Status.CAN_DISCUSS),
        (ASK, Verdict.HOLDS, Status.CHECK_FIRST),
        (ASK, Verdict.UNKNOWN, Status.CHECK_FIRST),
        (Effect.STOP, Verdict.UNKNOWN, Status.CHECK_FIRST),
        (Effect.STOP, Verdict.FAILS, Status.CAN_DISCUSS),
    ],
)
def test_what_a_rule_does(effect, verdict, found):
    assert rule_effect(rule("R", "pill", effect, sex="male"), verdict) is found


@pytest.mark.parametrize(
    ("wish", "given", "profile", "broken"),
    [
        (needle_wish(), {"skin": "injection"}, {"needle_tolerance": "microneedling_only"}, True),
        (
            needle_wish(),
            {"skin": "microneedling"},
            {"needle_tolerance": "microneedling_only"},
            False,
        ),
        (needle_wish(), {"skin": "injection"}, {"needle_tolerance": "not_sure"}, False),
        (needle_wish(), {"skin": "injection"}, {}, False),
        (VISITS, {"visits": 3}, {"visits_per_year": "1_to_3"}, False),
        (VISITS, {"visits": 4}, {"visits_per_year": "1_to_3"}, True),
        (VISITS, {"visits": 1}, {"visits_per_year": "none"}, True),
        (VISITS, {"visits": 0}, {"visits_per_year": "none"}, False),
        (BLOOD, {"blood_draw": True}, {"blood_draw": "no"}, True),
        (BLOOD, {"blood_draw": False}, {"blood_draw": "no"}, False),
        (BLOOD, {"blood_draw": True}, {"blood_draw": "yes"}, False),
    ],
)
def test_a_wish_is_broken_only_past_the_limit_a_person_set(wish, given, profile, broken):
    assert passes(wish, option("pill", **given), facts_of(Profile(**profile))) is broken


def test_rules_about_starting_spare_what_is_in_use():
    starting = replace(rule("NEW", "cap other", diagnosis="not_sure"), except_already_using=True)
    small = catalogue(
        option("cap"),
        option("other"),
        rules=(MOOD, starting, rule("ALL", "cap other", sex="male")),
        linked_uses=(using("low_level_light", "cap"),),
        stopping=False,
    )
    using_it = facts_of(Profile(regimen=("low_level_light", "supplements")))

    def about(key, facts):
        return [one.key for one in small.rules if applies(one, key, facts, small)]

    assert about("cap", using_it) == ["ALL"]
    assert about("other", using_it) == ["NEW", "ALL"]
    assert about("cap", facts_of(Profile())) == ["NEW", "ALL"]
    assert is_used("cap", using_it, small)
    assert not is_used("other", using_it, small)
    assert not is_used("cap", facts_of(Profile(regimen=("supplements",))), small)


def test_everything_that_holds_an_option_back_is_listed_in_order():
    pill = option("pill", exosome=True, skin="injection")
    wishes = (needle_wish(), BLOOD)
    small = catalogue(pill, rules=(SKIN, MOOD), wishes=wishes, stopping=False)
    facts = facts_of(Profile(needle_tolerance="nothing_that_breaks_skin", conditions=("low_mood",)))

    found = grounds(pill, facts, None, small)

    assert [(one.status, one.cause, one.verdict, one.items) for one in found] == [
        (Status.CHECK_FIRST, MOOD, Verdict.HOLDS, {"conditions"}),
        (Status.CHECK_FIRST, None, Verdict.HOLDS, frozenset()),
    ]
    assert limits_passed(pill, facts, small) == (wishes[0],)


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("SA", Status.NOT_SUITABLE),
        ("US", Status.CHECK_FIRST),
        ("KR", Status.CAN_DISCUSS),
        ("NZ", Status.CHECK_FIRST),
        ("prefer_not_to_say", Status.CHECK_FIRST),
        (None, Status.CHECK_FIRST),
    ],
)
def test_the_law_of_the_country_of_treatment_holds_exosome_methods_back(place, found):
    serum, pill = option("serum", exosome=True), option("pill")
    laws = (law("SA", "serum", "prohibited"), law("US", "serum"), law("KR", "serum", "approved"))
    small = catalogue(serum, pill, legal_positions=laws)
    calm = facts_of(Profile(age_band="25_34"))

    assert status(serum, calm, place, small) is found
    assert status(pill, calm, place, small) is Status.CAN_DISCUSS


@pytest.mark.parametrize(
    ("conditions", "needles", "found"),
    [
        (("none",), "injections", Status.CAN_DISCUSS),
        (("low_mood",), "injections", Status.CHECK_FIRST),
        (("none",), "nothing_that_breaks_skin", Status.CAN_DISCUSS),
        (("low_mood",), "nothing_that_breaks_skin", Status.CHECK_FIRST),
        (("keloid_scarring",), "nothing_that_breaks_skin", Status.NOT_SUITABLE),
        (("keloid_scarring", "low_mood"), "injections", Status.NOT_SUITABLE),
    ],
)
def test_the_most_closed_wins(conditions, needles, found):
    pill = option("pill", skin="injection")
    small = catalogue(pill, rules=(MOOD, SKIN), wishes=(needle_wish(),))
    person = Profile(age_band="25_34", conditions=conditions, needle_tolerance=needles)

    assert status(pill, facts_of(person), None, small) is found


def test_nothing_in_the_way_leaves_an_option_open():
    assert most_closed([]) is Status.CAN_DISCUSS


def test_openness_goes_from_not_suitable_to_can_discuss():
    assert [status.openness for status in Status] == [0, 1, 2]
