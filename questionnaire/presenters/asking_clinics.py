"""The questions somebody takes along, each with why it is asked and what that rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.core.catalogue import Catalogue
from evidence.core.summary import Asked
from questionnaire.presenters.sources import Links, source_links

USUAL = ("core_question_because", "fill_question_because")
"""Wordings that are true of anybody: repeated under each question they would only be noise."""


@dataclass(frozen=True)
class QuestionTold:
    """One question for the clinic."""

    text: str
    why: str
    because: str
    """What the person said that brings it up; empty where everybody should ask it."""
    sources: Links


def questions_told(questions: Iterable[Asked], catalogue: Catalogue) -> tuple[QuestionTold, ...]:
    """In the order of the summary."""
    usual = {catalogue.wording[key] for key in USUAL}
    sources = {question.key: question.sources for question in catalogue.clinic_questions}
    return tuple(
        QuestionTold(
            one.text,
            one.why,
            "" if one.asked_because in usual else one.asked_because,
            source_links(sources.get(one.key, ()), catalogue),
        )
        for one in questions
    )
