"""What stands beside the reasons: warnings, notices, claims, counts and the offer."""

from dataclasses import replace

import pytest

from evidence.core.assessment.assess import assess
from evidence.core.assessment.profile import Money, Profile
from evidence.core.assessment.summary import ClaimChecked, Cost, Noticed, Warned
from evidence.core.edition.evidence_count import EvidenceCount
from evidence.core.edition.guidance import ClinicQuestion, Gap
from evidence.core.edition.library import Study
from evidence.core.edition.market import Claim
from evidence.core.edition.rules import FirstYearCost, QuestionTrigger
from evidence.core.edition.vocabulary import Certainty, ClaimVerdict, Effect, Fit, Status
from tests.builders import (
    catalogue,
    law,
    lines,
    made,
    notice,
    option,
    rule,
    sign,
    using,
)

PILL = option("pill")
CALM = {"age_band": "25_34"}


def test_warnings_are_the_signs_that_were_ticked():
    small = catalogue(PILL, warning_signs=(sign("patches"), sign("sudden_loss")))

    summary = assess(Profile(warning_signs=("patches", "great_distress")), small)

    assert summary.warnings == (Warned("patches", "text", "action", ("SOURCE",)),)
    assert assess(Profile(), small).warnings == ()


@pytest.mark.parametrize(
    ("conditions", "shown"),
    [
        (("allergies",), ["N1", "N2"]),
        (("allergies", "low_mood"), ["N2"]),
        (("low_mood",), []),
        (None, []),
    ],
)
def test_a_notice_shows_where_it_holds_and_nothing_hides_it(conditions, shown):
    hidden = replace(notice("N1", conditions="allergies"), unless=lines(conditions="low_mood"))
    small = catalogue(PILL, notices=(hidden, notice("N2", conditions="allergies")))

    summary = assess(Profile(conditions=conditions), small)

    assert [one.key for one in summary.notices] == shown
    assert set(summary.notices) <= {Noticed(key, "text", ()) for key in ("N1", "N2")}


def claim(key, verdict):
    return made(Claim, key=key, verdict=verdict, sources=("SOURCE",))


@pytest.mark.parametrize(
    ("country", "method", "verdict", "text"),
    [
        ("US", "topical_alone", ClaimVerdict.CONTRADICTED, "text if contradicted"),
        ("SA", "topical_alone", ClaimVerdict.CONTRADICTED, "text if contradicted"),
        ("KR", "topical_alone", ClaimVerdict.CANNOT_BE_CHECKED, "text"),
        ("NZ", "topical_alone", ClaimVerdict.CANNOT_BE_CHECKED, "text"),
        ("US", "other", ClaimVerdict.CANNOT_BE_CHECKED, "text"),
    ],
)
def test_a_claim_of_approval_is_checked_against_the_law(country, method, verdict, text):
    laws = (
        law("US", "topical_alone"),
        law("SA", "topical_alone", "prohibited"),
        law("KR", "topical_alone", "approved"),
    )
    small = catalogue(
        option("topical_alone", exosome=True),
        legal_positions=laws,
        claims=(claim("approved_by_regulator", "by_law"),),
    )
    person = Profile(country=country, offer_method=method, offer_claims=("approved_by_regulator",))

    assert assess(person, small).claims == (
        ClaimChecked("approved_by_regulator", verdict, text, ("SOURCE",)),
    )


def test_claims_that_were_told_are_checked_in_the_editions_order():
    small = catalogue(
        PILL,
        claims=(
            claim("no_side_effects", "contradicted"),
            claim("clinically_proven", "only_for"),
            claim("natural_so_safe", "supported"),
        ),
    )
    person = Profile(offer_method="other", offer_claims=("clinically_proven", "no_side_effects"))

    assert assess(person, small).claims == (
        ClaimChecked("no_side_effects", ClaimVerdict.CONTRADICTED, "text", ("SOURCE",)),
        # No fair test stands behind an edition's word on a kind of claim.
        ClaimChecked("clinically_proven", ClaimVerdict.CANNOT_BE_CHECKED, "text", ("SOURCE",)),
    )
    assert assess(replace(person, offer_method="none"), small).claims == ()


def study(key, **given):
    return made(Study, key=key, **given)


