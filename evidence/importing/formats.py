"""Which format a file has, judged by its content and never by its name."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from evidence.importing import bibtex, csl_json, nbib, ris
from evidence.importing.records import (
    EMPTY,
    FILE_BYTES,
    MARKUP,
    NOT_ACCOUNTED,
    PACKED,
    RECORDS,
    TOO_LARGE,
    TOO_MANY,
    UNKNOWN,
    Reading,
    Record,
    Refused,
    Rejected,
)

# Programs, archives, office files, pictures: what a renamed file really starts with.
_BINARY = (
    b"MZ", b"PK", b"\x7fELF", b"%PDF", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!",
    b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"\x28\xb5\x2f\xfd", b"SQLite format 3",
    b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!",
)  # fmt: skip
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Form:
    """A format: how its first record looks, and who reads and who counts it."""

    name: str
    starts: re.Pattern[str]
    count: Callable[[str], int]
    read: Callable[[str], Iterator[Record | Rejected]]


def _form(name: str, starts: str, module: ModuleType) -> Form:
    return Form(name, re.compile(starts, re.MULTILINE), module.count, module.read)


FORMS = (
    _form("RIS", r"^[ \t]*TY {0,2}- ?", ris),
    _form("NBIB", r"^PMID {0,2}- ?", nbib),
    _form("CSL-JSON", r"\A\s*\[?\s*\{", csl_json),
    _form("BibTeX", r"^[ \t]*@\s*[A-Za-z]+\s*[{(]", bibtex),
)


def read(content: bytes) -> Reading:
    """Every piece of the file. Raises Refused where the file as a whole cannot be used."""
    text = decoded(content)
    form = form_of(text)
    found = form.count(text)
    if found > RECORDS:
        raise Refused(TOO_MANY, limit=f"{RECORDS:,}")
    pieces = tuple(form.read(text))
    if len(pieces) != found:
        raise Refused(NOT_ACCOUNTED)
    return Reading(form.name, pieces, found)


def decoded(content: bytes) -> str:
    """The text, each line in the encoding it was written in: exports mix UTF-8 and Latin-1."""
    if len(content) > FILE_BYTES:
        raise Refused(TOO_LARGE, limit="1 MB")
    if not content.strip():
        raise Refused(EMPTY)
    if content.startswith(_BINARY):
        raise Refused(PACKED)
    if (wide := _wide_encoding(content)) is not None:
        text = content.decode(wide, errors="replace")
    else:
        text = "\n".join(map(_line, content.replace(b"\0", b"").split(b"\n")))
    return _one_file(text.replace("\r\n", "\n").replace("\r", "\n"))


def _wide_encoding(content: bytes) -> str | None:
    """The two-byte encoding of a file, told by its mark or by where its zero bytes stand."""
    if content.startswith(_UTF_16):
        return "utf-16"
    start = content[:400]
    for encoding, place in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = start[place::2].count(0)
        if len(start) >= 8 and zeros > 0.7 * len(start[place::2]) and start.count(0) == zeros:
            return encoding
    return None


def _one_file(text: str) -> str:
    """Files that were joined keep the mark each began with; what follows it starts a line."""
    if "\ufeff" not in text or text.lstrip("\ufeff \t\n").startswith(("[", "{")):
        return text.lstrip("\ufeff")
    return re.sub(r"(?m)(?<=[^\n])\ufeff(?=\s*(?:TY {0,2}-|PMID|@))", "\n", text).replace(
        "\ufeff", ""
    )


def form_of(text: str) -> Form:
    """The format whose record comes first. Raises Refused where none does."""
    if text.lstrip().startswith("<"):
        raise Refused(MARKUP)
    starts = ((form.starts.search(text), form) for form in FORMS)
    placed = [(found.start(), form) for found, form in starts if found]
    if not placed:
        raise Refused(UNKNOWN)
    return min(placed, key=lambda pair: pair[0])[1]


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
