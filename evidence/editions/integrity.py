"""Whether what is published is whole, complete and not overdue: what an operator must know."""

from datetime import date, datetime, timedelta

from django.db.models import Max

from evidence.core.edition import snapshot
from evidence.core.edition.expiry import own_days
from evidence.editions import local_copy
from evidence.editions.store import PublishedEdition, all_editions, current_edition
from evidence.models import Edition, LedgerEntry

CLOCKS_MAY_DIFFER_BY = timedelta(minutes=5)


def overdue_statements(edition: PublishedEdition, today: date) -> int:
    """How many statements of the edition are past their date and marked as such to people."""
    day = edition.review_day(today).isoformat()
    catalogue = edition.catalogue
    dates = [law.expires_on for law in catalogue.legal_positions]
    due = catalogue.colophon.review_due_on
    dates += [due, *(own for own in own_days(catalogue) if own < due)]
    return sum(found < day for found in dates)


def damaged_editions() -> list[int]:
    """Numbers of the editions whose text is not the one that was published."""
    rows = Edition.objects.order_by("number").values_list("number", "sha256", "snapshot")
    return [number for number, sha256, text in rows.iterator() if snapshot.digest(text) != sha256]


def newest_is_shown() -> bool:
    """Whether new visits see the newest edition that is not withdrawn, and it is whole still."""
    shown = current_edition()
    newest = next((line for line in all_editions() if not line.withdrawn), None)
    if shown is None or newest is None or shown.number != newest.number:
        return False
    text = Edition.objects.filter(number=shown.number).values_list("snapshot", flat=True).first()
    return text is not None and snapshot.digest(text) == shown.sha256


def clock_is_sane(now: datetime) -> bool:
    """Whether this moment lies after everything that was ever published or withdrawn."""
    newest = (
        Edition.objects.aggregate(at=Max("published_at"))["at"],
        LedgerEntry.objects.aggregate(at=Max("at"))["at"],
    )
    return all(at is None or now >= at - CLOCKS_MAY_DIFFER_BY for at in newest)


def ledger_is_complete() -> bool:
    """Whether the database knows every withdrawal that this machine has ever seen."""
    return not local_copy.missing_from_database()
