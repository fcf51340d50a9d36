"""Entries somebody should check again: found anew whenever somebody looks, never stored as truth."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from evidence.models import CuratorNotice, Draft, LegalPosition, State

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Entry:
    """One draft, told in few words."""

    kind: str
    row: int
    name: str
    what: str
    due_on: date | None = None
    writers: frozenset[int] = frozenset()
    """Logins that wrote or submitted what waits; asked for by `waiting` alone."""

    def days_over(self, today: date) -> int:
        """How long it is overdue; never negative, whatever the clock says."""
        return max(0, (today - self.due_on).days) if self.due_on else 0


def due(until: date) -> list[Entry]:
    """Every entry whose review date, or date of a statement of law, comes before this day."""
    found = _looked_up(
        model.objects.filter(review_due_on__lt=until)
        .order_by()
        .values_list(Value(model._meta.model_name), "pk", Cast("review_due_on", CharField()))
        for model in draft_models()
    )
    laws = LegalPosition.objects.filter(expires_on__lt=until.isoformat()).order_by()
    dates = {(kind, pk): text for kind, pk, text in found}
    for pk, text in laws.values_list("pk", "expires_on"):
        key = ("legalposition", pk)
        dates[key] = min(text, dates.get(key, text))
    entries = [
        Entry(kind, pk, "", "", date.fromisoformat(text[:10])) for (kind, pk), text in dates.items()
    ]
    return sorted(entries, key=lambda one: (one.due_on or date.max, one.kind, one.row))


CARRY = frozenset({"source", "option", "study", "gaptype"})
"""Kinds that others name."""


def waiting(state: State = State.IN_REVIEW) -> list[Entry]:
    """Every entry that waits for a review, or is a draft, the one that waits longest first.

    What others name is reviewed before them: a finding cannot be approved before its study is.
    """
    rows = _looked_up(
        model.objects.filter(state=state)
        .order_by()
        .values_list(
            Value(model._meta.model_name),
            "pk",
            Cast("updated_at", CharField()),
            Cast("written_by", CharField()),
        )
        for model in draft_models()
    )
    reviewed = state == State.IN_REVIEW
    rows = sorted(rows, key=lambda row: (reviewed and row[0] not in CARRY, row[2]))
    return [
        Entry(kind, pk, "", "", writers=frozenset(json.loads(writers or "[]")))
        for kind, pk, _at, writers in rows
    ]


def named(entries: list[Entry]) -> list[Entry]:
    """The same entries with their names; one query for each kind among them."""
    models = {model._meta.model_name: model for model in draft_models()}
    rows = {
        kind: models[kind]
        ._default_manager.select_related()
        .in_bulk([one.row for one in entries if one.kind == kind])
        for kind in {one.kind for one in entries}
    }
    return [
        Entry(
            one.kind,
            one.row,
            str(rows[one.kind][one.row])[:90],
            str(models[one.kind]._meta.verbose_name),
            one.due_on,
        )
        for one in entries
        if one.row in rows[one.kind]
    ]


def sweep(today: date) -> int:
    """A notice for everybody about each overdue entry, once for each date; says how many are new.

    Only a reminder: pages compute what is overdue themselves.
    """
    overdue = {(one.kind, one.row, one.due_on): one for one in named(due(today))}
    told = set()
    for notice in CuratorNotice.objects.filter(due_on__isnull=False):
        subject = (notice.kind, notice.row or 0, notice.due_on)
        told.add(subject)
        if subject not in overdue:
            notice.delete()
    new = [one for subject, one in overdue.items() if subject not in told]
    CuratorNotice.objects.bulk_create(
        [
            CuratorNotice(
                kind=one.kind,
                row=one.row,
                due_on=one.due_on,
                text=f"{one.what}: {one.name}",
                at=timezone.now(),
            )
            for one in new
        ],
        ignore_conflicts=True,
    )
    return len(new)


def draft_models() -> list[Any]:
    """Every kind of draft."""
    return sorted(Draft.__subclasses__(), key=lambda model: model.__name__)


def _looked_up(parts: Iterator[QuerySet[Any, Any]]) -> list[Any]:
    """All kinds in one query."""
    first, *others = parts
    return list(first.union(*others, all=True))
