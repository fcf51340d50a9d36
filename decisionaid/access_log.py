"""One line for each request: enough to run the service, nothing about who asked or what they said."""

import logging
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from decisionaid import metrics

Respond = Callable[[HttpRequest], HttpResponse]
LOG = logging.getLogger("decisionaid.access")
NO_ROUTE = "none"
STATIC = "static"
KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class AccessLog:
    """Tells method, route, status, time and size; the route's name stands for the address."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - began
        route = route_of(request)
        # A client may send any word as its method; a made-up one must not become a label.
        method = request.method if request.method in KNOWN_METHODS else "OTHER"
        metrics.count_request(method or "OTHER", route, response.status_code, seconds)
        details = {
            "method": method,
            "route": route,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "bytes": 0 if response.streaming else len(response.content),
            "request": secrets.token_hex(8),
        }
        LOG.info("request", extra={"details": details})
        return response


def route_of(request: HttpRequest) -> str:
    """The name of the pattern that answered, never the address itself."""
    if request.path_info.startswith(settings.STATIC_URL):
        return STATIC
    found = request.resolver_match
    return (found.view_name or NO_ROUTE) if found else NO_ROUTE
