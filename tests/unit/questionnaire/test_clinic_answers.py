"""What a clinic answered: a letter a question and offer, in the cookie alone."""

from dataclasses import replace

import pytest

from evidence.core.edition.items import ITEM, NONE, OPEN_CODES, Kind
from questionnaire.handouts.chosen_questions import Choice, with_choice
from questionnaire.questions.steps import STEPS
from questionnaire.quotes.clinic_answers import (
    GOOD,
    NO_ANSWER,
    WORRYING,
    Tally,
    marks_of,
    tally,
    tally_words,
    with_marks,
    without_offer,
)
from questionnaire.quotes.offer import MOST_OFFERS, Offer, with_offers
from questionnaire.visit.visit import Visit
from tests.samples import sample_edition
from tests.walking import GIVEN, cookie_of, read

MARKS = {"Q03": GOOD, "Q12": NO_ANSWER, "Q35": WORRYING}


@pytest.fixture(scope="module")
def edition():
    return sample_edition()


def test_marks_come_back_for_the_offer_they_were_made_for(edition):
    marks = {1: MARKS, 3: {"Q46": NO_ANSWER}}

    visit = read(cookie_of(with_marks(Visit(answers=GIVEN, edition=1), edition, marks)))

    assert marks_of(visit, edition) == marks


def test_marks_of_another_edition_count_as_none(edition):
    visit = with_marks(Visit(answers=GIVEN), edition, {1: MARKS})

    assert marks_of(visit, replace(edition, number=2)) == {}


def test_when_an_offer_goes_the_marks_of_later_ones_move_up(edition):
    marks = {1: {"Q03": GOOD}, 2: {"Q12": NO_ANSWER}, 3: {"Q35": WORRYING}}
    visit = with_marks(Visit(answers=GIVEN), edition, marks)

    after = without_offer(visit, edition, 2)

    assert marks_of(after, edition) == {1: {"Q03": GOOD}, 2: {"Q35": WORRYING}}


def test_taking_all_marks_back_leaves_nothing_behind(edition):
    visit = with_marks(Visit(answers=GIVEN), edition, {1: MARKS})

    assert with_marks(visit, edition, {1: {}}).extras == {}


def test_only_what_was_asked_counts():
    assert tally(MARKS) == Tally(asked=3, no_answer=1, worrying=1)
    assert tally_words(MARKS) == "No answer to 1 of 3 questions"
    assert tally_words({}) == ""


def everything():
    """The longest answers the questionnaire takes."""
    given = {}
    for key, item in ITEM.items():
        if item.kind is Kind.MONEY:
            given[key] = {"amount": 1_000_000, "currency": "GBP"}
        elif item.kind is Kind.SCALES:
            given[key] = dict.fromkeys(item.codes, 5)
        elif item.kind is Kind.CHOICES:
            given[key] = [code for code in item.codes if code not in (NONE, *OPEN_CODES)]
        elif key in ("country", "treatment_country"):
            given[key] = {"country": "GB", "treatment_country": "TR"}[key]
        else:
            given[key] = max((code for code in item.codes if code not in OPEN_CODES), key=len)
    return {**given, "sex": "female"}


def test_the_largest_cookie_stays_under_3_000_bytes(edition):
    keys = [question.key for question in edition.catalogue.clinic_questions]
    letters = (GOOD, WORRYING, NO_ANSWER)
    offers = tuple(
        Offer(
            currency="GBP",
            price=123_457 + number,
            price_for="session",
            price_high=987_654 - number,
            sessions=17 + number,
            weeks_apart=23 - number,
            extras=34_567 + number,
            upkeep_sessions=19 - number,
            upkeep_price=45_678 + number,
            deposit=56_789 - number,
            refund="deposit",
            deadline="this_week",
            name_shown="yes",
            source="human",
            label="external_use_only",
            injector="doctor",
        )
        for number in range(MOST_OFFERS)
    )
    marks = {
        number + 1: {
            key: letters[(place * 7 + number * place) % 3] for place, key in enumerate(keys)
        }
        for number in range(MOST_OFFERS)
    }
    visit = Visit(
        answers=everything(),
        passed=frozenset(step.slug for step in STEPS),
        heard=frozenset(everything()["warning_signs"]) | {"low_mood"},
        edition=999,
    )
    visit = with_choice(visit, edition, Choice(frozenset(keys), frozenset(keys), 5, True, True))
    visit = with_marks(with_offers(visit, offers), edition, marks)

    assert len(marks_of(visit, edition)) == MOST_OFFERS
    assert len(cookie_of(visit)) < 3_000
