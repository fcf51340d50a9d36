"""What every page of a visit does: bring the visit in, keep it alive, and let no cache keep the page."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import update_wrapper
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from evidence.editions.store import PublishedEdition, current_edition, load_edition
from questionnaire.questions.steps import first_open_safety
from questionnaire.rendering.responses import leave, render_page
from questionnaire.visit import cookie
from questionnaire.visit.visit import Visit

LOG = logging.getLogger(__name__)
NEW_EDITION = "new_edition"
"""Stands among `Visit.dropped` when the pinned edition was withdrawn during the visit."""

P = ParamSpec("P")


class VisitRequest(HttpRequest):
    """A request for a page of a visit."""

    visit: Visit
    edition: PublishedEdition
    told: bool
    """Whether this page said what was dropped; then it is not said again."""


View = Callable[Concatenate[HttpRequest, P], HttpResponse]
VisitView = Callable[Concatenate[VisitRequest, P], HttpResponse]


def visit_page(view: VisitView[P]) -> View[P]:
    """A page of a visit: `request.visit` and `request.edition` are there, the visit lives on."""

    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        visit = cookie.load(request)
        if visit.ended:
            response = leave(request, reverse("expired"))
            cookie.clear(response)
            return private(response)
        edition, visit = _pinned(visit)
        if edition is None:
            return private(no_edition(request))
        edition = edition.as_shown_on(localdate())
        asked = cast(VisitRequest, request)
        asked.visit, asked.edition, asked.told = visit, edition, False
        response = view(asked, *args, **kwargs)
        if not response.cookies and (asked.told or cookie.is_due_for_renewal(visit)):
            cookie.save(response, replace(visit, dropped=() if asked.told else visit.dropped))
        return private(response)

    update_wrapper(page, view)
    return page


def told_page(view: VisitView[P]) -> View[P]:
    """A page that tells what the answers lead to: only after the safety questions and messages."""

    def page(request: VisitRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if address := first_things_first(request.visit):
            return redirect(address)
        return view(request, *args, **kwargs)

    update_wrapper(page, view)
    return visit_page(page)


def first_things_first(visit: Visit) -> str | None:
    """The address of what comes before any option. None: nothing is left of it."""
    if step := first_open_safety(visit.answers, visit.passed):
        return reverse("question", args=[step.slug])
    return reverse("see_a_doctor_first") if visit.unheard else None


def private(response: HttpResponse) -> HttpResponse:
    """Nothing between us and the person may keep this, and no search engine list it."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    return response


def no_edition(request: HttpRequest) -> HttpResponse:
    title = _("No evidence has been published yet")
    LOG.error("no edition is published; run: python manage.py publish_edition")
    response = render_page(request, "questionnaire/no_edition", {"title": title}, status=503)
    response["Retry-After"] = "300"
    return response


def _pinned(visit: Visit) -> tuple[PublishedEdition | None, Visit]:
    """The edition this visit began with; the current one if that was withdrawn since."""
    pinned = load_edition(visit.edition) if visit.edition is not None else None
    if pinned is not None and not pinned.withdrawn:
        return pinned, visit
    current = current_edition()
    if visit.edition is None or current is None:
        return current, visit
    return current, replace(visit, edition=current.number, dropped=(*visit.dropped, NEW_EDITION))
