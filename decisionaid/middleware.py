"""What every answer carries and every request must keep to, whichever view serves it."""

import re
import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from isal import igzip

from decisionaid.errors import error_page

Respond = Callable[[HttpRequest], HttpResponse]
NOT_ALLOWED = 405

ACCEPTS_GZIP = re.compile(r"\bgzip\b")
SHORTEST_PACKED = 200
"""Bytes; below this a packed page is hardly smaller."""
LEVEL = 2
"""Of igzip: level 3 makes a page a sixteenth smaller and takes two and a half times as long."""
GZIP_HEADER, GZIP_FLAGS = 10, 3
"""Bytes in a header without a name, and the place of its flags (RFC 1952)."""
LONGEST_NAME = 100

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


class Compression:
    """Packs pages for people; docs/decisions tells why that leaks nothing there.

    Pages of curators stay unpacked: some repeat a search next to a secret.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith(settings.CURATOR_PATH) or not _is_worth_packing(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            response.content = pack(response.content)
            response["Content-Encoding"] = "gzip"
            response["Content-Length"] = str(len(response.content))
            if response.get("ETag", "").startswith('"'):
                # The bytes differ from those it was made for: RFC 9110, 8.8.1.
                response["ETag"] = f"W/{response['ETag']}"
        return response


def pack(content: bytes) -> bytes:
    """As gzip, with a file name of random length in its header: the size no longer tells the content.

    That is what Django's own middleware does (against BREACH); this packer is twenty times as
    fast and its pages a fifth larger.
    """
    packed = igzip.compress(content, compresslevel=LEVEL, mtime=0)
    header = bytearray(packed[:GZIP_HEADER])
    header[GZIP_FLAGS] = igzip.FNAME
    name = b"a" * secrets.randbelow(LONGEST_NAME)
    return b"".join((header, name, b"\0", packed[GZIP_HEADER:]))


def _is_worth_packing(response: HttpResponse) -> bool:
    if response.streaming or response.has_header("Content-Encoding"):
        return False
    return len(response.content) >= SHORTEST_PACKED


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
