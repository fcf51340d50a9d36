"""Real claims against the product: nearly all come out right, and none is flattered."""

from dataclasses import replace
from itertools import product as product_of
from pathlib import Path
from random import Random

import pytest

from evidence.core.assessment.assess import assess
from evidence.core.assessment.claims import CLAIM_CODES, word_on
from evidence.core.assessment.profile import Profile
from evidence.core.edition.items import METHODS
from evidence.core.edition.vocabulary import Certainty, ClaimVerdict
from evidence.core.views.claim_check import Comparator, Said, SameProduct, check_claim
from evidence.core.views.claim_file import said_in
from evidence.core.views.claim_numbers import (
    Unit,
    is_rounded,
    numbers_in_record,
    numbers_of,
    numbers_reported,
    untraced_percents,
)
from evidence.core.wording.numbers import has_comparison_group
from evidence.starter import starter_catalogue
from questionnaire.checking.claim_form import ClaimForm
from questionnaire.checking.claims import claim_as_json
from tests import yaml_files
from tests.examples import THOROUGH


def read(name):
    return yaml_files.read(Path(__file__).parent / name)["claims"]


HANDED, FOUND = read("claims.yaml"), read("claims_found.yaml")
CLAIMS = [*HANDED, *FOUND]
CALLED = {"supported_only_for": "only_for"}
"""What the rater calls a verdict otherwise than the contract."""

# From what speaks most for a seller to what speaks least.
KINDNESS = (
    "supported",
    "only_for",
    "number_reported_without_fair_test",
    "cannot_be_checked",
    "not_same_product_or_route",
    "contradicted",
)


def told(claim):
    return claim_as_json(*said_in(claim["fields"]), starter_catalogue())


def labels(claim):
    return {CALLED.get(one, one) for one in (claim["right_label"], *claim["also_defensible"])}


@pytest.mark.parametrize(("claims", "count", "most"), [(HANDED, 30, 0), (FOUND, 60, 0)])
def test_nearly_all_come_out_right(claims, count, most):
    wrong = [claim["id"] for claim in claims if told(claim)["verdict"] not in labels(claim)]

    assert len(claims) == count
    assert len(wrong) <= most, wrong


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_each_can_be_said_in_the_form_and_is_answered_in_words(claim):
    sent = {name: str(value) for name, value in claim["fields"].items() if name != "country"}
    asked_with_not_said = ("unit", "outcome", "comparator", "product", "route", "hair_loss")
    form = ClaimForm({**dict.fromkeys(asked_with_not_said, "not_said"), **sent})

    assert form.is_valid(), form.errors
    assert form.said == said_in(claim["fields"])[0]
    assert told(claim)["text"]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_a_number_is_said_to_stand_in_a_study_only_where_it_does(claim):
    said, profile = said_in(claim["fields"])
    check = check_claim(said, profile, starter_catalogue())

    if "stands in a study" in told(claim)["text"]:
        held = numbers_in_record(check.study, said.unit)
        if check.finding:
            held += [*numbers_of(check.finding), *numbers_reported(check.finding, said.unit)]
        near = f"A number near {said.number}" in told(claim)["text"]
        assert any(is_rounded(said.number, number) for number in held) is not near


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_none_is_flattered(claim):
    kindest = min(KINDNESS.index(label) for label in labels(claim))

    assert KINDNESS.index(told(claim)["verdict"]) >= kindest
    if told(claim)["verdict"] != "supported":
        assert "upported" not in told(claim)["heading"]


NUMBERS = {
    (number, unit)
    for finding in starter_catalogue().findings
    if finding.study
    for unit in Unit
    for number in (*numbers_of(finding), *numbers_reported(finding, unit))
} | {
    (number, unit)
    for study in starter_catalogue().studies
    for unit in Unit
    for number in numbers_in_record(study, unit)
}
ROUTES = (None, *METHODS.split())


