"""Figures for Prometheus, counted by each worker in its own memory.

Off unless METRICS_TOKEN is set; then only who knows the token may read. A scrape reaches one
worker, so every line carries the worker it is from.
"""

import os
import secrets
import threading
from collections import Counter
from collections.abc import Iterator, Mapping

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from decisionaid.health import findings
from evidence.editions.store import current_edition

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 10.0)
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Labels = tuple[tuple[str, str], ...]

_lock = threading.Lock()
_requests: Counter[Labels] = Counter()
_within: Counter[tuple[str, float]] = Counter()
_seconds: dict[str, float] = {}
_timed: Counter[str] = Counter()


def count_request(method: str, route: str, status: int, seconds: float) -> None:
    """Add one answered request; routes are our own names, so their number is bounded."""
    with _lock:
        _requests[(("method", method), ("route", route), ("status", str(status)))] += 1
        _timed[route] += 1
        _seconds[route] = _seconds.get(route, 0.0) + seconds
        for bound in BUCKETS:
            if seconds <= bound:
                _within[(route, bound)] += 1


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    # Who does not know the token learns not even whether there are figures.
    if not token or not secrets.compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise Http404
    return HttpResponse("\n".join(lines()) + "\n", content_type=CONTENT_TYPE)


def lines() -> Iterator[str]:
    worker = {"worker": str(os.getpid())}
    with _lock:
        requests, within = dict(_requests), dict(_within)
        seconds, timed = dict(_seconds), dict(_timed)
    yield "# HELP aid_requests_total Requests answered."
    yield "# TYPE aid_requests_total counter"
    for labels, count in sorted(requests.items()):
        yield line("aid_requests_total", {**dict(labels), **worker}, count)
    yield "# HELP aid_request_seconds How long answers took."
    yield "# TYPE aid_request_seconds histogram"
    for route in sorted(timed):
        own = {"route": route, **worker}
        for bound in BUCKETS:
            found = within.get((route, bound), 0)
            yield line("aid_request_seconds_bucket", {**own, "le": str(bound)}, found)
        yield line("aid_request_seconds_bucket", {**own, "le": "+Inf"}, timed[route])
        yield line("aid_request_seconds_sum", own, round(seconds[route], 6))
        yield line("aid_request_seconds_count", own, timed[route])
    yield "# HELP aid_edition The edition that new visits see; 0 if there is none."
    yield "# TYPE aid_edition gauge"
    edition = current_edition()
    yield line("aid_edition", worker, edition.number if edition else 0)
    yield "# HELP aid_finding Whether a part of the service is as it must be (1) or not (0)."
    yield "# TYPE aid_finding gauge"
    for finding in findings():
        yield line("aid_finding", {"part": finding.part, **worker}, int(finding.good))


def line(name: str, labels: Mapping[str, str], value: float) -> str:
    """Labels are names of ours, but a quote in one must not end it."""
    told = ",".join(f'{key}="{escaped(text)}"' for key, text in labels.items())
    return f"{name}{{{told}}} {value}"


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
