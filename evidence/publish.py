"""The only writer of editions and of the withdrawal ledger."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models, transaction

from evidence import store
from evidence.core import snapshot
from evidence.core.catalogue import Catalogue
from evidence.core.ledger import Kind, Nature, with_ledger
from evidence.core.plain import ShapeError
from evidence.core.problems import problems
from evidence.core.wording import wording_problems
from evidence.drafts import build_catalogue, kinds, unapproved
from evidence.identifiers import SCHEMES, canonical
from evidence.models import Edition, LedgerEntry
from evidence.proving import broken_invariants, proof_of
from evidence.published import read_ledger

Gate = Callable[[Catalogue], list[str]]
Prove = Callable[[Catalogue], Mapping[str, Any]]


class PublishRefused(Exception):
    """The drafts cannot become an edition; `problems` says why, one sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        """Keep every reason, so that a curator can settle them in one go."""
        self.problems = list(problems)
        super().__init__("; ".join(self.problems))


def gate(catalogue: Catalogue) -> list[str]:
    """Everything that must be settled before this catalogue may reach patients."""
    # What the ledger says of a source counts here as it does on every page.
    shown = with_ledger(catalogue, read_ledger())
    return [*problems(shown), *wording_problems(catalogue), *broken_invariants(catalogue)]


def publish(
    *,
    by: str,
    note: str,
    now: datetime,
    publisher: AbstractBaseUser | None = None,
    after: int | None = None,
    gate: Gate = gate,
    prove: Prove | None = proof_of,
) -> Edition:
    """Make the approved drafts the next edition.

    `after` is the edition the publisher has compared with; another one published since is a
    reason to look again. Raises PublishRefused, and then nothing has changed.
    """
    catalogue = _buildable()
    if reasons := gate(catalogue):
        raise PublishRefused(reasons)
    proof = dict(prove(catalogue)) if prove else {}
    text = snapshot.dumps(catalogue)
    with transaction.atomic():
        _keep_others_out()
        # The checks above take time and hold no lock: what they passed must be what is written.
        if snapshot.dumps(_buildable()) != text:
            raise PublishRefused(["Somebody changed a draft meanwhile. Look at it and try again."])
        last = Edition.objects.aggregate(last=models.Max("number"))["last"]
        if after is not None and after != (last or 0):
            raise PublishRefused(
                [f"Edition {last} was published meanwhile. Compare with it first."]
            )
        edition = Edition(
            number=(last or 0) + 1,
            published_at=now,
            published_by=by,
            publisher_id=publisher.pk if publisher else None,
            note=note,
            schema=snapshot.SCHEMA,
            snapshot=text,
            sha256=snapshot.digest(text),
            proof=json.dumps(proof, sort_keys=True, default=str),
        )
        edition.save()
    store.look_again()
    return edition


def withdraw_edition(number: int, *, reason: str, by: str, now: datetime) -> LedgerEntry:
    """Stop showing an edition, at once and in every process."""
    return _about_edition(number, Nature.WITHDRAWN, reason, by, now)


def reinstate_edition(number: int, *, reason: str, by: str, now: datetime) -> LedgerEntry:
    """Undo a withdrawal; nothing is removed from the ledger."""
    return _about_edition(number, Nature.REINSTATED, reason, by, now)


def mark_source(about: str, nature: Nature, *, reason: str, by: str, now: datetime) -> LedgerEntry:
    """Say that a source was retracted, is of concern or is good again, in every edition at once.

    `about` is a source's key, or an identifier like doi:10.3390/life15030500.
    """
    scheme, colon, value = about.partition(":")
    named = bool(colon) and scheme in SCHEMES
    entry = LedgerEntry(
        kind=Kind.SOURCE,
        source="" if named else about,
        identifier=f"{scheme}:{canonical(scheme, value)}" if named else "",
        nature=nature,
    )
    return _written(entry, reason, by, now)


def _about_edition(number: int, nature: Nature, reason: str, by: str, now: datetime) -> LedgerEntry:
    if not Edition.objects.filter(number=number).exists():
        raise ValueError(f"there is no edition {number}")
    return _written(
        LedgerEntry(kind=Kind.EDITION, edition_number=number, nature=nature), reason, by, now
    )


def _written(entry: LedgerEntry, reason: str, by: str, now: datetime) -> LedgerEntry:
    if not reason.strip():
        raise ValueError("a withdrawal needs a reason that people will read")
    entry.reason, entry.by, entry.at = reason.strip(), by, now
    entry.save()
    store.look_again()
    return entry


def _buildable() -> Catalogue:
    """The approved drafts as a catalogue, if leaving out the others takes nothing away.

    A new draft may wait for its review. A changed one may not simply vanish from the aid:
    the edition would lose a rule because somebody was improving it.
    """
    try:
        catalogue = build_catalogue(approved_only=True)
    except ShapeError as error:
        raise PublishRefused([str(error)]) from error
    last = Edition.objects.order_by("-number").first()
    shown = _names(snapshot.loads(last.snapshot)) if last else set()
    waiting = [
        f"{draft._meta.verbose_name} “{draft}” was changed and is not approved."
        for kind, draft in unapproved()
        if (kind.name, draft.name_in_editions) in shown
    ]
    if waiting:
        raise PublishRefused(waiting)
    return catalogue


def _names(catalogue: Catalogue) -> set[tuple[str, tuple[str, ...]]]:
    """What tells the entries of an edition apart, list by list."""
    return {(kind.name, name) for kind in kinds() for name in kind.names_in(catalogue)}


def _keep_others_out() -> None:
    """Nobody publishes or edits a draft while the edition is written; everybody may read.

    SQLite's IMMEDIATE transaction has seen to that already.
    """
    if connection.vendor != "postgresql":
        return
    tables = sorted({table for kind in kinds() for table in kind.tables()})
    quoted = ", ".join(connection.ops.quote_name(table) for table in tables)
    edition = connection.ops.quote_name(Edition._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {edition} IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(f"LOCK TABLE {quoted} IN SHARE MODE")
