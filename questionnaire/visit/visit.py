"""One person's visit as a frozen value: what was answered so far, and what that leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from evidence.core.assessment.answers_file import profile_from_answers
from evidence.core.assessment.profile import Preferences, Profile
from evidence.core.edition.items import NONE, OPEN_CODES
from questionnaire.questions.steps import Step, without_unasked

DISTRESS = frozenset({"great_distress", "low_mood"})
"""Answers after which a person is shown where to turn before anything else."""


@dataclass(frozen=True)
class Visit:
    """Everything the answers cookie holds. An empty one has no cookie."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    """Keys and codes as in an answers file."""
    passed: frozenset[str] = frozenset()
    """Slugs of the pages that were knowingly left out."""
    heard: frozenset[str] = frozenset()
    """Answers whose message ("see a doctor first", "where to turn") was read."""
    dropped: tuple[str, ...] = ()
    """Items no longer asked, whose answers went; the person is told once."""
    edition: int | None = None
    """The edition's number, pinned with the first answer."""
    started_at: int = 0
    seen_at: int = 0
    """Moments in seconds since 1970."""
    extras: Mapping[str, Any] = field(default_factory=dict)
    """Room for what other pages keep for this visit, under a name of theirs."""
    ended: bool = False
    """True of the empty visit that stands in for one that ran out or cannot be read."""

    @property
    def is_empty(self) -> bool:
        return not (self.answers or self.passed)

    @property
    def concerns(self) -> frozenset[str]:
        """Answers that lead to a message before any option is shown."""
        signs = set(self.answers.get("warning_signs", ())) - {NONE, *OPEN_CODES}
        return frozenset(signs | (DISTRESS & set(self.answers.get("conditions", ()))))

    @property
    def unheard(self) -> frozenset[str]:
        """Concerns whose message has not been read yet."""
        return self.concerns - self.heard

    def persona(self) -> tuple[Profile, Preferences]:
        """What the rules may know of the person, and what matters to them apart from it."""
        return self._persona

    @cached_property
    def _persona(self) -> tuple[Profile, Preferences]:
        return profile_from_answers(dict(self.answers))

    def answer(self, step: Step, given: Mapping[str, Any]) -> "Visit":
        """The visit after one page: new answers in, emptied ones and those no longer asked out."""
        rest = {key: value for key, value in self.answers.items() if key not in step.keys}
        told = {key: value for key, value in given.items() if value is not None}
        answers = without_unasked(rest | told)
        passed = self.passed - {step.slug} if told else self.passed | {step.slug}
        after = replace(
            self,
            answers=answers,
            passed=passed,
            # What was not said yet is said together with what goes now.
            dropped=tuple(
                key for key in dict.fromkeys((*self.dropped, *rest)) if key not in answers
            ),
        )
        # Who takes a sign back and names it again reads its message again.
        return replace(after, heard=after.heard & after.concerns)

    def hear(self) -> "Visit":
        """The visit of somebody who has read every message that was due."""
        return replace(self, heard=self.concerns)
