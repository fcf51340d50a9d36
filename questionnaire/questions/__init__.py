"""The one home of the words people are asked in; keys and codes are those of evidence.core.edition.items."""

from collections.abc import Mapping

from questionnaire.questions.about_you import ABOUT_YOU, YOUR_HAIR_LOSS
from questionnaire.questions.health import YOUR_HEALTH
from questionnaire.questions.matters import POINTS, WHAT_MATTERS
from questionnaire.questions.offer import AN_OFFER
from questionnaire.questions.treatment import BUDGET_AND_TIME, NEEDLES, WHAT_YOU_USE_NOW
from questionnaire.questions.words import Choice, Question, Text

__all__ = ["POINTS", "QUESTIONS", "Choice", "Question", "Text"]

QUESTIONS: Mapping[str, Question] = {
    question.key: question
    for section in (
        ABOUT_YOU,
        YOUR_HAIR_LOSS,
        YOUR_HEALTH,
        WHAT_YOU_USE_NOW,
        NEEDLES,
        BUDGET_AND_TIME,
        AN_OFFER,
        WHAT_MATTERS,
    )
    for question in section
}
"""Every question by key, in the order in which they are asked."""
