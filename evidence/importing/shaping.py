"""Loose fields of any format to one record, or to the reason why there is none."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evidence.core.edition.identifiers import canonical, found_in_address
from evidence.importing.cleaning import clean, web_link
from evidence.importing.records import (
    BAD_IDENTIFIER,
    FIELD_CHARACTERS,
    FIELD_TOO_LONG,
    NO_TITLE,
    NOT_HTTP,
    Record,
    Rejected,
)

LONGEST_LINE = 500
PEOPLE_SHOWN = 2_000


@dataclass
class Loose:
    """What a reader found in one piece of the file, before anything is trusted."""

    title: str = ""
    authors: list[str] = field(default_factory=list)
    year: str = ""
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    kind: str = ""
    names: list[tuple[str, str]] = field(default_factory=list)
    """Scheme and value, as written."""
    links: list[str] = field(default_factory=list)
    abstract: str = ""


def shaped(line: int, loose: Loose) -> Record | Rejected:
    """The record, cleaned; or why the piece cannot be one."""
    title = clean(loose.title)
    if not title:
        return Rejected(line, NO_TITLE)
    remarks: list[str] = []
    names = dict(_names(loose, remarks))
    link = next((link for link in map(web_link, loose.links) if link), "")
    return Record(
        line=line,
        title=title,
        authors=clean(", ".join(filter(None, loose.authors)))[:PEOPLE_SHOWN],
        year=year_in(loose.year),
        venue=clean(_venue(loose))[:LONGEST_LINE],
        kind=clean(loose.kind)[:LONGEST_LINE],
        identifiers=tuple(names.items()),
        link=link,
        abstract=clean(loose.abstract),
        remarks=tuple(dict.fromkeys(remarks)),
    )


def too_long(line: int, values: Iterable[str]) -> Rejected | None:
    """A rejection where one field is larger than any honest one."""
    longest = max(map(len, values), default=0)
    if longest <= FIELD_CHARACTERS:
        return None
    return Rejected(line, FIELD_TOO_LONG, {"found": longest, "limit": FIELD_CHARACTERS})


def year_in(text: str) -> int | None:
    """The first year the text names; None where it names none."""
    found = re.search(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)", text, re.ASCII)
    return int(found[0]) if found else None


def person(name: str) -> str:
    """A name as references write it: family name, then initials, like “Amini F”."""
    family, comma, given = clean(name).partition(",")
    if not comma:
        return family
    given = given.split(",")[-1] if given.count(",") else given
    return f"{family.strip()} {initials(given)}".strip()


def initials(given: str) -> str:
    """First letters of given names; initials that are written together stay together."""
    parts = re.split(r"[\s.\-]+", given.strip())
    return "".join(
        part if part.isupper() and len(part) <= 3 else part[:1].upper() for part in parts if part
    )


def first_of(values: Mapping[str, str], *keys: str) -> str:
    """The first of these fields that says something."""
    return next((values[key] for key in keys if values.get(key, "").strip()), "")


def _names(loose: Loose, remarks: list[str]) -> Iterable[tuple[str, str]]:
    """Identifiers in their one spelling; the first of a scheme counts, and fields before links."""
    seen: set[str] = set()
    for scheme, written in loose.names:
        value = clean(written)
        if not value or scheme in seen:
            continue
        try:
            yield scheme, canonical(scheme, value)
            seen.add(scheme)
        except ValueError:
            remarks.append(BAD_IDENTIFIER % {"value": value[:60], "scheme": scheme.upper()})
    for link in loose.links:
        if not clean(link):
            continue
        if not web_link(link):
            remarks.append(NOT_HTTP)
        elif (found := found_in_address(clean(link))) and found[0] not in seen:
            seen.add(found[0])
            yield found


def _venue(loose: Loose) -> str:
    """Like “Life 15(3):500”."""
    journal, volume = loose.journal.strip(), loose.volume.strip()
    issue = f"({loose.issue.strip()})" if loose.issue.strip() else ""
    pages = f":{loose.pages.strip().replace('--', '-')}" if loose.pages.strip() else ""
    return f"{journal} {volume}{issue}{pages}" if volume else journal
