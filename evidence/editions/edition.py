"""Published editions as values, and how each is read from the database and checked."""

import json
import logging
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date
from functools import cached_property
from typing import Any

from django.db.models import Subquery

from evidence.core.edition import snapshot
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.expiry import as_shown_on, turning_days
from evidence.core.edition.ledger import Kind, LedgerRow, Nature
from evidence.core.edition.serialisation import ShapeError
from evidence.models import Edition, LedgerEntry, RetractionCheck

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class HeldAgainst:
    """When the sources were last held against a list of retraction notices, and how long it was."""

    on: date
    """The date in UTC."""
    found: int


@dataclass(frozen=True)
class PublishedEdition:
    """One edition as it may be shown today, the ledger applied."""

    number: int
    published_on: date
    """The date in UTC."""
    sha256: str
    note: str
    catalogue: Catalogue
    proof: Mapping[str, Any]
    withdrawn: str = ""
    """Why it must not be used any more; empty: it may."""
    retractions: HeldAgainst | None = None
    """The last check of the sources against a list of retractions; None: there was none."""

    @property
    def short_digest(self) -> str:
        """The first letters of the digest, enough to compare two sheets of paper."""
        return self.sha256[:12]

    def review_day(self, today: date) -> date:
        """The day to judge review dates by.

        A clock that stands before the edition's own date is wrong, and nobody knows by how
        much: every review date then counts as passed.
        """
        return today if today >= self.published_on else date.max

    def as_shown_on(self, today: date) -> "PublishedEdition":
        """The same edition, marked where something is late, without what is too old to be shown.

        Whatever a person reads asks this: pages, paper and `summarise`. The stored text stays.
        """
        passed = bisect_left(self._turning_days, today)
        if not passed:
            return self
        # Pages remember an edition by identity, so each state is made once.
        if passed not in self._states:
            catalogue = as_shown_on(self.catalogue, today)
            self._states[passed] = replace(self, catalogue=catalogue)
        return self._states[passed]

    @cached_property
    def _turning_days(self) -> tuple[date, ...]:
        return turning_days(self.catalogue)

    @cached_property
    def _states(self) -> dict[int, "PublishedEdition"]:
        return {}

    @property
    def clinician_reviewed(self) -> bool:
        """Whether somebody with a clinical name has signed it."""
        return bool(self.catalogue.colophon.clinician)


@dataclass(frozen=True)
class EditionLine:
    """One edition in a list, without its content."""

    number: int
    published_on: date
    note: str
    sha256: str
    withdrawn: str = ""
    """Why it must not be used any more; empty: it may."""


@dataclass(frozen=True)
class Mark:
    """What tells whether anything was published or withdrawn since."""

    number: int
    sha256: str
    ledger: int | None
    check: int | None = None


def read_mark() -> Mark | None:
    """One small query; None where nothing was ever published."""
    newest_entry = LedgerEntry.objects.order_by("-pk").values("pk")[:1]
    newest_check = RetractionCheck.objects.order_by("-pk").values("pk")[:1]
    row = (
        Edition.objects.order_by("-number")
        .values_list("number", "sha256", Subquery(newest_entry), Subquery(newest_check))
        .first()
    )
    return Mark(*row) if row else None


def read_ledger() -> tuple[LedgerRow, ...]:
    """Every withdrawal, oldest first."""
    columns = ("kind", "nature", "reason", "edition_number", "source", "identifier")
    found = LedgerEntry.objects.order_by("pk").values_list(*columns)
    return tuple(LedgerRow(Kind(kind), Nature(nature), *rest) for kind, nature, *rest in found)


def read_check() -> HeldAgainst | None:
    """The last time a list of retractions was held against the sources."""
    last = RetractionCheck.objects.order_by("-pk").values_list("at", "found").first()
    return HeldAgainst(last[0].astimezone(UTC).date(), last[1]) if last else None


def read_lines(withdrawn: Mapping[int, str]) -> tuple[EditionLine, ...]:
    """Every edition, newest first, without its content."""
    columns = ("number", "published_at", "note", "sha256")
    return tuple(
        EditionLine(number, at.astimezone(UTC).date(), note, sha256, withdrawn.get(number, ""))
        for number, at, note, sha256 in Edition.objects.order_by("-number").values_list(*columns)
    )


def read_edition(number: int) -> PublishedEdition | None:
    """One edition as it was published; None, and a line in the log, if it is not whole."""
    row = Edition.objects.filter(number=number).first()
    if row is None:
        return None
    found = snapshot.digest(row.snapshot)
    if found != row.sha256:
        LOG.error("edition %s is refused: digest %s, expected %s", number, found, row.sha256)
        return None
    try:
        catalogue = snapshot.loads(row.snapshot)
        proof = json.loads(row.proof)
    except (ShapeError, ValueError) as error:
        LOG.error("edition %s is refused: %s", number, error)
        return None
    published_on = row.published_at.astimezone(UTC).date()
    return PublishedEdition(number, published_on, row.sha256, row.note, catalogue, proof)


def read_text(number: int) -> str | None:
    """The stored text of an edition, letter by letter; None, and a line in the log, if it is not whole."""
    row = Edition.objects.filter(number=number).values_list("snapshot", "sha256").first()
    if row is None:
        return None
    text, sha256 = row
    found = snapshot.digest(text)
    if found != sha256:
        LOG.error("edition %s is refused: digest %s, expected %s", number, found, sha256)
        return None
    return str(text)
