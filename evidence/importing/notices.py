"""Retraction notices about works we have: written into the ledger at once, for every edition."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from evidence.core.edition.ledger import Kind, Nature
from evidence.editions.publish import mark_source
from evidence.importing.child import NOTICES
from evidence.importing.reading import ask_child
from evidence.importing.records import TOO_LARGE, Refused
from evidence.importing.retractions import LIST_BYTES, OTHER
from evidence.models import LedgerEntry, SourceIdentifier


@dataclass(frozen=True)
class Told:
    """One notice about a source, and whether it was news."""

    key: str
    identifier: str
    nature: str
    date: str
    line: int
    news: bool


@dataclass(frozen=True)
class Outcome:
    """What a list said of the sources there are."""

    found: int
    told: tuple[Told, ...]
    others: int
    """Notices about our sources that are neither a retraction nor a concern, like corrections."""
    rejected: tuple[tuple[int, str], ...]


def flag_matches(content: bytes, *, by: str, now: datetime) -> Outcome:
    """Read a list and flag every match. Raises Refused where the list cannot be read."""
    if len(content) > LIST_BYTES:
        raise Refused(TOO_LARGE, limit="100 MB")
    carriers = _carriers()
    wanted = json.dumps([value for _scheme, value in carriers]).encode()
    answer = ask_child(NOTICES, wanted + b"\n" + content)
    notices = [row for row in answer["notices"] if row["nature"] != OTHER]
    with transaction.atomic():
        told = tuple(one for row in notices for one in _flag(row, carriers, by=by, now=now))
    return Outcome(
        found=answer["found"],
        told=told,
        others=len(answer["notices"]) - len(notices),
        rejected=tuple((line, reason) for line, reason in answer["rejected"]),
    )


def _carriers() -> dict[tuple[str, str], tuple[str, str]]:
    """Key and canonical identifier of every source, by what a list may call it."""
    rows = SourceIdentifier.objects.filter(scheme__in=("doi", "pmid")).order_by("-same_work", "-pk")
    return {
        (scheme, value.lower()): (key, f"{scheme}:{value}")
        for key, scheme, value in rows.values_list("source__key", "scheme", "value")
    }


def _flag(
    row: dict[str, Any], carriers: dict[tuple[str, str], tuple[str, str]], *, by: str, now: datetime
) -> list[Told]:
    named = [("doi", str(row["doi"]).lower()), ("pmid", str(row["pmid"]))]
    matched: dict[str, str] = {}
    for key, identifier in (carriers[name] for name in named if name in carriers):
        matched.setdefault(key, identifier)
    told = []
    for key, identifier in matched.items():
        news = _last_word(key, identifier) != row["nature"]
        if news:
            nature = Nature(row["nature"])
            mark_source(identifier, nature, reason=_reason(row, nature), by=by, now=now)
        told.append(Told(key, identifier, row["nature"], row["date"], row["line"], news))
    return told


def _last_word(key: str, identifier: str) -> str:
    """What the ledger says of a source now."""
    rows = LedgerEntry.objects.filter(kind=Kind.SOURCE).order_by("-pk")
    for entry in rows.values("source", "identifier", "nature"):
        if entry["source"] == key or entry["identifier"].lower() == identifier.lower():
            return str(entry["nature"])
    return ""


def _reason(row: dict[str, Any], nature: Nature) -> str:
    said = {
        Nature.RETRACTED: _("Its journal retracted it (notice of %(date)s)."),
        Nature.CONCERN: _("Its journal has doubts about it (notice of %(date)s)."),
    }
    reason = said.get(nature, _("Its journal stands by it again (notice of %(date)s)."))
    told = reason % {"date": row["date"]}
    return f"{told} {row['notice']}".strip()
