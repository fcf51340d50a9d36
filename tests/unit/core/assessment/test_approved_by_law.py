"""Nothing is told as approved on hearsay."""

from dataclasses import replace

import pytest

from evidence.core.assessment.law import NO_REGULATOR
from evidence.core.checks.problems import problems
from evidence.core.edition.vocabulary import LegalStatus
from evidence.starter import starter_catalogue

STARTER = starter_catalogue()
CITED = STARTER.legal_positions[0].sources[0]


def with_status(status, page, sources=(CITED,)):
    """The starter, its first statement of this status and resting on one source with this page."""
    first, *others = STARTER.legal_positions
    return replace(
        STARTER,
        legal_positions=(replace(first, status=status, sources=sources), *others),
        sources=tuple(
            replace(source, regulator_url=page) if source.key == CITED else source
            for source in STARTER.sources
        ),
    )


@pytest.mark.parametrize("page", [None, "", "the ministry's page", "javascript:alert(1)"])
def test_approved_without_the_regulators_own_page_is_a_problem(page):
    found = problems(with_status(LegalStatus.APPROVED, page))

    assert sum(NO_REGULATOR in one for one in found) == 1


def test_approved_without_any_source_is_a_problem():
    found = problems(with_status(LegalStatus.APPROVED, "https://regulator.example/1", sources=()))

    assert [one for one in found if NO_REGULATOR in one]


def test_approved_on_the_regulators_own_page_is_none():
    assert problems(with_status(LegalStatus.APPROVED, "https://regulator.example/1")) == []


@pytest.mark.parametrize("status", [one for one in LegalStatus if one is not LegalStatus.APPROVED])
def test_a_more_careful_status_needs_no_such_page(status):
    assert problems(with_status(status, None)) == []
