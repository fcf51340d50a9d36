"""The words of the forms beside the questionnaire: their codes are those that the code behind them reads."""

import pytest

from evidence.core.edition.vocabulary import Outcome
from evidence.core.views.claim_check import Comparator, HairLoss, SameProduct
from evidence.core.views.claim_numbers import Unit
from questionnaire.checking.claim_form import ASKED, NOT_SAID
from questionnaire.questions.words import QUESTIONS
from questionnaire.quotes import words as quotes
from questionnaire.quotes.offer import COURSE, SESSION
from questionnaire.quotes.sums import DEPOSIT_KEPT, NOTHING_BACK, PAID_BACK


@pytest.mark.parametrize(
    ("key", "codes"),
    [
        ("unit", Unit),
        ("outcome", (Outcome.HAIR_COUNT, Outcome.HAIR_THICKNESS, Outcome.SEEN_CHANGE)),
        ("comparator", Comparator),
        ("product", SameProduct),
        ("hair_loss", HairLoss),
    ],
)
def test_a_question_on_a_claim_offers_what_a_claim_can_say(key, codes):
    assert set(ASKED[key].labels) == {code.value for code in codes} | {NOT_SAID}


@pytest.mark.parametrize(
    ("key", "codes"),
    [
        ("refund", (PAID_BACK, DEPOSIT_KEPT, NOTHING_BACK, quotes.NOT_SAID)),
        ("deadline", (*sorted(quotes.PRESSURE), "later", "none", quotes.NOT_SAID)),
    ],
)
def test_a_question_on_an_offer_offers_what_its_sums_know(key, codes):
    assert set(quotes.CHOSEN[key].labels) == set(codes)


def test_a_price_is_for_a_session_or_the_course():
    assert set(quotes.PRICE_FOR.labels) == {SESSION, COURSE}


@pytest.mark.parametrize(
    ("asked", "key", "left_out"),
    [
        (ASKED["claim"], "offer_claims", {"none", "not_sure"}),
        (ASKED["route"], "offer_method", {"none", "other", "not_sure"}),
        (quotes.CHOSEN["source"], "offer_source", {"not_sure"}),
        (quotes.CHOSEN["label"], "offer_label", {"not_sure"}),
    ],
)
def test_what_the_questionnaire_asks_too_is_asked_in_its_words(asked, key, left_out):
    own = [choice for choice in QUESTIONS[key].choices if choice.code not in left_out]

    assert list(asked.choices[: len(own)]) == own
