"""The law for one product: origin, way of use and country."""

import pytest

from evidence.core.edition.vocabulary import ExosomeSource, LegalStatus
from evidence.core.views.product_passport import (
    ORIGINS,
    fields,
    label_mismatch,
    label_rules,
    methods,
    statement,
)
from evidence.starter import starter_catalogue
from tests.people import unchecked_country

CATALOGUE = starter_catalogue()
HUMAN, PLANT = ExosomeSource.HUMAN, ExosomeSource.PLANT


@pytest.mark.parametrize(
    ("country", "option", "origin", "status"),
    [
        pytest.param("GB", "topical_alone", HUMAN, LegalStatus.PROHIBITED, id="its own row"),
        pytest.param("GB", "topical_alone", PLANT, LegalStatus.UNCLEAR, id="another origin"),
        pytest.param("FR", "topical_alone", HUMAN, LegalStatus.PROHIBITED, id="a member of the EU"),
        pytest.param(
            "US", "intradermal_injection", PLANT, LegalStatus.NOT_APPROVED, id="the row for any origin"
        ),
    ],
)  # fmt: skip
def test_the_statement_for_an_origin(country, option, origin, status):
    assert statement(CATALOGUE, country, option, origin).status is status


@pytest.mark.parametrize("country", [None, unchecked_country(CATALOGUE)])
def test_a_country_nobody_checked_has_no_statement(country):
    assert statement(CATALOGUE, country, "topical_alone", HUMAN) is None


def test_unknown_fields_are_there_and_can_be_counted():
    found = fields(CATALOGUE, unchecked_country(CATALOGUE))

    assert len(found) == len(methods(CATALOGUE)) * len(ORIGINS)
    assert all(field.open for field in found)


def test_an_unclear_law_counts_as_open():
    found = {(field.option, field.origin): field.open for field in fields(CATALOGUE, "GB")}

    assert found["topical_alone", PLANT]
    assert not found["topical_alone", HUMAN]


@pytest.mark.parametrize(
    ("label", "option", "mismatch"),
    [
        ("external_use_only", "intradermal_injection", True),
        ("external_use_only", "topical_microneedling", True),
        ("external_use_only", "hybrid_with_drugs", True),
        ("external_use_only", "topical_alone", False),
        ("injection", "intradermal_injection", False),
        ("not_sure", "intradermal_injection", False),
        (None, "intradermal_injection", False),
        ("external_use_only", "other", False),
        ("external_use_only", None, False),
    ],
)
def test_a_label_for_the_outside_does_not_fit_what_goes_through_the_skin(label, option, mismatch):
    assert label_mismatch(label, option, CATALOGUE) is mismatch


@pytest.mark.parametrize("option", ["intradermal_injection", "topical_microneedling"])
def test_the_mismatch_rests_on_a_rule_with_sources(option):
    (rule,) = label_rules(option, CATALOGUE)

    assert rule.sources
