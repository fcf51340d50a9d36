"""What every answer carries and every request must keep to, whichever view serves it."""

import ipaddress
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

from decisionaid.errors import error_page

Respond = Callable[[HttpRequest], HttpResponse]
NOT_ALLOWED = 405

# Nothing in the aid asks a browser for these, so no page may.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class ResponseHeaders:
    """Sets the headers that also hold when a later middleware refuses the request."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response


class ForwardedHeaders:
    """Believes X-Forwarded-For and -Proto from a trusted proxy and drops them otherwise."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response
        self.trusted = [ipaddress.ip_network(entry) for entry in settings.TRUSTED_PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forwarded_for = request.META.pop("HTTP_X_FORWARDED_FOR", "")
        if not self.is_trusted(request.META.get("REMOTE_ADDR", "")):
            request.META.pop("HTTP_X_FORWARDED_PROTO", None)
        elif forwarded_for:
            request.META["REMOTE_ADDR"] = self.client(forwarded_for)
        request.META.pop("HTTP_X_FORWARDED_HOST", None)
        return self.get_response(request)

    def client(self, forwarded_for: str) -> str:
        """The last address that is not one of our proxies: a client can forge those before it."""
        hops = [hop.strip() for hop in forwarded_for.split(",")]
        outside = [hop for hop in hops if not self.is_trusted(hop)]
        return outside[-1] if outside else hops[0]

    def is_trusted(self, address: str) -> bool:
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self.trusted)


class BodyLimits:
    """Patients send a few short form fields, so anything larger or else is refused unread."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(settings.CURATOR_PATH):
            return self.get_response(request)
        is_file = request.content_type == "multipart/form-data"
        if is_file and request.path_info != settings.PATIENT_FILE_PATH:
            return error_page(415)
        limit = settings.PATIENT_FILE_BYTES if is_file else settings.PATIENT_BODY_BYTES
        if content_length(request) > limit:
            return error_page(413)
        if is_file:
            return self.get_response(request)
        if request.method == "POST" and request.body.count(b"&") >= settings.PATIENT_FIELDS:
            return error_page(400)
        return self.get_response(request)


class Compression(GZipMiddleware):
    """Packs pages for people; docs/decisions tells why that leaks nothing there.

    Pages of curators stay unpacked: some repeat a search next to a secret.
    """

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if request.path_info.startswith(settings.CURATOR_PATH):
            return response
        return super().process_response(request, response)


class WrongMethod:
    """Django answers a method it does not know with an empty page; people get one in words."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != NOT_ALLOWED or response.content:
            return response
        page = error_page(NOT_ALLOWED)
        page["Allow"] = response["Allow"]
        return page


def content_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
