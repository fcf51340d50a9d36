"""The only writer of editions and of the withdrawal ledger."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from evidence.audit import trail
from evidence.audit.notifications import tell_of_edition
from evidence.audit.trail import Action
from evidence.core.edition import snapshot
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.identifiers import SCHEMES, canonical
from evidence.core.edition.ledger import Kind, Nature
from evidence.core.edition.serialisation import ShapeError
from evidence.drafts.catalogue import (
    build_catalogue,
    changed_behind_their_approval,
    kinds,
    unapproved,
)
from evidence.editions import store
from evidence.editions.gate import Gate, checks_passed, gate
from evidence.editions.half_approved import undecided
from evidence.editions.timed_proof import proof_of
from evidence.models import AuditRow, Edition, LedgerEntry

NEWER_SCHEMA = _lazy(
    "This would be the first edition in schema %(new)s; nodes of the release before read up to schema"
    " %(old)s, and going back to that release ends here. When every node runs this release, whoever runs"
    " the service gives: python manage.py publish_edition --all-nodes-are-new"
)
CHANGED_MEANWHILE = "Somebody changed a draft meanwhile. Look at it and try again."
_IN_THE_TRAIL = {
    Nature.WITHDRAWN: Action.WITHDRAWN,
    Nature.REINSTATED: Action.REINSTATED,
    Nature.RETRACTED: Action.MARKED,
    Nature.CONCERN: Action.MARKED,
}
_WAITS = _lazy(
    "The harm %(key)s still waits for approval, and what it belongs to would go out without it: %(text)s"
    " Have it approved first, or decide that it comes later and say why."
)
Prove = Callable[[Catalogue], Mapping[str, Any]]


class PublishRefused(Exception):
    """The drafts cannot become an edition; `problems` says why, one sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        """Keep every reason, so that a curator can settle them in one go."""
        self.problems = list(problems)
        super().__init__("; ".join(self.problems))


def publish(
    *,
    by: str,
    note: str,
    now: datetime,
    publisher: AbstractBaseUser | None = None,
    after: int | None = None,
    seen: str = "",
    without: Mapping[str, str] | None = None,
    gate: Gate = gate,
    prove: Prove | None = proof_of,
    all_nodes_new: bool = False,
) -> Edition:
    """Make the approved drafts the next edition.

    `after` is the edition the publisher has compared with; another one published since is a
    reason to look again. So is another content than the one whose digest is `seen`. `without` names
    the harms that wait for approval and are left for later on purpose, each with the reason why.
    Raises PublishRefused, and then nothing has changed.
    """
    catalogue = approved_catalogue()
    text = snapshot.dumps(catalogue)
    if seen and seen != snapshot.digest(text):
        raise PublishRefused([CHANGED_MEANWHILE])
    if publisher and (gone := _removed_by(publisher, catalogue)):
        raise PublishRefused([gone])
    if reasons := gate(catalogue):
        raise PublishRefused(reasons)
    decided = {key: why.strip() for key, why in (without or {}).items() if why.strip()}
    if waiting := undecided(catalogue, decided):
        raise PublishRefused(_WAITS % {"key": one.name, "text": one.text} for one in waiting)
    proof = {**prove(catalogue), "checks": checks_passed(catalogue)} if prove else {}

    # The checks above take time and hold no lock: what they passed must be what is written.
    def still() -> bool:
        return snapshot.dumps(approved_catalogue()) == text

    with transaction.atomic():
        for key, why in decided.items():
            trail.record(
                Action.LEFT_OUT, by=publisher or by, name=key, about=("finding", None), reason=why
            )
        return write_edition(
            text,
            proof,
            by=by,
            note=note,
            now=now,
            publisher=publisher,
            after=after,
            still=still,
            all_nodes_new=all_nodes_new,
        )


