"""Claims held against the starter edition's findings."""

from dataclasses import replace
from decimal import Decimal

import pytest

from evidence.core.assessment.profile import Profile
from evidence.core.edition.items import ITEM
from evidence.core.edition.vocabulary import ClaimVerdict, Outcome
from evidence.core.views.claim_check import (
    Aspect,
    Comparator,
    HairLoss,
    Paper,
    Said,
    SameProduct,
    State,
    check_claim,
)
from evidence.core.views.claim_numbers import Unit, clean_doi, is_rounded, percent_in_hairs
from evidence.starter import starter_catalogue

CATALOGUE = starter_catalogue()
AMINI = "10.3390/life15030500"
WAN = "10.1007/s00266-025-04817-9"
TAK = "10.1002/sctm.19-0410"
REFERENCE = "10.1186/s13287-020-01879-0"
IN_US = Profile(country="US")

SUPPORTED = ClaimVerdict.SUPPORTED
ONLY_FOR = ClaimVerdict.ONLY_FOR
ANOTHER = ClaimVerdict.NOT_SAME_PRODUCT_OR_ROUTE
CANNOT = ClaimVerdict.CANNOT_BE_CHECKED
CONTRADICTED = ClaimVerdict.CONTRADICTED
UNFAIR = ClaimVerdict.NUMBER_WITHOUT_FAIR_TEST


def number(value, unit, **more):
    return Said("percent_more_hair", Decimal(str(value)), unit, **more)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        pytest.param(Said("no_side_effects"), CONTRADICTED, id="no side effects"),
        pytest.param(Said("contains_stem_cells"), CONTRADICTED, id="stem cells"),
        pytest.param(Said("permanent_result"), CANNOT, id="for ever"),
        pytest.param(Said("works_for_all_hair_loss"), CANNOT, id="all hair loss"),
        pytest.param(Said("clinically_proven"), ANOTHER, id="proven"),
        pytest.param(Said("natural_so_safe"), CANNOT, id="natural"),
        pytest.param(Said("better_than_minoxidil"), CANNOT, id="minoxidil"),
        pytest.param(
            Said("approved_by_regulator", route="intradermal_injection"),
            CONTRADICTED,
            id="approved where it is not",
        ),
        pytest.param(Said("approved_by_regulator"), CANNOT, id="approved, way of use not said"),
        pytest.param(Said("price_ends_today"), CANNOT, id="pressure is no claim about evidence"),
        pytest.param(Said("not_sure"), CANNOT, id="something else"),
        pytest.param(number(45, Unit.PERCENT), CANNOT, id="the article's 45 percent"),
        pytest.param(number(33, Unit.PERCENT), CANNOT, id="the article's 33 percent"),
        pytest.param(number(46, Unit.PERCENT), CANNOT, id="the article's 46 percent"),
        pytest.param(number(45, Unit.PERCENT, doi=REFERENCE), CANNOT, id="with its reference"),
        pytest.param(number(20, Unit.PERCENT), UNFAIR, id="a number of one uncontrolled report"),
        pytest.param(
            number(20, Unit.PERCENT, route="topical_microneedling"), UNFAIR, id="by its route"
        ),
        pytest.param(
            number(20, Unit.PERCENT, route="intradermal_injection"), ANOTHER, id="by another route"
        ),
        pytest.param(
            number(20, Unit.PERCENT, product=SameProduct.NO), ANOTHER, id="another product"
        ),
        pytest.param(
            number(35, Unit.HAIRS_PER_CM2, doi=WAN, route="topical_microneedling"),
            UNFAIR,
            id="the paper's own number, without a comparison group",
        ),
        pytest.param(
            number(90, Unit.HAIRS_PER_CM2, doi=WAN), CONTRADICTED, id="another number than the paper"
        ),
        pytest.param(
            number(90, Unit.HAIRS_PER_CM2, doi=WAN, months=24),
            CANNOT,
            id="a time the paper does not cover",
        ),
        pytest.param(number(9.5, Unit.HAIRS, doi=AMINI), ONLY_FOR, id="the one controlled trial"),
        pytest.param(number(8, Unit.HAIRS, doi=AMINI), ONLY_FOR, id="its gap to salt water"),
        pytest.param(number(45, Unit.PERCENT, doi=AMINI), CANNOT, id="it has no percentage"),
        pytest.param(
            number(9.5, Unit.HAIRS, doi=AMINI, route="topical_alone"), ANOTHER, id="as a serum"
        ),
        pytest.param(number(45, Unit.PERCENT, doi="10.9999/nobody.knows"), CANNOT, id="unknown"),
        pytest.param(number(45, None), CANNOT, id="a number of nothing"),
        pytest.param(
            Said("no_side_effects", Decimal(20), Unit.PERCENT), CONTRADICTED, id="a number changes not"
        ),
        pytest.param(
            number(20, Unit.PERCENT, outcome=Outcome.SEEN_CHANGE), CANNOT, id="another outcome"
        ),
        pytest.param(number(7, Unit.OUT_OF_100), CANNOT, id="people out of 100"),
    ],
)  # fmt: skip
def test_the_verdict_of_a_claim(said, verdict):
    assert check_claim(said, IN_US, CATALOGUE).verdict is verdict


