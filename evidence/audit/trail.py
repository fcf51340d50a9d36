"""The audit trail: one chained row for everything a curator does. Nothing else writes to it.

Each row's digest covers the row and the digest before it, so a row that was changed, put in
between or taken away breaks the chain where it stood. `manage.py verify_audit` looks.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.signals import post_create_historical_record

from evidence.models import AuditRow, Draft, Edition, LedgerEntry, Part

NAME_LENGTH = 200
_CHAINED = (
    "at",
    "by",
    "by_id",
    "action",
    "kind",
    "row",
    "name",
    "before",
    "after",
    "reason",
    "content",
    "previous",
)


class Action(StrEnum):
    """What was done."""

    LOADED = "loaded"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SENT_BACK = "sent back"
    REOPENED = "reopened"
    BROUGHT_BACK = "brought back"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    REINSTATED = "reinstated"
    MARKED = "marked"
    PUT_BACK = "put back"
    OFFERED = "offered"
    LEFT_OUT = "left for later"
    KEPT = "kept as it is"


_OF_HISTORY = {"+": Action.ADDED, "~": Action.CHANGED, "-": Action.REMOVED}


def record(
    action: Action,
    *,
    by: Any = None,
    name: str = "",
    about: tuple[str, int | None] = ("", None),
    states: tuple[str, str] = ("", ""),
    reason: str = "",
    content: str = "",
) -> AuditRow:
    """Add one row. `by` is a curator or, for a command, a name; `about` a kind and its row."""
    with transaction.atomic():
        _one_at_a_time()
        row = AuditRow(
            at=timezone.now(),
            by=str(by or _("command line"))[:150],
            by_id=getattr(by, "pk", None),
            action=action,
            kind=about[0],
            row=about[1],
            name=name[:NAME_LENGTH],
            before=states[0],
            after=states[1],
            reason=reason,
            content=content,
            previous=head(),
        )
        row.digest = digest_of(row)
        row.save()
    return row


def record_added(drafts: Iterable[Draft], *, by: Any, reason: str) -> None:
    """One row for each draft that was written in bulk, where no history tells of them singly."""
    with transaction.atomic():
        _one_at_a_time()
        rows, previous, now = [], head(), timezone.now()
        for draft in drafts:
            kind, number = about(draft)
            row = AuditRow(
                at=now,
                by=str(by)[:150],
                by_id=by.pk,
                action=Action.ADDED,
                kind=kind,
                row=number,
                name=str(draft)[:NAME_LENGTH],
                after=draft.state,
                reason=reason,
                content=content_digest(draft),
                previous=previous,
            )
            row.digest = previous = digest_of(row)
            rows.append(row)
        AuditRow.objects.bulk_create(rows, batch_size=500)


def digest_of(row: AuditRow) -> str:
    """The digest that this row should carry."""
    plain = {name: getattr(row, name) for name in _CHAINED}
    plain["at"] = row.at.astimezone(timezone.get_fixed_timezone(0)).isoformat()
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def broken_rows() -> Iterator[str]:
    """A sentence for each place where the trail is not what was written."""
    previous, began, numbers, entries = "", None, set(), 0
    for row in AuditRow.objects.order_by("pk").iterator():
        began = began or row.at
        if row.digest != digest_of(row):
            yield _("Row %(row)s was changed after it was written.") % {"row": row.pk}
        if row.previous != previous:
            yield _("Before row %(row)s something was changed, removed or put in.") % {
                "row": row.pk
            }
        previous = row.digest
        if row.action == Action.PUBLISHED:
            numbers.add(row.row)
        entries += row.kind == "ledgerentry"
    yield from _untold(began, numbers, entries)


def head() -> str:
    """The digest of the newest row: it differs after everything that anybody does."""
    return AuditRow.objects.order_by("-pk").values_list("digest", flat=True).first() or ""


def rows(since: Any = None, until: Any = None) -> Iterable[AuditRow]:
    """The trail between two moments, oldest first."""
    found = AuditRow.objects.order_by("pk")
    if since:
        found = found.filter(at__gte=since)
    if until:
        found = found.filter(at__lt=until)
    return found.iterator()


def about(draft: Draft) -> tuple[str, int | None]:
    """The kind and the row by which the trail speaks of a draft."""
    return draft._meta.model_name or "", draft.pk


def content_digest(row: models.Model) -> str:
    """The digest of every column, curators' notes included."""
    plain = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, default=str).encode()).hexdigest()


def listen() -> None:
    """Write a row for every revision that django-simple-history writes."""
    post_create_historical_record.connect(_tell_revision, dispatch_uid="evidence.audit.trail")


def _tell_revision(
    sender: Any, instance: models.Model, history_instance: Any, **_rest: Any
) -> None:
    if not isinstance(instance, (Draft, Part)):
        return
    states = ("", "")
    action = _OF_HISTORY[history_instance.history_type]
    if isinstance(instance, Part):
        # A line that came or went is a change of the draft it belongs to.
        states, action = ("", action), Action.CHANGED
        owner: Any = instance._meta.get_field(instance.of).related_model
        subject = (owner._meta.model_name, getattr(instance, f"{instance.of}_id"))
        name = f"{instance._meta.verbose_name}: {instance}"
    else:
        subject, name = about(instance), str(instance)
    record(
        action,
        by=history_instance.history_user,
        name=name,
        about=subject,
        states=states,
        reason=history_instance.history_change_reason or "",
        content=content_digest(instance),
    )


def _untold(began: Any, numbers: set[int | None], entries: int) -> Iterator[str]:
    """What was published or withdrawn since the trail began, and is not in it: its end is gone."""
    if began is None:
        return
    for number in Edition.objects.filter(published_at__gt=began).values_list("number", flat=True):
        if number not in numbers:
            yield _("No row tells of edition %(number)s: the end of the trail is missing.") % {
                "number": number
            }
    if LedgerEntry.objects.filter(at__gt=began).count() > entries:
        yield _("No row tells of a withdrawal: the end of the trail is missing.")


def _one_at_a_time() -> None:
    """Two rows may not follow the same one. SQLite's IMMEDIATE transaction sees to that already."""
    if connection.vendor == "postgresql":
        table = connection.ops.quote_name(AuditRow._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
