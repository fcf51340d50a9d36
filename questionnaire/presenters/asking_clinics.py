"""The questions somebody takes along, each with why it is asked and what that rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial

from django.utils.safestring import SafeString

from evidence.core.assessment.summary import Asked
from evidence.core.edition.catalogue import Catalogue
from evidence.presenters.per_edition import once_per_edition
from evidence.presenters.sourcing import Links, short_links
from questionnaire.rendering.prerendered import Kept, markup

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

    @cached_property
    def drawn(self) -> SafeString:
        """It as it stands on the summary."""
        return markup("questionnaire/_asked", {"question": self})


def questions_told(questions: Iterable[Asked], catalogue: Catalogue) -> tuple[QuestionTold, ...]:
    """In the order of the summary."""
    usual = {catalogue.wording[key] for key in USUAL}
    sources = {question.key: question.sources for question in catalogue.clinic_questions}
    told = _told(catalogue)

    def make(one: Asked) -> QuestionTold:
        because = "" if one.asked_because in usual else one.asked_because
        cited = short_links(catalogue, sources.get(one.key, ()))
        return QuestionTold(one.text, one.why, because, cited)

    return tuple(told.take(one, partial(make, one)) for one in questions)


@once_per_edition
def _told(catalogue: Catalogue) -> Kept[QuestionTold]:
    """Questions told before, each with one of the edition's own reasons."""
    return Kept()