@pytest.mark.parametrize(
    ("doi", "paper"),
    [
        (AMINI, Paper.STUDY),
        (AMINI.upper(), Paper.STUDY),
        ("10.2147/ccid.s543451", Paper.OTHER_SOURCE),
        ("10.2147/CCID.S543451", Paper.OTHER_SOURCE),
        (REFERENCE, Paper.NOT_TRACED),
        ("10.9999/nobody.knows", Paper.UNKNOWN),
        (None, Paper.NOT_NAMED),
    ],
)
def test_a_paper_is_found_by_its_name_in_any_letters(doi, paper):
    assert check_claim(number(45, Unit.PERCENT, doi=doi), IN_US, CATALOGUE).paper is paper


@pytest.mark.parametrize(
    ("control", "verdict"),
    [
        ("minoxidil 5%", ONLY_FOR),
        ("saline injections", CANNOT),
        ("0.9% sodium chloride", CANNOT),
        ("placebo", CANNOT),
        ("Vehicle alone", CANNOT),
        ("dummy device", CANNOT),
        ("sham light", CANNOT),
        ("the same lotion without active parts", CANNOT),
    ],
)
def test_better_than_a_treatment_needs_a_group_that_had_one(control, verdict):
    """A number beside a dummy says nothing of another treatment."""
    paper = next(
        it for it in CATALOGUE.studies if any(one.value == AMINI for one in it.identifiers)
    )
    studies = [
        replace(it, control=control) if it.key == paper.key else it for it in CATALOGUE.studies
    ]
    said = number(9.5, Unit.HAIRS, doi=AMINI, comparator=Comparator.TREATMENT)

    found = check_claim(said, IN_US, replace(CATALOGUE, studies=tuple(studies)))

    assert found.verdict is verdict


@pytest.mark.parametrize("value", [1, 13, 37, 61, 250, 999])
@pytest.mark.parametrize("unit", [*Unit, None])
def test_a_number_nobody_reported_is_never_called_false(value, unit):
    found = check_claim(number(value, unit), IN_US, CATALOGUE)

    assert found.verdict is not CONTRADICTED
    assert found.finding is not None or found.verdict is CANNOT


@pytest.mark.parametrize("claim", ITEM["offer_claims"].codes)
def test_every_claim_gets_six_tests_in_one_order(claim):
    found = check_claim(Said(claim), Profile(), CATALOGUE)

    assert [test for test, _state in found.states] == list(Aspect)


def states_of(said):
    return dict(check_claim(said, IN_US, CATALOGUE).states)


def test_where_nothing_was_said_the_tests_say_so():
    states = states_of(Said("percent_more_hair", route="intradermal_injection"))

    assert states[Aspect.MEASURE] is State.NOT_SAID
    assert states[Aspect.COMPARISON] is State.NOT_SAID
    assert states[Aspect.TIME] is State.NOT_SAID


def test_without_a_study_the_tests_stay_open():
    states = states_of(Said("percent_more_hair", months=6, comparator=Comparator.DUMMY))

    assert set(states.values()) == {State.NOT_SAID, State.NOT_KNOWN}


def test_a_comparison_is_held_against_what_the_study_had():
    controlled = number(9.5, Unit.HAIRS, doi=AMINI, comparator=Comparator.DUMMY)
    alone = number(35, Unit.HAIRS_PER_CM2, doi=WAN, comparator=Comparator.DUMMY)
    before = number(9.5, Unit.HAIRS, doi=AMINI, comparator=Comparator.BEFORE)

    assert states_of(controlled)[Aspect.COMPARISON] is State.FITS
    assert states_of(alone)[Aspect.COMPARISON] is State.DIFFERS
    assert states_of(before)[Aspect.COMPARISON] is State.DIFFERS


