"""Which questions a person takes along: nine at first, kept small, and none lost without a word."""

from dataclasses import replace

import pytest

from evidence.core.assessment.assess import assess
from questionnaire.handouts.checklist import all_topics, sheet_of, waiting
from questionnaire.handouts.chosen_questions import (
    EXTRA,
    FURTHER,
    Choice,
    choice_of,
    usual_choice,
    whole_choice,
    with_choice,
    with_consent,
    without_choice,
)
from questionnaire.visit.visit import Visit
from tests.samples import sample_edition
from tests.walking import GIVEN, cookie_of, read

EVERYONE = {"Q01", "Q03", "Q11", "Q16", "Q35", "Q42"}
NOTHING = Choice(frozenset())


@pytest.fixture(scope="module")
def edition():
    return sample_edition()


def summary_of(answers, edition):
    return assess(Visit(answers=answers).persona()[0], edition.catalogue)


def called_for(summary):
    return frozenset(question.key for question in summary.questions if question.required)


def test_nothing_chosen_means_the_first_three_and_the_next_six_in_the_edition_s_order(edition):
    summary = summary_of(GIVEN, edition)

    sheet = sheet_of(summary, choice_of(Visit(answers=GIVEN), edition, summary), edition.catalogue)

    others = [one.key for one in summary.questions if one.key not in summary.ask_first]
    assert tuple(line.key for line in sheet.first) == summary.ask_first
    assert [line.key for line in sheet.further] == others[:FURTHER]
    assert sheet.more == ()


def test_what_has_no_room_waits_and_with_all_of_it_a_further_side_is_needed(edition):
    summary = summary_of(GIVEN, edition)
    usual = usual_choice(summary)

    left = waiting(summary, usual, edition.catalogue)

    assert {line.key for line in left} == {one.key for one in summary.questions} - usual.taken
    whole = whole_choice(summary, usual)
    sheet = sheet_of(summary, whole, edition.catalogue)
    assert {line.key for line in sheet.more} == {line.key for line in left}
    assert waiting(summary, whole, edition.catalogue) == ()


def test_every_question_of_the_edition_can_be_ticked(edition):
    topics = all_topics((), NOTHING, edition.catalogue)

    lines = [one.line for topic in topics for one in topic.lines]
    assert sorted(line.key for line in lines) == sorted(
        question.key for question in edition.catalogue.clinic_questions
    )
    assert len({topic.slug for topic in topics}) == len(topics)
    assert all(line.question and line.why and line.good and line.worrying for line in lines)


def test_a_choice_comes_back_as_it_was(edition):
    summary = summary_of(GIVEN, edition)
    choice = Choice(
        taken=frozenset({"Q46", "Q22"}) | called_for(summary) - {"Q01"},
        left_out=frozenset({"Q01"}),
        blank_lines=5,
        with_answers=True,
        with_sensitive=True,
    )

    visit = read(cookie_of(with_choice(Visit(answers=GIVEN, edition=1), edition, choice)))

    assert choice_of(visit, edition, summary) == choice


def test_agreeing_to_print_answers_chooses_no_questions(edition):
    summary = summary_of(GIVEN, edition)
    agreed = replace(usual_choice(summary), with_answers=True)

    visit = read(cookie_of(with_consent(Visit(answers=GIVEN, edition=1), edition, agreed)))

    assert choice_of(visit, edition, summary) == agreed
    # New answers still bring up their own nine.
    other = {**GIVEN, "offer_method": "topical_alone"}
    after = summary_of(other, edition)
    assert (
        choice_of(replace(visit, answers=other), edition, after).taken == usual_choice(after).taken
    )


def test_a_question_that_later_answers_call_for_comes_in(edition):
    before = {**GIVEN, "conditions": ["none"]}
    visit = with_choice(Visit(answers=before), edition, usual_choice(summary_of(before, edition)))
    after = {**before, "conditions": ["cancer_now_or_past"]}

    choice = choice_of(replace(visit, answers=after), edition, summary_of(after, edition))

    assert "Q37" in choice.taken


def test_a_question_for_everyone_that_was_unticked_stays_out_and_is_named(edition):
    summary = summary_of(GIVEN, edition)
    visit = with_choice(
        Visit(answers=GIVEN),
        edition,
        Choice(called_for(summary) - EVERYONE, left_out=frozenset(EVERYONE)),
    )

    choice = choice_of(visit, edition, summary)

    sheet = sheet_of(summary, choice, edition.catalogue)
    assert EVERYONE.isdisjoint(line.key for line in sheet.lines)
    assert {line.key for line in waiting(summary, choice, edition.catalogue)} >= EVERYONE


def test_starting_again_forgets_the_choice_and_nothing_else(edition):
    visit = replace(Visit(answers=GIVEN), extras={"quotes": [1]})

    again = without_choice(with_choice(visit, edition, NOTHING))

    assert again.extras == {"quotes": [1]}
    assert again.answers == GIVEN


def test_a_choice_of_another_edition_counts_for_nothing(edition):
    visit = Visit(answers=GIVEN)
    summary = summary_of(GIVEN, edition)

    other = with_choice(visit, replace(edition, number=2), NOTHING)

    assert choice_of(other, edition, summary) == usual_choice(summary)


def test_the_choice_takes_less_than_a_hundred_letters(edition):
    every = frozenset(question.key for question in edition.catalogue.clinic_questions)
    kept = with_choice(Visit(), edition, Choice(every, every, 5, True, True)).extras[EXTRA]

    assert len(str(kept)) < 100


SENSITIVE = {**GIVEN, "pregnancy": "pregnant", "conditions": ["cancer_now_or_past", "allergies"]}


def question_of(edition, key):
    return next(one for one in edition.catalogue.clinic_questions if one.key == key)


def test_a_question_that_only_a_sensitive_answer_brings_up_is_marked(edition):
    summary = summary_of(SENSITIVE, edition)
    openly = replace(whole_choice(summary, NOTHING), with_answers=True, with_sensitive=True)

    sheet = sheet_of(summary, openly, edition.catalogue)

    assert {line.key for line in sheet.lines if line.shows_health} == {"Q37", "Q38"}


def test_without_the_second_tick_its_neutral_twin_stands_there(edition):
    summary = summary_of(SENSITIVE, edition)
    sheet = sheet_of(summary, whole_choice(summary, NOTHING), edition.catalogue)
    twins = {key: question_of(edition, key).neutral_question for key in ("Q37", "Q38")}
    assert all(twins.values())

    told = {line.key: line.question for line in sheet.lines}

    assert {key: told[key] for key in twins} == twins


def test_with_the_second_tick_it_stands_there_as_the_person_would_say_it(edition):
    summary = summary_of(SENSITIVE, edition)
    openly = replace(whole_choice(summary, NOTHING), with_answers=True, with_sensitive=True)

    told = {line.key: line.question for line in sheet_of(summary, openly, edition.catalogue).lines}

    assert told["Q37"] == question_of(edition, "Q37").question
    assert told["Q38"] == question_of(edition, "Q38").question


def test_an_older_edition_without_twins_marks_the_question(edition):
    old = replace(
        edition.catalogue,
        clinic_questions=tuple(
            replace(question, neutral_question="")
            for question in edition.catalogue.clinic_questions
        ),
    )
    summary = assess(Visit(answers=SENSITIVE).persona()[0], old)

    sheet = sheet_of(summary, whole_choice(summary, NOTHING), old)

    assert {line.key for line in sheet.lines if line.shows_health} == {"Q37", "Q38"}
