"""The sums of each day in the database: adding to them, telling them, forgetting old ones."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from evidence.core.wording.small_counts import Counted, count_words
from evidence.models.counters import DayCount

KEPT_FOR = timedelta(days=2 * 365)

Sums = Mapping[tuple[date, int, Counted], int]
"""Day, edition and what was counted."""


def add(sums: Sums) -> None:
    """Add these to what is there; all of them or none."""
    with transaction.atomic():
        for (day, edition, what), count in sums.items():
            row = DayCount.objects.filter(day=day, edition_number=edition, what=what)
            if row.update(count=F("count") + count):
                continue
            try:
                with transaction.atomic():
                    DayCount.objects.create(day=day, edition_number=edition, what=what, count=count)
            except IntegrityError:
                # Another worker made the row between the two statements.
                row.update(count=F("count") + count)


def told() -> Iterator[tuple[date, int, str, str]]:
    """Every sum in words, newest day first."""
    for row in DayCount.objects.all():
        yield row.day, row.edition_number, row.what, count_words(row.count)


def prune(today: date) -> int:
    """Remove what is older than two years; says how many sums went."""
    removed, _each = DayCount.objects.filter(day__lt=today - KEPT_FOR).delete()
    return removed
