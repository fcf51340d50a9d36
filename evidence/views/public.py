"""How a public page is answered: rendered once per edition and day, then served from memory."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from threading import Lock
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from evidence.core.edition.expiry import are_too_old
from evidence.editions.store import PublishedEdition, current_edition
from evidence.presenters.words import dated, has_passed

FRESH_SECONDS = 30
"""How long a browser or a proxy may go on without asking: a withdrawal must show within a minute."""
KEPT_PAGES = 800
"""An edition has about 300 pages; more would mean made-up addresses."""

Entry = TypeVar("Entry")
Shown = tuple[str, Mapping[str, Any]]
"""A page as told: its template and its context."""
Show = Callable[..., Shown]
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Page:
    """A rendered page and its entity tag."""

    body: bytes
    etag: str


@dataclass
class _Memory:
    """Pages of one edition on one day; any other edition or day starts a new memory."""

    edition: PublishedEdition | None = None
    today: date | None = None
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)


_MEMORY = _Memory()
_LOCK = Lock()


def public_page(show: Show) -> View:
    """A view that renders what `show(edition, today, ...)` tells, once per edition and day."""

    @require_safe
    @wraps(show)
    def view(request: HttpRequest, **names: Any) -> HttpResponse:
        def make(edition: PublishedEdition, today: date) -> Shown:
            return show(edition, today, **names)

        return answer(request, make)

    return view


def answer(request: HttpRequest, make: Callable[[PublishedEdition, date], Shown]) -> HttpResponse:
    """The page at this address: from memory, or made now and remembered."""
    edition = current_edition()
    if edition is None:
        return nothing_published(request)
    edition = edition.as_shown_on(timezone.localdate())
    today = edition.review_day(timezone.localdate())
    address = (get_language() or "", request.path)
    page = _remembered(edition, today, address)
    if page is None:
        template, context = make(edition, today)
        page = _render(request, edition, today, template, context)
        _remember(edition, today, address, page)
    return cacheable(request, HttpResponse(page.body), page.etag)


def cacheable(request: HttpRequest, response: HttpResponse, etag: str) -> HttpResponse:
    """The response for anybody's cache, or 304 where the asker has it already."""
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}, must-revalidate"
    answer = get_conditional_response(request, etag, None, response)
    if isinstance(answer, HttpResponseNotModified):
        answer["Cache-Control"] = response["Cache-Control"]
    return answer if isinstance(answer, HttpResponse) else response


def nothing_published(request: HttpRequest) -> HttpResponse:
    """No edition can be shown: say so, and do not let a cache keep it."""
    response = render(
        request, "evidence/nothing.html", {"visit": False, "edition": None}, status=503
    )
    response["Retry-After"] = "60"
    response["Cache-Control"] = "no-store"
    return response


def found_or_404(entries: Mapping[str, Entry], key: str) -> Entry:
    """The entry of this key; a wrong address is not found."""
    if key not in entries:
        raise Http404(key)
    return entries[key]


def _render(
    request: HttpRequest,
    edition: PublishedEdition,
    today: date,
    template: str,
    context: Mapping[str, Any],
) -> Page:
    due = edition.catalogue.colophon.review_due_on
    whole = {
        "visit": False,
        "edition": edition,
        "stay_url": "",
        "overdue_since": dated(due) if has_passed(due, today) else "",
        "numbers_hidden": are_too_old(due, today),
        **context,
    }
    body = render_to_string(template, whole, request=request).encode()
    digest = hashlib.sha256(body).hexdigest()[:16]
    return Page(body, f'"{edition.number}-{digest}"')


def _remembered(edition: PublishedEdition, today: date, address: tuple[str, str]) -> Page | None:
    with _LOCK:
        # The store gives another value whenever an edition or the ledger changes.
        if _MEMORY.edition is not edition or _MEMORY.today != today:
            _MEMORY.edition, _MEMORY.today = edition, today
            _MEMORY.pages = {}
        return _MEMORY.pages.get(address)


def _remember(edition: PublishedEdition, today: date, address: tuple[str, str], page: Page) -> None:
    with _LOCK:
        same = _MEMORY.edition is edition and _MEMORY.today == today
        if same and len(_MEMORY.pages) < KEPT_PAGES:
            _MEMORY.pages[address] = page
