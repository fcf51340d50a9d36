"""Addresses that fail in every way the service has a page for."""

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404
from django.urls import include, path
from django.views.decorators.http import require_POST

from decisionaid import errors


def raising(error):
    def view(request):
        raise error

    return view


def answering(page, *arguments):
    return lambda request: page(request, *arguments)


@require_POST
def only_post(request):
    raise AssertionError("not reached")


urlpatterns = [
    path("400/", raising(SuspiciousOperation("odd"))),
    path("403/", raising(PermissionDenied())),
    path("404/", raising(Http404())),
    path("405/", only_post),
    path("413/", raising(RequestDataTooBig("too much"))),
    path("415/", lambda request: errors.error_page(415)),
    path("429/", answering(errors.locked_out)),
    path("500/", raising(ValueError("a broken part"))),
    path("503/", raising(OperationalError("database is locked"))),
    path("", include("decisionaid.urls")),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error
