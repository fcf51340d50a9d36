"""BibTeX, as Zotero, JabRef and publishers write it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evidence.importing.latex import letters, verbatim
from evidence.importing.names import Name, group, is_others, one_person
from evidence.importing.records import (
    FIELD_CHARACTERS,
    NESTED,
    NO_END,
    OUTSIDE,
    UNKNOWN_STRING,
    UNKNOWN_TEX,
    UNREADABLE,
    Record,
    Rejected,
)
from evidence.importing.shaping import Loose, Part, placed, shaped, too_long

START = re.compile(r"[ \t]*@\s*([A-Za-z]+)\s*([{(])")
_LINE_START = re.compile(r"(?m)^[ \t]*@\s*([A-Za-z]+)\s*[{(]")
_MARK = re.compile(r"\\.|[{}()]", re.DOTALL)
_KEY = re.compile(r"\s*([^\s,={}\"#]*)\s*(?:,|\Z)")
_NAME = re.compile(r"\s*([^\s,={}\"#()]+)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}\"]+")
_JOIN = re.compile(r"\s*#\s*")
_GAP = re.compile(r"[\s,]*")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
DEEPEST = 12
KINDS = {
    "article": "journal article",
    "inproceedings": "conference paper",
    "conference": "conference paper",
    "book": "book",
    "incollection": "book chapter",
    "inbook": "book chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
    "unpublished": "preprint",
    "online": "web page",
}
PLACES = {
    "title": "title",
    "year": "year",
    "date": "year",
    "journal": "journal",
    "journaltitle": "journal",
    "booktitle": "journal",
    "publisher": "journal",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "pages",
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "pmc": "pmcid",
    "url": "link",
    "abstract": "abstract",
}
"""Fields in the order in which one is preferred to another of the same place."""
_AS_TYPED = frozenset({"doi", "pmid", "pmcid", "pmc", "url", "eprint", "file", "issn", "isbn"})
"""Fields whose letters are never read as TeX: another letter would name another work."""
_NO_RECORDS = ("comment", "preamble", "string")


@dataclass(frozen=True)
class _Chunk:
    """A stretch of the file: an entry, or text outside of any (then its kind is empty)."""

    kind: str
    line: int
    body: str
    closed: bool = True


def count(text: str) -> int:
    """Entries by their first marks outside of brackets, and stretches of text outside of any."""
    entries, depth, place = 0, 0, 0
    commented = False
    for line in text.split("\n"):
        place = 0
        start = START.match(line)
        if start and not (commented and depth > 0):
            depth = 0
        while place < len(line):
            if depth <= 0 and (start := START.match(line, place)):
                commented = start[1].lower() == "comment"
                entries += start[1].lower() not in _NO_RECORDS
                opening, depth, place = start[2], 1, start.end()
                closing = {"{": "}", "(": ")"}[opening]
                inner = 0
            elif depth <= 0:
                if line[place] not in " \t,":
                    break
                place += 1
            else:
                mark = _MARK.search(line, place)
                if mark is None:
                    break
                place = mark.end()
                if mark[0] == closing and inner == 0:
                    depth = 0
                elif mark[0] in "{}":
                    inner += 1 if mark[0] == "{" else -1
    return entries + sum(1 for chunk in _chunks(text) if not chunk.kind)


def read(text: str) -> Iterator[Record | Rejected]:
    """Every entry by itself: two entries may have one key, and one may be broken."""
    chunks = list(_chunks(text))
    strings: dict[str, str] = {}
    for chunk in chunks:
        if chunk.kind == "string" and not _fault(chunk):
            for name, value, _unknown in _fields(chunk.body, strings):
                strings[name.lower()] = value
    for chunk in chunks:
        if chunk.kind == "":
            yield Rejected(chunk.line, OUTSIDE)
        elif chunk.kind not in _NO_RECORDS:
            yield _record(chunk, strings)


def _chunks(text: str) -> Iterator[_Chunk]:
    """Every stretch in order; an entry that never closes ends where the next line starts one."""
    starts = [found.start() for found in _LINE_START.finditer(text)]
    place, line, counted = 0, 1, 0
    stray: tuple[int, int] | None = None
    while place < len(text):
        start = START.match(text, place)
        if start is None:
            end = _end_of_line(text, place)
            piece = text[place:end].strip(" \t\n,")
            if piece and not piece.startswith("%") and stray is None:
                stray = (place, text.count("\n", counted, place) + line)
            place = end
            continue
        if stray:
            yield _Chunk("", stray[1], text[stray[0] : place])
            stray = None
        line, counted = line + text.count("\n", counted, start.end()), start.end()
        kind = start[1].lower()
        limit = len(text)
        if kind != "comment":
            limit = next((other for other in starts if other > start.start()), limit)
        end = _closing(text, start.end(), limit, start[2])
        closed = end > 0
        body = text[start.end() : end - 1] if closed else text[start.end() : limit]
        yield _Chunk(kind, line, body, closed)
        place = end if closed else limit
        while starts and starts[0] < place:
            starts.pop(0)
        gap = re.compile(r"[ \t,]*").match(text, place)
        place = gap.end() if gap else place
    if stray:
        yield _Chunk("", stray[1], text[stray[0] :])


def _end_of_line(text: str, place: int) -> int:
    end = text.find("\n", place)
    return end + 1 if end >= 0 else len(text)


def _closing(text: str, place: int, limit: int, opening: str) -> int:
    """The place behind the bracket that closes an entry; 0 where none does before the limit."""
    closing, depth = {"{": "}", "(": ")"}[opening], 0
    for found in _MARK.finditer(text, place, limit):
        if found[0] == closing and depth == 0:
            return found.end()
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
    return 0


def _fault(chunk: _Chunk) -> str:
    """Why an entry cannot be read at all."""
    if not chunk.closed:
        return NO_END
    depth = 0
    for found in _MARK.finditer(chunk.body):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        if depth > DEEPEST:
            return NESTED
        if depth < 0:
            return UNREADABLE
    return UNREADABLE if depth else ""


def _record(chunk: _Chunk, strings: Mapping[str, str]) -> Record | Rejected:
    if found := too_long(chunk.line, chunk.body.split("\n")) or _much_too_long(chunk):
        return found
    if fault := _fault(chunk):
        return Rejected(chunk.line, fault)
    key = _KEY.match(chunk.body)
    fields = list(_fields(chunk.body[key.end() :] if key else chunk.body, strings))
    if found := too_long(chunk.line, (value for _name, value, _unknown in fields)):
        return found
    return shaped(chunk.line, _loose(chunk.kind, key[1] if key else "", fields))


def _much_too_long(chunk: _Chunk) -> Rejected | None:
    """An entry far beyond any honest one, spread over lines."""
    return too_long(chunk.line, [chunk.body]) if len(chunk.body) > 100_000 else None


_Field = tuple[str, str, tuple[str, ...]]
"""Name, text and the names in it that stand for texts the file does not hold."""


def _fields(body: str, strings: Mapping[str, str]) -> Iterator[_Field]:
    """Every field; what is none, up to the next comma, comes without a name."""
    place = 0
    while place < len(body):
        gap = _GAP.match(body, place)
        place = gap.end() if gap else place
        if place >= len(body):
            return
        if name := _NAME.match(body, place):
            value, unknown, place = _value(body, name.end(), strings)
            yield name[1], value, unknown
        else:
            end = body.find(",", place)
            end = end if end >= 0 else len(body)
            yield "", body[place:end].strip(), ()
            place = end + 1


def _value(body: str, place: int, strings: Mapping[str, str]) -> tuple[str, tuple[str, ...], int]:
    """Pieces joined by “#”: braced, quoted, a number or the name of a string."""
    pieces: list[str] = []
    unknown: list[str] = []
    while place < len(body):
        if body[place] == "{":
            end = _closing(body, place + 1, len(body), "{") or len(body) + 1
            pieces.append(body[place + 1 : end - 1])
            # Two pairs of braces say that a name is one whole: they must not look like one pair.
            place = end
        elif body[place] == '"':
            end = _end_of_quote(body, place + 1)
            pieces.append(body[place + 1 : end])
            place = end + 1
        elif bare := _BARE.match(body, place):
            known = strings.get(bare[0].lower())
            if known is None and not bare[0].isdecimal() and bare[0].lower() not in _MONTHS:
                unknown.append(bare[0])
            pieces.append(bare[0] if known is None else known)
            place = bare.end()
        join = _JOIN.match(body, place)
        # A chain of strings that doubles itself must not fill the memory.
        if not join or sum(map(len, pieces)) > 2 * FIELD_CHARACTERS:
            break
        place = join.end()
    return "".join(pieces), tuple(unknown), place


