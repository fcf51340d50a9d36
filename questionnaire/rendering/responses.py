"""Page or fragment: the only place that knows whether htmx asked."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from questionnaire.questions.words import Text
from questionnaire.rendering.context_processors import aid
from questionnaire.rendering.prerendered import Mould, edition_moulds, hole

SEE_OTHER = 303
UNPROCESSABLE = 422


def render_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """The part `_<name>.html` in the frame of `<template>.html`, or for htmx under its title alone."""
    folder, _slash, name = template.rpartition("/")
    main = SafeString(render_to_string(f"{folder}/_{name}.html", {**context}, request))
    page = page_of(request, template, str(context.get("title", "")), main, status)
    return with_forms(page, context.values()) if status == UNPROCESSABLE else page


def with_forms(page: HttpResponse, values: Iterable[object]) -> HttpResponse:
    """The page, knowing the forms among these values: the log names fields that were sent back."""
    page.forms = [form for form in values if isinstance(form, BaseForm)]  # type: ignore[attr-defined]
    return page


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
    fillings: dict[str, Text] = {"title": title, "main": main}
    if token:
        fillings["token"] = token
    context = {"main": hole("main"), "title": hole("title") if title else ""}
    return whole_page(request, template, (bool(title),), context, fillings, status)


def whole_page(
    request: HttpRequest,
    template: str,
    shape: tuple[object, ...],
    context: Mapping[str, Any],
    fillings: dict[str, Text],
    status: int = 200,
) -> HttpResponse:
    """A page drawn once for everybody who reads this edition, its holes filled for this person.

    `context` may hold public text and holes alone; `shape` names what else the template was told.
    """
    known = aid(request)
    visited, edition = known["visit"] is not None, known["edition"]

    def draw() -> str:
        hollow = {**known, **context, "csrf_token": hole("token"), "visit": visited}
        return render_to_string(f"{template}.html", hollow)

    if edition:
        key = (template, visited, shape, edition.number, edition.withdrawn)
        page = edition_moulds(edition.catalogue).draw(key, draw)
    else:
        page = Mould(draw())
    # Asking for a token sets a cookie, which pages outside a visit do without.
    if "token" in page.names and "token" not in fillings:
        fillings["token"] = get_token(request)
    return HttpResponse(page.fill(fillings), status=status)


def see_other(address: str) -> HttpResponse:
    """After a POST: fetch the next page by GET."""
    return HttpResponseRedirect(address, status=SEE_OTHER)


def leave(request: HttpRequest, address: str) -> HttpResponse:
    """To a page outside the visit, loaded whole: its frame is another one."""
    if not _wants_fragment(request):
        return see_other(address)
    return HttpResponse(headers={"HX-Redirect": address})


def _wants_fragment(request: HttpRequest) -> bool:
    # Asked first, as looking at any header by its name reads them all.
    if "HTTP_HX_REQUEST" not in request.META:
        return False
    # Going back in the history puts a whole page in place.
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request
