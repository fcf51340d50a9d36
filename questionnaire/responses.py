"""Page or fragment: the only place that knows whether htmx asked."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

SEE_OTHER = 303
UNPROCESSABLE = 422


def render_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """The page `<template>.html`, or for htmx its part `_<name>.html` under the page's title."""
    if not _wants_fragment(request):
        return render(request, f"{template}.html", {**context}, status=status)
    folder, _slash, name = template.rpartition("/")
    fragment = {**context, "fragment": f"{folder}/_{name}.html"}
    response = render(request, "questionnaire/_fragment.html", fragment, status=status)
    if status >= 400:
        # The address is the one that was there: each mistake would add a step to the history.
        response["HX-Push-Url"] = "false"
    return response


def see_other(address: str) -> HttpResponse:
    """After a POST: fetch the next page by GET."""
    return HttpResponseRedirect(address, status=SEE_OTHER)


def leave(request: HttpRequest, address: str) -> HttpResponse:
    """To a page outside the visit, loaded whole: its frame is another one."""
    if not _wants_fragment(request):
        return see_other(address)
    return HttpResponse(headers={"HX-Redirect": address})


def _wants_fragment(request: HttpRequest) -> bool:
    # Going back in the history puts a whole page in place.
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request