_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def _end_of_quote(body: str, place: int) -> int:
    depth = 0
    for found in re.compile(r"\\.|[{}\"]", re.DOTALL).finditer(body, place):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if found[0] == '"' and depth <= 0:
            return found.start()
    return len(body)


def _loose(kind: str, key: str, fields: list[_Field]) -> Loose:
    values = {name.lower(): value for name, value, _unknown in fields}
    pubmed = values.get("eprinttype", values.get("archiveprefix", "")).lower() in (
        "pubmed",
        "pmid",
    )
    unknown_tex: dict[str, None] = {}
    remarks = [
        UNKNOWN_STRING % {"name": name} for _name, _value, unknown in fields for name in unknown
    ]
    read: list[tuple[str, str]] = []
    authors: list[Name] = []
    has_others = False
    for name, value, _unknown in fields:
        if name.lower() == "author" and not authors:
            written = [one for one in _split(value, _AND) if one.strip()]
            has_others = any(map(is_others, written))
            authors = [_author(one, unknown_tex) for one in written if not is_others(one)]
            continue
        if name.lower() in _AS_TYPED:
            read.append(("pmid" if pubmed and name.lower() == "eprint" else name, verbatim(value)))
            continue
        text, unknown = letters(value)
        unknown_tex |= dict.fromkeys(unknown)
        read.append((name, text))
    if unknown_tex:
        remarks.append(UNKNOWN_TEX % {"names": " ".join(unknown_tex)})
    parts = placed([*read, ("key", key)], PLACES)
    return Loose(
        parts=[
            # A field that only says what the number beside it is.
            Part(part.name, part.text, "told") if pubmed and part.name == "eprinttype" else part
            for part in parts
        ],
        authors=authors,
        kind=KINDS.get(kind, kind),
        remarks=tuple(remarks),
        has_others=has_others,
    )


