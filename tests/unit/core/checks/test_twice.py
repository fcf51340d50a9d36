"""What an edition says twice in nearly the same words is the same; other sentences may differ as they like."""

from dataclasses import replace

import pytest

from evidence.core.checks.twice import twice_problems
from tests.content_faults.another_edition import another_edition

ANOTHER = another_edition()
SAID = "Two women had fever and an infection two days after exosomes with a pen."


def with_harm(text):
    """The other edition, with this text of a reported harm beside the finding that tells it as SAID."""
    first, second = ANOTHER.harms
    return replace(ANOTHER, harms=(first, replace(second, plain_summary=text)))


@pytest.mark.parametrize(
    "text",
    [
        "Two women had no fever and an infection two days after exosomes with a pen.",
        "Two men had fever and an infection two days after exosomes with a pen.",
        "Two women may have had fever and an infection two days after exosomes with a pen.",
    ],
)
def test_a_sentence_that_stands_elsewhere_with_another_sense_is_asked_about(text):
    (first, *_) = twice_problems(with_harm(text))

    assert SAID in first
    assert text in first


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "Two women were ill with fever for two days.",
        "One woman had a rash three weeks after a laser.",
        "Did two women have no fever and an infection two days after exosomes with a pen?",
    ],
)
def test_the_same_and_quite_another_sentence_ask_nothing(text):
    assert list(twice_problems(with_harm(text))) == []


def test_two_studies_with_other_numbers_are_two_studies():
    first, *rest = ANOTHER.studies
    text = "17 men had a pen and exosomes. After 8 months hair was denser."
    other = "29 men had a pen and exosomes. After 5 months hair was denser."
    both = (replace(first, plain_summary=text), replace(rest[0], plain_summary=other), *rest[1:])

    assert list(twice_problems(replace(ANOTHER, studies=both))) == []


def test_of_three_that_say_it_the_odd_one_is_asked_about():
    texts = ("It was too small to show rare harm at all.",) * 2 + ("It was too small to show no rare harm at all.",)  # fmt: skip
    studies = tuple(
        replace(it, plain_summary=text) for it, text in zip(ANOTHER.studies, texts, strict=True)
    )

    (only,) = twice_problems(replace(ANOTHER, studies=studies))

    assert only.startswith("studies S3, plain_summary: ")
