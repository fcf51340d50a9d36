"""Fields of a source that a curator takes from a file, and how they are given back."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from evidence.curation.review import reopen
from evidence.importing.matching import COMPARED
from evidence.importing.steps import NotNow
from evidence.models import ImportBatch, ImportLine, Source, SourceIdentifier, State


def take(
    line: ImportLine, fields: Collection[str], batch: ImportBatch, by: AbstractBaseUser
) -> bool:
    """Write the accepted fields; the source goes back to draft, for what it says has changed."""
    wanted = [difference for difference in line.differences if difference[0] in fields]
    if not wanted or line.source is None:
        return False
    # Patients go on seeing what was approved until somebody approves the new values.
    reopen(line.source)
    for name, _ours, theirs in wanted:
        _write(line.source, name, theirs, by)
    _save(line.source, batch.origin, by)
    line.taken = wanted
    line.save(update_fields=["taken"])
    return True


def give_back(line: ImportLine, batch: ImportBatch, by: AbstractBaseUser) -> None:
    """Put the former values back. Raises NotNow where somebody has changed them since."""
    source = line.source
    if source is None:
        raise NotNow(_("A source that took values from line %s is gone.") % line.line)
    for name, ours, theirs in line.taken:
        if _present(source, name) != theirs:
            told = {"key": source.key, "field": name}
            raise NotNow(_("%(key)s: “%(field)s” was changed since the import.") % told)
        _write(source, name, ours, by)
    _save(source, f"undo of {batch.origin}", by)


def _present(source: Source, name: str) -> Any:
    if name in COMPARED:
        return getattr(source, name)
    found = source.identifiers.filter(scheme=name).first()
    return found.value if found else None


def _write(source: Source, name: str, value: Any, by: AbstractBaseUser) -> None:
    if name in COMPARED:
        setattr(source, name, value)
    elif value is None:
        for row in source.identifiers.filter(scheme=name):
            row._history_user = by  # type: ignore[attr-defined]
            row.delete()
    else:
        row = SourceIdentifier(
            source=source, scheme=name, value=value, position=source.identifiers.count()
        )
        row._history_user = by  # type: ignore[attr-defined]
        row.save()


def _save(source: Source, reason: str, by: AbstractBaseUser) -> None:
    source.state = State.DRAFT
    source._history_user = by  # type: ignore[attr-defined]
    source._change_reason = reason[:100]  # type: ignore[attr-defined]
    source.save()