@pytest.mark.parametrize("product", [None, *SameProduct])
@pytest.mark.parametrize("claim", ["percent_more_hair", "clinically_proven"])
def test_no_number_is_called_found_or_supported_without_a_fair_test(claim, product):
    """Every number of every study, with every unit, comparator and route, after every time."""
    catalogue = starter_catalogue()
    kind = Said(claim, product=product)
    every = [*product_of(sorted(NUMBERS), (None, *Comparator), ROUTES, (None, 1, 4, 6, 12))]
    asked = every if THOROUGH else Random(f"{claim} {product}").sample(every, 2_000)
    for (number, unit), comparator, route, months in asked:
        said = replace(
            kind, number=number, unit=unit, comparator=comparator, route=route, months=months
        )
        check = check_claim(said, Profile(), catalogue)
        if check.verdict in (ClaimVerdict.SUPPORTED, ClaimVerdict.ONLY_FOR):
            assert has_comparison_group(check.study), said
            assert check.finding.change_control is not None, said
            assert route in (None, *check.study.methods), said
            assert product is not SameProduct.NO, said
            assert comparator is not Comparator.TREATMENT, said
        if check.verdict is ClaimVerdict.SUPPORTED:
            assert check.finding.certainty in (Certainty.HIGH, Certainty.MODERATE), said


def test_a_percentage_nobody_could_trace_is_never_called_reported_by_a_study():
    untraced = untraced_percents(starter_catalogue())

    assert {33, 45, 46} <= untraced
    for number, comparator, product in product_of(untraced, (None, *Comparator), SameProduct):
        said = Said("percent_more_hair", number, Unit.PERCENT, None, 3, comparator, product)
        verdict = check_claim(said, Profile(), starter_catalogue()).verdict
        assert verdict in (
            ClaimVerdict.CANNOT_BE_CHECKED,
            ClaimVerdict.NOT_SAME_PRODUCT_OR_ROUTE,
        )


@pytest.mark.parametrize("claim", CLAIM_CODES)
def test_every_kind_of_claim_is_answered_in_words(claim):
    assert claim_as_json(Said(claim), Profile(), starter_catalogue())["text"]


@pytest.mark.parametrize("claim", CLAIM_CODES)
def test_a_kind_of_claim_is_supported_only_where_it_is_true_by_the_law_or_by_what_exosomes_are(
    claim,
):
    told = {
        (country, route): word_on(claim, country, route, starter_catalogue()).verdict
        for country in ("US", "KR", "SA", "AE", "FR", None)
        for route in ROUTES
    }
    kind = {place for place, verdict in told.items() if verdict is ClaimVerdict.SUPPORTED}

    assert ClaimVerdict.ONLY_FOR not in told.values()
    if claim in ("not_approved_anywhere", "no_live_cells"):
        assert kind == set(told)
    elif claim == "legal_here":
        assert kind == {("KR", "topical_alone"), ("SA", "topical_alone")}
    else:
        assert kind == set()


@pytest.mark.parametrize(
    ("country", "route", "verdict"),
    [
        ("US", "intradermal_injection", "contradicted"),
        ("US", "compounded_topical", "cannot_be_checked"),
        ("US", None, "cannot_be_checked"),
        ("SA", "intradermal_injection", "contradicted"),
        ("KR", "topical_alone", "supported"),
        ("FR", "topical_microneedling", "contradicted"),
        ("AE", None, "cannot_be_checked"),
        (None, None, "cannot_be_checked"),
    ],
)
def test_what_is_legal_here_follows_the_law_of_country_and_route(country, route, verdict):
    given = {"claim": "legal_here", "country": country, "route": route}
    said = said_in({key: value for key, value in given.items() if value})

    assert claim_as_json(*said, starter_catalogue())["verdict"] == verdict


def test_an_edition_that_calls_a_kind_of_claim_supported_flatters_nobody():
    starter = starter_catalogue()
    kind = tuple(
        replace(one, verdict="supported" if one.key == "natural_so_safe" else one.verdict)
        for one in starter.claims
    )

    word = word_on("natural_so_safe", "US", None, replace(starter, claims=kind))

    assert word.verdict is ClaimVerdict.CANNOT_BE_CHECKED


def test_the_summary_says_the_same_of_a_claim_as_the_checker():
    for claim in starter_catalogue().claims:
        profile = Profile(
            country="US", offer_method="intradermal_injection", offer_claims=(claim.key,)
        )
        (told_by_summary,) = assess(profile, starter_catalogue()).claims
        check = check_claim(
            Said(claim.key, route="intradermal_injection"), profile, starter_catalogue()
        )
        assert (told_by_summary.verdict, told_by_summary.text) == (check.verdict, check.spoken)
