"""The clinic questions as the checklist shows them: by topic, each with its reason and what to listen for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.core.assessment.summary import Asked
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import ClinicQuestion
from evidence.core.edition.rules import QuestionTrigger
from evidence.core.wording.sentences import TOPIC_WORDS
from questionnaire.handouts.chosen_questions import Choice
from questionnaire.presenters.sources import Link, source_links
from questionnaire.questions import Text
from questionnaire.rendering.per_edition import once_per_edition
from questionnaire.rendering.prerendered import edition_moulds, hole, joined

SENSITIVE = {
    "pregnancy": frozenset({"pregnant", "breastfeeding", "trying"}),
    "conditions": frozenset(
        {
            "scalp_infection_or_inflammation",
            "cancer_now_or_past",
            "scalp_radiotherapy_or_recent_chemo",
        }
    ),
}
"""Answers that go on paper only with a second tick."""

SHOWS_HEALTH = gettext_lazy("On paper, this question shows something about your health.")


@dataclass(frozen=True)
class Line:
    """One clinic question with everything the sheet says about it."""

    key: str
    question: str
    why: str
    good: str
    worrying: str
    because: str
    """Why it was chosen for this person. Empty: it was not."""
    taken: bool
    shows_health: bool
    """Whether the question alone tells a reader something sensitive."""
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class Topic:
    """The questions of one topic, in the edition's order."""

    slug: str
    title: Text
    lines: tuple[Line, ...]


def all_topics(asked: Iterable[Asked], choice: Choice, catalogue: Catalogue) -> tuple[Topic, ...]:
    """Every question of the edition, ticked or not."""
    because = {question.key: question.asked_because for question in asked}

    def for_this_person(line: Line) -> Line:
        why, taken = because.get(line.key, ""), line.key in choice.taken
        return replace(line, because=why, taken=taken) if why or taken else line

    return tuple(
        replace(topic, lines=tuple(map(for_this_person, topic.lines)))
        for topic in _topics_of(catalogue)
    )


@once_per_edition
def _topics_of(catalogue: Catalogue) -> tuple[Topic, ...]:
    """Every question of the edition, none of them ticked."""
    sensitive = _sensitive_keys(catalogue.question_triggers)
    grouped: dict[str, list[ClinicQuestion]] = {}
    for question in catalogue.clinic_questions:
        grouped.setdefault(question.topic, []).append(question)
    return tuple(
        Topic(
            slugify(topic),
            _(TOPIC_WORDS[topic]) if topic in TOPIC_WORDS else topic.capitalize(),
            tuple(
                Line(
                    question.key,
                    question.question,
                    question.why_it_matters,
                    question.good_answer,
                    question.worrying_answer,
                    "",
                    taken=False,
                    shows_health=question.key in sensitive,
                    sources=source_links(question.sources, catalogue),
                )
                for question in questions
            ),
        )
        for topic, questions in grouped.items()
    )


def taken_topics(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """What goes on paper; on the screen each says why it is there."""
    taken = (
        Topic(
            topic.slug,
            topic.title,
            tuple(replace(line, because=_because(line)) for line in topic.lines if line.taken),
        )
        for topic in topics
    )
    return tuple(topic for topic in taken if topic.lines)


def drawn_topics(topics: Iterable[Topic], catalogue: Catalogue) -> SafeString:
    """Topics as they stand on the page; each line is drawn once per edition."""
    moulds = edition_moulds(catalogue)

    def drawn_line(line: Line) -> SafeString:
        def draw() -> str:
            hollow = replace(line, because=hole("because") if line.because else "")
            return render_to_string("questionnaire/_checklist_line.html", {"line": hollow})

        key = ("checklist line", line.key, bool(line.because))
        return moulds.draw(key, draw).fill({"because": line.because})

    def drawn(topic: Topic) -> SafeString:
        lines = joined(map(drawn_line, topic.lines))
        context = {"topic": topic, "lines": hole("lines")}
        key = ("checklist topic", topic.slug)
        return moulds.piece("questionnaire/_checklist_topic", key, context, {"lines": lines})

    return joined(map(drawn, topics))


def left_out(topics: Iterable[Topic], choice: Choice) -> tuple[Line, ...]:
    """The questions the answers call for that the person unticked: never gone without a word."""
    return tuple(line for topic in topics for line in topic.lines if line.key in choice.left_out)


def _because(line: Line) -> str:
    because = line.because or _("You chose this.")
    return f"{because} {SHOWS_HEALTH}" if line.shows_health else because


def _sensitive_keys(triggers: Iterable[QuestionTrigger]) -> frozenset[str]:
    """Questions that only a sensitive answer brings up: asking them tells the answer."""
    return frozenset(
        key
        for trigger in triggers
        for line in trigger.when
        if SENSITIVE.get(line.item, frozenset()).intersection(line.codes)
        for key in trigger.ask
    )
