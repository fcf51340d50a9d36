"""What a file would bring, sealed into the page until the person says yes. The server keeps none of it."""

import time
from dataclasses import replace
from typing import Any

from evidence.core.assessment.answers_file import ProblemsError, profile_from_answers
from evidence.editions.store import PublishedEdition
from questionnaire.fhir.reader import Opened
from questionnaire.questions.steps import STEP
from questionnaire.visit.cookie import IDLE_SECONDS
from questionnaire.visit.encryption import seal, unseal
from questionnaire.visit.visit import Visit

PURPOSE = "opened answers"
"""So that no other sealed text, such as a cookie, passes for this one."""


def sealed(found: Opened) -> str:
    """The answers as locked text for a hidden field."""
    return seal(
        {
            "for": PURPOSE,
            "answers": found.answers,
            "passed": sorted(found.passed),
            "at": int(time.time()),
        }
    )


def opened_again(text: str) -> Opened | None:
    """What was sealed. None: it was changed, is too old, or is something else."""
    plain = unseal(text)
    if not isinstance(plain, dict) or plain.get("for") != PURPOSE:
        return None
    if time.time() - plain["at"] > IDLE_SECONDS or not _readable(plain["answers"]):
        return None
    passed = frozenset(slug for slug in plain["passed"] if slug in STEP)
    return Opened(plain["answers"], passed, ())


def carried_on(visit: Visit, found: Opened, edition: PublishedEdition) -> Visit:
    """The visit with the file's answers in place of its own; messages are read anew."""
    return replace(
        visit,
        answers=found.answers,
        passed=found.passed,
        heard=frozenset(),
        dropped=(),
        edition=edition.number,
    )


def _readable(answers: Any) -> bool:
    """An older version of this service may have sealed it."""
    try:
        profile_from_answers(answers)
    except ProblemsError:
        return False
    return True
