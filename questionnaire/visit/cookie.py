"""The answers' only home: one sealed cookie in the person's own browser."""

import time
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from evidence.core.assessment.answers_file import ProblemsError
from questionnaire.questions.steps import STEP
from questionnaire.visit.encryption import seal, unseal
from questionnaire.visit.visit import Visit

IDLE_SECONDS = 30 * 60
LONGEST_SECONDS = 4 * 60 * 60
RENEW_AFTER_SECONDS = 60
"""Reading a page renews a cookie older than this. Not at once: a slow page of one tab
would put back the answers that another tab has just replaced."""
LARGEST_COOKIE = 3_800
"""Browsers drop a cookie of more than 4,096 bytes without a word."""
LAYOUT = 1
"""Raised when the sealed value changes its shape: older cookies then count as unreadable."""


class TooLargeError(ValueError):
    """A visit that a browser would not keep."""


def load(request: HttpRequest) -> Visit:
    """The visit this browser brings along, or an empty one; `ended` where there was one before."""
    sealed = request.COOKIES.get(settings.ANSWERS_COOKIE_NAME)
    if not sealed:
        return Visit()
    return _visit(unseal(sealed), int(time.time())) or Visit(ended=True)


def save(response: HttpResponse, visit: Visit) -> None:
    """Gives the browser this visit to keep, counted as in use from now on."""
    now = int(time.time())
    visit = replace(visit, started_at=visit.started_at or now, seen_at=now)
    sealed = seal(_plain(visit))
    if len(sealed) > LARGEST_COOKIE:
        raise TooLargeError(f"{len(sealed)} bytes, expected {LARGEST_COOKIE} at most")
    response.set_cookie(
        settings.ANSWERS_COOKIE_NAME,
        sealed,
        secure=settings.ANSWERS_COOKIE_NAME.startswith("__Host-"),
        httponly=True,
        samesite="Lax",
    )


def clear(response: HttpResponse) -> None:
    """Has the browser forget the answers."""
    response.delete_cookie(settings.ANSWERS_COOKIE_NAME, samesite="Lax")


def is_due_for_renewal(visit: Visit) -> bool:
    keeps = not visit.is_empty or bool(visit.extras)
    return keeps and time.time() - visit.seen_at > RENEW_AFTER_SECONDS


def _plain(visit: Visit) -> dict[str, Any]:
    return {
        "v": LAYOUT,
        "a": dict(visit.answers),
        "p": sorted(visit.passed),
        "h": sorted(visit.heard),
        "d": list(visit.dropped),
        "e": visit.edition,
        "s": visit.started_at,
        "l": visit.seen_at,
        "x": dict(visit.extras),
    }


def _visit(plain: Any, now: int) -> Visit | None:
    """The visit, unless it ran out or an older version of this service wrote it."""
    if not isinstance(plain, dict) or plain.get("v") != LAYOUT:
        return None
    if now - plain["l"] > IDLE_SECONDS or now - plain["s"] > LONGEST_SECONDS:
        return None
    visit = Visit(
        answers=plain["a"],
        passed=frozenset(slug for slug in plain["p"] if slug in STEP),
        heard=frozenset(plain["h"]),
        dropped=tuple(plain["d"]),
        edition=plain["e"],
        started_at=plain["s"],
        seen_at=plain["l"],
        extras=plain["x"],
    )
    try:
        visit.persona()
    except ProblemsError:
        return None
    return visit
