"""The whole aid on drafts, for curators: behind the login, marked on screen and paper, never kept.

The addresses of the aid stand again below the curators' own path. A request there is answered by
the same views as a patient's, with an edition made of the drafts that only this request sees.
"""

import re
from collections.abc import Callable
from http.cookies import Morsel
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils import timezone

from evidence.core.edition import snapshot
from evidence.core.edition.ledger import with_ledger
from evidence.core.edition.serialisation import ShapeError
from evidence.drafts.catalogue import build_catalogue
from evidence.editions import store
from evidence.editions.edition import PublishedEdition, read_ledger
from evidence.models import Edition

Respond = Callable[[HttpRequest], HttpResponse]
PREFIX = f"{settings.CURATOR_PATH}preview/"
COOKIE = f"{settings.COOKIE_PREFIX}preview"
"""Answers given in a preview: apart from the curator's own visit to the aid."""
REFUSED = 409
CLOSED = (settings.CURATOR_PATH, "/health/", "/metrics")
BODY = re.compile(rb"<body[^>]*>")

_last: PublishedEdition | None = None


class Preview:
    """Middleware: asks for the permission on every request, then answers from the drafts."""

    def __init__(self, get_response: Respond) -> None:
        """The rest of the service."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Everything outside the preview's addresses passes untouched."""
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        user: Any = request.user
        if not user.is_authenticated:
            return redirect_to_login(request.path, reverse("admin:login"))
        if not (user.is_staff and user.has_perm("evidence.preview_edition")):
            raise PermissionDenied
        try:
            edition = draft_edition()
        except ShapeError as error:
            return told(request, "broken", str(error))
        return self._answer(request, edition)

    def _answer(self, request: HttpRequest, edition: PublishedEdition) -> HttpResponse:
        whole, prefix, cookies = request.path_info, get_script_prefix(), request.COOKIES
        inner = whole[len(PREFIX) - 1 :]
        if inner.startswith(CLOSED):
            raise Http404(whole)
        request.path_info = inner
        request.COOKIES = {k: v for k, v in cookies.items() if k != settings.ANSWERS_COOKIE_NAME}
        if COOKIE in cookies:
            request.COOKIES[settings.ANSWERS_COOKIE_NAME] = cookies[COOKIE]
        set_script_prefix(PREFIX)
        try:
            with store.previewing(edition):
                response = self.get_response(request)
        finally:
            set_script_prefix(prefix)
            request.path_info, request.COOKIES = whole, cookies
            # No visit of a patient: nothing outside may count it as one.
            request.edition = None  # type: ignore[attr-defined]
        if not response.get("Content-Type", "text/html").startswith("text/html"):
            response = told(request, "no_file")
        return marked(response)


def draft_edition() -> PublishedEdition:
    """All drafts, approved or not, as the edition they would make. Raises ShapeError."""
    global _last
    catalogue = with_ledger(build_catalogue(), read_ledger())
    digest = snapshot.digest(snapshot.dumps(catalogue))
    number = (Edition.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    # Pages remember an edition by identity: the same drafts are the same value.
    if _last is None or (_last.sha256, _last.number) != (digest, number):
        _last = PublishedEdition(
            number=number,
            published_on=timezone.localdate(),
            sha256=digest,
            note="",
            catalogue=catalogue,
            proof={},
        )
    return _last


def told(request: HttpRequest, what: str, problem: str = "") -> HttpResponse:
    """A page that says why there is nothing to see."""
    context = {"what": what, "problem": problem, "title": "", "is_popup": False}
    page = render_to_string("admin/evidence/preview_refused.html", context, request)
    return HttpResponse(page, status=REFUSED)


def marked(response: HttpResponse) -> HttpResponse:
    """The page with the mark of a draft, for nobody's cache and no search engine."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    for name in ("ETag", "Last-Modified", "Clear-Site-Data"):
        if name in response:
            del response[name]
    _rename_cookie(response)
    if BODY.search(response.content):
        mark = render_to_string("admin/evidence/_preview_mark.html").encode()
        style = render_to_string("admin/evidence/_preview_style.html").encode()
        body = response.content.replace(b"</head>", style + b"</head>", 1)
        response.content = BODY.sub(lambda found: found[0] + mark, body, count=1)
        if "Content-Length" in response:
            response["Content-Length"] = str(len(response.content))
    return response


def _rename_cookie(response: HttpResponse) -> None:
    found: Morsel[str] | None = response.cookies.pop(settings.ANSWERS_COOKIE_NAME, None)
    if found is not None:
        response.cookies[COOKIE] = found.value
        renamed = response.cookies[COOKIE]
        for name, value in found.items():
            renamed[name] = value
