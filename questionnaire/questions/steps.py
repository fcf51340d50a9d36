"""The pages of the questionnaire in their order: what is asked next, what was, and how much is left."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

from django.utils.translation import gettext_lazy as _

from evidence.core.edition.items import is_asked
from questionnaire.questions import QUESTIONS, Question, Text

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


ABOUT_YOU = Section("about-you", _("About you"), safety=True)
YOUR_HAIR_LOSS = Section("your-hair-loss", _("Your hair loss"), safety=True)
YOUR_HEALTH = Section("your-health", _("Your health"), safety=True)
WHAT_YOU_USE_NOW = Section("what-you-use-now", _("What you use now"))
NEEDLES = Section("needles", _("Needles"))
BUDGET_AND_TIME = Section("budget-and-time", _("Budget and time"))
AN_OFFER = Section("an-offer", _("An offer from a clinic or seller"))
WHAT_MATTERS = Section("what-matters", _("What matters to you"))

SECTIONS: tuple[Section, ...] = (
    ABOUT_YOU,
    YOUR_HAIR_LOSS,
    YOUR_HEALTH,
    WHAT_YOU_USE_NOW,
    NEEDLES,
    BUDGET_AND_TIME,
    AN_OFFER,
    WHAT_MATTERS,
)

# An address stays in the browser's history: it names the question, never an answer.
STEPS: tuple[Step, ...] = (
    Step("age", ABOUT_YOU, ("age_band",)),
    Step("sex-at-birth", ABOUT_YOU, ("sex",)),
    Step("country", ABOUT_YOU, ("country", "treatment_country"), _("Your country")),
    Step("signs", YOUR_HAIR_LOSS, ("warning_signs",)),
    Step("cause", YOUR_HAIR_LOSS, ("diagnosis",)),
    Step("pregnancy", YOUR_HEALTH, ("pregnancy",)),
    Step("health", YOUR_HEALTH, ("conditions",)),
    Step("in-use", WHAT_YOU_USE_NOW, ("regimen",)),
    Step("how-long", WHAT_YOU_USE_NOW, ("regimen_duration",)),
    Step("needles", NEEDLES, ("needle_tolerance",)),
    Step("blood", NEEDLES, ("blood_draw",)),
    Step("budget", BUDGET_AND_TIME, ("budget",)),
    Step("visits", BUDGET_AND_TIME, ("visits_per_year",)),
    Step("offer", AN_OFFER, ("offer_method",)),
    Step("offer-origin", AN_OFFER, ("offer_source",)),
    Step("offer-label", AN_OFFER, ("offer_label",)),
    Step("offer-price", AN_OFFER, ("offer_price",)),
    Step("offer-claims", AN_OFFER, ("offer_claims",)),
    Step("what-matters", WHAT_MATTERS, ("importance",)),
    Step("studies", WHAT_MATTERS, ("trial_interest",)),
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
