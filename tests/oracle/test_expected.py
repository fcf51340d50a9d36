"""The oracle says what the worked examples say, and holds on the points that are easy to miss."""

import pytest
from hypothesis import given

from tests.golden.cases import ASPECTS, CASES, expected_of, told_by
from tests.oracle.expected import expected_summary
from tests.oracle.people import BUSY, PLAIN, answers, option_for
from tests.oracle.reading import EXOSOME_OPTIONS, OPTIONS, STARTER_RULES


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_oracle_says_what_the_worked_example_says(case, aspect):
    told = told_by(expected_summary(case["answers"]))
    assert told[aspect] == expected_of(case)[aspect]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_oracle_asks_exactly_the_questions_of_the_worked_example(case):
    assert expected_summary(case["answers"])["questions"] == case["expect"]["questions"]


@pytest.mark.parametrize(
    "left_over",
    [
        pytest.param({"pregnancy": "pregnant"}, id="pregnancy of a man"),
        pytest.param({"regimen_duration": "under_3_months"}, id="how long, using nothing"),
        pytest.param({"offer_label": "external_use_only"}, id="label without an offer"),
        pytest.param({"offer_source": "human"}, id="source without an offer"),
        pytest.param({"offer_price": {"amount": 9, "currency": "USD"}}, id="price without offer"),
        pytest.param({"offer_claims": ["price_ends_today"]}, id="claims without an offer"),
    ],
)
def test_left_over_answers_change_nothing(left_over):
    assert expected_summary({**PLAIN, **left_over}) == expected_summary(PLAIN)


def test_an_offer_method_left_out_counts_as_none():
    left_out = {key: value for key, value in BUSY.items() if key != "offer_method"}
    assert expected_summary(left_out) == expected_summary({**BUSY, "offer_method": "none"})


@pytest.mark.parametrize("using", [["none"], ["prefer_not_to_say"]])
def test_the_newest_treatment_is_not_asked_about_without_one(using):
    told = option_for("lllt", regimen=using)
    assert told["reasons"] == []


def test_a_label_left_out_with_an_offer_is_unknown():
    told = option_for("intradermal_injection", offer_method="injection_plus_prp")
    because = (("offer_label", None), ("offer_method", "injection_plus_prp"))
    assert ("unknown", "R22a", because) in told["reasons"]


def test_an_unsure_offer_leaves_method_and_label_unknown():
    told = expected_summary({**PLAIN, "offer_method": "not_sure"})
    because = (("offer_method", "not_sure"), ("offer_label", None))
    assert ("unknown", "R22a", because) in told["options"]["intradermal_injection"]["reasons"]
    assert told["offer"] == {"method": "not_sure", "price": None, "fit": "cannot_tell"}


def test_pregnancy_is_asked_when_sex_is_left_out():
    person = {key: value for key, value in PLAIN.items() if key != "sex"}
    told = expected_summary(person)["options"]["lllt"]
    assert told["reasons"] == [
        ("unknown", "R02b", (("pregnancy", None),)),
        ("unknown", "R03b", (("pregnancy", None),)),
    ]
    assert told["would_change"] == [("pregnancy", "none", "can_discuss", "answer_it")]


def test_what_is_already_in_use_is_not_held_back_for_being_new():
    person = {"regimen": ["low_level_light"], "regimen_duration": "under_3_months"}
    assert option_for("lllt", **person)["reasons"] == []
    assert option_for("prp_alone", **person)["reasons"] == [
        ("caution", "R21", (("regimen_duration", "under_3_months"),))
    ]


def test_the_law_where_one_is_treated_decides_not_the_one_at_home():
    told = option_for("intradermal_injection", country="SA", treatment_country="NZ")
    assert told["reasons"] == [("unknown", None, (("treatment_country", "NZ"),))]
    assert told["status"] == "check_first"


def test_unknown_lines_stand_before_those_that_hold():
    told = option_for(
        "intradermal_injection", offer_method="not_sure", offer_label="external_use_only"
    )
    because = (("offer_method", "not_sure"), ("offer_label", "external_use_only"))
    assert ("unknown", "R22a", because) in told["reasons"]
    told = option_for("hybrid_with_drugs", offer_method="hybrid_with_drugs", offer_label="not_sure")
    because = (("offer_label", "not_sure"), ("offer_method", "hybrid_with_drugs"))
    assert ("unknown", "R22b", because) in told["reasons"]


def test_a_stop_lists_waiting_alone():
    told = expected_summary({**BUSY, "age_band": "under_18", "warning_signs": ["patches"]})
    assert told["stop"] == "under_18"
    assert list(told["options"]) == ["wait"]
    assert told["options"]["wait"]["status"] == "can_discuss"
    assert (told["offer"], told["questions"], told["claims"]) == (None, [], {})
    assert told["ask_first"] == []
    assert told["warnings"] == ["patches"]
    assert told["notices"] == ["N03", "N09"]


LIMITS = ("needle_tolerance", "blood_draw", "budget", "visits_per_year")


@given(answers())
def test_limits_change_nothing_but_what_is_past_them(person):
    told = expected_summary(person)
    unlimited = {key: value for key, value in person.items() if key not in LIMITS}
    without = expected_summary(unlimited)
    for key, option in told["options"].items():
        rest = without["options"][key]
        assert (option["status"], option["would_change"]) == (rest["status"], rest["would_change"])
        assert [reason for reason in option["reasons"] if reason[0] != "wish"] == rest["reasons"]
        assert rest["past_limits"] == []
        assert ("budget" in option["past_limits"]) == (option["cost"]["fit"] == "over")


@given(answers())
def test_three_are_asked_first_one_of_each_kind(person):
    told = expected_summary(person)
    if told["stop"]:
        assert told["ask_first"] == []
        return
    chosen = told["ask_first"]
    lists = [STARTER_RULES["ask_first"][kind] for kind in ("you", "product", "proof")]
    assert [key in kind for key, kind in zip(chosen, lists, strict=True)] == [True] * 3
    assert set(chosen) <= set(told["questions"])


def test_limits_stand_in_the_questionnaires_order():
    limits = {
        "needle_tolerance": "nothing_that_breaks_skin",
        "blood_draw": "no",
        "budget": {"amount": 1499, "currency": "USD"},
        "visits_per_year": "none",
    }
    told = option_for("prp_alone", **limits)
    assert told["past_limits"] == list(limits)
    assert told["status"] == "can_discuss"


@given(answers())
def test_waiting_can_always_be_discussed_and_costs_nothing(person):
    waiting = expected_summary(person)["options"]["wait"]
    assert (waiting["status"], waiting["reasons"]) == ("can_discuss", [])
    assert waiting["past_limits"] == []
    assert (waiting["cost"]["fit"], waiting["cost"]["high"]) == ("fits", 0)


@given(answers())
def test_every_status_but_can_discuss_has_a_reason(person):
    for option in expected_summary(person)["options"].values():
        kinds = {kind for kind, _, _ in option["reasons"]}
        assert (option["status"] == "can_discuss") == (kinds <= {"wish"})


def test_the_options_stand_in_the_order_of_the_starter():
    assert list(expected_summary(PLAIN)["options"]) == OPTIONS
    assert OPTIONS[: len(EXOSOME_OPTIONS)] == EXOSOME_OPTIONS
