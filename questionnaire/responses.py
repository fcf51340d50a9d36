"""Page or fragment: the only place that knows whether htmx asked."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from questionnaire.context import aid
from questionnaire.mould import Mould, edition_moulds, hole
from questionnaire.questions.words import Text

SEE_OTHER = 303
UNPROCESSABLE = 422


def render_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """The part `_<name>.html` in the frame of `<template>.html`, or for htmx under its title alone."""
    folder, _slash, name = template.rpartition("/")
    main = SafeString(render_to_string(f"{folder}/_{name}.html", {**context}, request))
    return page_of(request, template, str(context.get("title", "")), main, status)


def page_of(
    request: HttpRequest,
    template: str,
    title: str,
    main: SafeString,
    status: int = 200,
    token: str = "",
) -> HttpResponse:
    """A drawn part in its frame, or for htmx under its title alone."""
    if _wants_fragment(request):
        fragment = {"title": title, "main": main}
        response = HttpResponse(
            render_to_string("questionnaire/_fragment.html", fragment), status=status
        )
        if status >= 400:
            # The address is the one that was there: each mistake would add a step to the history.
            response["HX-Push-Url"] = "false"
        return response
    frame = _frame(request, f"{template}.html", bool(title))
    fillings: dict[str, Text] = {"title": title, "main": main}
    # Asking for a token sets a cookie, which pages outside a visit do without.
    if "token" in frame.names:
        fillings["token"] = token or get_token(request)
    return HttpResponse(frame.fill(fillings), status=status)


def see_other(address: str) -> HttpResponse:
    """After a POST: fetch the next page by GET."""
    return HttpResponseRedirect(address, status=SEE_OTHER)


def leave(request: HttpRequest, address: str) -> HttpResponse:
    """To a page outside the visit, loaded whole: its frame is another one."""
    if not _wants_fragment(request):
        return see_other(address)
    return HttpResponse(headers={"HX-Redirect": address})


def _frame(request: HttpRequest, template: str, titled: bool) -> Mould:
    """What stands around the main part: the same for everybody who reads this edition."""
    known = aid(request)
    visited, edition = known["visit"] is not None, known["edition"]

    def draw() -> str:
        holes = {"main": hole("main"), "csrf_token": hole("token"), "title": ""}
        if titled:
            holes["title"] = hole("title")
        return render_to_string(template, {**known, **holes, "visit": visited})

    if not edition:
        return Mould(draw())
    key = (template, visited, titled, edition.number, edition.withdrawn)
    return edition_moulds(edition.catalogue).draw(key, draw)


def _wants_fragment(request: HttpRequest) -> bool:
    # Going back in the history puts a whole page in place.
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request
