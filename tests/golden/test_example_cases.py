"""The worked examples of the specification against the product."""

import pytest

from evidence.core.assessment.answers_file import profile_from_answers
from evidence.core.assessment.assess import assess
from evidence.starter import starter_catalogue
from tests.golden.cases import ASPECTS, CASES, expected_of, told_by
from tests.oracle.reduced import reduced


def summary_of(case):
    profile, _ = profile_from_answers(case["answers"])
    return reduced(assess(profile, starter_catalogue()).as_json())


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_summary_says_what_the_worked_example_says(case, aspect):
    assert told_by(summary_of(case))[aspect] == expected_of(case)[aspect]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_summary_asks_the_questions_the_worked_example_asks(case):
    assert set(case["expect"]["questions"]) <= set(summary_of(case)["questions"])
