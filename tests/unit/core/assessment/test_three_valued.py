"""Three-valued reading: a line or a rule holds, fails or cannot be told."""

import pytest

from evidence.core.assessment.profile import Money, Profile
from evidence.core.assessment.three_valued import (
    NOT_ASKED,
    UNANSWERED,
    Answer,
    Verdict,
    all_hold,
    facts_of,
    judge,
    judge_all,
    judge_rule,
)
from evidence.core.edition.items import ITEMS, Kind
from evidence.core.edition.rules import Line
from tests.builders import lines, rule

SIGNS = Line("conditions", ("allergies", "low_mood"))
SURE, OPEN, NO = Verdict.HOLDS, Verdict.UNKNOWN, Verdict.FAILS


@pytest.mark.parametrize(
    ("line", "profile", "verdict"),
    [
        pytest.param(SIGNS, Profile(conditions=("low_mood",)), SURE, id="one of the codes"),
        pytest.param(SIGNS, Profile(conditions=("isotretinoin",)), NO, id="another code"),
        pytest.param(SIGNS, Profile(conditions=("none",)), NO, id="none of these"),
        pytest.param(SIGNS, Profile(), OPEN, id="nothing said"),
        pytest.param(SIGNS, Profile(conditions=("prefer_not_to_say",)), OPEN, id="rather not said"),
        pytest.param(
            Line("diagnosis", ("pattern_self", "not_sure")),
            Profile(diagnosis="not_sure"),
            SURE,
            id="an open code that the line names",
        ),
        pytest.param(
            Line("pregnancy", ("pregnant",)),
            Profile(sex="male", pregnancy="pregnant"),
            NO,
            id="left over from an item that is not asked",
        ),
        pytest.param(
            Line("offer_method", ("none",)), Profile(), SURE, id="no offer counts as none"
        ),
        pytest.param(
            Line("offer_label", ("injection",)), Profile(), NO, id="nothing offered, nothing asked"
        ),
    ],
)
def test_judge(line, profile, verdict):
    assert judge(line, facts_of(profile)) is verdict


@pytest.mark.parametrize(
    ("verdicts", "together"),
    [
        ((), SURE),
        ((SURE, SURE), SURE),
        ((SURE, OPEN), OPEN),
        ((OPEN, SURE), OPEN),
        ((OPEN, NO), NO),
        ((NO, OPEN), NO),
        ((OPEN, NO, SURE), NO),
    ],
)
def test_one_failure_decides_else_one_unknown(verdicts, together):
    said = {
        SURE: Answer(("allergies",), open=False),
        OPEN: UNANSWERED,
        NO: Answer(("none",), open=False),
    }
    items = ("conditions", "warning_signs", "diagnosis")[: len(verdicts)]
    facts = {item: said[verdict] for item, verdict in zip(items, verdicts, strict=True)}
    read = [Line(item, ("allergies",)) for item in items]

    assert judge_all(read, facts) is together
    assert all_hold(read, facts) is (together is SURE)


def test_a_rule_holds_when_all_its_lines_do():
    both = rule("BOTH", "pill", sex="female", conditions="allergies")

    assert judge_rule(both, facts_of(Profile(sex="female", conditions=("allergies",)))) is SURE
    assert judge_rule(both, facts_of(Profile(sex="female"))) is OPEN
    assert judge_rule(both, facts_of(Profile(sex="male"))) is NO


def test_what_is_heard_leaves_out_money_countries_and_preferences():
    facts = facts_of(Profile(budget=Money(1, "USD"), country="US", treatment_country="FR"))

    assert {"age_band", "conditions", "offer_method"} < set(facts)
    assert set(facts) == {
        item.key
        for item in ITEMS
        if item.kind in (Kind.CHOICE, Kind.CHOICES) and not item.preference
    }


def test_what_is_heard_tells_given_open_and_not_asked_apart():
    facts = facts_of(
        Profile(sex="male", conditions=("low_mood", "allergies"), diagnosis="not_sure")
    )

    assert facts["conditions"] == (("allergies", "low_mood"), False)
    assert facts["diagnosis"] == (("not_sure",), True)
    assert facts["warning_signs"] == UNANSWERED == ((), True)
    assert facts["pregnancy"] == NOT_ASKED == ((), False)
    assert facts["offer_method"] == (("none",), False)


def test_an_offer_that_nobody_can_name_is_open():
    facts = facts_of(Profile(offer_method="not_sure", offer_label="injection"))

    assert facts["offer_method"] == (("not_sure",), True)
    assert facts["offer_label"] == (("injection",), False)


def test_no_lines_are_no_hindrance():
    assert all_hold(lines(), facts_of(Profile()))
