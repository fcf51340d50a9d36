"""The oracle's own idea of which answers files are refused."""

import pytest
from hypothesis import given

from tests.golden.cases import CASES
from tests.oracle.expected import problems
from tests.oracle.people import answers, broken_answers


@given(answers())
def test_every_made_up_person_is_accepted(person):
    assert problems(person) == []


@given(broken_answers())
def test_every_broken_answers_file_is_refused(person):
    assert problems(person) != []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_worked_examples_are_accepted(case):
    assert problems(case["answers"]) == []


@pytest.mark.parametrize(
    "person",
    [
        pytest.param({}, id="nothing answered"),
        pytest.param({"country": "prefer_not_to_say"}, id="country not said"),
        pytest.param({"treatment_country": "NO"}, id="Norway"),
        pytest.param({"budget": {"amount": 0, "currency": "EUR"}}, id="amount at the lower limit"),
        pytest.param({"budget": {"amount": 1_000_000, "currency": "EUR"}}, id="at the upper limit"),
        pytest.param({"importance": {"low_cost": 1, "quick_result": 5}}, id="importance 1 and 5"),
        pytest.param({"sex": "male", "pregnancy": "trying"}, id="left over, and a choice"),
    ],
)
def test_an_answers_file_is_accepted(person):
    assert problems(person) == []


@pytest.mark.parametrize(
    "person",
    [
        pytest.param({"colour": "red"}, id="unknown key"),
        pytest.param({"sex": "other"}, id="not a choice"),
        pytest.param({"sex": None}, id="null"),
        pytest.param({"sex": ["male"]}, id="a list for a choice"),
        pytest.param({"conditions": []}, id="empty list"),
        pytest.param({"conditions": "none"}, id="a code for a list"),
        pytest.param({"conditions": ["none", "allergies"]}, id="none in company"),
        pytest.param({"conditions": ["allergies", "prefer_not_to_say"]}, id="not said in company"),
        pytest.param({"offer_claims": ["not_sure", "permanent_result"]}, id="not sure in company"),
        pytest.param({"regimen": ["none", "prefer_not_to_say"]}, id="two lone codes"),
        pytest.param({"regimen": ["prp", "prp"]}, id="a code twice"),
        pytest.param({"regimen": ["none", "none"]}, id="none twice"),
        pytest.param({"treatment_country": "prefer_not_to_say"}, id="treatment country not said"),
        pytest.param({"country": "UK"}, id="a reserved country code"),
        pytest.param({"country": "us"}, id="a country in small letters"),
        pytest.param({"budget": {"amount": 1_000_001, "currency": "USD"}}, id="above the limit"),
        pytest.param({"budget": {"amount": -1, "currency": "USD"}}, id="below the limit"),
        pytest.param({"budget": {"amount": True, "currency": "USD"}}, id="a truth value as amount"),
        pytest.param({"budget": {"amount": 700.0, "currency": "USD"}}, id="a float as amount"),
        pytest.param(
            {"budget": {"amount": 700, "currency": "usd"}}, id="currency in small letters"
        ),
        pytest.param({"budget": {"amount": 700}}, id="no currency"),
        pytest.param({"importance": {}}, id="importance empty"),
        pytest.param({"importance": {"low_cost": 0}}, id="importance below 1"),
        pytest.param({"importance": {"low_cost": 6}}, id="importance above 5"),
        pytest.param({"importance": {"low_cost": True}}, id="a truth value as importance"),
        pytest.param({"offer_method": "none", "offer_label": "?"}, id="wrong in an item not asked"),
    ],
)
def test_an_answers_file_is_refused(person):
    assert len(problems(person)) == 1
