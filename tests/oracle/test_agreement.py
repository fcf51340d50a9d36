"""The product and the oracle, two readings of one specification, say the same of everybody."""

import pytest
from hypothesis import given, settings

from evidence.core.assessment.answers_file import ProblemsError, profile_from_answers
from evidence.core.assessment.assess import assess
from evidence.starter import starter_catalogue
from tests.examples import examples
from tests.oracle.expected import expected_summary
from tests.oracle.people import answers, broken_answers, random_people
from tests.oracle.reading import OPTIONS, RULES
from tests.oracle.reduced import reduced
from tests.oracle.telling import ask_first

RULE_ORDER = [rule["id"] for rule in RULES]

# The first example also loads the starter edition.
thorough = settings(max_examples=examples(500))


def summary_of(person):
    profile, _ = profile_from_answers(person)
    return assess(profile, starter_catalogue()).as_json()


@thorough
@given(answers())
def test_the_product_says_of_everybody_what_the_oracle_says(person):
    told = reduced(summary_of(person))
    expected = expected_summary(person)

    required = set(expected.pop("questions"))
    asked = told.pop("questions")
    assert told == expected
    assert required <= set(asked)
    assert len(asked) == len(set(asked))
    assert asked == [] or expected["stop"] is None


def test_both_say_the_same_of_two_thousand_random_answer_sets():
    """Seeded, so that a failure comes again: each item uniform over its choices and absent."""
    for person in random_people(2000):
        told, expected = reduced(summary_of(person)), expected_summary(person)
        required = set(expected.pop("questions"))
        asked = told.pop("questions")
        assert told == expected, person
        assert required <= set(asked), person
        assert asked == [] or ask_first(asked) == told["ask_first"], person


@thorough
@given(answers())
def test_the_product_keeps_the_order_of_the_contract(person):
    told = reduced(summary_of(person))
    expected = expected_summary(person)

    assert list(told["options"]) == [key for key in OPTIONS if key in expected["options"]]
    assert list(told["claims"]) == list(expected["claims"])


@thorough
@given(answers())
def test_the_rules_reasons_stand_in_the_order_of_the_rules(person):
    for option in summary_of(person)["options"]:
        by_rules = [reason["rule"] for reason in option["reasons"] if reason["rule"] is not None]
        assert by_rules == sorted(by_rules, key=RULE_ORDER.index)


@thorough
@given(broken_answers())
def test_the_product_refuses_every_broken_answers_file(person):
    with pytest.raises(ProblemsError) as refused:
        profile_from_answers(person)
    assert len(refused.value.problems) >= 1
