"""The checklist: a side for the talk, a side for the person alone, and the words of both.

Screen, print and PDF are drawn from one `Sheet`, so that no two of them can say different things.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evidence.core.assessment.checklist import asked_first
from evidence.core.assessment.summary import Asked, Summary
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import ClinicQuestion
from evidence.core.edition.rules import QuestionTrigger
from evidence.core.edition.topics import Topic as LibraryTopic
from evidence.core.edition.vocabulary import Urgency
from evidence.core.views.topics_that_help import topics_for_question
from evidence.core.wording.sentences import TOPIC_WORDS
from questionnaire.handouts.about_me import SENSITIVE
from questionnaire.handouts.chosen_questions import FURTHER, Choice
from questionnaire.questions import Text

SHOWS_HEALTH = gettext_lazy("On paper, this question may show something about your health.")
TITLE = gettext_lazy("Questions for the clinic")
FIRST_TITLE = gettext_lazy("Ask first")
FURTHER_TITLE = gettext_lazy("Then, if there is time")
OWN_TITLE = gettext_lazy("My own questions")
MORE_TITLE = gettext_lazy("More questions")
ALONE_TITLE = gettext_lazy("For you alone: what to listen for")
KEEP = gettext_lazy("Keep this one. Do not hand it over.")
MADE_UP = gettext_lazy(
    "“We do not know” is a good answer too. The example answers are made up for this aid."
)
TAKE_TIME = gettext_lazy(
    "Before you pay: take two weeks. A price that ends today is pressure."
    " Go home with the terms and the product's name on paper."
)
WARNINGS: dict[Urgency, Text] = {
    Urgency.NOW: gettext_lazy("Get medical help now. All else comes after that."),
    Urgency.THIS_WEEK: gettext_lazy("See a doctor this week, before any treatment."),
    Urgency.SOON: gettext_lazy("See a doctor soon, before any treatment."),
    Urgency.BEFORE_ANY_TREATMENT: gettext_lazy("See a doctor before any treatment."),
}
"""The gravest first."""
TALK_SIDE, ALONE_SIDE = "talk", "alone"
SIDES = (TALK_SIDE, ALONE_SIDE)
"""Names in our addresses of the sides that can be printed by themselves."""


@dataclass(frozen=True)
class Line:
    """One clinic question with everything that is said about it.

    For example: key "Q12", question "Does the label allow the way you will use it on me?", why
    "Products for external use have been injected.", good "The label names this way of use.",
    worrying "All clinics do it.", because "The label says external use only.".
    """

    key: str
    question: str
    """As it stands on paper: short, and saying nothing of the person unless they wanted that."""
    why: str
    good: str
    worrying: str
    because: str
    """Why it was chosen for this person; for the screen alone."""
    shows_health: bool
    """Whether a reader may take from it something sensitive: only such an answer brings it up."""
    topics: tuple[LibraryTopic, ...] = ()
    """Pages of short answers that help with it; for the screen alone."""


@dataclass(frozen=True)
class Sheet:
    """Everything that goes on paper, in its order."""

    warning: str
    """What comes before all else, in words that tell no sign. Empty: nothing does."""
    about: str
    """What is printed of the person. Empty: nothing is."""
    first: tuple[Line, ...]
    """Two lines to write on each."""
    further: tuple[Line, ...]
    """One line to write on each."""
    more: tuple[Line, ...]
    """What has no room beside these: a further side."""
    blank_lines: int
    take_time: str
    """The advice to wait before paying. Empty beside a warning that has a time limit."""

    @property
    def further_from(self) -> int:
        """The number at which those go on."""
        return len(self.first) + 1

    @property
    def more_from(self) -> int:
        """The number at which the further side goes on."""
        return self.further_from + len(self.further)

    @property
    def blanks(self) -> range:
        """One for each empty line."""
        return range(self.blank_lines)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All questions in the order in which they are numbered."""
        return self.first + self.further + self.more


@dataclass(frozen=True)
class TopicLine:
    """One question of the edition on the page where questions are chosen."""

    line: Line
    taken: bool


@dataclass(frozen=True)
class Topic:
    """The questions of one topic, in the edition's order."""

    slug: str
    title: Text
    lines: tuple[TopicLine, ...]


