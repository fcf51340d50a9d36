"""Our own error pages: they need no database, no session and no static manifest.

They render without the request, because Django's own error views and context
processors read the body again, and a malformed body then turns a 404 into a 500.
"""

import sys
from functools import cache

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static

from decisionaid.access_log import route_of
from decisionaid.security_log import tell

RETRY_SECONDS = 30


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return error_page(413)
    return error_page(400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(403, of_curators(request, 403))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    tell(request, "form_refused", route=route_of(request))
    return error_page(403, "errors/csrf.html")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(404, of_curators(request, 404))


def of_curators(request: HttpRequest, status: int) -> str:
    """Curators have roles and entries, not answers: their pages say so and lead back to their own."""
    ours = request.path_info.startswith(settings.CURATOR_PATH)
    return f"errors/curators_{status}.html" if ours else ""


def locked_out(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: dict[str, str] | None = None,
) -> HttpResponse:
    """Too many wrong passwords; the page says nothing about whether the account exists."""
    response = error_page(429)
    response["Retry-After"] = str(int(settings.AXES_COOLOFF_TIME.total_seconds()))
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """A database that is locked, full or gone is an outage that passes: 503, not 500."""
    failure = sys.exception()
    # SQLite tells of a damaged file by the general class itself.
    if isinstance(failure, OperationalError | InterfaceError) or type(failure) is DatabaseError:
        return unavailable()
    return error_page(500)


def unavailable() -> HttpResponse:
    response = error_page(503)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def error_page(status: int, template: str = "") -> HttpResponse:
    context = {"stylesheet": stylesheet(), "curators": settings.CURATOR_PATH}
    content = render_to_string(template or f"errors/{status}.html", context)
    response = HttpResponse(content, status=status)
    response["Cache-Control"] = "no-store"
    return response


@cache
def stylesheet() -> str:
    """The address of our stylesheet, or nothing where static files were never collected."""
    try:
        return static("css/app.css")
    except ValueError:
        return ""
