"""CSL-JSON, as Zotero and Crossref write it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from evidence.importing.names import Name, group, is_others, one_person, with_comma
from evidence.importing.records import (
    DUPLICATE_FIELD,
    NESTED,
    NO_END,
    OUTSIDE,
    UNREADABLE,
    Record,
    Rejected,
)
from evidence.importing.shaping import Loose, placed, shaped, too_long

KINDS = {
    "article-journal": "journal article",
    "article": "preprint",
    "paper-conference": "conference paper",
    "chapter": "book chapter",
    "webpage": "web page",
    "post-weblog": "web page",
    "article-newspaper": "newspaper article",
    # Crossref's own words.
    "journal-article": "journal article",
    "posted-content": "preprint",
    "proceedings-article": "conference paper",
    "book-chapter": "book chapter",
}
PLACES = {
    "title": "title",
    "issued": "year",
    "container-title": "journal",
    "publisher": "journal",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "url": "link",
    "abstract": "abstract",
}
"""Fields in the order in which one is preferred to another of the same place."""
# Two lists in one file are one list.
_GAP = re.compile(r"[\s,\ufeff]*(?:\][\s,\ufeff]*\[[\s,\ufeff]*)*")
_REST = re.compile(r"[\s\]\ufeff]*\Z")
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
    if found := too_long(line, (text for _name, text in _leaves("", item))):
        return found
    fields: list[tuple[str, str]] = []
    authors: list[Name] = []
    for key, value in item.items():
        if key == "author":
            for one in value if isinstance(value, list) else [value]:
                authors.extend(_author(one))
                fields.extend(_beside_name(one))
        elif key == "issued":
            fields.extend(_date(value))
        elif key != "type":
            fields.extend(_leaves(key, value))
    kind = _text(item.get("type"))
    named = [name for name in authors if not is_others(name.written)]
    loose = Loose(
        parts=placed(fields, PLACES),
        authors=named,
        kind=KINDS.get(kind, kind),
        has_others=len(named) < len(authors),
    )
    return shaped(line, loose)


def _leaves(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Every text and number in a value, with the keys that lead to it; the first in a list as itself."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(f"{name}.{key}" if name else key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(name, inner)
    elif value is not None:
        yield name, value if isinstance(value, str) else json.dumps(value)


def _text(value: Any) -> str:
    return " ".join(text for _name, text in _leaves("", value))


def _author(one: Any) -> Iterator[Name]:
    """A person by the parts of the name, or a group by the whole."""
    if not isinstance(one, dict):
        if text := _text(one):
            yield with_comma(text)
    elif one.get("family"):
        particles = [one.get("dropping-particle"), one.get("non-dropping-particle")]
        yield one_person(
            _text(one["family"]),
            _text(one.get("given")),
            _text(one.get("suffix")),
            " ".join(filter(None, map(_text, particles))),
        )
    elif whole := _text(one.get("literal") or one.get("name") or one.get("given")):
        yield group(whole)


def _beside_name(one: Any) -> Iterator[tuple[str, str]]:
    """What a file says of an author beyond the name, like where they work."""
    if not isinstance(one, dict):
        return
    whole = () if one.get("family") else ("literal", "name", "given")
    used = next(((key,) for key in whole if one.get(key)), ())
    parts = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")
    for key, value in one.items():
        if key not in (parts if one.get("family") else used):
            yield from _leaves(f"author.{key}", value)


def _date(issued: Any) -> Iterator[tuple[str, str]]:
    """The date in one piece, like 2024-3; other ways to say it beside it."""
    if not isinstance(issued, dict):
        yield from _leaves("issued", issued)
        return
    for key, value in issued.items():
        if key == "date-parts" and isinstance(value, list):
            for part in value:
                yield "issued", "-".join(text for _name, text in _leaves("", part))
        else:
            yield from _leaves("issued" if key in ("raw", "literal") else f"issued.{key}", value)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise _Fault(DUPLICATE_FIELD, field=key[:60])
        seen[key] = value
    return seen


def _no_number(_name: str) -> None:
    raise _Fault(UNREADABLE)