@pytest.mark.parametrize(
    ("months", "state"),
    [
        pytest.param(4, State.FITS, id="as long as the study"),
        pytest.param(5, State.DIFFERS, id="longer than the study"),
    ],
)
def test_a_time_is_held_against_the_study(months, state):
    assert states_of(number(9.5, Unit.HAIRS, doi=AMINI, months=months))[Aspect.TIME] is state


@pytest.mark.parametrize(
    ("doi", "paper"),
    [
        (None, Paper.NOT_NAMED),
        (AMINI, Paper.STUDY),
        (AMINI.upper(), Paper.STUDY),
        (TAK, Paper.STUDY),
        (REFERENCE, Paper.NOT_TRACED),
        ("10.9999/nobody.knows", Paper.UNKNOWN),
    ],
)
def test_what_is_known_of_the_paper_they_name(doi, paper):
    assert check_claim(Said("percent_more_hair", doi=doi), IN_US, CATALOGUE).paper is paper


def test_a_percentage_becomes_hairs_where_the_starting_counts_are_known():
    found = check_claim(number(45, Unit.PERCENT, doi=WAN), IN_US, CATALOGUE)

    assert found.from_percent == (34, 43)
    assert check_claim(number(45, Unit.PERCENT, doi=AMINI), IN_US, CATALOGUE).from_percent is None
    assert percent_in_hairs(None, CATALOGUE.study["ST05"]) is None


@pytest.mark.parametrize(
    ("typed", "doi"),
    [
        ("10.3390/life15030500", AMINI),
        (" https://doi.org/10.3390/LIFE15030500. ", AMINI),
        ("doi:10.1002/sctm.19-0410", TAK),
        ("life15030500", None),
        ("", None),
        ("10.1/x", None),
        ("10.3390/<script>", None),
    ],
)
def test_a_doi_is_read_by_its_pattern(typed, doi):
    assert clean_doi(typed) == doi


def test_a_single_case_speaks_for_the_way_it_was_given_and_no_other():
    said = Said("works_for_this_loss", hair_loss="patchy")
    case = check_claim(said, IN_US, CATALOGUE).study
    another = next(
        key
        for key in (
            "topical_alone",
            "intradermal_injection",
            "topical_microneedling",
            "injection_plus_prp",
        )
        if key not in case.methods
    )

    assert check_claim(replace(said, route=case.methods[0]), IN_US, CATALOGUE).study == case
    assert check_claim(replace(said, route=another), IN_US, CATALOGUE).study != case


@pytest.mark.parametrize(
    ("said", "told", "near"),
    [
        ("9.5", "9.5", True),
        ("10", "9.5", True),
        ("9", "9.5", False),
        ("10", "9.49", False),
        ("20", "16", False),
        ("1E+1", "9.6", True),
        ("1E+1", "12", False),
        ("9.50", "9.5", True),
    ],
)
def test_a_number_is_rounded_to_whole_numbers_and_no_further(said, told, near):
    assert is_rounded(Decimal(said), Decimal(told)) is near


def test_a_number_of_a_fair_test_is_its_own_in_its_own_unit_alone():
    right = check_claim(number("9.5", Unit.HAIRS, route="intradermal_injection"), IN_US, CATALOGUE)
    wrong = check_claim(
        number("9.5", Unit.PERCENT, route="intradermal_injection"), IN_US, CATALOGUE
    )

    assert right.finding is not None
    assert wrong.finding != right.finding


def test_a_number_that_a_finding_has_rests_on_the_study_of_that_finding():
    for one in (number("9.5", Unit.HAIRS), number("9.5", Unit.HAIRS, doi=AMINI)):
        told = check_claim(one, IN_US, CATALOGUE)
        assert told.study.key == told.finding.study


@pytest.mark.parametrize("route", [None, "topical_alone", "intradermal_injection"])
def test_of_pattern_hair_loss_the_word_is_that_on_proof_for_the_way_they_offer(route):
    loss = Said("works_for_this_loss", hair_loss=HairLoss.PATTERN, route=route)
    proof = Said("clinically_proven", route=route)

    told = check_claim(loss, IN_US, CATALOGUE)
    assert told.spoken == check_claim(proof, IN_US, CATALOGUE).spoken
    assert told.sources == check_claim(proof, IN_US, CATALOGUE).sources
