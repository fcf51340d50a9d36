"""Without a one-time code a curator is nobody, on every page of the site."""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

Respond = Callable[[HttpRequest], HttpResponse]

VERIFIED_AT = "verified_at"
"""Under this name a session knows since when it holds."""
LONGEST_SECONDS = 24 * 60 * 60
"""Then the password and a code are asked again, however busy the session was."""


class VerifiedCurators:
    """Gives views a user only after the second step, so that none of them can forget to ask.

    `request.half_user` is who has given a password; only the page that asks for the code reads it.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        half: Any = request.user
        request.half_user = half  # type: ignore[attr-defined]
        request.user = SimpleLazyObject(  # type: ignore[assignment]
            lambda: half if is_verified(half, request) else AnonymousUser()
        )
        if asks_for_code(request) and may_curate(half) and not is_verified(half, request):
            address = reverse("curator_code")
            return HttpResponseRedirect(f"{address}?{urlencode({'next': request.path})}")
        return self.get_response(request)


def asks_for_code(request: HttpRequest) -> bool:
    """Whether somebody who has only given a password is led from here to the second step."""
    return (
        request.method in ("GET", "HEAD")
        and request.path_info.startswith(settings.CURATOR_PATH)
        and request.path_info not in (reverse("curator_code"), reverse("curator_code_picture"))
    )


def may_curate(user: Any) -> bool:
    return bool(user.is_authenticated and user.is_active and user.is_staff)


def is_verified(user: Any, request: HttpRequest) -> bool:
    """Whether this session has passed both steps, and not too long ago."""
    if not (user.is_authenticated and user.is_verified()):
        return False
    since = request.session.get(VERIFIED_AT, 0)
    return bool(0 <= time.time() - since <= LONGEST_SECONDS)
