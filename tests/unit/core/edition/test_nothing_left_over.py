"""Of a retracted study, and of numbers past their day, no field is forgotten.

What is taken away is written field by field in `ledger.py` and `expiry.py`. A field that somebody adds
stands in no list here, and fails until it is said whether it goes.
"""

from dataclasses import fields, replace

import pytest

from evidence.core.edition.expiry import without_numbers
from evidence.core.edition.ledger import Kind, LedgerRow, Nature, with_ledger
from evidence.core.edition.library import Count, Downgrade
from evidence.core.edition.vocabulary import Certainty, Direction, Size
from evidence.starter import starter_catalogue

STARTER = starter_catalogue()
STUDY = replace(
    STARTER.study["ST01"],
    **dict.fromkeys(
        ("baseline", "final", "change_absolute", "change_percent", "results_text"), "9.5"
    ),
    **dict.fromkeys(("n_enrolled", "n_analysed", "men", "women", "follow_up_weeks"), 20),
    adverse_events="3 had a rash.",
    certainty=Certainty.LOW,
    certainty_note="It is small.",
    certainty_reason="It has 20 men.",
    plain_summary="Hair rose by 9.5 hairs. Then it fell.",
)
FINDING = replace(
    next(one for one in STARTER.findings if one.study == "ST01"),
    treated=Count(3, 20),
    control=Count(1, 20),
    **dict.fromkeys(("change_treated", "change_control", "unit", "value"), "9.5"),
    text="Hair rose by 9.5 hairs. Then it fell.",
    reported="It rose by 9.5 hairs. Then it fell.",
    direction=Direction.BETTER,
    size=Size.LARGE,
    certainty=Certainty.LOW,
    certainty_note="It is small.",
    downgrades=(Downgrade("imprecision", "20 men"),),
)
CATALOGUE = replace(STARTER, studies=(STUDY,), findings=(FINDING,))
RETRACTED = LedgerRow(Kind.SOURCE, Nature.RETRACTED, "It is withdrawn.", source=STUDY.sources[0])

WHO_AND_HOW = set(
    "key title authors year journal identifiers category intervention_class pattern_hair_loss is_exosome"
    " methods design randomised blinded control sex population age_from age_to co_treatment exosome_source"
    " product route dose sessions spacing follow_up follow_up_weeks outcome_measure funding_conflicts"
    " limitations uncertain sources review_due_on".split()
)
"""What a study says of itself, not of what came out: it stays after a retraction too."""
WHO_TOOK_PART = {"n_enrolled", "n_analysed", "men", "women"}
HOW_SURE = {"certainty", "certainty_note", "certainty_reason"}
WHAT_IT_IS_ABOUT = set(
    "key option side outcome computed weeks who study sources review_due_on".split()
)
HOW_IT_WENT = {"direction", "size", "certainty", "certainty_note", "downgrades"}


def taken(before, after):
    """Names of the fields that do not say any more what they said."""
    return {
        one.name for one in fields(before) if getattr(before, one.name) != getattr(after, one.name)
    }


def every(entry):
    return {one.name for one in fields(entry)}


@pytest.mark.parametrize(
    ("shown", "stays"),
    [
        pytest.param(lambda: with_ledger(CATALOGUE, (RETRACTED,)), WHO_AND_HOW, id="retracted"),
        pytest.param(
            lambda: without_numbers(CATALOGUE),
            WHO_AND_HOW | WHO_TOOK_PART | HOW_SURE | {"adverse_events"},
            id="past its day",
        ),
    ],
)
def test_every_field_of_a_study_goes_or_is_said_to_stay(shown, stays):
    assert taken(STUDY, shown().studies[0]) == every(STUDY) - stays


@pytest.mark.parametrize(
    ("shown", "stays"),
    [
        pytest.param(
            lambda: with_ledger(CATALOGUE, (RETRACTED,)), WHAT_IT_IS_ABOUT, id="retracted"
        ),
        pytest.param(
            lambda: without_numbers(CATALOGUE), WHAT_IT_IS_ABOUT | HOW_IT_WENT, id="past its day"
        ),
    ],
)
def test_every_field_of_a_finding_goes_or_is_said_to_stay(shown, stays):
    assert taken(FINDING, shown().findings[0]) == every(FINDING) - stays
