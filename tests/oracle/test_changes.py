"""The single answers the oracle says would change where an option stands."""

import pytest
from hypothesis import given

from tests.oracle.changes import nearest
from tests.oracle.expected import expected_summary
from tests.oracle.people import answers, option_for
from tests.oracle.reading import ITEMS
from tests.oracle.standing import STATUSES


@pytest.mark.parametrize(
    ("codes", "present", "chosen"),
    [
        pytest.param(["a", "e"], "b", "a", id="the nearer one before"),
        pytest.param(["a", "e"], "d", "e", id="the nearer one after"),
        pytest.param(["b", "d"], "c", "d", id="equally near: the later one"),
    ],
)
def test_the_nearest_answer_is_proposed(codes, present, chosen):
    assert nearest(codes, present, ["a", "b", "c", "d", "e"]) == chosen


@pytest.mark.parametrize(
    "limit",
    [
        {"needle_tolerance": "nothing_that_breaks_skin"},
        {"blood_draw": "no"},
        {"visits_per_year": "none"},
        {"needle_tolerance": "not_sure", "blood_draw": "not_sure", "visits_per_year": "not_sure"},
    ],
)
def test_a_limit_is_never_proposed_as_a_change(limit):
    told = option_for("prp_alone", conditions=["blood_thinner"], **limit)
    assert told["would_change"] == [("conditions", ("none",), "can_discuss", "ask_clinician")]


def test_of_the_ages_that_help_the_nearest_is_named():
    told = option_for("topical_finasteride", age_band="65_plus")
    assert told["would_change"] == [("age_band", "35_49", "can_discuss", "fixed")]


def test_a_changed_age_never_leads_to_the_stop():
    told = option_for("registered_trial", age_band="prefer_not_to_say")
    assert told["would_change"] == [("age_band", "18_24", "can_discuss", "answer_it")]


def test_dropping_the_last_condition_leaves_none():
    told = option_for("prp_alone", conditions=["allergies", "blood_thinner"])
    assert told["would_change"] == [("conditions", ("allergies",), "can_discuss", "ask_clinician")]
    told = option_for("prp_alone", conditions=["blood_thinner"])
    assert told["would_change"] == [("conditions", ("none",), "can_discuss", "ask_clinician")]


def test_a_new_list_stands_in_the_questionnaires_order():
    told = option_for(
        "lllt", conditions=["low_mood", "scalp_infection_or_inflammation", "allergies"]
    )
    assert told["would_change"] == [
        ("conditions", ("allergies", "low_mood"), "can_discuss", "ask_clinician")
    ]


def test_cancer_now_or_past_is_a_fact_and_not_something_to_change():
    told = option_for("transplant", conditions=["cancer_now_or_past"])
    assert told["would_change"] == [("conditions", ("none",), "can_discuss", "fixed")]


def test_only_not_being_pregnant_is_proposed_for_pregnancy():
    told = option_for("finasteride", sex="female", pregnancy="pregnant")
    assert told["would_change"] == [("pregnancy", "none", "check_first", "fixed")]


def test_two_reasons_of_two_answers_leave_nothing_to_change():
    told = option_for("prp_alone", conditions=["blood_thinner"], age_band="prefer_not_to_say")
    assert told["would_change"] == []


def test_conditions_left_unsaid_are_answered_by_none_of_these():
    told = option_for("transplant", conditions=["prefer_not_to_say"])
    assert told["would_change"] == [("conditions", ("none",), "can_discuss", "answer_it")]


@given(answers())
def test_every_change_named_gives_the_status_it_names(person):
    told = expected_summary(person)["options"]
    for key, option in told.items():
        for item, answer, status, _ in option["would_change"]:
            value = list(answer) if ITEMS[item]["type"] == "choices" else answer
            after = expected_summary({**person, item: value})["options"][key]
            assert after["status"] == status
            assert STATUSES.index(status) > STATUSES.index(option["status"])
