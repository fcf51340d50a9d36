"""Which questions a person takes along: kept small, and never losing one that answers call for."""

from dataclasses import replace

import pytest

from evidence.core.assessment.assess import assess
from questionnaire.handouts.checklist import all_topics, left_out, taken_topics
from questionnaire.handouts.chosen_questions import (
    EXTRA,
    Choice,
    choice_of,
    usual_choice,
    with_choice,
    without_choice,
)
from questionnaire.handouts.printed_answers import printed_answers
from questionnaire.presenters.words import STATUS
from questionnaire.questions import QUESTIONS
from questionnaire.visit.visit import Visit
from tests.samples import sample_edition
from tests.walking import GIVEN, cookie_of, read

EVERYONE = {"Q01", "Q03", "Q11", "Q16", "Q35", "Q42"}
NOTHING = Choice(frozenset())


@pytest.fixture(scope="module")
def edition():
    return sample_edition()


def asked_of(answers, edition):
    return assess(Visit(answers=answers).persona()[0], edition.catalogue).questions


def keys(topics):
    return [line.key for topic in topics for line in topic.lines]


def test_nothing_chosen_means_the_questions_of_the_summary(edition):
    asked = asked_of(GIVEN, edition)

    choice = choice_of(Visit(answers=GIVEN), edition, asked)

    assert choice == usual_choice(asked)
    assert keys(taken_topics(all_topics(asked, choice, edition.catalogue))) == [
        question.key for question in asked
    ]


def test_every_question_of_the_edition_can_be_ticked(edition):
    topics = all_topics((), NOTHING, edition.catalogue)

    assert sorted(keys(topics)) == sorted(q.key for q in edition.catalogue.clinic_questions)
    assert len({topic.slug for topic in topics}) == len(topics)
    assert all(
        line.question and line.why and line.good and line.worrying
        for topic in topics
        for line in topic.lines
    )


def test_a_choice_comes_back_as_it_was(edition):
    asked = asked_of(GIVEN, edition)
    called_for = frozenset(question.key for question in asked if question.required)
    choice = Choice(
        taken=frozenset({"Q46", "Q22"}) | called_for - {"Q01"},
        left_out=frozenset({"Q01"}),
        blank_lines=5,
        with_answers=True,
        with_sensitive=True,
    )

    visit = read(cookie_of(with_choice(Visit(answers=GIVEN, edition=1), edition, choice)))

    assert choice_of(visit, edition, asked) == choice


def test_a_question_that_later_answers_call_for_comes_in(edition):
    before = {**GIVEN, "conditions": ["none"]}
    visit = with_choice(Visit(answers=before), edition, usual_choice(asked_of(before, edition)))
    after = {**before, "conditions": ["cancer_now_or_past"]}

    choice = choice_of(replace(visit, answers=after), edition, asked_of(after, edition))

    assert "Q37" in choice.taken


def test_a_question_for_everyone_that_was_unticked_stays_out_and_is_named(edition):
    asked = asked_of(GIVEN, edition)
    called_for = frozenset(question.key for question in asked if question.required)
    visit = with_choice(
        Visit(answers=GIVEN),
        edition,
        Choice(called_for - EVERYONE, left_out=frozenset(EVERYONE)),
    )

    choice = choice_of(visit, edition, asked)

    topics = all_topics(asked, choice, edition.catalogue)
    assert EVERYONE.isdisjoint(keys(taken_topics(topics)))
    assert {line.key for line in left_out(topics, choice)} == EVERYONE


def test_starting_again_forgets_the_choice_and_nothing_else(edition):
    visit = replace(Visit(answers=GIVEN), extras={"quotes": [1]})

    again = without_choice(with_choice(visit, edition, NOTHING))

    assert again.extras == {"quotes": [1]}
    assert again.answers == GIVEN


def test_the_choice_takes_less_than_a_hundred_letters(edition):
    every = frozenset(question.key for question in edition.catalogue.clinic_questions)
    kept = with_choice(Visit(), edition, Choice(every, every, 5, True, True)).extras[EXTRA]

    assert len(str(kept)) < 100


def test_a_question_that_tells_something_sensitive_says_so(edition):
    answers = {**GIVEN, "pregnancy": "pregnant", "conditions": ["cancer_now_or_past", "allergies"]}
    asked = asked_of(answers, edition)
    topics = all_topics(asked, usual_choice(asked), edition.catalogue)

    telling = [line for topic in taken_topics(topics) for line in topic.lines if line.shows_health]

    assert [line.key for line in telling] == ["Q37", "Q38"]
    assert all("On paper" in line.because for line in telling)


SENSITIVE = {
    **GIVEN,
    "pregnancy": "trying",
    "conditions": ["allergies", "cancer_now_or_past", "scalp_infection_or_inflammation"],
}


def words_of(key, code):
    return str(QUESTIONS[key].labels[code])


def printed_of(answers, **choice):
    rows = printed_answers(Visit(answers=answers), replace(NOTHING, **choice))
    return {str(row.question): row.answers for row in rows}


@pytest.mark.parametrize("choice", [{}, {"with_sensitive": True}])
def test_no_answer_is_printed_without_the_first_tick(choice):
    assert printed_of(SENSITIVE, **choice) == {}


def test_sensitive_answers_stay_off_paper_without_the_second_tick():
    told = printed_of(SENSITIVE, with_answers=True)

    assert words_of("conditions", "allergies") in str(told)
    assert str(QUESTIONS["pregnancy"].label) not in told
    for code in SENSITIVE["conditions"][1:]:
        assert words_of("conditions", code) not in str(told)


def test_both_ticks_print_everything():
    told = printed_of(SENSITIVE, with_answers=True, with_sensitive=True)

    assert len(told) == len(SENSITIVE)
    assert words_of("pregnancy", "trying") in str(told)
    for code in SENSITIVE["conditions"]:
        assert words_of("conditions", code) in str(told)


def test_none_of_these_is_left_out_like_the_answers_it_would_rule_out():
    healthy = {**GIVEN, "pregnancy": "none", "conditions": ["none"]}

    assert set(printed_of(healthy, with_answers=True)) == set(
        printed_of({**healthy, "conditions": ["cancer_now_or_past"]}, with_answers=True)
    )


def test_no_status_reaches_the_paper():
    told = str(printed_of(SENSITIVE, with_answers=True, with_sensitive=True))

    assert not [word for word in STATUS.values() if str(word) in told]
