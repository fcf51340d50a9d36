"""Counts visits in the worker's memory and adds the sums to the database now and then.

No page waits for the database, and between two sums nothing tells one visit from another.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db import Error as DatabaseFailure
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from evidence import usage_counts
from evidence.core.wording.small_counts import Counted

Respond = Callable[[HttpRequest], HttpResponse]
LOG = logging.getLogger(__name__)
EVERY_SECONDS = 60
SHOWN = {"summary": Counted.SUMMARY_SHOWN, "checklist_pdf": Counted.CHECKLIST_PRINTED}
"""Names of pages, and what it counts as when one is shown."""

_lock = threading.Lock()
_waiting: Counter[tuple[date, int, Counted]] = Counter()
_writer: threading.Thread | None = None


class VisitCounts:
    """Looks at what was answered, never at what was said."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        what = counted(request, response)
        edition = getattr(request, "edition", None)
        if settings.COUNT_VISITS and what and edition:
            remember(timezone.now().date(), edition.number, what)
        return response


def counted(request: HttpRequest, response: HttpResponse) -> Counted | None:
    """What this answer counts as. None: nothing."""
    route = request.resolver_match.view_name if request.resolver_match else ""
    if route in SHOWN:
        return SHOWN[route] if response.status_code == 200 and request.method == "GET" else None
    visit = getattr(request, "visit", None)
    if route != "question" or visit is None or not visit.is_empty:
        return None
    cookie = response.cookies.get(settings.ANSWERS_COOKIE_NAME)
    return Counted.VISIT_STARTED if cookie and cookie.value else None


def remember(day: date, edition: int, what: Counted) -> None:
    global _writer
    with _lock:
        _waiting[(day, edition, what)] += 1
        # Begun here and not at import: a worker is forked after it.
        if _writer is None or not _writer.is_alive():
            _writer = threading.Thread(target=write_now_and_then, daemon=True)
            _writer.start()


def write_now_and_then() -> None:
    while True:
        time.sleep(EVERY_SECONDS)
        write()
        connection.close()  # not held for the minute between


def write() -> None:
    """Add what waits; what the database does not take now waits on."""
    with _lock:
        sums = dict(_waiting)
        _waiting.clear()
    if not sums:
        return
    try:
        usage_counts.add(sums)
    except DatabaseFailure as error:
        LOG.warning("counts wait for the database (%s)", type(error).__name__)
        with _lock:
            _waiting.update(sums)
