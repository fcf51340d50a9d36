"""Whether this process lives, and whether it is fit to serve: for load balancers and operators."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import Error as DatabaseFailure
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from decisionaid import __version__
from evidence.editions import integrity
from evidence.editions.store import current_edition

LITTLE_DISK = 0.15
NO_DISK = 0.02


@dataclass(frozen=True)
class Finding:
    """One part of the service, whether it is as it must be, and what is wrong otherwise."""

    part: str
    good: bool
    said: str = ""
    serves: bool = True
    """False: this node must not be sent visitors, or somebody must come at once."""


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The process answers. It asks nothing else, so that a lost database restarts no worker."""
    return JsonResponse({"status": "alive", "version": __version__})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 where all is well or only a warning is due; 503 where a person must look."""
    found = findings()
    failing = [finding for finding in found if not finding.serves]
    status = "failing" if failing else "ok" if all(f.good for f in found) else "warning"
    parts = {finding.part: finding.said or "ok" for finding in found}
    return JsonResponse({"status": status, "parts": parts}, status=503 if failing else 200)


def findings() -> list[Finding]:
    """Every part, in a fixed order."""
    return [
        database(),
        unless_unreachable("edition", edition),
        unless_unreachable("ledger", ledger),
        unless_unreachable("clock", clock),
        disk(),
        statements(),
    ]


def unless_unreachable(part: str, look: Callable[[], Finding]) -> Finding:
    """What cannot be looked at is not good."""
    try:
        return look()
    except DatabaseFailure:
        return Finding(
            part, good=False, said="cannot be checked without the database", serves=False
        )


def database() -> Finding:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseFailure:
        return Finding("database", good=False, said="does not answer", serves=False)
    return Finding("database", good=True)


def edition() -> Finding:
    if integrity.newest_is_shown():
        return Finding("edition", good=True)
    shown = current_edition()
    said = (
        f"damaged or out of step; edition {shown.number} is served" if shown else "none is served"
    )
    return Finding("edition", good=False, said=said, serves=False)


def ledger() -> Finding:
    if integrity.ledger_is_complete():
        return Finding("ledger", good=True)
    said = "withdrawals are missing from the database; run: python manage.py start_check"
    return Finding("ledger", good=False, said=said, serves=False)


def clock() -> Finding:
    if integrity.clock_is_sane(timezone.now()):
        return Finding("clock", good=True)
    said = "this machine's clock stands before the newest record"
    return Finding("clock", good=False, said=said, serves=False)


def disk() -> Finding:
    """How much room is left where the database, the keys and the kept files are."""
    try:
        usage = shutil.disk_usage(settings.DATA_DIR)
    except OSError:
        return Finding("disk", good=False, said="DATA_DIR cannot be read")
    free = usage.free / usage.total
    if free >= LITTLE_DISK:
        return Finding("disk", good=True)
    # Pages go on from memory on a full disk, but nothing can be published or withdrawn.
    return Finding("disk", good=False, said="little room is left", serves=free >= NO_DISK)


def statements() -> Finding:
    shown = current_edition()
    if shown is None:
        return Finding("statements", good=False, said="no edition is served")
    overdue = integrity.overdue_statements(shown, timezone.now().date())
    if not overdue:
        return Finding("statements", good=True)
    return Finding("statements", good=False, said=f"{overdue} past their review date")
