"""The pages of the questionnaire in their order: what is asked next, what was, and how much is left."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

from django.utils.translation import gettext_lazy as _

from evidence.core.edition.items import is_asked
from questionnaire.questions.words import QUESTIONS, WORDS, Question, Text

SECONDS_A_PAGE = 15
SECONDS_TO_WEIGH = 60
"""The exercise of what matters has eight lines to think about."""

Answers = Mapping[str, Any]
"""What a person answered: keys and codes as an answers file has them."""


@dataclass(frozen=True)
class Section:
    """A group of pages people meet as one topic."""

    slug: str
    title: Text
    safety: bool = False
    """True where the summary cannot do without it."""


@dataclass(frozen=True)
class Step:
    """One page: one thing to answer, now and then with what belongs to it."""

    slug: str
    section: Section
    keys: tuple[str, ...]
    heading: Text = ""
    """What a page with more than one question is called."""

    @property
    def title(self) -> Text:
        return self.heading or QUESTIONS[self.keys[0]].legend

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(QUESTIONS[key] for key in self.keys)

    @cached_property
    def required(self) -> bool:
        """False where the whole page can be skipped."""
        return any(question.required for question in self.questions)

    @cached_property
    def depends(self) -> bool:
        """Whether other answers decide if this is asked."""
        return not all(is_asked(key, {}) for key in self.keys) or "pregnancy" in self.keys

    @property
    def seconds(self) -> int:
        return SECONDS_TO_WEIGH if "importance" in self.keys else SECONDS_A_PAGE

    def is_asked(self, answers: Answers) -> bool:
        if not self.depends:
            return True
        return all(is_asked(key, answers) for key in self.keys)

    def is_open(self, answers: Answers, passed: Collection[str]) -> bool:
        """Asked, and neither answered nor knowingly left out."""
        if not self.is_asked(answers):
            return False
        if self.required:
            return any(
                question.required and question.key not in answers for question in self.questions
            )
        return self.slug not in passed and not any(key in answers for key in self.keys)


SECTIONS: tuple[Section, ...] = tuple(
    Section(one["slug"], _(one["title"]), one.get("safety", False)) for one in WORDS["sections"]
)

# An address stays in the browser's history: it names the question, never an answer.
STEPS: tuple[Step, ...] = tuple(
    Step(
        page["slug"],
        section,
        tuple(one["key"] for one in page["questions"]),
        _(page["heading"]) if "heading" in page else "",
    )
    for section, words in zip(SECTIONS, WORDS["sections"], strict=True)
    for page in words["pages"]
)
SAFETY_STEPS = tuple(step for step in STEPS if step.section.safety)
STEP: Mapping[str, Step] = {step.slug: step for step in STEPS}
STEP_OF: Mapping[str, Step] = {key: step for step in STEPS for key in step.keys}
"""The step that asks an item."""


@dataclass(frozen=True)
class Progress:
    """Where a person stands, said truthfully: sections by number, time from the pages that are left."""

    section: int
    sections: int
    name: Text
    minutes: int


def asked_steps(answers: Answers) -> tuple[Step, ...]:
    """The pages this person meets."""
    return tuple(step for step in STEPS if step.is_asked(answers))


def first_open(answers: Answers, passed: Collection[str]) -> Step | None:
    """The first page that waits for an answer. None: there is none left."""
    return next(_open_steps(answers, passed), None)


def first_open_safety(answers: Answers, passed: Collection[str]) -> Step | None:
    """The first open page of the sections a summary cannot do without."""
    return next((step for step in SAFETY_STEPS if step.is_open(answers, passed)), None)


def step_before(step: Step, answers: Answers) -> Step | None:
    """The page that comes before this one for this person. None: this is the first."""
    earlier = STEPS[: STEPS.index(step)]
    return next((one for one in reversed(earlier) if one.is_asked(answers)), None)


def newly_open(step: Step, before: Answers, after: Answers, passed: Collection[str]) -> Step | None:
    """The next page that a changed answer brought up. None: it brought up nothing that is open.

    A page that depends on another answer leads on to its open neighbours, which the same
    answer brought up.
    """
    for one in _open_steps(after, passed):
        if not one.is_asked(before):
            return one
        later = STEPS.index(one) > STEPS.index(step)
        if step.depends and one.depends and later and one.section is step.section:
            return one
    return None


def without_unasked(answers: Answers) -> dict[str, Any]:
    """The answers to what is asked; the others would be left over from a changed mind."""
    return {key: answer for key, answer in answers.items() if is_asked(key, answers)}


def progress(step: Step, answers: Answers) -> Progress:
    """How far this page is along the way."""
    left = [one for one in STEPS[STEPS.index(step) :] if one.is_asked(answers)]
    return Progress(
        section=SECTIONS.index(step.section) + 1,
        sections=len(SECTIONS),
        name=step.section.title,
        minutes=ceil(sum(one.seconds for one in left) / 60),
    )


def _open_steps(answers: Answers, passed: Collection[str]) -> Iterator[Step]:
    return (step for step in STEPS if step.is_open(answers, passed))
