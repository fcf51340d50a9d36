"""What is kept beside the database, for the day it is gone or an old backup came back:
the last good edition, and every withdrawal there ever was, in files of their own.
"""

import fcntl
import json
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import Error as DatabaseFailure
from django.db import transaction

from evidence.audit import trail
from evidence.audit.trail import Action
from evidence.core.edition import snapshot
from evidence.core.edition.ledger import Kind, LedgerRow, Nature, with_ledger, withdrawn_editions
from evidence.core.edition.serialisation import ShapeError
from evidence.editions.edition import HeldAgainst, PublishedEdition
from evidence.models import Edition, LedgerEntry

LOG = logging.getLogger(__name__)
EDITION_FILE = "edition.json"
LEDGER_FILE = "ledger.jsonl"
Line = dict[str, Any]


def keep(current: PublishedEdition | None) -> None:
    """Write down what was just adopted. A full disk costs the file, never the page."""
    if (folder := settings.KEPT_DIR) is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _keep_ledger(folder / LEDGER_FILE)
        if current is not None:
            _keep_edition(folder / EDITION_FILE, current)
    except (OSError, DatabaseFailure) as error:
        LOG.error("the last good edition was not kept in a file (%s)", type(error).__name__)


def kept_edition() -> tuple[PublishedEdition, tuple[LedgerRow, ...]] | None:
    """The last good edition from its file, the kept ledger applied. None: there is none to show."""
    if (folder := settings.KEPT_DIR) is None:
        return None
    try:
        plain = json.loads((folder / EDITION_FILE).read_text(encoding="utf-8"))
        if snapshot.digest(plain["snapshot"]) != plain["sha256"]:
            raise ValueError("its digest is another one")
        rows = tuple(row(line) for line in kept_ledger() if _is_about(line, plain))
        edition = PublishedEdition(
            number=plain["number"],
            published_on=date.fromisoformat(plain["published_on"]),
            sha256=plain["sha256"],
            note=plain["note"],
            catalogue=snapshot.loads(plain["snapshot"]),
            proof=plain["proof"],
            retractions=_check_in(plain.get("retractions")),
        )
    except FileNotFoundError:
        return None
    except (OSError, ShapeError, ValueError, KeyError, TypeError) as error:
        LOG.error("the kept edition is refused (%s)", type(error).__name__)
        return None
    if edition.number in withdrawn_editions(rows):
        return None
    return replace(edition, catalogue=with_ledger(edition.catalogue, rows)), rows


def kept_ledger() -> list[Line]:
    """Every line of the kept ledger, oldest first; a line cut off by a power loss is left out."""
    if settings.KEPT_DIR is None:
        return []
    try:
        text = (settings.KEPT_DIR / LEDGER_FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    return list(_lines(text))


def missing_from_database() -> list[Line]:
    """Withdrawals that the file knows of and the database does not: an old backup came back."""
    kept = kept_ledger()
    if not kept:
        return []
    digests = dict(Edition.objects.values_list("number", "sha256"))
    known = [_as_text(line) for line in ledger_lines()]
    return [
        line
        for line in kept
        if _as_text(line) not in known
        # Another edition may carry the number now; the withdrawal was not about that one.
        and (line["kind"] == Kind.SOURCE or digests.get(line["edition"]) == line["sha256"])
    ]


def reapply() -> list[Line]:
    """Put the missing withdrawals back into the database; says which they were."""
    missing = missing_from_database()
    for line in missing:
        entry = LedgerEntry(
            kind=line["kind"],
            nature=line["nature"],
            edition_number=line["edition"],
            source=line["source"],
            identifier=line["identifier"],
            reason=line["reason"],
            by=line["by"],
            at=datetime.fromisoformat(line["at"]),
            notice_on=line.get("notice_on", ""),
        )
        with transaction.atomic():
            entry.save()
            trail.record(
                Action.PUT_BACK,
                name=str(entry),
                about=("ledgerentry", entry.pk),
                states=("", entry.nature),
                reason=entry.reason,
            )
    return missing


def take_over(path: Path) -> None:
    """Add what another machine's kept ledger knows to this one's."""
    lines = list(_lines(path.read_text(encoding="utf-8")))
    if settings.KEPT_DIR is not None:
        settings.KEPT_DIR.mkdir(parents=True, exist_ok=True)
        _add(settings.KEPT_DIR / LEDGER_FILE, lines)


def ledger_lines() -> list[Line]:
    """The database's ledger in the form of the file, oldest first."""
    digests = dict(Edition.objects.values_list("number", "sha256"))
    return [
        {
            "kind": entry.kind,
            "nature": entry.nature,
            "edition": entry.edition_number,
            "sha256": digests.get(entry.edition_number, ""),
            "source": entry.source,
            "identifier": entry.identifier,
            "reason": entry.reason,
            "by": entry.by,
            "at": entry.at.astimezone(UTC).isoformat(),
            # Lines from before there was a date must stay the lines they are.
            **({"notice_on": entry.notice_on} if entry.notice_on else {}),
        }
        for entry in LedgerEntry.objects.order_by("pk")
    ]


def row(line: Line) -> LedgerRow:
    return LedgerRow(
        Kind(line["kind"]),
        Nature(line["nature"]),
        line["reason"],
        line["edition"],
        line["source"],
        line["identifier"],
    )


def write_whole(path: Path, content: bytes) -> None:
    """All of the file or none of it, whenever the power fails; for the owner's eyes only."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode=0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _keep_edition(path: Path, current: PublishedEdition) -> None:
    # The published text itself, not the catalogue in memory: the digest is of these bytes.
    text = Edition.objects.values_list("snapshot", flat=True).get(number=current.number)
    plain = {
        "number": current.number,
        "published_on": current.published_on.isoformat(),
        "sha256": current.sha256,
        "note": current.note,
        "proof": dict(current.proof),
        "retractions": {
            "on": current.retractions.on.isoformat(),
            "found": current.retractions.found,
        }
        if current.retractions
        else None,
        "snapshot": text,
    }
    write_whole(path, json.dumps(plain).encode())


def _check_in(plain: Mapping[str, Any] | None) -> HeldAgainst | None:
    return HeldAgainst(date.fromisoformat(plain["on"]), plain["found"]) if plain else None


def _keep_ledger(path: Path) -> None:
    lines = ledger_lines()
    if lines or path.exists():
        _add(path, lines)


def _add(path: Path, lines: list[Line]) -> None:
    """Adds what the file does not know yet. Nothing ever leaves it."""
    with _alone(path) as file:
        text = file.read()
        known = [_as_text(line) for line in _lines(text)]
        new = [text_of for line in lines if (text_of := _as_text(line)) not in known]
        cut_off = "" if not text or text.endswith("\n") else "\n"
        if new:
            file.write(cut_off + "".join(f"{text_of}\n" for text_of in new))
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def _alone(path: Path) -> Iterator[IO[str]]:
    """The file, open to read and add, while no other worker writes to it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, mode=0o600)
    with os.fdopen(descriptor, "r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _lines(text: str) -> Iterator[Line]:
    for number, part in enumerate(text.splitlines(), start=1):
        try:
            yield json.loads(part)
        except ValueError:
            LOG.error("line %s of the kept ledger cannot be read", number)


def _as_text(line: Mapping[str, Any]) -> str:
    return json.dumps(line, sort_keys=True)


def _is_about(line: Line, edition: Mapping[str, Any]) -> bool:
    """Whether a line counts for this edition: a number alone could be another edition's."""
    return bool(line["kind"] == Kind.SOURCE or line["sha256"] == edition["sha256"])
