"""The steps of a batch, each taken once, and its lines as the records they came from."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from evidence.importing.records import UNREADABLE, Record, Rejected
from evidence.models import BatchState, ImportBatch, ImportLine


class NotNow(Exception):
    """The batch cannot be added or undone as it stands; the message says why."""


def step(
    batch: ImportBatch, before: BatchState, after: BatchState, by: AbstractBaseUser, now: datetime
) -> None:
    """Whoever is first takes the step; a second click or person is told."""
    moved = ImportBatch.objects.filter(pk=batch.pk, state=before).update(
        state=after, decided_at=now, decided_by_id=by.pk
    )
    if not moved:
        raise NotNow(_("Somebody has decided about this import already."))
    batch.refresh_from_db()


def record_of(line: ImportLine) -> Record:
    """The record a line came from."""
    plain: dict[str, Any] = line.record
    lists = {
        "identifiers": tuple((scheme, value) for scheme, value in plain["identifiers"]),
        "remarks": tuple(plain["remarks"]),
        "also": tuple(plain.get("also", ())),
    }
    return Record(**{**plain, **lists})


def pieces(lines: Iterable[ImportLine]) -> Iterator[Record | Rejected]:
    """The file again, as far as it was kept."""
    for line in lines:
        yield record_of(line) if line.record else Rejected(line.line, UNREADABLE)
