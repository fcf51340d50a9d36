"""New sources from a file: drafts that nobody has read, and that say so."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max
from simple_history.utils import bulk_create_with_history

from evidence.audit.trail import record_added
from evidence.core.edition.vocabulary import Checked
from evidence.importing.names import first_family
from evidence.importing.records import Record
from evidence.importing.steps import record_of
from evidence.models import ImportBatch, ImportLine, Source, SourceIdentifier, State

READ = "citation only, from an imported list"
CHECKED_NOTE = "Imported from a list. Nobody has looked it up yet."
_FALLBACK_KIND = "not stated"


def add_sources(
    batch: ImportBatch, lines: Sequence[ImportLine], *, by: AbstractBaseUser, now: datetime
) -> None:
    """One draft for each line, with its identifiers, all at the end of the list."""
    taken = set(Source.objects.values_list("key", flat=True))
    last = Source.objects.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    records = [record_of(line) for line in lines]
    sources = [
        _source(record, key_for(record, taken), first + place, batch, by, now)
        for place, record in enumerate(records)
    ]
    reason = batch.origin
    made = bulk_create_with_history(
        sources, Source, batch_size=500, default_user=by, default_change_reason=reason
    )
    identifiers = [
        SourceIdentifier(source=source, scheme=scheme, value=value, position=place)
        for source, record in zip(made, records, strict=True)
        for place, (scheme, value) in enumerate(record.identifiers)
    ]
    bulk_create_with_history(
        identifiers,
        SourceIdentifier,
        batch_size=500,
        default_user=by,
        default_change_reason=reason,
    )
    for line, source in zip(lines, made, strict=True):
        line.source, line.created = source, True
    record_added(made, by=by, reason=reason)
    ImportLine.objects.bulk_update(lines, ["source", "created"], batch_size=500)


def key_for(record: Record, taken: set[str]) -> str:
    """A key nobody has yet, like AMINI25 or AMINI25B; it is then taken."""
    family = first_family(record.authors) or record.title.split(" ")[0]
    plain = unicodedata.normalize("NFKD", family).encode("ascii", "ignore").decode()
    letters = "".join(filter(str.isalnum, plain)).upper()[:20] or "SOURCE"
    stem = f"{letters}{record.year % 100:02d}" if record.year else letters
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}{chr(ord('A') + number - 1)}" if number <= 26 else f"{stem}-{number}"
    taken.add(key)
    return key


def _source(
    record: Record,
    key: str,
    position: int,
    batch: ImportBatch,
    by: AbstractBaseUser,
    now: datetime,
) -> Source:
    told = [f"Abstract in the file: {record.abstract}"] if record.abstract else []
    return Source(
        key=key,
        position=position,
        state=State.DRAFT,
        origin=batch.origin,
        written_by=[by.pk],
        title=record.title,
        authors=record.authors or None,
        year=record.year,
        venue=record.venue or None,
        read=READ,
        kind=record.kind or _FALLBACK_KIND,
        confidence="low",
        retrieved=now.date().isoformat(),
        checked=Checked(record.standing) if record.standing else Checked.NOT_LOOKED_UP,
        checked_note=record.remarks[0] if record.standing else CHECKED_NOTE,
        read_at=record.link,
        note="\n".join([*record.remarks, *record.also, *told]),
    )