def write_edition(
    text: str,
    proof: Mapping[str, Any],
    *,
    by: str,
    note: str,
    now: datetime,
    publisher: AbstractBaseUser | None,
    after: int | None,
    still: Callable[[], bool] = lambda: True,
    all_nodes_new: bool = False,
) -> Edition:
    """Write what was checked as the next edition, in one transaction.

    The first edition in a newer schema waits until an operator says that every node can read it.
    """
    with transaction.atomic():
        _keep_others_out()
        if not still():
            raise PublishRefused([CHANGED_MEANWHILE])
        newest = (
            Edition.objects.order_by("-number").values_list("number", "sha256", "schema").first()
        )
        last, says, schema = newest or (0, "", snapshot.SCHEMA)
        if after is not None and after != last:
            raise PublishRefused(
                [f"Edition {last} was published meanwhile. Compare with it first."]
            )
        if schema < snapshot.SCHEMA and not all_nodes_new:
            raise PublishRefused([NEWER_SCHEMA % {"new": snapshot.SCHEMA, "old": schema}])
        if says == snapshot.digest(text):
            # People are told that something changed, and look for what.
            raise PublishRefused([_("Edition %s says exactly this. Nothing would change.") % last])
        edition = Edition(
            number=last + 1,
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
        tell_of_edition(edition, publisher or by)
    store.look_again()
    return edition


def withdraw_edition(number: int, *, reason: str, by: object, now: datetime) -> LedgerEntry:
    """Stop showing an edition, at once and in every process."""
    return _about_edition(number, Nature.WITHDRAWN, reason, by, now)


def reinstate_edition(number: int, *, reason: str, by: object, now: datetime) -> LedgerEntry:
    """Undo a withdrawal; nothing is removed from the ledger."""
    return _about_edition(number, Nature.REINSTATED, reason, by, now)


def mark_source(
    about: str,
    nature: Nature,
    *,
    reason: str,
    by: object,
    now: datetime,
    notice_on: str | None = None,
) -> LedgerEntry:
    """Say that a source was retracted, is of concern or is good again, in every edition at once.

    `about` is a source's key, or an identifier like doi:10.3390/life15030500. `notice_on` is the date
    of the notice, as far as it is known, like 2025-03-01 or 2025.
    """
    scheme, colon, value = about.partition(":")
    named = bool(colon) and scheme in SCHEMES
    entry = LedgerEntry(
        kind=Kind.SOURCE,
        source="" if named else about,
        identifier=f"{scheme}:{canonical(scheme, value)}" if named else "",
        nature=nature,
        notice_on=notice_on or "",
    )
    return _written(entry, reason, by, now)


def _about_edition(
    number: int, nature: Nature, reason: str, by: object, now: datetime
) -> LedgerEntry:
    if not Edition.objects.filter(number=number).exists():
        raise ValueError(f"there is no edition {number}")
    return _written(
        LedgerEntry(kind=Kind.EDITION, edition_number=number, nature=nature), reason, by, now
    )


def _written(entry: LedgerEntry, reason: str, by: object, now: datetime) -> LedgerEntry:
    if not reason.strip():
        raise ValueError("a withdrawal needs a reason that people will read")
    entry.reason, entry.by, entry.at = reason.strip(), str(by), now
    with transaction.atomic():
        entry.save()
        trail.record(
            _IN_THE_TRAIL[Nature(entry.nature)],
            by=by,
            name=str(entry),
            about=("ledgerentry", entry.pk),
            states=("", entry.nature),
            reason=entry.reason,
        )
    store.look_again()
    return entry


def approved_catalogue() -> Catalogue:
    """The catalogue of what is approved: a draft being changed counts as it was last approved.

    A new draft waits for its review. Raises PublishRefused where the drafts make no catalogue,
    where one holds something else than was approved, and where one would vanish from the aid
    because nothing tells how it was approved.
    """
    try:
        catalogue = build_catalogue(approved_only=True)
    except ShapeError as error:
        raise PublishRefused([str(error)]) from error
    last = Edition.objects.order_by("-number").first()
    shown = _names(snapshot.loads(last.snapshot)) if last else set()
    lost = shown - _names(catalogue)
    if lost:
        lost &= {(kind.name, draft.name_in_editions) for kind, draft in unapproved()}
    reasons = [
        f"{kind.name} {' '.join(name)} was changed and is not approved,"
        " and how it was approved was not kept."
        for kind in kinds()
        for found, name in sorted(lost)
        if found == kind.name
    ]
    if reasons := [*reasons, *changed_behind_their_approval()]:
        raise PublishRefused(reasons)
    return catalogue


def _removed_by(publisher: AbstractBaseUser, catalogue: Catalogue) -> str:
    """A sentence where the publisher alone has taken something away from patients."""
    last = Edition.objects.order_by("-number").first()
    if last is None or _names(snapshot.loads(last.snapshot)) <= _names(catalogue):
        return ""
    since = AuditRow.objects.filter(action=Action.REMOVED, by_id=publisher.pk)
    own = since.filter(at__gt=last.published_at).values_list("name", flat=True).first()
    return _("You removed “%s” yourself. Somebody else must publish that.") % own if own else ""


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
