"""Lists of retraction notices, like the one of Retraction Watch, read row by row."""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from evidence.core.edition.identifiers import canonical
from evidence.importing.cleaning import bare, clean, web_link
from evidence.importing.records import (
    EMPTY,
    FIELD_CHARACTERS,
    PACKED,
    TOO_LARGE,
    TOO_MANY,
    Refused,
    Rejected,
)

LIST_BYTES = 100 * 1024 * 1024
LIST_ROWS = 200_000
COLUMNS = {
    "doi": ("doi", "originalpaperdoi", "paperdoi"),
    "pmid": ("pmid", "originalpaperpubmedid", "pubmedid"),
    "nature": ("nature", "retractionnature", "type"),
    "date": ("date", "retractiondate"),
    "notice": ("notice", "noticeurl", "url", "retractiondoi"),
}
NATURES = (("reinstat", "reinstated"), ("concern", "concern"), ("retract", "retracted"))
"""What a list calls it, and what the ledger calls it; the first that fits."""
OTHER = "other"
_NOTHING = {"", "0", "unavailable", "na", "none"}


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


NO_COLUMNS = _("The first line must name the columns: doi or pmid, nature, date.")
NO_NAME = _("It has neither a DOI nor a PubMed number that can be read.")
NO_NATURE = _("It does not say what happened.")
NO_DATE = _("It has no date with a year.")
BROKEN = _("The table is broken at line %(line)s. Nothing was taken from it.")


Notice = dict[str, str | int]
"""Line, doi, pmid, nature, date and notice of one row."""


def read(stream: BinaryIO) -> Iterator[Notice | Rejected]:
    """Every row: a notice, or why it is none. Raises Refused where the table cannot be read."""
    csv.field_size_limit(FIELD_CHARACTERS)
    table = csv.reader(_lines(stream))
    try:
        header = next(table, None)
        if header is None:
            raise Refused(EMPTY)
        places = _places(header)
        if not {"nature", "date"} <= set(places) or not {"doi", "pmid"} & set(places):
            raise Refused(NO_COLUMNS)
        for rows, row in enumerate(table, start=1):
            if rows > LIST_ROWS:
                raise Refused(TOO_MANY, limit=f"{LIST_ROWS:,}")
            if any(cell.strip() for cell in row):
                yield _notice(table.line_num, row, places)
    except csv.Error:
        raise Refused(BROKEN, line=table.line_num + 1) from None


def _lines(stream: BinaryIO) -> Iterator[str]:
    read_bytes = 0
    # The limit is of a line: one without an end must not fill the memory.
    while line := stream.readline(10 * FIELD_CHARACTERS):
        if not read_bytes:
            if line.startswith((b"MZ", b"PK", b"\x1f\x8b", b"\x7fELF", b"%PDF", b"\xd0\xcf")):
                raise Refused(PACKED)
            line = line.removeprefix(b"\xef\xbb\xbf")
        read_bytes += len(line)
        if read_bytes > LIST_BYTES:
            raise Refused(TOO_LARGE, limit="100 MB")
        text = line.replace(b"\0", b"")
        try:
            yield text.decode("utf-8")
        except UnicodeDecodeError:
            yield text.decode("cp1252", errors="replace")


def _places(header: Iterable[str]) -> dict[str, int]:
    names = [bare(name) for name in header]
    found = {
        column: next((names.index(name) for name in known if name in names), -1)
        for column, known in COLUMNS.items()
    }
    return {column: place for column, place in found.items() if place >= 0}


def _notice(line: int, row: list[str], places: dict[str, int]) -> Notice | Rejected:
    cells = {
        column: clean(row[place]) if place < len(row) else "" for column, place in places.items()
    }
    names = {scheme: _name(scheme, cells.get(scheme, "")) for scheme in ("doi", "pmid")}
    if not any(names.values()):
        return Rejected(line, NO_NAME)
    said = cells["nature"].lower()
    if not said:
        return Rejected(line, NO_NATURE)
    if not re.search(r"\d{4}", cells["date"], re.ASCII):
        return Rejected(line, NO_DATE)
    return {
        "line": line,
        **names,
        "nature": next((ours for theirs, ours in NATURES if theirs in said), OTHER),
        "date": cells["date"].split(" ")[0][:40],
        "notice": _address(cells.get("notice", "")),
    }


def _name(scheme: str, value: str) -> str:
    if bare(value) in _NOTHING:
        return ""
    try:
        return canonical(scheme, value)
    except ValueError:
        return ""


def _address(value: str) -> str:
    if link := web_link(value):
        return link
    name = _name("doi", value)
    return f"https://doi.org/{name}" if name else ""
