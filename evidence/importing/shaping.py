"""Fields of any format to one record, or to the reason why there is none.

Every field of the file ends in the record or in a remark: what has no place of its own, and what
a place could not take whole, is told word by word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evidence.core.edition.identifiers import canonical, found_in_address
from evidence.core.edition.vocabulary import Checked
from evidence.importing.cleaning import bare, clean, is_hiding, web_link
from evidence.importing.markup import has_entity, plain
from evidence.importing.names import Name, not_told
from evidence.importing.records import (
    ALSO,
    AND_OTHERS,
    AUTHORS_AS_WRITTEN,
    BAD_IDENTIFIER,
    CODED_IDENTIFIER,
    FIELD_CHARACTERS,
    FIELD_TOO_LONG,
    FOUND_BESIDE,
    NO_TITLE,
    NOT_HTTP,
    SAYS_DOUBTED,
    SAYS_RETRACTED,
    UNKNOWN_LETTERS,
    Record,
    Rejected,
)
from evidence.importing.status import standing

LONGEST_LINE = 500
PEOPLE_SHOWN = 2_000
SCHEMES = ("doi", "pmid", "pmcid")
_DOI_BESIDE = re.compile(
    r"(?i)(?:\bdoi\s*[:=]?\s*|https?://(?:dx\.|www\.)?doi\.org/|\A\s*)(10\.\d{4,9}/[^\s\"<>|]+)"
)
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_ADDRESS = re.compile(r"(?i)\A\s*https?://")


@dataclass(frozen=True)
class Part:
    """One field of a piece of the file."""

    name: str
    """What the file calls it."""
    text: str
    place: str = ""
    """Which field of the record it may become; empty: none."""


@dataclass(frozen=True)
class Loose:
    """What a reader found in one piece of the file, before anything is trusted."""

    parts: Sequence[Part]
    """Every field, the strongest first among those of one place."""
    authors: Sequence[Name] = ()
    kind: str = ""
    remarks: tuple[str, ...] = ()
    has_others: bool = False
    """Whether the file says that there are more authors."""


def placed(fields: Iterable[tuple[str, str]], places: Mapping[str, str]) -> list[Part]:
    """Fields with their places, in the order of the places' own list; the others behind them."""
    rank = {name: number for number, name in enumerate(places)}
    parts = [Part(name, text, places.get(name.lower(), "")) for name, text in fields]
    return sorted(parts, key=lambda part: rank.get(part.name.lower(), len(rank)))


def shaped(line: int, loose: Loose) -> Record | Rejected:
    """The record, cleaned; or why the piece cannot be one."""
    builder = _Builder(loose)
    title = builder.first("title")
    if not title:
        return Rejected(line, NO_TITLE)
    abstract = builder.first("abstract")
    authors = ", ".join(name.told for name in loose.authors if name.told)
    year = builder.year()
    venue = builder.venue()
    identifiers = builder.identifiers()
    link = builder.link()
    kind = plain(loose.kind)
    others = [(part.name, plain(part.text)) for part in loose.parts if part.place not in _OF_ITSELF]
    state, said = standing(title, abstract, others)
    remarks = builder.remarks
    if state:
        sentence = SAYS_RETRACTED if state is Checked.RETRACTED else SAYS_DOUBTED
        remarks.insert(0, sentence % {"said": "; ".join(said)})
    if loose.has_others:
        remarks.append(AND_OTHERS)
    also: list[str] = []
    written = not_told(loose.authors)
    if written or len(authors) > PEOPLE_SHOWN:
        names = "; ".join(name.written for name in loose.authors)
        also.append(AUTHORS_AS_WRITTEN % {"names": names})
    if len(kind) > LONGEST_LINE:
        builder.left.append(("type", kind))
    if builder.left:
        fields = "; ".join(f"{name}: {text}" if name else text for name, text in builder.left)
        also.append(ALSO % {"fields": fields})
    record = Record(
        line=line,
        title=title,
        authors=authors[:PEOPLE_SHOWN],
        year=year,
        venue=venue[:LONGEST_LINE],
        kind=kind[:LONGEST_LINE],
        identifiers=identifiers,
        link=link,
        abstract=abstract,
        standing=state.value if state else "",
        remarks=tuple(dict.fromkeys(remarks)),
        also=tuple(also),
    )
    if "\ufffd" in f"{title}{authors}{venue}{abstract}{''.join(also)}":
        record = Record(**{**vars(record), "remarks": (UNKNOWN_LETTERS, *record.remarks)})
    return record


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


_OF_ITSELF = ("title", "abstract", "told")
"""Places that the standing is read from in their own way, or that are no words of the work."""


