"""Undoing an import: everything it did or nothing, and never what people did since."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from evidence.audit import trail
from evidence.audit.trail import Action
from evidence.drafts.catalogue import kinds
from evidence.importing.steps import NotNow, step
from evidence.importing.taking import give_back
from evidence.models import BatchState, ImportBatch, Source, SourceIdentifier, State


@transaction.atomic
def undo(batch: ImportBatch, *, by: AbstractBaseUser, now: datetime) -> Mapping[str, int]:
    """Remove the drafts of a batch and give back what it changed.

    Raises NotNow where somebody has worked with one of them since.
    """
    step(batch, BatchState.ADDED, BatchState.UNDONE, by, now)
    lines = list(batch.lines.select_related("source"))
    made = [line.source for line in lines if line.created and line.source]
    changed = [line for line in lines if line.taken]
    if touched := sorted(_touched(made, batch.origin)):
        told = ", ".join(touched[:10]) + ("…" if len(touched) > 10 else "")
        raise NotNow(_("Somebody has worked with these since: %s.") % told)
    for source in made:
        source._history_user = by  # type: ignore[attr-defined]
        source._change_reason = f"undo of {batch.origin}"[:100]  # type: ignore[attr-defined]
        source.delete()
    for line in changed:
        give_back(line, batch, by)
    trail.record(
        Action.REMOVED,
        by=by,
        name=str(batch),
        about=("importbatch", batch.pk),
        reason=f"undone: {len(made)} removed, {len(changed)} restored",
        content=batch.sha256,
    )
    return {"removed": len(made), "restored": len(changed)}


def _touched(sources: list[Source], origin: str) -> set[str]:
    """Keys of sources that were edited, sent to review or cited after they were imported."""
    keys = {source.key for source in sources}
    rows = [source.pk for source in sources]
    in_use = {key for key in keys if key in _cited()}
    edited = {
        source.key
        for source in sources
        if source.state != State.DRAFT or source.checked_by_id or source.checked_on
    }
    again = Source.history.filter(id__in=rows).exclude(history_change_reason=origin)
    named = SourceIdentifier.history.filter(source_id__in=rows)
    named = named.exclude(history_change_reason=origin)
    return (
        in_use
        | edited
        | set(again.values_list("key", flat=True))
        | set(named.values_list("source__key", flat=True))
    )


def _cited() -> set[str]:
    """Keys of sources that any draft rests on."""
    cited: set[str] = set()
    for kind in kinds():
        if any(field.name == "sources" for field in kind.model._meta.concrete_fields):
            rows: Any = kind.drafts()
            for keys in rows.values_list("sources", flat=True):
                cited.update(keys or ())
    return cited
