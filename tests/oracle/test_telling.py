"""Costs, rows of the law, notices and claims as the oracle tells them."""

import pytest

from tests.oracle.expected import expected_summary
from tests.oracle.people import PLAIN, option_for


@pytest.mark.parametrize(
    ("home", "away", "rows"),
    [
        pytest.param("FR", "DE", [("EU", "unclear")], id="two members, one row"),
        pytest.param("FR", "SA", [("SA", "allowed_as_cosmetic"), ("EU", "unclear")], id="abroad"),
        pytest.param("NZ", "KR", [("KR", "allowed_as_cosmetic")], id="home without a row"),
        pytest.param("KR", "NZ", [("KR", "allowed_as_cosmetic")], id="away without a row"),
        pytest.param("prefer_not_to_say", "GB", [("GB", "unclear")], id="home not said"),
        pytest.param("NZ", "JO", [], id="neither has a row"),
    ],
)
def test_the_rows_of_the_law(home, away, rows):
    told = option_for("topical_alone", country=home, treatment_country=away)
    assert told["regulation"] == rows


@pytest.mark.parametrize(
    ("amount", "fit"),
    [
        pytest.param(119, "over", id="below the low price"),
        pytest.param(120, "may_be_over", id="at the low price"),
        pytest.param(719, "may_be_over", id="below the high price"),
        pytest.param(720, "fits", id="at the high price"),
    ],
)
def test_the_fit_of_a_cost(amount, fit):
    told = option_for("topical_minoxidil", budget={"amount": amount, "currency": "USD"})
    assert told["cost"]["fit"] == fit


def test_a_price_in_the_budgets_currency_shows_else_the_first():
    in_pounds = option_for("prp_alone", budget={"amount": 1, "currency": "GBP"})
    in_yen = option_for("prp_alone", budget={"amount": 1, "currency": "JPY"})
    assert in_pounds["cost"] == {"fit": "over", "currency": "GBP", "low": 1000, "high": 3000}
    assert in_yen["cost"] == {"fit": "cannot_tell", "currency": "USD", "low": 1500, "high": 8000}


def test_lumps_after_an_injection_hide_the_reassurance_about_shedding():
    person = {**PLAIN, "regimen": ["prp"], "regimen_duration": "under_3_months"}
    lumps = {"warning_signs": ["lumps_or_sores_after_injection"]}
    assert expected_summary(person)["notices"] == ["N03"]
    assert expected_summary({**person, "warning_signs": ["prefer_not_to_say"]})["notices"] == [
        "N03"
    ]
    assert expected_summary({**person, **lumps})["notices"] == ["N07"]


@pytest.mark.parametrize(
    ("source", "notices"),
    [("not_sure", ["N10"]), ("plant", ["N10"]), ("human", ["N09"]), (None, [])],
)
def test_a_notice_shows_for_the_codes_it_names_and_not_for_an_answer_left_out(source, notices):
    person = {**PLAIN, "conditions": ["allergies"], "offer_method": "other"}
    said = {} if source is None else {"offer_source": source}
    assert expected_summary({**person, **said})["notices"] == notices


@pytest.mark.parametrize(
    ("country", "method", "verdict"),
    [
        ("US", "topical_alone", "contradicted"),
        ("SA", "hybrid_with_drugs", "contradicted"),
        ("IN", "topical_microneedling", "cannot_be_checked"),
        ("SA", "injection_plus_prp", "contradicted"),
        ("SA", "topical_alone", "cannot_be_checked"),
        ("NZ", "intradermal_injection", "cannot_be_checked"),
        ("US", "not_sure", "cannot_be_checked"),
    ],
)
def test_a_claim_of_approval_is_held_against_the_law(country, method, verdict):
    claim = ["approved_by_regulator"]
    person = {**PLAIN, "country": country, "offer_method": method, "offer_claims": claim}
    assert expected_summary(person)["claims"] == {"approved_by_regulator": verdict}
