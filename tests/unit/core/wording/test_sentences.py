"""GRADE sentences made from direction, size and certainty."""

from dataclasses import replace

import pytest

from evidence.core.edition.vocabulary import Certainty, Checked, Direction, Outcome, Side, Size
from evidence.core.wording.sentences import (
    CERTAINTY_MEANING,
    CERTAINTY_WORDS,
    OUTCOME_WORDS,
    grade_sentence,
    how_read,
    sentence,
)
from evidence.starter import starter_catalogue

MORE_HAIR = (Outcome.HAIR_COUNT, Side.BENEFIT, Direction.BETTER)


@pytest.mark.parametrize(
    ("certainty", "text"),
    [
        (Certainty.HIGH, "With this choice, hair counts rise by a large amount."),
        (Certainty.MODERATE, "With this choice, hair counts probably rise by a large amount."),
        (Certainty.LOW, "With this choice, hair counts may rise by a large amount."),
        (
            Certainty.VERY_LOW,
            "We are very uncertain whether hair counts rise with this choice.",
        ),
        (Certainty.NO_EVIDENCE, "No studies in people measured this: how much hair."),
    ],
)
def test_the_frame_follows_from_the_certainty(certainty, text):
    assert sentence(*MORE_HAIR, Size.LARGE, certainty) == text


def test_a_size_nobody_knows_is_not_named():
    assert sentence(*MORE_HAIR, Size.NOT_KNOWN, Certainty.LOW) == (
        "With this choice, hair counts may rise."
    )


def test_a_harm_is_counted_in_people():
    told = sentence(
        Outcome.SEXUAL_EFFECT,
        Side.HARM,
        Direction.WORSE,
        Size.SMALL_BUT_IMPORTANT,
        Certainty.MODERATE,
    )

    assert told == (
        "With this choice, sexual problems probably happen in a small but important number of people."
    )


def test_found_not_to_work_is_not_the_same_as_nobody_looked():
    looked = sentence(
        Outcome.HAIR_COUNT, Side.BENEFIT, Direction.LITTLE_OR_NONE, Size.NOT_KNOWN, Certainty.HIGH
    )
    nobody = sentence(
        Outcome.HAIR_COUNT, Side.BENEFIT, Direction.UNCLEAR, Size.NOT_KNOWN, Certainty.NO_EVIDENCE
    )

    assert looked == "With this choice, hair counts change little or not at all."
    assert nobody.startswith("No studies in people")


def test_a_direction_that_is_unclear_is_never_told_as_known():
    told = sentence(
        Outcome.HAIR_COUNT, Side.BENEFIT, Direction.UNCLEAR, Size.LARGE, Certainty.MODERATE
    )

    assert told == "Studies do not agree, or cannot tell, whether hair counts change."


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_plain_sentence_for_everything_that_can_be_found(outcome, side):
    told = [
        sentence(outcome, side, direction, size, certainty)
        for direction in Direction
        for size in Size
        for certainty in Certainty
    ]

    assert all(text.endswith(".") and "{" not in text and "  " not in text for text in told)
    assert max(len(text.split()) for text in told) <= 20


@pytest.mark.parametrize("word", ["proven", "safe", "cure", "recommended"])
def test_no_finding_of_the_starter_edition_is_told_with_hype(word):
    told = [grade_sentence(finding) for finding in starter_catalogue().findings]

    assert [text for text in told if word in text.lower()] == []


def test_every_certainty_and_outcome_has_words():
    assert set(CERTAINTY_WORDS) == set(CERTAINTY_MEANING) == set(Certainty)
    assert set(OUTCOME_WORDS) == set(Outcome)


def test_words_can_be_translated():
    german = {"hair counts": "Haarzahlen", "rise": "steigen"}

    told = sentence(
        *MORE_HAIR, Size.LARGE, Certainty.LOW, translate=lambda text: german.get(text, text)
    )

    assert told == "With this choice, Haarzahlen may steigen by a large amount."


@pytest.mark.parametrize(
    ("read", "checked", "words"),
    [
        ("excerpt", Checked.READ_IN_PART, ("a part of it read",)),
        ("abstract", Checked.READ_IN_PART, ("its abstract read",)),
        ("full page", Checked.CHECKED, ("read in full",)),
        ("full page", Checked.READ_IN_PART, ("read in full",)),
        ("excerpt", Checked.CONCERN, ("there are doubts", "a part of it read")),
        ("full page", Checked.RETRACTED, ("withdrawn",)),
    ],
)
def test_a_source_says_how_much_of_it_was_read(read, checked, words):
    source = replace(starter_catalogue().sources[0], read=read, checked=checked)

    assert how_read(source) == words
