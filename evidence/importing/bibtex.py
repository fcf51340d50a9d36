"""BibTeX, as Zotero, JabRef and publishers write it."""

import re
from collections.abc import Iterator

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from evidence.importing.records import (
    NESTED,
    NO_END,
    OUTSIDE,
    UNREADABLE,
    Record,
    Rejected,
)
from evidence.importing.shaping import Loose, first_of, person, shaped, too_long

START = re.compile(r"[ \t]*@\s*([A-Za-z]+)\s*\{")
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
# Made once: setting it up costs more than reading a hundred entries.
_LATEX = LatexDecodingMiddleware()
_NO_RECORDS = ("comment", "preamble", "string")


def count(text: str) -> int:
    """Entries by their first lines, and stretches of text outside of any."""
    kinds = (found[1].lower() for found in map(START.match, text.split("\n")) if found)
    entries = sum(1 for kind in kinds if kind not in _NO_RECORDS)
    return entries + sum(1 for kind, _line, _block in _chunks(text) if not kind)


def read(text: str) -> Iterator[Record | Rejected]:
    """Every entry by itself: read together, entries with one key would leave only the first."""
    chunks = list(_chunks(text))
    strings = [block for kind, _line, block in chunks if kind == "string" and not _fault(block)]
    for kind, line, block in chunks:
        if kind == "":
            yield Rejected(line, OUTSIDE)
        elif kind not in _NO_RECORDS:
            yield _record(line, block, strings)


def _chunks(text: str) -> Iterator[tuple[str, int, str]]:
    """Kind, first line and text of each piece; an entry that never closes ends at the next one."""
    kind, started, piece, depth = "", 0, list[str](), 0
    for number, line in enumerate(text.split("\n"), start=1):
        start = START.match(line)
        inside = bool(kind) and depth > 0
        if not start and not inside and (not line.strip() or line.lstrip().startswith("%")):
            continue
        if start or (kind and not inside):
            if piece:
                yield kind, started, "\n".join(piece)
            kind, started, piece, depth = start[1].lower() if start else "", number, [], 0
        started = started if piece else number
        piece.append(line)
        bare = re.sub(r"\\[{}]", "", line)
        depth += bare.count("{") - bare.count("}")
    if piece:
        yield kind, started, "\n".join(piece)


def _fault(block: str) -> str:
    """Why the parser must not see this entry: it takes seconds on text full of brackets."""
    depth = 0
    for character in re.sub(r"\\[{}]", "", block):
        if character == "{":
            depth += 1
            if depth > DEEPEST:
                return NESTED
        elif character == "}":
            depth -= 1
            if depth < 0:
                return UNREADABLE
    return NO_END if depth else ""


def _record(line: int, block: str, strings: list[str]) -> Record | Rejected:
    if found := too_long(line, block.split("\n")) or _much_too_long(line, block):
        return found
    if fault := _fault(block):
        return Rejected(line, fault)
    named = [text for text in strings if _string_name(text) in block.lower()]
    try:
        latex = [_LATEX] if "\\" in block or "$" in block else []
        library = parse_string("\n".join([*named, block]), append_middleware=latex)
        entries = library.entries
        fields = {field.key.lower(): str(field.value) for field in entries[0].fields}
    except Exception:  # a third party's reader and a stranger's file: anything may come
        return Rejected(line, UNREADABLE)
    if len(entries) != 1 or library.failed_blocks:
        return Rejected(line, UNREADABLE)
    return too_long(line, fields.values()) or shaped(line, _loose(entries[0].entry_type, fields))


def _much_too_long(line: int, block: str) -> Rejected | None:
    """An entry far beyond any honest one, spread over lines."""
    return too_long(line, [block]) if len(block) > 100_000 else None


def _string_name(block: str) -> str:
    found = re.match(r"\s*@\s*string\s*[{(]\s*([^\s=]+)", block, re.IGNORECASE)
    return found[1].lower() if found else "\0"


def _loose(kind: str, fields: dict[str, str]) -> Loose:
    pubmed = "pmid" if fields.get("eprinttype", "").lower() in ("pubmed", "pmid") else ""
    return Loose(
        title=_unbraced(first_of(fields, "title")),
        authors=[_author(name) for name in re.split(r"\s+and\s+", fields.get("author", ""))],
        year=first_of(fields, "year", "date"),
        journal=_unbraced(first_of(fields, "journal", "journaltitle", "booktitle", "publisher")),
        volume=fields.get("volume", ""),
        issue=first_of(fields, "number", "issue"),
        pages=fields.get("pages", "").replace("–", "-"),
        kind=KINDS.get(kind.lower(), kind.lower()),
        names=[
            ("doi", fields.get("doi", "")),
            ("pmid", first_of(fields, "pmid", "eprint" if pubmed else "pmid")),
            ("pmcid", first_of(fields, "pmcid", "pmc")),
        ],
        links=[fields.get("url", "")],
        abstract=_unbraced(fields.get("abstract", "")),
    )


def _unbraced(text: str) -> str:
    """Braces only keep capital letters for TeX."""
    return re.sub(r"[{}]", "", text)


def _author(name: str) -> str:
    """BibTeX also knows “Jane Doe”, where the last word is the family name."""
    bare = _unbraced(name).strip()
    if "," not in bare and " " in bare and not name.strip().startswith("{"):
        given, _space, family = bare.rpartition(" ")
        bare = f"{family}, {given}"
    return person(bare)
