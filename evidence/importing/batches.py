"""An uploaded list on its way: shown, added as drafts, undone. Each step is all or nothing."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from evidence.audit import trail
from evidence.audit.trail import Action
from evidence.importing.cleaning import clean
from evidence.importing.matching import Planned, plan
from evidence.importing.new_sources import add_sources
from evidence.importing.reading import read_apart
from evidence.importing.steps import NotNow, pieces, step
from evidence.importing.taking import take
from evidence.models import BatchState, ImportBatch, ImportLine, Verdict

NAME_CHARACTERS = 200


@dataclass(frozen=True)
class Decisions:
    """What a curator chose on the page of a batch, by the numbers of its lines."""

    accepted: Mapping[int, Collection[str]] = field(default_factory=dict)
    """Fields to take from the file, for lines that differ."""
    another_work: Collection[int] = ()
    """Lines that only look like a source we have."""
    same_work: Collection[int] = ()


def show(content: bytes, *, file_name: str, by: AbstractBaseUser, now: datetime) -> ImportBatch:
    """Read a file and write down what it would do. Raises Refused where it cannot be used."""
    reading = read_apart(content)
    with transaction.atomic():
        batch = ImportBatch.objects.create(
            form=reading.form,
            file_name=clean(file_name)[:NAME_CHARACTERS],
            sha256=hashlib.sha256(content).hexdigest(),
            found=reading.found,
            uploaded_at=now,
            uploaded_by_id=by.pk,
        )
        _write_lines(batch, plan(reading.pieces))
    return batch


@transaction.atomic
def add(
    batch: ImportBatch, decisions: Decisions, *, by: AbstractBaseUser, now: datetime
) -> Mapping[str, int]:
    """Do what was shown: new sources as drafts, and the fields that were accepted.

    Raises NotNow where a look-alike was not decided, or the sources changed since it was shown.
    """
    step(batch, BatchState.WAITING, BatchState.ADDED, by, now)
    lines = list(batch.lines.all())
    if not _still_true(lines):
        raise NotNow(_("Sources have changed since this was shown. Upload the file again."))
    undecided = [
        line.line
        for line in lines
        if line.verdict == Verdict.ALIKE
        and line.pk not in {*decisions.another_work, *decisions.same_work}
    ]
    if undecided:
        told = ", ".join(map(str, undecided))
        raise NotNow(_("Say of each look-alike whether it is the same work: line %s.") % told)
    wanted = [
        line
        for line in lines
        if line.verdict == Verdict.NEW
        or (line.verdict == Verdict.ALIKE and line.pk in decisions.another_work)
    ]
    add_sources(batch, wanted, by=by, now=now)
    changed = 0
    for line in lines:
        fields = decisions.accepted.get(line.pk, ())
        if line.source_id and fields and line not in wanted:
            changed += take(line, fields, batch, by)
    _tell(batch, Action.LOADED, by, f"{len(wanted)} added as drafts, {changed} changed")
    return {"added": len(wanted), "changed": changed}


def _tell(batch: ImportBatch, action: Action, by: AbstractBaseUser, reason: str) -> None:
    """A row of the trail for the batch as a whole, after those of its sources."""
    about = ("importbatch", batch.pk)
    trail.record(action, by=by, name=str(batch), about=about, reason=reason, content=batch.sha256)


def discard(batch: ImportBatch) -> None:
    """Forget an upload that nobody added."""
    ImportBatch.objects.filter(pk=batch.pk, state=BatchState.WAITING).delete()


def _write_lines(batch: ImportBatch, planned: Iterable[Planned]) -> None:
    ImportLine.objects.bulk_create(
        [
            ImportLine(
                batch=batch,
                line=one.line,
                verdict=one.verdict,
                reason=one.reason,
                record=asdict(one.record) if one.record else {},
                differences=[list(difference) for difference in one.differences],
                source_id=one.source,
            )
            for one in planned
        ],
        batch_size=500,
    )


def _still_true(lines: list[ImportLine]) -> bool:
    """Whether the same records would be judged in the same way today."""
    now = list(plan(pieces(lines)))
    shown = [(line.verdict, line.source_id, line.differences) for line in lines]
    return shown == [
        (one.verdict, one.source, [list(difference) for difference in one.differences])
        for one in now
    ]