def test_studies_are_counted_and_people_only_where_reported():
    counted = option("pill", studies=("A", "B", "C"), studies_counted=True)
    small = catalogue(
        counted,
        studies=(
            study("A", randomised=True, n_enrolled=30, n_analysed=25, follow_up_weeks=12),
            study("B", randomised=True, n_enrolled=10, follow_up_weeks=24),
            study("C", randomised=False),
        ),
    )

    assert assess(Profile(), small).options[0].evidence == EvidenceCount(3, 2, 35, 24)


@pytest.mark.parametrize(
    ("counts", "found"),
    [(True, EvidenceCount(0, 0, 0, None)), (False, EvidenceCount(None, None, None, None))],
)
def test_nothing_counted_is_not_the_same_as_nothing_found(counts, found):
    small = catalogue(option("pill", studies_counted=counts))

    assert assess(Profile(), small).options[0].evidence == found


def test_an_option_in_use_is_marked():
    small = catalogue(PILL, linked_uses=(using("other", "pill"),))

    assert [one.already_using for one in assess(Profile(regimen=("other",)), small).options] == [
        True,
        False,
    ]


def test_answers_left_over_from_items_that_are_not_asked_count_for_nothing():
    small = catalogue(PILL, rules=(rule("R", "pill", pregnancy="pregnant"),))
    left_over = Profile(
        **CALM, sex="male", pregnancy="pregnant", offer_method="none", offer_price=Money(3, "USD")
    )

    summary = assess(left_over, small)

    assert summary.options[0].status is Status.CAN_DISCUSS
    assert summary.offer is None


def test_an_offer_stands_beside_the_budget():
    person = Profile(offer_method="other", offer_price=Money(30, "USD"), budget=Money(20, "USD"))

    assert assess(person, catalogue(PILL)).offer.fit == "over"


def test_the_summary_as_json_keeps_what_was_required_to_itself():
    shown = assess(Profile(), catalogue(PILL)).as_json()

    assert set(shown) == {
        *("stop", "warnings", "notices", "options", "offer", "ask_first", "questions", "claims")
    }
    assert all("required" not in question for question in shown["questions"])


def test_the_sheet_is_filled_with_questions_about_methods_that_are_still_open():
    questions = [
        made(ClinicQuestion, key=key, topic=key, methods=(key,))
        for key in ("closed", "pill", "serum")
    ]
    small = catalogue(
        option("closed", exosome=True),
        option("serum", exosome=True),
        PILL,
        rules=(rule("R", "closed", Effect.NOT_SUITABLE, sex="male"),),
        clinic_questions=tuple(questions),
    )

    assert [one.key for one in assess(Profile(sex="male"), small).questions] == ["serum"]


def test_an_answer_brings_up_its_question():
    asked = made(ClinicQuestion, key="Q4")
    trigger = made(QuestionTrigger, when=lines(conditions="allergies"), ask=("Q4",))
    small = catalogue(PILL, clinic_questions=(asked,), question_triggers=(trigger,))

    assert [one.key for one in assess(Profile(conditions=("allergies",)), small).questions] == [
        "Q4"
    ]
    assert assess(Profile(), small).questions == ()


def test_the_country_of_treatment_decides_status_and_what_would_change_it():
    serum = option("serum", exosome=True)
    small = catalogue(
        serum,
        rules=(rule("R", "serum", conditions="low_mood"),),
        legal_positions=(law("KR", "serum", "approved"),),
    )
    there = {"age_band": "25_34", "country": "KR"}

    calm = assess(Profile(**there, conditions=("none",)), small).options[0]
    low = assess(Profile(**there, conditions=("low_mood",)), small).options[0]

    assert calm.status is Status.CAN_DISCUSS
    assert [one.status for one in low.would_change] == [Status.CAN_DISCUSS]


def test_an_option_is_told_with_cost_certainty_and_what_nobody_knows():
    priced = made(FirstYearCost, option="pill", currency="USD", low=1, high=9, as_of="2026")
    sure = option("pill", certainty=Certainty.MODERATE)
    small = catalogue(
        sure, first_year_costs=(priced,), gaps=(made(Gap, key="G", gap="G01", method="pill"),)
    )

    told = assess(Profile(budget=Money(5, "USD")), small).options[0]

    assert told.cost == Cost(Fit.MAY_BE_OVER, "USD", 1, 9, "2026")
    assert told.certainty is Certainty.MODERATE
    assert told.gaps == ("G01",)
