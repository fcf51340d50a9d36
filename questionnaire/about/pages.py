"""The pages anybody may read without a visit. None of them sets a cookie."""

from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evidence.editions.store import current_edition
from questionnaire.about.made import made
from questionnaire.about.proved import proved
from questionnaire.questions.steps import SECTIONS, STEPS
from questionnaire.visit import cookie
from questionnaire.visit.decorators import no_edition, private
from questionnaire.visit.privacy_inventory import COOKIES


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The decision, for whom, what happens to answers, and the way in."""
    edition = current_edition()
    if edition is None:
        return private(no_edition(request))
    longest = ceil(sum(step.seconds for step in STEPS) / 60)
    shortest = ceil(sum(step.seconds for step in STEPS if not step.depends) / 60)
    context = {
        "sections": len(SECTIONS),
        "first": STEPS[0].slug,
        "made": made(edition, localdate()),
        "shortest_minutes": shortest,
        "longest_minutes": longest,
        "idle_minutes": cookie.IDLE_SECONDS // 60,
    }
    return render(request, "questionnaire/home.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    edition = current_edition()
    context = {
        "title": _("About this decision aid"),
        "proved": proved(edition.proof) if edition else None,
        "made": made(edition, localdate()) if edition else None,
    }
    return render(request, "questionnaire/about.html", context)


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "questionnaire/help.html", {"title": _("Help")})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    context = {
        "title": _("Your privacy"),
        "cookies": COOKIES,
        "idle_minutes": cookie.IDLE_SECONDS // 60,
        "longest_hours": cookie.LONGEST_SECONDS // 3600,
    }
    return render(request, "questionnaire/privacy.html", context)
