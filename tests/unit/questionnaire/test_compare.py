"""Which options stand side by side, and what is said where none can."""

import pytest

from questionnaire.options.compare import problem_with


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("", "Choose at least two, so that there is something to compare."),
        ("a", "Choose at least two, so that there is something to compare."),
        ("ab", ""),
        ("abcd", ""),
        ("abcde", "Choose four at most. More columns cannot be read side by side."),
    ],
)
def test_two_to_four_are_compared(chosen, said):
    assert str(problem_with(chosen)) == said
