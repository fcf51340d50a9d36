"""No safety rule of the starter can be lost unnoticed."""

from dataclasses import replace

import pytest

from evidence.core.assessment.answers_file import profile_from_answers
from evidence.core.assessment.assess import assess
from evidence.core.proof.answer_checks import broken_bounds
from evidence.core.proof.prove import prove
from evidence.core.proof.standings import standing_of
from evidence.starter import starter_catalogue
from tests.golden.cases import CASES, expected_of, told_by
from tests.oracle.reduced import reduced


def differs_from_a_worked_example(catalogue):
    return any(
        told_by(reduced(assess(profile_from_answers(case["answers"])[0], catalogue).as_json()))
        != expected_of(case)
        for case in CASES
    )


def stands_above_a_bound(catalogue):
    """The part of the proof that is looked at first, up to the first option that breaks it."""
    return any(
        next(iter(broken_bounds(standing_of(option, catalogue))), None)
        for option in catalogue.options
    )


@pytest.mark.parametrize("key", [rule.key for rule in starter_catalogue().rules])
def test_a_lost_rule_breaks_an_invariant_or_a_worked_example(key):
    starter = starter_catalogue()
    left = tuple(rule for rule in starter.rules if rule.key != key)
    poorer = replace(starter, rules=left)

    assert (
        differs_from_a_worked_example(poorer)
        or stands_above_a_bound(poorer)
        or not prove(poorer).holds
    )


def test_with_every_rule_nothing_is_noticed():
    assert not differs_from_a_worked_example(starter_catalogue())
    assert prove(starter_catalogue()).problems() == []
