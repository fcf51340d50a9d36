"""Page or fragment: the only place that knows whether htmx asked."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

SEE_OTHER = 303
UNPROCESSABLE = 422


def render_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """The part `_<name>.html` in the frame of `<template>.html`, or for htmx under its title alone."""
    folder, _slash, name = template.rpartition("/")
    main = SafeString(render_to_string(f"{folder}/_{name}.html", {**context}, request))
    framed = {"title": context.get("title", ""), "main": main}
    if _wants_fragment(request):
        page = HttpResponse(
            render_to_string("questionnaire/_fragment.html", framed, request), status=status
        )
        if status >= 400:
            # The address is the one that was there: each mistake would add a step to the history.
            page["HX-Push-Url"] = "false"
    else:
        page = HttpResponse(render_to_string(f"{template}.html", framed, request), status=status)
    return with_forms(page, context.values()) if status == UNPROCESSABLE else page


def with_forms(page: HttpResponse, values: Iterable[object]) -> HttpResponse:
    """The page, knowing the forms among these values: the log names fields that were sent back."""
    page.forms = [form for form in values if isinstance(form, BaseForm)]  # type: ignore[attr-defined]
    return page


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
