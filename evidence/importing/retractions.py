"""Lists of retraction notices, like the one of Retraction Watch, read row by row."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import BinaryIO

from evidence.core.edition.identifiers import canonical
from evidence.importing.cleaning import bare, clean, web_link
from evidence.importing.dates import Day, read_day
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
    "doi": ("doi", "originalpaperdoi", "originaldoi", "paperdoi", "articledoi"),
    "pmid": ("pmid", "originalpaperpubmedid", "pubmedid", "originalpmid", "articlepmid"),
    "nature": ("nature", "retractionnature", "natureofnotice", "noticetype", "updatetype", "type"),
    "date": ("date", "retractiondate", "noticedate", "dateofnotice", "updatedate"),
    "notice": ("notice", "noticeurl", "noticedoi", "url", "retractiondoi"),
}
RETRACTED, CONCERN, REINSTATED, OTHER = "retracted", "concern", "reinstated", "other"
"""What the ledger calls it; the last is nothing that patients must know."""
HARMLESS = frozenset(
    "correction corrections corrected corrigendum corrigenda erratum errata addendum addenda"
    " clarification clarifications publishercorrection authorcorrection correctionnotice"
    " noticeofcorrection correctiontoarticle".split()
)
"""Only these, by name, change nothing: Crossref's and PubMed's words for mended details."""
REINSTATEMENTS = frozenset(
    "reinstatement reinstated reinstatementofarticle reinstatementofthearticle reinstate"
    " reinstatementnotice noticeofreinstatement".split()
)
_NOTHING = {"", "0", "unavailable", "na", "n/a", "none", "-", "null"}
_DELIMITERS = ",;\t|"
_BINARY = (b"MZ", b"PK", b"\x1f\x8b", b"\x7fELF", b"%PDF", b"\xd0\xcf")
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


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


@dataclass
class Orders:
    """What the rows so far prove of where the day stands in a date like 3/4/2025."""

    seen: set[str] = field(default_factory=set)

    @property
    def day_first(self) -> bool:
        """Whether some date can only be read with the day first, and none with the month first."""
        return self.seen == {"day"}

    @property
    def known(self) -> bool:
        """Whether the file settles it."""
        return len(self.seen) == 1


def read(
    stream: BinaryIO, ours: Collection[str] | None = None, orders: Orders | None = None
) -> Iterator[Notice | Rejected]:
    """Every row: a notice, or why it is none. Raises Refused where the table cannot be read.

    With `ours`, the identifiers that matter, a notice about one of them comes through even where its
    date cannot be read, and everything else is looked at only as far as the counts need.
    """
    csv.field_size_limit(FIELD_CHARACTERS)
    orders = orders or Orders()
    lines = _lines(stream)
    first = next(lines, None)
    if first is None:
        raise Refused(EMPTY)
    before = 0
    delimiter = ""
    if declared := re.match(r'(?i)\s*"?sep=(.)', first):
        delimiter, before, first = declared[1], 1, next(lines, "")
    table = csv.reader(chain([first], lines), delimiter=delimiter or _delimiter_of(first))
    try:
        header = next(table, [])
        places = _places(header)
        if "retractiondate" in map(bare, header):
            # Retraction Watch writes the American form throughout.
            orders.seen.add("month")
        if not {"nature", "date"} <= set(places) or not {"doi", "pmid"} & set(places):
            raise Refused(NO_COLUMNS)
        for rows, row in enumerate(table, start=1):
            if rows > LIST_ROWS:
                raise Refused(TOO_MANY, limit=f"{LIST_ROWS:,}")
            if any(row) and any(cell.strip() for cell in row):
                yield _notice(table.line_num + before, row, places, ours, orders)
    except csv.Error:
        raise Refused(BROKEN, line=table.line_num + before + 1) from None


@lru_cache(maxsize=1024)
def nature_of(said: str) -> str:
    """What the ledger calls what a list says; whatever nobody knows is a doubt to look at."""
    text = said.lower()
    if "retract" in text:
        return RETRACTED
    parts = {bare(part) for part in re.split(r"[;/|,&+]|\band\b", text)} - {""}
    if parts and parts <= REINSTATEMENTS:
        return REINSTATED
    return OTHER if parts and parts <= HARMLESS else CONCERN


def is_named_concern(said: str) -> bool:
    """Whether a list says in plain words that a journal has doubts."""
    return "concern" in said.lower()


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Text, line by line, in the encoding it was written in."""
    mark = stream.read(2)
    if encoding := _UTF_16.get(mark):
        wide = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        lines = iter(lambda: wide.readline(10 * FIELD_CHARACTERS), "")
        yield from _limited(line.lstrip("\ufeff") for line in lines)
        return
    yield from _limited(_decoded(stream, mark))


