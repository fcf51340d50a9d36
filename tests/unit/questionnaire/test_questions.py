"""The words of the questions: complete, plain and without a verdict."""

import re

import pytest

from evidence.core.edition.items import ITEM, ITEMS, OPEN_CODES, Kind
from questionnaire.questions import POINTS, QUESTIONS

LONGEST_SENTENCE = 20
VERDICTS = re.compile(
    r"\b(recommended|suitable|safe|cure|proven|breakthrough|miracle|painless|permanent"
    r"|candidate|eligible)\b",
    re.IGNORECASE,
)


def texts(question):
    yield from (question.legend, question.label, question.missing, question.why, question.hint)
    yield from (question.unanswered, question.topic)
    for choice in question.choices:
        # A claim is told between quotation marks.
        sentence = choice.sentence and (
            f"“{choice.sentence}”" if question.key == "offer_claims" else choice.sentence
        )
        yield from (choice.label, choice.hint, sentence)


ALL = [
    pytest.param(str(text), id=f"{key}: {str(text)[:40]}")
    for key, question in QUESTIONS.items()
    for text in texts(question)
    if str(text)
]


def test_every_item_has_its_words_in_the_questionnaires_order():
    assert list(QUESTIONS) == [item.key for item in ITEMS]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_every_code_has_a_label_in_the_questionnaires_order(item):
    assert tuple(QUESTIONS[item.key].labels) == item.codes


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_no_two_choices_read_alike(item):
    labels = [str(label) for label in QUESTIONS[item.key].labels.values()]

    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("text", ALL)
def test_no_sentence_is_long(text):
    sentences = re.split(r"[.?!;:]\s", text)

    assert max(len(sentence.split()) for sentence in sentences) <= LONGEST_SENTENCE


@pytest.mark.parametrize("text", ALL)
def test_no_words_of_a_verdict_outside_a_quotation(text):
    assert VERDICTS.search(re.sub(r"“[^”]*”", "", text)) is None


@pytest.mark.parametrize("key", QUESTIONS)
def test_every_question_says_why_it_is_asked_unless_it_follows_another(key):
    assert QUESTIONS[key].why or key == "treatment_country"


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_a_question_that_must_be_answered_lets_a_person_not_know_or_not_say(item):
    question = QUESTIONS[item.key]
    sayable = OPEN_CODES & set(item.codes)

    assert not question.required or sayable


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_choices_that_stand_alone_come_last_in_a_list(item):
    if item.kind is Kind.CHOICES:
        alone = [code for code in item.codes if code in item.exclusive]

        assert item.codes[-len(alone) :] == tuple(alone)


def test_the_scale_has_five_labelled_points():
    assert list(POINTS) == [1, 2, 3, 4, 5]
    assert len({str(words) for words in POINTS.values()}) == 5


def test_choices_are_those_of_the_contract():
    assert {key for key, question in QUESTIONS.items() if not question.choices} == {
        key for key, item in ITEM.items() if not item.codes
    }
