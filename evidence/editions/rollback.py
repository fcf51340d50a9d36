"""An older content published again, as a new edition. Numbers only ever go up."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from evidence.core.edition import snapshot
from evidence.core.edition.ledger import Nature
from evidence.editions.gate import checks_passed, weigh_edition
from evidence.editions.publish import PublishRefused, write_edition
from evidence.editions.timed_proof import proof_of
from evidence.models import Edition, LedgerEntry


def roll_back(
    number: int, *, publisher: Any, note: str, now: datetime, after: int, sure: bool
) -> Edition:
    """Publish what an older edition said. Raises PublishRefused, and then nothing has changed.

    What was retracted since stays hidden on every page; `sure` says that the publisher knows.
    """
    older = Edition.objects.filter(number=number).first()
    if older is None or snapshot.digest(older.snapshot) != older.sha256:
        raise PublishRefused([_("Edition %s is not there or not whole.") % number])
    if (gone := flagged_since(older)) and not sure:
        told = "; ".join(gone)
        raise PublishRefused([_("Flagged since then: %s. Confirm that you know.") % told])
    if blocked := weigh_edition(older).blocks:
        raise PublishRefused(blocked)
    catalogue = snapshot.loads(older.snapshot)
    return write_edition(
        snapshot.dumps(catalogue),
        {**proof_of(catalogue), "checks": checks_passed(catalogue)},
        by=publisher.get_full_name() or publisher.get_username(),
        note=note,
        now=now,
        publisher=publisher,
        after=after,
    )


def flagged_since(edition: Edition) -> list[str]:
    """Sources of an edition that were flagged after it came out, with what happened."""
    catalogue = snapshot.loads(edition.snapshot)
    names = {
        f"{part.scheme}:{part.value}".lower(): source.key
        for source in catalogue.sources
        for part in source.identifiers
    } | {source.key.lower(): source.key for source in catalogue.sources}
    last: dict[str, LedgerEntry] = {}
    for entry in LedgerEntry.objects.filter(at__gte=edition.published_at).order_by("pk"):
        about = (entry.source or entry.identifier).lower()
        if about in names:
            last[names[about]] = entry
    return [
        f"{key}: {entry.nature} ({entry.reason})"
        for key, entry in last.items()
        if entry.nature in (Nature.RETRACTED, Nature.CONCERN)
    ]