def _split(text: str, at: re.Pattern[str]) -> list[str]:
    """Pieces between marks that stand outside of brackets."""
    pieces, start, place = [], 0, 0
    while place < len(text):
        if text[place] == "{":
            place = _closing(text, place + 1, len(text), "{") or len(text)
        elif found := at.match(text, place):
            pieces.append(text[start : found.start()])
            start = place = found.end()
        else:
            place += 2 if text[place] == "\\" else 1
    return [*pieces, text[start:]]


def _author(name: str, unknown: dict[str, None]) -> Name:
    """BibTeX's three forms: “von Last, First”, “von Last, Jr, First” and “First von Last”."""

    def said(text: str) -> str:
        text, names = letters(text)
        unknown.update(dict.fromkeys(names))
        return text

    name = name.strip()
    words = _split(name, re.compile(r"[\s~]+"))
    if len(words) == 1 and name.startswith("{") and len(_split(name, re.compile(","))) == 1:
        return group(said(name))
    parts = [said(part.strip()) for part in _split(name, re.compile(","))]
    if len(parts) == 2:
        return one_person(parts[0], parts[1])
    if len(parts) == 3:
        return one_person(parts[0], parts[2], parts[1])
    if len(parts) > 3:
        return group(said(name))
    return _without_comma([said(word) for word in words if word])


def _without_comma(words: list[str]) -> Name:
    """“Jan van der Berg”: small words before the last belong to the family name."""
    small = [place for place, word in enumerate(words[:-1]) if word[:1].islower()]
    last = small[0] if small else len(words) - 1
    return one_person(" ".join(words[last:]), " ".join(words[:last]))
