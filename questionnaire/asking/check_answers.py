"""Answers read back to the person in the words they chose, with a way to change each."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evidence.core.assessment.profile import Money
from evidence.core.edition.items import ITEM, Kind
from evidence.presenters.money_and_countries import country_name, money_words
from evidence.presenters.per_edition import spoken
from questionnaire.asking.navigation import question_addresses
from questionnaire.questions import POINTS, QUESTIONS, Text
from questionnaire.questions.steps import SECTIONS, STEPS, Answers, Section
from questionnaire.visit.decorators import NEW_EDITION, VisitRequest
from questionnaire.visit.visit import Visit


class AnswerRow(NamedTuple):
    """One question with its answer, as the list of answers shows it."""

    key: str
    """Of the item that is answered."""
    question: Text
    url: str
    answer: Text = ""
    """The answer, or what it means that there is none."""
    answers: tuple[str, ...] = ()
    """The answer where it has several lines."""


@dataclass(frozen=True)
class AnswerGroup:
    """The questions of one section."""

    section: Section
    rows: tuple[AnswerRow, ...]


def answer_words(key: str, answer: Any) -> tuple[str, ...]:
    """An answer, as an answers file has it, in the words of the page; one text a line."""
    kind = ITEM[key].kind
    if kind is Kind.MONEY:
        return (money_words(Money(**answer)),)
    if kind is Kind.SCALES:
        return tuple(_weighed(code, point, spoken()) for code, point in answer.items())
    codes = answer if kind is Kind.CHOICES else [answer]
    return tuple(_label(key, code, spoken()) for code in codes)


@lru_cache(maxsize=1_000)
def _label(key: str, code: str, language: str) -> str:
    """One answer of a fixed list, or a country, in this language."""
    label = QUESTIONS[key].labels.get(code)
    return str(country_name(code) if label is None else label)


@lru_cache(maxsize=100)
def _unanswered(key: str, language: str) -> str:
    return str(QUESTIONS[key].unanswered)


@lru_cache(maxsize=100)
def _weighed(code: str, point: int, language: str) -> str:
    words = {"what": QUESTIONS["importance"].labels[code], "how_much": POINTS[point]}
    return _("%(what)s: %(how_much)s") % words


def answer_groups(visit: Visit, origin: str) -> tuple[AnswerGroup, ...]:
    """Every question this person is asked, by section; Change leads back to `origin`."""
    groups = (
        AnswerGroup(section, tuple(_rows(section, visit.answers, origin))) for section in SECTIONS
    )
    return tuple(group for group in groups if group.rows)


def dropped_words(request: VisitRequest) -> list[str]:
    """What went because it is no longer asked. Calling this counts as having said it."""
    dropped = request.visit.dropped
    request.told = bool(dropped)
    lines = []
    if labels := [f"“{QUESTIONS[key].label}”" for key in dropped if key in QUESTIONS]:
        lines.append(
            ngettext(
                "We removed your answer to %(questions)s, because we no longer ask it.",
                "We removed your answers to %(questions)s, because we no longer ask them.",
                len(labels),
            )
            % {"questions": ", ".join(labels)}
        )
    if NEW_EDITION in dropped:
        lines.append(
            _(
                "The evidence was replaced while you were here."
                " Everything you see now rests on the newer edition."
            )
        )
    return lines


def _rows(section: Section, answers: Answers, origin: str) -> list[AnswerRow]:
    addresses = question_addresses(origin)
    return [
        _row(key, answers, addresses[step.slug])
        for step in STEPS
        if step.section is section and step.is_asked(answers)
        for key in step.keys
    ]


def _row(key: str, answers: Answers, url: str) -> AnswerRow:
    question = QUESTIONS[key]
    if key not in answers:
        return AnswerRow(key, question.label, url, answer=_unanswered(key, spoken()))
    lines = answer_words(key, answers[key])
    if len(lines) == 1:
        return AnswerRow(key, question.label, url, answer=lines[0])
    return AnswerRow(key, question.label, url, answers=lines)
