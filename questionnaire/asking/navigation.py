"""Where a person goes from a page: on, back, or back to where they came from to change an answer."""

from collections.abc import Mapping
from functools import lru_cache

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from questionnaire.questions.steps import (
    STEPS,
    Step,
    first_open,
    first_open_safety,
    newly_open,
    step_before,
)
from questionnaire.visit.visit import Visit

ORIGINS = ("check", "summary")
"""Pages that let a person change an answer; their names are also those of their addresses."""


def origin_of(request: HttpRequest) -> str:
    """The page to return to after a change. Empty: the person is on the way through."""
    origin = request.GET.get("from", "")
    return origin if origin in ORIGINS else ""


def with_origin(address: str, origin: str) -> str:
    return f"{address}?from={origin}" if origin else address


def question_address(step: Step, origin: str = "") -> str:
    return question_addresses(origin)[step.slug]


def question_addresses(origin: str) -> Mapping[str, str]:
    """The address of every question page by its slug, on the way from `origin`."""
    return _addresses(origin, get_script_prefix())


@lru_cache(maxsize=2 * (len(ORIGINS) + 1))
def _addresses(origin: str, prefix: str) -> Mapping[str, str]:
    """Below this prefix: that of the site, or of a preview."""
    return {step.slug: with_origin(reverse("question", args=[step.slug]), origin) for step in STEPS}


def detour(step: Step, visit: Visit, origin: str) -> str | None:
    """Where to go instead, when this page is not due. None: it is.

    From the list of answers and the summary any page is due, once the safety questions are answered.
    """
    waiting = first_open(visit.answers, visit.passed)
    if origin and first_open_safety(visit.answers, visit.passed) is None:
        waiting = None
    ahead = waiting is not None and STEPS.index(step) > STEPS.index(waiting)
    if step.is_asked(visit.answers) and not ahead:
        return None
    return question_address(waiting, origin) if waiting else reverse("check")


def address_before(step: Step, visit: Visit, origin: str) -> str:
    """Where our own Back link leads."""
    if origin:
        return reverse(origin)
    earlier = step_before(step, visit.answers)
    return question_address(earlier) if earlier else reverse("home")


def address_after(step: Step, before: Visit, after: Visit, origin: str) -> str:
    """Where an answer leads: to a message, to what it brought up, back, or to what is still open.

    Nobody walks again through pages they have answered.
    """
    if after.unheard:
        return with_origin(reverse("see_a_doctor_first"), origin)
    if origin:
        opened = newly_open(step, before.answers, after.answers, after.passed)
        return question_address(opened, origin) if opened else reverse(origin)
    return address_onward(after, origin)


def address_onward(visit: Visit, origin: str) -> str:
    """Where a person goes on after a message."""
    if origin:
        return reverse(origin)
    waiting = first_open(visit.answers, visit.passed)
    return question_address(waiting) if waiting else reverse("check")
