"""RIS, as Zotero, EndNote and most publishers write it."""

import re
from collections.abc import Iterator
from typing import Any

import rispy

from evidence.importing.records import NO_END, OUTSIDE, UNREADABLE, Record, Rejected
from evidence.importing.shaping import Loose, person, shaped, too_long

START = re.compile(r"TY  - ?")
END = re.compile(r"ER  -\s*\Z")
KINDS = {
    "JOUR": "journal article",
    "EJOUR": "journal article",
    "UNPB": "preprint",
    "BOOK": "book",
    "CHAP": "book chapter",
    "CONF": "conference paper",
    "CPAPER": "conference paper",
    "RPRT": "report",
    "THES": "thesis",
    "ELEC": "web page",
    "BLOG": "web page",
    "NEWS": "newspaper article",
}


def count(text: str) -> int:
    """Records by their first lines, and stretches of text outside of any."""
    return len(re.findall(r"(?m)^TY  - ?", text)) + sum(1 for _line in _strays(text.split("\n")))


def read(text: str) -> Iterator[Record | Rejected]:
    """Every record, block by block: rispy drops a block without an end, and says nothing."""
    lines = text.split("\n")
    strays = set(_strays(lines))
    block: list[str] = []
    started = 0
    for number, line in enumerate(lines, start=1):
        if number in strays:
            yield Rejected(number, OUTSIDE)
        if START.match(line):
            if block:
                yield Rejected(started, NO_END)
            block, started = [line], number
        elif block:
            block.append(line)
            if END.match(line):
                yield _record(started, block)
                block = []
    if block:
        yield Rejected(started, NO_END)


def _strays(lines: list[str]) -> Iterator[int]:
    """The first line of every stretch of text between records."""
    inside = told = False
    for number, line in enumerate(lines, start=1):
        if START.match(line):
            inside, told = True, False
        elif inside:
            inside = not END.match(line)
        elif line.strip() and not told:
            told = True
            yield number


def _record(line: int, block: list[str]) -> Record | Rejected:
    if found := too_long(line, block):
        return found
    try:
        entries = rispy.loads("\n".join(block))
    except Exception:  # a third party's reader and a stranger's file: anything may come
        return Rejected(line, UNREADABLE)
    if len(entries) != 1:
        return Rejected(line, UNREADABLE)
    return shaped(line, _loose(entries[0]))


def _loose(entry: dict[str, Any]) -> Loose:
    def text(*keys: str) -> str:
        found = (entry.get(key) for key in keys)
        return next((_joined(value) for value in found if value), "")

    people = [*_listed(entry, "authors"), *_listed(entry, "first_authors")]
    pages = "-".join(filter(None, [text("start_page"), text("end_page")]))
    kind = text("type_of_reference")
    number = text("accession_number", "id")
    names = [("doi", text("doi"))]
    if "pubmed" in (text("name_of_database") + text("database_provider")).lower():
        names.append(("pmid", number))
    links = [
        *_listed(entry, "urls"),
        *_listed(entry, "file_attachments1"),
        *_listed(entry, "file_attachments2"),
    ]
    return Loose(
        title=text("title", "primary_title"),
        authors=[person(name) for name in people],
        year=text("year", "publication_year", "date"),
        journal=text("journal_name", "alternate_title3", "secondary_title", "publisher"),
        volume=text("volume"),
        issue=text("number"),
        pages=pages,
        kind=KINDS.get(kind, kind.lower()),
        names=names,
        links=links,
        abstract=text("abstract", "notes_abstract"),
    )


def _listed(entry: dict[str, Any], key: str) -> list[str]:
    value = entry.get(key) or []
    return [str(part) for part in value] if isinstance(value, list) else [str(value)]


def _joined(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
