"""Syllables, sentences and grades, against answers counted by hand."""

import pytest

from evidence.core.checks.readability import measure, sentences, syllables, words

BY_HAND = {
    1: "cat hair year years scalp skin eyes used changed does whole source dose",
    2: "doctor needle needles table people treated wanted houses science patient trial study",
    3: "exosome medicine injection evidence reported difference cosmetic area quality",
    4: "minoxidil finasteride comparison usually authority",
    5: "microneedling examination",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, n) for n, row in BY_HAND.items() for word in row.split()]
)
def test_syllables_are_counted_as_people_say_them(word, count):
    assert syllables(word) == count


def test_letters_that_are_read_one_by_one_count_one_each():
    assert syllables("FDA") == 3
    assert syllables("PRP") == 3


def test_a_word_of_only_consonants_has_one_syllable():
    assert syllables("mm") == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("One. Two! Three?", 3, id="end marks"),
        pytest.param("It took 3.5 hours. Then it stopped.", 2, id="a point in a number"),
        pytest.param("Foods, e.g. bread, count. Others do not.", 2, id="an abbreviation"),
        pytest.param("A heading\nA paragraph", 2, id="a line break"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_sentences(text, count):
    assert len(sentences(text)) == count


def test_a_number_is_read_as_one_word():
    assert words("1,500 people") == ["one", "people"]


def test_the_grade_follows_the_published_formula():
    # 10 words in 2 sentences, 11 syllables: 0.39 x 5 + 11.8 x 1.1 - 15.59.
    reading = measure("The cat sat on the mat. The doctor came home.")

    assert (reading.words, reading.sentences, reading.syllables) == (10, 2, 11)
    assert reading.grade == pytest.approx(-0.66)


def test_long_words_in_long_sentences_are_graded_higher():
    plain = measure("Ask the clinic for the name of the product. Write it down.")
    hard = measure(
        "Patients considering regenerative interventions should request comprehensive"
        " documentation regarding product characterisation and manufacturing authorisation."
    )

    assert plain.grade < 4
    assert hard.grade > 16


def test_nothing_has_no_grade():
    assert measure("").grade == 0.0
