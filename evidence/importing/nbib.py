"""NBIB, the format in which PubMed saves its citations."""

import re
from collections.abc import Iterator

from evidence.importing.names import group, is_others, with_comma
from evidence.importing.records import OUTSIDE, UNREADABLE, Record, Rejected
from evidence.importing.shaping import Loose, Part, placed, shaped, too_long

START = re.compile(r"PMID {0,2}- ?")
_FIELD = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)\Z")
_DOI = re.compile(r"(\S+)\s*\[doi\]\s*\Z", re.IGNORECASE)
PLACES = {
    "ti": "title",
    "bti": "title",
    "dp": "year",
    "dep": "year",
    "edat": "year",
    "jt": "journal",
    "ta": "journal",
    "vi": "volume",
    "ip": "issue",
    "pg": "pages",
    "pmid": "pmid",
    "pmc": "pmcid",
    "ab": "abstract",
}
"""Tags in the order in which one is preferred to another of the same place."""


def count(text: str) -> int:
    """Records by their first lines, and text before the first."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if START.match(line)]
    before = lines[: starts[0]] if starts else lines
    return len(starts) + any(line.strip() for line in before)


def read(text: str) -> Iterator[Record | Rejected]:
    """Every citation; one reaches to the next line that starts one."""
    block: list[str] = []
    started = stray = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if START.match(line):
            if started:
                yield _record(started, block)
            block, started = [], number
        if started:
            block.append(line)
        elif line.strip() and not stray:
            stray = number
            yield Rejected(number, OUTSIDE)
    if started:
        yield _record(started, block)


def _record(line: int, block: list[str]) -> Record | Rejected:
    fields: list[tuple[str, str]] = []
    for row in block:
        if found := _FIELD.match(row):
            fields.append((found[1], found[2].strip()))
        elif row.startswith("      "):
            tag, text = fields[-1]
            fields[-1] = (tag, f"{text} {row.strip()}".strip())
        elif row.strip():
            return Rejected(line, UNREADABLE)
    if found_long := too_long(line, (text for _tag, text in fields)):
        return found_long
    return shaped(line, _loose(fields))


def _loose(fields: list[tuple[str, str]]) -> Loose:
    short = any(tag == "AU" and text for tag, text in fields)
    people = "AU" if short else "FAU"
    written = [(tag, text) for tag, text in fields if tag in (people, "CN") and text]
    named = [(tag, text) for tag, text in written if not is_others(text)]
    said = [text.lower() for tag, text in fields if tag == "PT"]
    trial = any("randomized controlled trial" in kind for kind in said)
    kind = "journal article (RCT)" if trial else "journal article"
    if "preprint" in said:
        kind = "preprint"
    rest = [(tag, text) for tag, text in fields if tag not in (people, "CN") and text]
    return Loose(
        parts=[_part(part) for part in placed(rest, PLACES)],
        authors=[group(text) if tag == "CN" else with_comma(text) for tag, text in named],
        kind=kind,
        has_others=len(named) < len(written),
    )


def _part(part: Part) -> Part:
    """A DOI stands among other numbers, and says behind it that it is one."""
    if part.name in ("AID", "LID") and (found := _DOI.match(part.text)):
        return Part(part.name, found[1], "doi")
    if part.name == "PT" and part.text.lower() in ("journal article", "preprint"):
        return Part(part.name, part.text, "told")
    return part
