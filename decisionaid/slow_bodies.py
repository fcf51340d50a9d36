"""A body that trickles in must not keep a worker: each worker has one thread to answer with.

A proxy that reads whole bodies first (nginx does) is required in front all the same. This is for
the day on which it is missing or set up otherwise.
"""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import BytesIO
from typing import Any

from django.conf import settings

from decisionaid.errors import error_page

Environment = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environment, StartResponse], Iterable[bytes]]
TOO_SLOW = "408 Request Timeout"
LONGEST = 8 * 1024 * 1024
"""Bytes that are read ahead; no form or file of the aid is as long, and Django refuses what is."""


class WholeBodies:
    """Reads a body of a known length before anybody answers, for BODY_SECONDS at most."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        length = length_of(environ)
        if 0 < length <= LONGEST:
            body = read_within(environ["wsgi.input"], length, settings.BODY_SECONDS)
            if body is None:
                page = error_page(408)
                start_response(TOO_SLOW, [*page.items(), ("Connection", "close")])
                return [page.content]
            environ["wsgi.input"] = BytesIO(body)
        return self.application(environ, start_response)


def length_of(environ: Environment) -> int:
    """The length that the client names; 0 where there is none or it is no number."""
    named = str(environ.get("CONTENT_LENGTH") or "")
    return int(named) if named.isascii() and named.isdigit() and len(named) < 12 else 0


def read_within(stream: Any, length: int, seconds: float) -> bytes | None:
    """What the client sent, cut off where it ended early. None: it is still sending."""
    found: list[bytes] = []

    def read() -> None:
        missing = length
        with suppress(OSError):  # the client is gone
            while missing and (part := stream.read(missing)):
                found.append(part)
                missing -= len(part)

    # A thread that is left behind ends with its connection.
    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(seconds)
    return None if reader.is_alive() else b"".join(found)