def sheet_of(summary: Summary, choice: Choice, catalogue: Catalogue, *, about: str = "") -> Sheet:
    """The sheet of this choice; `about` is what the person wants printed of themselves."""
    lines = _lines(summary.questions, choice, catalogue)
    first = tuple(lines[key] for key in asked_first(choice.taken) if key in lines)
    rest = tuple(line for line in lines.values() if line not in first and line.key in choice.taken)
    warning = warning_words(summary, catalogue)
    return Sheet(
        warning=warning,
        about=about,
        first=first,
        further=rest[:FURTHER],
        more=rest[FURTHER:],
        blank_lines=choice.blank_lines,
        take_time="" if has_time_limit(summary, catalogue) else str(TAKE_TIME),
    )


def waiting(summary: Summary, choice: Choice, catalogue: Catalogue) -> tuple[Line, ...]:
    """Questions that the answers bring up and that are not on the sheet: never gone without a word."""
    lines = _lines(summary.questions, choice, catalogue)
    return tuple(lines[asked.key] for asked in summary.questions if asked.key not in choice.taken)


def all_topics(asked: Iterable[Asked], choice: Choice, catalogue: Catalogue) -> tuple[Topic, ...]:
    """Every question of the edition by topic, ticked or not."""
    grouped: dict[str, list[TopicLine]] = {}
    lines = _lines(asked, choice, catalogue)
    for question in catalogue.clinic_questions:
        one = TopicLine(lines[question.key], taken=question.key in choice.taken)
        grouped.setdefault(question.topic, []).append(one)
    return tuple(
        Topic(slugify(topic), topic_words(topic), tuple(found)) for topic, found in grouped.items()
    )


def topic_words(topic: str) -> Text:
    """A topic of questions as people read it."""
    return _(TOPIC_WORDS[topic]) if topic in TOPIC_WORDS else topic.capitalize()


def warning_words(summary: Summary, catalogue: Catalogue) -> str:
    """The gravest warning without its sign, as others may read the paper. Empty: there is none.

    For example "See a doctor this week, before any treatment."
    """
    urgencies = {
        catalogue.warning_sign[one.key].urgency
        for one in summary.warnings
        if one.key in catalogue.warning_sign
    }
    gravest = next((words for urgency, words in WARNINGS.items() if urgency in urgencies), "")
    return str(gravest)


def has_time_limit(summary: Summary, catalogue: Catalogue) -> bool:
    """Whether a warning says now, this week or soon: then no page says that there is time."""
    return any(
        catalogue.warning_sign[one.key].urgency is not Urgency.BEFORE_ANY_TREATMENT
        for one in summary.warnings
        if one.key in catalogue.warning_sign
    )


def neutral_words(question: ClinicQuestion) -> str:
    """The question for paper and messages: short, and without what it tells of who asks it."""
    return question.neutral_question or question.short_question or question.question


def counted_words(count: int) -> str:
    """How many questions wait: "4 more questions fit your answers."."""
    return ngettext(
        "%(count)s more question fits your answers.",
        "%(count)s more questions fit your answers.",
        count,
    ) % {"count": count}


def _lines(asked: Iterable[Asked], choice: Choice, catalogue: Catalogue) -> dict[str, Line]:
    because = {question.key: question.asked_because for question in asked}
    telling = _telling_keys(catalogue.question_triggers)
    return {
        question.key: _line(
            question,
            because.get(question.key, ""),
            openly=choice.with_answers and choice.with_sensitive,
            telling=question.key in telling,
            topics=topics_for_question(catalogue, question.key),
        )
        for question in catalogue.clinic_questions
    }


def _line(
    question: ClinicQuestion,
    because: str,
    *,
    openly: bool,
    telling: bool,
    topics: tuple[LibraryTopic, ...],
) -> Line:
    words = neutral_words(question)
    if telling and openly:
        words = question.question
    return Line(
        key=question.key,
        question=words,
        why=question.why_it_matters,
        good=question.short_good_answer or question.good_answer,
        worrying=question.worrying_answer,
        because=because,
        shows_health=telling,
        topics=topics,
    )


def _telling_keys(triggers: Iterable[QuestionTrigger]) -> frozenset[str]:
    """Questions that only a sensitive answer brings up: asking them tells the answer."""
    return frozenset(_asked_after(triggers, sensitive=True)) - frozenset(
        _asked_after(triggers, sensitive=False)
    )


def _asked_after(triggers: Iterable[QuestionTrigger], *, sensitive: bool) -> Iterator[str]:
    for trigger in triggers:
        tells = any(
            SENSITIVE.get(line.item, frozenset()).intersection(line.codes) for line in trigger.when
        )
        if tells is sensitive:
            yield from trigger.ask
