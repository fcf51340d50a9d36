"""Which statement of law counts for a person, and what is said where there is none."""

import pytest

from evidence.core.assessment.law import legal_reason, legal_rows, legal_status, position
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.summary import Because
from evidence.core.edition.guidance import LegalPosition
from evidence.core.edition.vocabulary import ExosomeSource, LegalStatus, ReasonKind
from tests.builders import catalogue, law, made, option

US, EU, FR = law("US", "serum"), law("EU", "serum", "unclear"), law("FR", "serum", "prohibited")
ONLY_HUMAN = made(
    LegalPosition,
    country="JP",
    option="serum",
    status=LegalStatus.PROHIBITED,
    exosome_source=ExosomeSource.HUMAN,
)
SMALL = catalogue(
    option("serum", exosome=True),
    legal_positions=(US, EU, FR, ONLY_HUMAN),
    eu_members=("FR", "AT"),
)


@pytest.mark.parametrize(
    ("country", "row"),
    [
        ("US", US),
        ("AT", EU),
        ("FR", FR),
        ("NZ", None),
        ("JP", None),
        ("prefer_not_to_say", None),
        (None, None),
    ],
)
def test_a_country_has_its_own_statement_or_that_of_the_eu_or_none(country, row):
    assert position(SMALL, country, "serum") == row


def test_the_law_of_one_method_says_nothing_of_another():
    assert position(SMALL, "US", "other") is None


@pytest.mark.parametrize(
    ("country", "status"),
    [
        ("US", LegalStatus.NOT_APPROVED),
        ("FR", LegalStatus.PROHIBITED),
        ("NZ", LegalStatus.UNCLEAR),
        (None, LegalStatus.UNCLEAR),
    ],
)
def test_without_a_statement_the_law_is_unclear(country, status):
    assert legal_status(SMALL, country, "serum") is status


@pytest.mark.parametrize(
    ("profile", "countries"),
    [
        ({"country": "US"}, ["US"]),
        ({"country": "US", "treatment_country": "AT"}, ["EU", "US"]),
        ({"country": "AT", "treatment_country": "EE"}, ["EU"]),
        ({"country": "NZ"}, []),
        ({"treatment_country": "US"}, ["US"]),
        ({}, []),
    ],
)
def test_rows_are_of_the_country_of_treatment_then_of_the_home_each_once(profile, countries):
    rows = legal_rows(Profile(**profile), "serum", SMALL)

    assert [row.country for row in rows] == countries


def test_a_row_says_what_the_edition_says():
    (row,) = legal_rows(Profile(country="US"), "serum", SMALL)

    assert (row.status, row.text, row.as_of, row.sources) == (
        LegalStatus.NOT_APPROVED,
        "text",
        "2026-02",
        ("SOURCE",),
    )


@pytest.mark.parametrize(
    ("profile", "kind", "because", "text", "sources"),
    [
        ({"country": "US"}, "regulation", ("country", "US"), "text", ("SOURCE",)),
        (
            {"country": "US", "treatment_country": "FR"},
            "regulation",
            ("treatment_country", "FR"),
            "text",
            ("SOURCE",),
        ),
        ({"country": "AT"}, "unknown", ("country", "AT"), "text", ("SOURCE",)),
        ({"country": "NZ"}, "unknown", ("country", "NZ"), "Words for no_legal_row:", ()),
        ({}, "unknown", ("country", None), "Words for no_country:", ()),
        (
            {"country": "prefer_not_to_say"},
            "unknown",
            ("country", "prefer_not_to_say"),
            "Words for no_country:",
            (),
        ),
    ],
)
def test_the_reason_of_the_law(profile, kind, because, text, sources):
    reason = legal_reason(Profile(**profile), "serum", SMALL)

    assert (reason.kind, reason.because, reason.text, reason.rule, reason.sources) == (
        ReasonKind(kind),
        (Because(*because),),
        text,
        None,
        sources,
    )
