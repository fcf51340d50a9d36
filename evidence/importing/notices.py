"""Retraction notices about works we have: written into the ledger at once, for every edition.

The newest notice by its own date decides, whatever the order of rows, files or uploads. What is
known already changes nothing, and an older notice never undoes a newer one.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from evidence.core.edition.ledger import Kind, Nature
from evidence.editions.publish import mark_source
from evidence.editions.store import look_again
from evidence.importing.child import NOTICES
from evidence.importing.dates import first_and_last, read_day
from evidence.importing.reading import ask_child
from evidence.importing.records import TOO_LARGE, Refused
from evidence.importing.retractions import LIST_BYTES, OTHER, is_named_concern
from evidence.models import LedgerEntry, RetractionCheck, SourceIdentifier
from evidence.presenters.words import dated

Name = tuple[str, str]
Carriers = Mapping[Name, tuple[str, str]]
_GRAVE = {Nature.REINSTATED: 0, Nature.CONCERN: 1, Nature.RETRACTED: 2}


@dataclass(frozen=True)
class Told:
    """One notice about a source, and whether it was news."""

    key: str
    identifier: str
    nature: str
    date: str
    """Like 2025-03-01, 2025-03 or 2025; empty where it could not be read."""
    line: int
    news: bool
    said: str = ""
    """What the list calls it."""
    remark: str = ""
    """How its date was read, where there was more than one way."""
    undecided: bool = False
    """Whether a curator must say what it means: the list uses a word of its own."""
    older: bool = False
    """Whether a newer notice has decided already."""

    @property
    def day(self) -> str:
        """The date in words, so that nobody takes the month for the day."""
        return dated(self.date) or _("no date")


@dataclass(frozen=True)
class Outcome:
    """What a list said of the sources there are."""

    found: int
    told: tuple[Told, ...]
    others: int
    """Notices about our sources that are neither a retraction nor a concern, like corrections."""
    rejected: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class _Event:
    """What the ledger or a list says of one source, and of which day it is."""

    nature: Nature
    first: date
    last: date
    dated: bool = True
    """Whether it has a date of its own; otherwise the day it was written down stands for it."""

    @property
    def order(self) -> tuple[date, int]:
        """A date that may be many days counts in the way that is careful for patients."""
        day = self.first if self.nature is Nature.REINSTATED else self.last
        return day, _GRAVE[self.nature]


def flag_matches(content: bytes, *, by: str, now: datetime) -> Outcome:
    """Read a list and flag every match. Raises Refused where the list cannot be read."""
    if len(content) > LIST_BYTES:
        raise Refused(TOO_LARGE, limit="100 MB")
    carriers = _carriers()
    wanted = json.dumps([value for _scheme, value in carriers]).encode()
    answer = ask_child(NOTICES, wanted + b"\n" + content)
    notices = [row for row in answer["notices"] if row["nature"] != OTHER]
    with transaction.atomic():
        told = tuple(_flag_all(notices, carriers, by=by, now=now))
        RetractionCheck.objects.create(
            at=now,
            by=by,
            sha256=hashlib.sha256(content).hexdigest(),
            found=answer["found"],
            newest=answer["newest"],
        )
    look_again()
    return Outcome(
        found=answer["found"],
        told=told,
        others=len(answer["notices"]) - len(notices),
        rejected=tuple((line, reason) for line, reason in answer["rejected"]),
    )


def _carriers() -> Carriers:
    """Key and canonical identifier of every source, by what a list may call it."""
    rows = SourceIdentifier.objects.filter(scheme__in=("doi", "pmid")).order_by("-same_work", "-pk")
    return {
        (scheme, value.lower()): (key, f"{scheme}:{value}")
        for key, scheme, value in rows.values_list("source__key", "scheme", "value")
    }


def _flag_all(
    rows: Iterable[dict[str, Any]], carriers: Carriers, *, by: str, now: datetime
) -> list[Told]:
    """Every notice in the order of its date; told in the order of the list."""
    ledger = _ledger(carriers)
    matches = [
        (_event(row, now), row, key, identifier)
        for row in rows
        for key, identifier in _matched(row, carriers).items()
    ]
    told = [
        _flag(event, row, key, identifier, ledger[key], by=by, now=now)
        for event, row, key, identifier in sorted(matches, key=lambda match: match[0].order)
    ]
    return sorted(told, key=lambda one: one.line)


def _matched(row: Mapping[str, Any], carriers: Carriers) -> dict[str, str]:
    named = [("doi", str(row["doi"]).lower()), ("pmid", str(row["pmid"]))]
    matched: dict[str, str] = {}
    for key, identifier in (carriers[name] for name in named if name in carriers):
        matched.setdefault(key, identifier)
    return matched


def _flag(
    event: _Event,
    row: Mapping[str, Any],
    key: str,
    identifier: str,
    known: list[_Event],
    *,
    by: str,
    now: datetime,
) -> Told:
    """Write a notice down where it decides; `known` is what the ledger says, the last word last."""
    nature, day = event.nature, str(row["date"])
    undecided = nature is Nature.CONCERN and not is_named_concern(row["said"])
    is_known = any(_same(event, other) for other in known)
    older = not is_known and bool(known) and not _decides(event, known[-1], undecided)
    news = not is_known and not older
    if news:
        reason = _reason(row, nature, undecided=undecided)
        notice_on = day or None
        mark_source(identifier, nature, reason=reason, by=by, now=now, notice_on=notice_on)
        known.append(event)
    return Told(
        key,
        identifier,
        nature.value,
        day,
        row["line"],
        news,
        said=row["said"],
        remark=_remark(row),
        undecided=undecided,
        older=older,
    )


def _same(one: _Event, other: _Event) -> bool:
    same_day = (one.first, one.last, one.dated) == (other.first, other.last, other.dated)
    return one.nature is other.nature and (same_day or not one.dated)


def _decides(event: _Event, last: _Event, undecided: bool) -> bool:
    """Whether a notice changes the last word on a source."""
    if undecided and last.nature is Nature.RETRACTED:
        # A word nobody knows is at least a doubt; it never makes a retraction less.
        return False
    if not last.dated and last.nature is not Nature.REINSTATED:
        # Somebody flagged it by hand without a date: only what is graver, or newer than that day.
        graver = _GRAVE[event.nature] > _GRAVE[last.nature]
        return graver or (event.nature is not last.nature and event.order > last.order)
    return event.order > last.order


def _event(row: Mapping[str, Any], now: datetime) -> _Event:
    """A notice of a list. One without a date that can be read counts as of today."""
    nature, today = Nature(row["nature"]), now.date()
    if not row["date"]:
        return _Event(nature, today, today, dated=False)
    first, last = first_and_last(row["date"])
    # A slip of the year must not outrank every later notice.
    return _Event(nature, min(first, today), min(last, today))


def _ledger(carriers: Carriers) -> defaultdict[str, list[_Event]]:
    """What the ledger says of every source, oldest first."""
    found: defaultdict[str, list[_Event]] = defaultdict(list)
    by_name = {f"{scheme}:{value}": key for (scheme, value), (key, _name) in carriers.items()}
    for entry in LedgerEntry.objects.filter(kind=Kind.SOURCE).order_by("pk"):
        key = entry.source or by_name.get(entry.identifier.lower(), "")
        found[key].append(_written(entry))
    return found


def _written(entry: LedgerEntry) -> _Event:
    day = entry.notice_on or _day_in(entry.reason)
    written = entry.at.date()
    if not day:
        return _Event(Nature(entry.nature), written, written, dated=False)
    first, last = first_and_last(day)
    return _Event(Nature(entry.nature), min(first, written), min(last, written))


def _day_in(reason: str) -> str:
    """The date of a notice in a reason from before the ledger had a column for it."""
    found = re.search(r"(?i)notice of ([^)]*?)(?:\)|\.(?:\s|\Z))", reason)
    day = read_day(found[1]) if found else None
    return day.text if day else ""


def _reason(row: Mapping[str, Any], nature: Nature, *, undecided: bool) -> str:
    """What people read, with the date in words."""
    day = dated(str(row["date"]))
    said = {
        Nature.RETRACTED: _("Its journal retracted it."),
        Nature.CONCERN: _("Its journal has doubts about it."),
        Nature.REINSTATED: _("Its journal stands by it again."),
    }[nature]
    if undecided:
        said = _("There is a notice about it: “%s”.") % row["said"]
    when = _("Notice of %s.") % day if day else ""
    return " ".join(filter(None, [said, when, str(row["notice"])]))


def _remark(row: Mapping[str, Any]) -> str:
    if not row["date"]:
        return str(_("Its date, “%s”, could not be read. Look at the notice.") % row["written"])
    if row["plain"]:
        return ""
    told = {"written": row["written"], "day": dated(str(row["date"]))}
    if row["other"]:
        told["other"] = dated(str(row["other"]))
        return _("“%(written)s” was read as %(day)s. It could mean %(other)s.") % told
    return _("“%(written)s” was read as %(day)s.") % told
