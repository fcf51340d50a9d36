"""CSL-JSON, as Zotero and Crossref write it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from evidence.importing.records import (
    DUPLICATE_FIELD,
    NESTED,
    NO_END,
    OUTSIDE,
    UNREADABLE,
    Record,
    Rejected,
)
from evidence.importing.shaping import Loose, initials, person, shaped, too_long

KINDS = {
    "article-journal": "journal article",
    "article": "preprint",
    "paper-conference": "conference paper",
    "chapter": "book chapter",
    "webpage": "web page",
    "post-weblog": "web page",
    "article-newspaper": "newspaper article",
}
_GAP = re.compile(r"[\s,]*")
_REST = re.compile(r"[\s\]]*\Z")
_MARK = re.compile(r'\\.|["{}]', re.DOTALL)
DEEPEST = 20


class _Fault(ValueError):
    """A record that JSON would let through, and why we do not."""

    def __init__(self, reason: str, **values: Any) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values


def count(text: str) -> int:
    """Entries as a whole parse sees them; in a damaged file, as their brackets show them."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return sum(1 for _piece in _pieces(text))
    return len(whole) if isinstance(whole, list) else 1


def read(text: str) -> Iterator[Record | Rejected]:
    """Every object of the list, one by one, so that a broken end costs one record, not all."""
    decoder = json.JSONDecoder(object_pairs_hook=_without_duplicates, parse_constant=_no_number)
    line, counted = 1, 0
    for start, end, whole in _pieces(text):
        line, counted = line + text.count("\n", counted, start), start
        piece = text[start:end]
        if not piece.startswith("{"):
            yield Rejected(line, OUTSIDE)
        elif not whole:
            yield Rejected(line, NO_END)
        elif _nesting(piece) > DEEPEST:
            yield Rejected(line, NESTED)
        else:
            try:
                yield _record(line, decoder.decode(piece))
            except _Fault as fault:
                yield Rejected(line, fault.reason, fault.values)
            except ValueError:
                yield Rejected(line, UNREADABLE)


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and wholeness of each object, and of each stretch between objects."""
    place = re.match(r"\s*\[?", text)
    position = place.end() if place else 0
    while position < len(text):
        gap = _GAP.match(text, position)
        position = gap.end() if gap else position
        if _REST.match(text, position):
            return
        if text[position] == "{":
            end, whole = _object_end(text, position)
        else:
            following = text.find("{", position)
            end, whole = (following if following >= 0 else len(text)), True
        yield position, end, whole
        position = end


def _object_end(text: str, start: int) -> tuple[int, bool]:
    depth, position, quoted = 0, start, False
    for found in _MARK.finditer(text, start):
        mark, position = found[0], found.end()
        if mark == '"':
            quoted = not quoted
        elif not quoted and mark in "{}":
            depth += 1 if mark == "{" else -1
            if depth == 0:
                return position, True
    return len(text), False


def _nesting(piece: str) -> int:
    deepest = depth = 0
    for mark in re.findall(r"[\[{\]}]", piece):
        depth += 1 if mark in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _record(line: int, item: dict[str, Any]) -> Record | Rejected:
    texts = {key: _text(value) for key, value in item.items()}
    if found := too_long(line, texts.values()):
        return found
    people = item.get("author") if isinstance(item.get("author"), list) else []
    kind = texts.get("type", "")
    loose = Loose(
        title=texts.get("title", ""),
        authors=[_author(one) for one in people or [] if isinstance(one, dict)],
        year=_year(item.get("issued")),
        journal=texts.get("container-title", "") or texts.get("publisher", ""),
        volume=texts.get("volume", ""),
        issue=texts.get("issue", ""),
        pages=texts.get("page", ""),
        kind=KINDS.get(kind, kind),
        names=[
            ("doi", texts.get("DOI", "")),
            ("pmid", texts.get("PMID", "")),
            ("pmcid", texts.get("PMCID", "")),
        ],
        links=[texts.get("URL", "")],
        abstract=texts.get("abstract", ""),
    )
    return shaped(line, loose)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(part for part in value if isinstance(part, str))
    return str(value) if isinstance(value, str | int | float) else ""


def _author(one: dict[str, Any]) -> str:
    if not one.get("family"):
        return person(_text(one.get("literal") or one.get("name")).replace(",", " "))
    return f"{_text(one['family'])} {initials(_text(one.get('given')))}".strip()


def _year(issued: Any) -> str:
    if not isinstance(issued, dict):
        return _text(issued)
    parts = issued.get("date-parts")
    while isinstance(parts, list) and parts:
        parts = parts[0]
    return _text(parts) or _text(issued.get("raw")) or _text(issued.get("literal"))


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise _Fault(DUPLICATE_FIELD, field=key[:60])
        seen[key] = value
    return seen


def _no_number(_name: str) -> None:
    raise _Fault(UNREADABLE)
