"""Which clinic questions a person takes along, and why each."""

from dataclasses import replace

import pytest

from evidence.core.assessment.checklist import called_for, questions_for
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.three_valued import facts_of
from evidence.core.edition.guidance import ClinicQuestion
from evidence.core.edition.rules import QuestionTrigger
from tests.builders import catalogue, lines, made, option


def question(key, topic="safety", methods="all"):
    return made(ClinicQuestion, key=key, topic=topic, methods=tuple(methods.split()))


def trigger(ask, because, country=(), abroad=False, **when):
    return QuestionTrigger(lines(**when), country, abroad, tuple(ask.split()), because)


ALWAYS = trigger("Q1", "Always.")
SERUM = option("serum", exosome=True)


def small(questions, triggers=(ALWAYS,)):
    return catalogue(SERUM, clinic_questions=questions, question_triggers=triggers)


def asked(profile, edition, open_methods=()):
    return questions_for(profile, facts_of(profile), open_methods, edition)


def test_questions_stand_in_the_editions_order_with_the_first_reason():
    edition = small(
        (question("Q2"), question("Q1")),
        (ALWAYS, trigger("Q1 Q2", "You have allergies.", conditions="allergies")),
    )

    told = asked(Profile(conditions=("allergies",)), edition)

    assert [(one.key, one.asked_because, one.required) for one in told] == [
        ("Q2", "You have allergies.", True),
        ("Q1", "Always.", True),
    ]


def test_a_question_says_what_it_asks_and_why_it_matters():
    (told,) = asked(Profile(), small((question("Q1", "price"),)))

    assert (told.topic, told.text, told.why) == ("price", "question", "why it matters")


def test_the_sheet_is_filled_up_to_twelve_and_says_so():
    questions = [question(f"Q{number}", f"topic {number}") for number in range(1, 21)]

    told = asked(Profile(), small(questions))

    assert [one.key for one in told] == [f"Q{number}" for number in range(1, 13)]
    assert told[1].asked_because == "Words for fill_question_because:"
    assert [one.required for one in told[:2]] == [True, False]


def test_more_than_twelve_when_the_answers_call_for_more():
    questions = [question(f"Q{number}") for number in range(1, 21)]
    every = trigger(" ".join(one.key for one in questions), "All.")

    assert len(asked(Profile(), small(questions, (every,)))) == 20


def test_a_new_topic_goes_before_a_second_question_of_one():
    alike = [question(f"A{number}", "price") for number in range(12)]
    questions = (*alike, question("B", "law"))

    told = [one.key for one in asked(Profile(), small(questions, ()))]

    assert "B" in told
    assert "A11" not in told


def test_questions_about_the_methods_in_play_go_first():
    general = [question(f"A{number}", f"topic {number}") for number in range(12)]
    questions = (*general, question("S", "last", "serum"), question("P", "last", "peel"))

    told = [one.key for one in asked(Profile(), small(questions, ()), ["serum"])]

    assert "S" in told
    assert "A11" not in told
    assert "P" not in told


@pytest.mark.parametrize(
    ("offered", "about"),
    [("topical_alone", "topical_alone"), ("other", "serum"), (None, "serum")],
)
def test_an_offer_counts_before_what_might_be_offered(offered, about):
    questions = (question("T", methods="topical_alone"), question("S", methods="serum"))
    edition = catalogue(SERUM, option("topical_alone", exosome=True), clinic_questions=questions)

    told = [one.key for one in asked(Profile(offer_method=offered), edition, ["serum"])]

    assert told == [{"topical_alone": "T", "serum": "S"}[about]]


@pytest.mark.parametrize(
    ("fires", "profile"),
    [
        (True, {"country": "US"}),
        (True, {"country": "FR", "treatment_country": "US"}),
        (False, {"country": "US", "treatment_country": "FR"}),
        (False, {}),
    ],
)
def test_a_country_brings_up_its_questions(fires, profile):
    person = Profile(**profile)
    edition = small((), (trigger("Q13", "The law there.", country=("US",)),))

    assert ("Q13" in called_for(person, facts_of(person), edition)) is fires


@pytest.mark.parametrize(
    ("fires", "home", "away"),
    [
        (True, "US", "TR"),
        (False, "US", "US"),
        (False, "US", None),
        (False, None, "TR"),
        (False, "prefer_not_to_say", "TR"),
    ],
)
def test_treatment_abroad_brings_up_its_questions(fires, home, away):
    person = Profile(country=home, treatment_country=away)
    edition = small((), (trigger("Q15", "Abroad.", abroad=True),))

    assert ("Q15" in called_for(person, facts_of(person), edition)) is fires


def test_a_country_brings_its_questions_onto_the_sheet():
    edition = small((question("Q13"),), (trigger("Q13", "The law there.", country=("US",)),))

    (told,) = asked(Profile(country="US"), edition)

    assert (told.key, told.required) == ("Q13", True)


def test_a_question_about_one_country_fills_no_other_s_sheet():
    edition = small((question("Q13"),), (trigger("Q13", "The law there.", country=("US",)),))

    assert asked(Profile(country="GB"), edition) == ()
    assert asked(Profile(), edition) == ()


def test_an_answer_left_open_brings_up_nothing():
    person = Profile()
    edition = small((), (trigger("Q9", "Allergies.", conditions="allergies"),))

    assert called_for(person, facts_of(person), edition) == {}


def test_a_question_that_the_edition_does_not_hold_is_not_asked():
    edition = small((question("Q2"),), (replace(ALWAYS, ask=("Q1", "Q2")),))

    assert [one.key for one in asked(Profile(), edition)] == ["Q2"]