def _decoded(stream: BinaryIO, mark: bytes) -> Iterator[str]:
    # The limit is of a line: one without an end must not fill the memory.
    line = mark + stream.readline(10 * FIELD_CHARACTERS)
    if line.startswith(_BINARY):
        raise Refused(PACKED)
    line = line.removeprefix(b"\xef\xbb\xbf")
    while line:
        if b"\0" in line:
            line = line.replace(b"\0", b"")
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode("cp1252", errors="replace")
        line = stream.readline(10 * FIELD_CHARACTERS)


def _limited(lines: Iterator[str]) -> Iterator[str]:
    taken = 0
    for line in lines:
        taken += len(line)
        if taken > LIST_BYTES:
            raise Refused(TOO_LARGE, limit="100 MB")
        yield line


def _delimiter_of(header: str) -> str:
    """The mark that makes the most known columns of the first line."""

    def columns(mark: str) -> int:
        try:
            return len(_places(next(csv.reader([header], delimiter=mark), [])))
        except csv.Error:
            return 0

    return max(_DELIMITERS, key=columns)


def _places(header: Iterable[str]) -> dict[str, int]:
    names = [bare(name) for name in header]
    found = {
        column: next((names.index(name) for name in known if name in names), -1)
        for column, known in COLUMNS.items()
    }
    return {column: place for column, place in found.items() if place >= 0}


def _notice(
    line: int,
    row: list[str],
    places: dict[str, int],
    ours: Collection[str] | None,
    orders: Orders,
) -> Notice | Rejected:
    def cell(column: str) -> str:
        place = places.get(column, -1)
        return clean(row[place]) if 0 <= place < len(row) else ""

    names = {scheme: _name(scheme, cell(scheme)) for scheme in ("doi", "pmid")}
    if not names["doi"] and not names["pmid"]:
        return Rejected(line, NO_NAME)
    said = cell("nature")
    if not said:
        return Rejected(line, NO_NATURE)
    written = cell("date")
    day = _day(written)
    if day and day.order:
        orders.seen.add(day.order)
    mine = ours is not None and (names["doi"].lower() in ours or names["pmid"] in ours)
    if day is None and not mine:
        return Rejected(line, NO_DATE)
    notice: Notice = {
        "line": line,
        **names,
        "nature": nature_of(said),
        "date": day.text if day else "",
        "notice": _address(cell("notice")) if mine or ours is None else "",
    }
    return notice | _beyond(said, written, day) if mine else notice


def _beyond(said: str, written: str, day: Day | None) -> Notice:
    """What a person must see of a row of ours, and how certain its date is."""
    return {
        "said": said[:100],
        "written": written[:60],
        "other": day.other if day else "",
        "plain": int(day is not None and day.is_plain),
    }


_day = lru_cache(maxsize=8192)(read_day)
"""Lists have more rows than days."""
_PLAIN_DOI = re.compile(r"10\.\d{4,9}/[A-Za-z0-9.()/_-]{1,200}", re.ASCII)


def _name(scheme: str, value: str) -> str:
    if value.lower() in _NOTHING:
        return ""
    # Most are in their one spelling already, and a list has a hundred thousand of them.
    if scheme == "doi" and _PLAIN_DOI.fullmatch(value) and value[-1] != ".":
        return value
    try:
        return canonical(scheme, value)
    except ValueError:
        return ""


def _address(value: str) -> str:
    if link := web_link(value):
        return link
    name = _name("doi", value)
    return f"https://doi.org/{name}" if name else ""
