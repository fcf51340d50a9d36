"""Reading without a connection, for those who ask for it: what may be kept, and who hands it out.

Only public pages are on the list, and nothing is kept before somebody presses the button.
"""

import json
from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from evidence.core.edition import snapshot
from evidence.editions.store import PublishedEdition, all_editions, current_edition
from evidence.presenters.questions_to_ask import question_sections
from evidence.views.pages import listing
from evidence.views.public import Shown, answer, public_page
from evidence.views.robots import public_paths

PARTS = ("css/app.css", "css/evidence.css", "css/print.css", "icons/mark.svg")
SCRIPTS = ("js/app.js", "js/keep.js")


@public_page
def questions_to_ask(edition: PublishedEdition, today: date) -> Shown:
    """Every question for a clinic, for anybody to print."""
    _template, context = listing(
        _("Questions to ask a clinic"),
        _("Clear answers are a good sign. So is “we do not know”."),
        question_sections(edition.catalogue),
    )
    return "evidence/questions_to_ask.html", context


@require_safe
def keep_list(request: HttpRequest) -> HttpResponse:
    """What may be kept: addresses of public pages and what they are drawn with."""
    if current_edition() is None:
        # A phone that kept an edition has to learn that it was withdrawn.
        response = JsonResponse({"edition": None, "version": "", "withdrawn": _withdrawn()})
        response["Cache-Control"] = "no-store"
        return response
    return _typed(answer(request, lambda edition, today: _listed(edition)), "application/json")


@require_safe
def keeper(request: HttpRequest) -> HttpResponse:
    """The service worker. Its address is its reach: it sees the library and no page of a visit."""
    return _typed(
        answer(request, lambda edition, today: _words()), "text/javascript; charset=utf-8"
    )


def kept_paths(edition: PublishedEdition) -> tuple[str, ...]:
    """The library without its own history: older editions are no reading for a waiting room."""
    library, history = reverse("evidence:library"), reverse("evidence:editions")
    languages = reverse("evidence:in_language", args=["xx"]).removesuffix("xx/")
    return tuple(
        path
        for path in public_paths(edition)
        if path.startswith(library) and not path.startswith((history, languages))
    )


def _listed(edition: PublishedEdition) -> Shown:
    told = {
        "edition": edition.number,
        # A source that was withdrawn changes what is shown and not the edition's own digest.
        "version": snapshot.digest(snapshot.dumps(edition.catalogue))[:16],
        "withdrawn": _withdrawn(),
        "pages": kept_paths(edition),
        "parts": [static(name) for name in (*PARTS, *SCRIPTS)],
    }
    return "evidence/plain.txt", {"told": json.dumps(told)}


def _withdrawn() -> list[int]:
    return [line.number for line in all_editions() if line.withdrawn]


def _words() -> Shown:
    offline = gettext(
        "You are offline, or the line is very slow. This copy was kept on {date}, edition {edition}."
        " It may have been withdrawn since."
    )
    words = {
        "language": get_language() or "",
        "offline": offline,
        "list": reverse("evidence:keep_list"),
    }
    return "evidence/keeper.js", {"words": json.dumps(words)}


def _typed(response: HttpResponse, kind: str) -> HttpResponse:
    if response.status_code == HttpResponse.status_code:
        response["Content-Type"] = kind
    return response