class _Builder:
    """One record on its way: what is taken, and what is left to tell."""

    def __init__(self, loose: Loose) -> None:
        self.parts = loose.parts
        self.remarks = list(loose.remarks)
        self.left = [
            (part.name, plain(part.text))
            for part in loose.parts
            if not part.place and plain(part.text)
        ]

    def first(self, place: str) -> str:
        """The first text of a place; another one beside it is told."""
        found = ""
        for part in self._of(place):
            text = plain(part.text)
            if not found:
                found = text
            elif text != found:
                self._leave(part)
        return found

    def year(self) -> int | None:
        """The year, and the whole date as a remark where there is more than a year."""
        found = None
        for part in self._of("year"):
            if found is None:
                found = year_in(part.text)
            if plain(part.text) != str(found):
                self._leave(part)
        return found

    def venue(self) -> str:
        """Like “Life 15(3):500”."""
        journal, volume, issue = map(self.first, ("journal", "volume", "issue"))
        start, end = self.first("pages").replace("--", "-").replace("–", "-"), self.first("end")
        pages = f"{start}-{end}" if start and end else start or end
        behind = (f"({issue})" if issue else "") + (f":{pages}" if pages else "")
        venue = f"{journal} {volume}{behind}".strip() if volume else journal
        for part in (one for place in _VENUE for one in self._of(place)):
            text = plain(part.text).replace("--", "-").replace("–", "-")
            told = (part.name, plain(part.text))
            whole = text in venue.replace("–", "-")[:LONGEST_LINE]
            if not whole and told not in self.left:
                self.left.append(told)
        return venue

    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """Identifiers in their one spelling; the first of a scheme counts, and fields before links."""
        found: dict[str, str] = {}
        for scheme in SCHEMES:
            for part in self._of(scheme):
                if not (value := self._identifier(scheme, part)):
                    continue
                if found.setdefault(scheme, value).lower() != value.lower():
                    self._leave(part)
        for part in self._of("link"):
            named = found_in_address(clean(part.text)) if web_link(part.text) else None
            if named and not _is_coded(part.text):
                found.setdefault(*named)
        if "doi" not in found:
            self._doi_beside(found)
        return tuple(found.items())

    def link(self) -> str:
        """The first address of the web; every other one is told."""
        found = ""
        for part in self._of("link"):
            link = web_link(part.text)
            if link and not found:
                found = link
            elif not link or link != found:
                self._leave(part)
            if not link:
                self.remarks.append(NOT_HTTP)
        return found

    def _identifier(self, scheme: str, part: Part) -> str:
        """In its one spelling. Empty: it is none, and a remark says so; nothing is ever guessed."""
        written = clean(part.text)
        told = {"value": plain(part.text), "scheme": scheme.upper()}
        if _is_coded(part.text.strip(" \t\ufeff")):
            self.remarks.append(CODED_IDENTIFIER % told)
            self._leave(part)
            return ""
        try:
            value = canonical(scheme, written)
        except ValueError:
            self.remarks.append(BAD_IDENTIFIER % (told | {"value": written}))
            return ""
        if not _is_only(written, value):
            self._leave(part)
        return value

    def _doi_beside(self, found: dict[str, str]) -> None:
        """A DOI in a note, where the file has no other and the note names one alone."""
        named = [
            (match[1].rstrip(".,;)]"), part)
            for part in self.parts
            if part.place == ""
            and part.name.upper() in ("M3", "N1", "NOTE", "C1", "C7", "HOWPUBLISHED")
            for match in _DOI_BESIDE.finditer(part.text)
        ]
        if len({value.lower() for value, _part in named}) != 1:
            return
        value, part = named[0]
        if _is_coded(value):
            return
        try:
            found["doi"] = canonical("doi", value)
        except ValueError:
            return
        self.remarks.append(FOUND_BESIDE % {"name": part.name})

    def _of(self, place: str) -> Iterator[Part]:
        return (part for part in self.parts if part.place == place and clean(part.text))

    def _leave(self, part: Part) -> None:
        # As it stands: an identifier must not be told with other letters than the file's.
        text = plain(part.text) if part.place not in (*SCHEMES, "link") else clean(part.text)
        if (part.name, text) not in self.left:
            self.left.append((part.name, text))


_VENUE = ("journal", "volume", "issue", "pages", "end")


def _is_coded(text: str) -> bool:
    """Whether letters stand there as codes of TeX, HTML or a link, or hidden: reading them is guessing."""
    return bool(
        has_entity(text)
        or re.search(r"[\\{}]", text)
        or is_hiding(text)
        or (_PERCENT.search(text) and not _ADDRESS.match(text))
    )


def _is_only(written: str, value: str) -> bool:
    """Whether nothing but the name of its scheme or its address stands before an identifier."""
    before = bare(written).removesuffix(bare(value))
    return before in ("", "doi", "pmid", "pmcid", "httpsdoiorg", "httpdxdoiorg", "httpsdxdoiorg")
