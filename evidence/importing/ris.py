"""RIS, as Zotero, EndNote and most publishers write it."""

import re
from collections.abc import Iterator

from evidence.importing.names import is_others, with_comma
from evidence.importing.records import NO_END, OUTSIDE, Record, Rejected
from evidence.importing.shaping import Loose, Part, placed, shaped, too_long

START = re.compile(r"[ \t]*TY {0,2}- ?")
END = re.compile(r"[ \t]*ER {0,2}-\s*\Z")
_TAGS = tuple(
    re.compile(rf"[ \t]*([A-Z][A-Z0-9]) {{{spaces},2}}- ?(.*)\Z", re.DOTALL) for spaces in range(3)
)
"""By the fewest spaces before the dash."""
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
PLACES = {
    "ti": "title",
    "t1": "title",
    "ct": "title",
    "bt": "title",
    "au": "author",
    "a1": "author",
    "py": "year",
    "y1": "year",
    "da": "year",
    "jf": "journal",
    "jo": "journal",
    "t2": "journal",
    "ja": "journal",
    "j2": "journal",
    "j1": "journal",
    "pb": "journal",
    "vl": "volume",
    "is": "issue",
    "sp": "pages",
    "ep": "end",
    "do": "doi",
    "ur": "link",
    "lk": "link",
    "l1": "link",
    "l2": "link",
    "l3": "link",
    "l4": "link",
    "ab": "abstract",
    "n2": "abstract",
    "ty": "kind",
}
"""Tags in the order in which one is preferred to another of the same place."""


def count(text: str) -> int:
    """Records by their first lines, and stretches of text outside of any."""
    starts = sum(1 for line in text.split("\n") if START.match(line))
    return starts + sum(1 for _line in _strays(text.split("\n")))


def read(text: str) -> Iterator[Record | Rejected]:
    """Every record, block by block: one without an end costs itself alone."""
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
    fields = _fields(block)
    if found := too_long(line, (text for _tag, text in fields)):
        return found
    return shaped(line, _loose(fields))


def _fields(block: list[str]) -> list[tuple[str, str]]:
    """Tags and texts; a line without a tag goes on with the text before it.

    Two spaces stand before the dash. Files with fewer have fewer in their first line already, and
    only there “CD - 63” or “ER-positive” could be a tag.
    """
    tag = _TAGS[block[0].partition("-")[0].count(" ", block[0].index("TY"))]
    fields: list[tuple[str, str]] = []
    for row in block:
        if found := tag.match(row):
            fields.append((found[1], found[2].strip()))
        elif fields and row.strip():
            name, text = fields[-1]
            fields[-1] = (name, f"{text} {row.strip()}".strip())
    return fields


def _loose(fields: list[tuple[str, str]]) -> Loose:
    values = dict(reversed(fields))
    number = "AN" if values.get("AN") else "ID"
    pubmed = "pubmed" in (values.get("DB", "") + values.get("DP", "")).lower()
    written = [text for tag, text in fields if tag in ("AU", "A1") and text]
    kind = values.get("TY", "")
    parts = [part for part in placed(fields, PLACES) if part.place not in ("author", "kind")]
    return Loose(
        parts=[
            Part(part.name, part.text, "pmid") if pubmed and part.name == number else part
            for part in parts
            if part.text
        ],
        authors=[with_comma(name) for name in written if not is_others(name)],
        kind=KINDS.get(kind, kind.lower()),
        has_others=any(map(is_others, written)),
    )
