"""An answers file to a person and back; whatever does not fit is refused by name."""

import pytest

from evidence.core.assessment.answers_file import (
    ProblemsError,
    profile_from_answers,
    read_answers,
)
from evidence.core.assessment.profile import Money, Preferences, Profile
from tests.answers import answers_from

FULL = {
    "sex": "female",
    "country": "US",
    "treatment_country": "TR",
    "conditions": ["allergies", "low_mood"],
    "budget": {"amount": 0, "currency": "USD"},
    "offer_price": {"amount": 1_000_000, "currency": "EUR"},
    "importance": {"low_cost": 1, "quick_result": 5},
    "trial_interest": "maybe",
}


def problems_of(answers):
    with pytest.raises(ProblemsError) as refused:
        profile_from_answers(answers)
    assert str(refused.value) == "; ".join(refused.value.problems)
    return refused.value.problems


def test_answers_become_a_person_and_what_matters_to_them():
    profile, preferences = profile_from_answers(FULL)

    assert profile == Profile(
        sex="female",
        country="US",
        treatment_country="TR",
        conditions=("allergies", "low_mood"),
        budget=Money(0, "USD"),
        offer_price=Money(1_000_000, "EUR"),
    )
    assert preferences == Preferences((("low_cost", 1), ("quick_result", 5)), "maybe")


def test_a_person_becomes_the_answers_they_gave():
    assert answers_from(*profile_from_answers(FULL)) == FULL
    assert answers_from(Profile(), Preferences()) == {}


def test_nothing_answered_is_a_person_too():
    assert profile_from_answers({}) == (Profile(), Preferences())


def test_lists_and_points_are_put_in_order():
    profile, preferences = profile_from_answers(
        {"conditions": ["low_mood", "allergies"], "importance": {"quick_result": 2, "low_cost": 3}}
    )

    assert profile.conditions == ("allergies", "low_mood")
    assert preferences.importance == (("low_cost", 3), ("quick_result", 2))


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ([], "the answers are not an object of keys and codes"),
        (None, "the answers are not an object of keys and codes"),
        ({"shoe": 1}, "shoe: there is no such question"),
        ({"\ud800": 1}, r"\ud800: there is no such question"),
        ({"sex": "x"}, "sex: 'x' is not a choice"),
        ({"sex": None}, "sex: expected one code, found nothing"),
        ({"sex": []}, "sex: expected one code, found an empty list"),
        ({"sex": ["male"]}, "sex: expected one code, found list"),
        ({"sex": True}, "sex: expected one code, found bool"),
        ({"conditions": "low_mood"}, "conditions: expected a list of codes, found str"),
        ({"conditions": []}, "conditions: expected a list of codes, found an empty list"),
        ({"conditions": ["low_mood", "x"]}, "conditions: 'x' is not a choice"),
        ({"conditions": [3]}, "conditions: expected one code, found int"),
        ({"conditions": ["low_mood", "low_mood"]}, "conditions: a code is given twice"),
        (
            {"conditions": ["none", "low_mood"]},
            "conditions: 'none' cannot stand beside another code",
        ),
        (
            {"conditions": ["none", "prefer_not_to_say"]},
            "conditions: 'none' cannot stand beside another code",
        ),
        (
            {"offer_claims": ["not_sure", "no_side_effects"]},
            "offer_claims: 'not_sure' cannot stand beside another code",
        ),
        ({"country": "XX"}, "country: 'XX' is not an ISO 3166-1 alpha-2 code"),
        ({"country": 1}, "country: expected a country code, found int"),
        (
            {"treatment_country": "prefer_not_to_say"},
            "treatment_country: 'prefer_not_to_say' is not an ISO 3166-1 alpha-2 code",
        ),
        ({"budget": 5}, "budget: expected an amount and a currency"),
        ({"budget": {"amount": 5}}, "budget: expected an amount and a currency"),
        (
            {"budget": {"amount": -1, "currency": "USD"}},
            "budget: the amount must be a whole number from 0 to 1000000",
        ),
        (
            {"budget": {"amount": 1_000_001, "currency": "USD"}},
            "budget: the amount must be a whole number from 0 to 1000000",
        ),
        (
            {"budget": {"amount": True, "currency": "USD"}},
            "budget: the amount must be a whole number from 0 to 1000000",
        ),
        ({"budget": {"amount": 5, "currency": "USX"}}, "budget: 'USX' is not an ISO 4217 code"),
        ({"budget": {"amount": 5, "currency": 7}}, "budget: 7 is not an ISO 4217 code"),
        (
            {"importance": {}},
            "importance: expected points for at least one of strong_evidence, low_cost, ",
        ),
        (
            {"importance": 5},
            "importance: expected points for at least one of strong_evidence, low_cost, ",
        ),
        ({"importance": {"x": 1}}, "importance: 'x' is not a choice"),
        (
            {"importance": {"low_cost": 0}},
            "importance: low_cost: expected a whole number from 1 to 5",
        ),
        (
            {"importance": {"low_cost": 6}},
            "importance: low_cost: expected a whole number from 1 to 5",
        ),
        (
            {"importance": {"low_cost": True}},
            "importance: low_cost: expected a whole number from 1 to 5",
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_name(answers, problem):
    (said,) = problems_of(answers)

    assert said.startswith(problem)


def test_a_code_that_stands_alone_is_an_answer():
    profile, _ = profile_from_answers({"conditions": ["none"], "offer_claims": ["not_sure"]})

    assert (profile.conditions, profile.offer_claims) == (("none",), ("not_sure",))


def test_every_problem_is_named_at_once():
    assert len(problems_of({"sex": 1, "age_band": 2, "importance": {"low_cost": 9}})) == 3


def test_a_country_may_be_kept_to_oneself():
    profile, _ = profile_from_answers({"country": "prefer_not_to_say"})

    assert profile.country == "prefer_not_to_say"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "the answers are not readable JSON"),
        ('{"sex": "male", "sex": "female"}', "^sex: given twice$"),
        ('{"budget": {"amount": 1, "amount": 2}}', "^amount: given twice$"),
        ('{"sex": "male", "age_band": "18_24", "age_band": "25_34"}', "^age_band: given twice$"),
        ('{"budget": NaN}', "NaN is not JSON"),
        ("[" * 100_000, "the answers are not readable JSON"),
    ],
)
def test_text_that_is_not_answers_is_refused(text, problem):
    with pytest.raises(ProblemsError, match=problem):
        read_answers(text)


def test_text_is_read_as_an_object():
    assert read_answers(b'{"sex": "male"}') == {"sex": "male"}
