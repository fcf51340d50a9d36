"""Single answers that would give a better status, and whose business each is."""

from dataclasses import replace

import pytest

from evidence.core.assessment.assess import assess
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.summary import Change
from evidence.core.edition.rules import Allowance, Wish
from evidence.core.edition.vocabulary import ChangeKind, Effect, Status
from tests.builders import catalogue, needle_wish, option, rule

CLOSED = Effect.NOT_SUITABLE
VISITS = Wish(
    "visits_per_year",
    "visits",
    tuple(
        Allowance(code, (), most)
        for code, most in {"none": 0, "1_to_3": 3, "4_to_6": 6, "7_or_more": 999}.items()
    ),
    "Too many visits.",
)
CALM = {"age_band": "25_34", "sex": "female"}


def changes(*rules, wishes=(), skin="none", visits=0, **answers):
    pill = option("pill", skin=skin, visits=visits)
    edition = catalogue(pill, rules=rules, wishes=wishes)
    return assess(Profile(**{**CALM, **answers}), edition).options[0].would_change


@pytest.mark.parametrize(
    ("item", "codes", "kind"),
    [
        ("diagnosis", "other_confirmed", ChangeKind.ASK_CLINICIAN),
        ("age_band", "65_plus", ChangeKind.FIXED),
        ("regimen_duration", "under_3_months", ChangeKind.ASK_CLINICIAN),
    ],
)
def test_whose_business_a_change_is(item, codes, kind):
    (change,) = changes(rule("R", "pill", **{item: codes}), **{"regimen": ("other",), item: codes})

    assert (change.item, change.kind, change.status) == (item, kind, Status.CAN_DISCUSS)


@pytest.mark.parametrize("item", ["sex", "offer_method", "regimen"])
def test_some_items_are_never_proposed(item):
    code = {"sex": "female", "offer_method": "other", "regimen": ("other",)}[item]
    named = code if isinstance(code, str) else code[0]

    assert changes(rule("R", "pill", **{item: named}), **{item: code}) == ()


def test_each_code_whose_removal_helps_is_told_with_the_list_that_is_left():
    mood, skin = rule("A", "pill", conditions="low_mood"), rule("B", "pill", conditions="allergies")

    assert changes(mood, conditions=("low_mood", "isotretinoin")) == (
        Change("conditions", ("isotretinoin",), Status.CAN_DISCUSS, ChangeKind.ASK_CLINICIAN),
    )
    assert changes(mood, conditions=("low_mood",)) == (
        Change("conditions", ("none",), Status.CAN_DISCUSS, ChangeKind.ASK_CLINICIAN),
    )
    assert changes(mood, skin, conditions=("low_mood", "allergies")) == ()


def test_cancer_is_a_fact_of_life_and_not_a_clinicians_business():
    cancer = rule("R", "pill", CLOSED, conditions="cancer_now_or_past")

    assert changes(cancer, conditions=("cancer_now_or_past",)) == (
        Change("conditions", ("none",), Status.CAN_DISCUSS, ChangeKind.FIXED),
    )
    warned = rule("R", "pill", CLOSED, warning_signs="patches")
    (change,) = changes(warned, warning_signs=("patches",))
    assert change.kind is ChangeKind.ASK_CLINICIAN


def test_a_removal_may_help_without_helping_altogether():
    mild, hard = rule("A", "pill", sex="female"), rule("B", "pill", CLOSED, conditions="low_mood")

    (change,) = changes(mild, hard, conditions=("low_mood",))

    assert change.status is Status.CHECK_FIRST


@pytest.mark.parametrize("visits", ["none", "not_sure", "1_to_3"])
def test_a_limit_is_the_persons_own_and_never_proposed(visits):
    ill = rule("R", "pill", conditions="low_mood")

    assert changes(wishes=(VISITS,), visits=2, visits_per_year=visits) == ()
    assert [
        change.item
        for change in changes(
            ill, wishes=(VISITS,), visits=2, visits_per_year=visits, conditions=("low_mood",)
        )
    ] == ["conditions"]


def test_a_wish_left_open_has_nothing_to_change():
    assert changes(wishes=(VISITS,), visits=2) == ()


def test_of_two_answers_equally_near_the_later_one_is_proposed():
    young = rule("R", "pill", age_band="35_49")

    assert changes(young, age_band="35_49") == (
        Change("age_band", "50_64", Status.CAN_DISCUSS, ChangeKind.FIXED),
    )


def test_the_best_status_goes_before_the_nearest_answer():
    mild = rule("A", "pill", age_band="50_64")
    hard = rule("B", "pill", CLOSED, age_band="35_49")

    assert changes(mild, hard, age_band="35_49") == (
        Change("age_band", "25_34", Status.CAN_DISCUSS, ChangeKind.FIXED),
    )


def test_a_limit_on_needles_is_no_reason_for_a_change():
    assert (
        changes(
            wishes=(needle_wish(),), skin="injection", needle_tolerance="nothing_that_breaks_skin"
        )
        == ()
    )


def test_of_pregnancy_only_none_is_proposed():
    born = rule("R", "pill", CLOSED, pregnancy="pregnant")

    assert changes(born, pregnancy="pregnant") == (
        Change("pregnancy", "none", Status.CAN_DISCUSS, ChangeKind.FIXED),
    )


@pytest.mark.parametrize(
    ("item", "codes", "answer"),
    [
        ("conditions", "low_mood", ("none",)),
        ("diagnosis", "other_confirmed", "pattern_confirmed"),
        ("pregnancy", "pregnant", "none"),
    ],
)
def test_an_open_question_may_be_answered(item, codes, answer):
    assert changes(rule("R", "pill", **{item: codes})) == (
        Change(item, answer, Status.CAN_DISCUSS, ChangeKind.ANSWER_IT),
    )


def test_the_first_answer_that_helps_most_settles_an_open_question():
    mild = rule("A", "pill", diagnosis="pattern_confirmed")
    hard = rule("B", "pill", CLOSED, diagnosis="other_confirmed")

    assert changes(mild, hard, diagnosis="not_sure") == (
        Change("diagnosis", "pattern_self", Status.CAN_DISCUSS, ChangeKind.ANSWER_IT),
    )


def test_an_age_that_would_end_the_questions_is_never_proposed():
    young = rule("R", "pill", age_band="18_24 25_34 35_49 50_64")

    assert [change.answer for change in changes(young, age_band="18_24")] == ["65_plus"]
    every = replace(young, when=rule("X", "", age_band="18_24 25_34 35_49 50_64 65_plus").when)
    assert changes(every, age_band="18_24") == ()


def test_two_items_in_the_way_leave_no_single_change():
    both = (rule("A", "pill", diagnosis="not_sure"), rule("B", "pill", conditions="low_mood"))

    assert changes(*both, conditions=("low_mood",), diagnosis="not_sure") == ()


def test_two_items_of_one_rule_are_each_a_change():
    tied = rule("R", "pill", diagnosis="other_confirmed", conditions="low_mood")

    told = changes(tied, diagnosis="other_confirmed", conditions=("low_mood",))

    assert [(change.item, change.answer) for change in told] == [
        ("diagnosis", "pattern_self"),
        ("conditions", ("none",)),
    ]


def test_an_open_option_has_nothing_to_change():
    assert changes(rule("R", "pill", conditions="low_mood"), conditions=("none",)) == ()


def test_what_is_not_asked_is_not_proposed():
    young = rule("R", "pill", regimen_duration="under_3_months")

    assert changes(young, regimen=("none",), regimen_duration="under_3_months") == ()
