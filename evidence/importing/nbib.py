"""NBIB, the format in which PubMed saves its citations."""

import re
from collections import defaultdict
from collections.abc import Iterator

from evidence.importing.records import OUTSIDE, UNREADABLE, Record, Rejected
from evidence.importing.shaping import Loose, person, shaped, too_long

START = re.compile(r"PMID- ?")
_FIELD = re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)\Z")
_DOI = re.compile(r"(\S+)\s+\[doi\]\Z")


def count(text: str) -> int:
    """Records by their first lines, and text before the first."""
    starts = len(re.findall(r"(?m)^PMID- ?", text))
    before = re.split(r"(?m)^PMID- ?", text, maxsplit=1)[0]
    return starts + bool(before.strip())


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
    fields: dict[str, list[str]] = defaultdict(list)
    last = ""
    for row in block:
        if found := _FIELD.match(row):
            last = found[1]
            fields[last].append(found[2])
        elif row.startswith("      "):
            fields[last][-1] += " " + row.strip()
        elif row.strip():
            return Rejected(line, UNREADABLE)
    if found_long := too_long(line, (value for values in fields.values() for value in values)):
        return found_long
    return shaped(line, _loose(fields))


def _loose(fields: dict[str, list[str]]) -> Loose:
    def text(*tags: str) -> str:
        return next((fields[tag][0] for tag in tags if fields.get(tag)), "")

    names = [("pmid", text("PMID")), ("pmcid", text("PMC"))]
    numbers = map(_DOI.match, [*fields.get("AID", []), *fields.get("LID", [])])
    names.extend(("doi", found[1]) for found in numbers if found)
    trial = any("randomized controlled trial" in kind.lower() for kind in fields.get("PT", []))
    preprint = any(kind.lower() == "preprint" for kind in fields.get("PT", []))
    kind = "preprint" if preprint else "journal article (RCT)" if trial else "journal article"
    return Loose(
        title=text("TI", "BTI"),
        authors=[person(name) for name in fields.get("AU") or fields.get("FAU") or []],
        year=text("DP", "DEP", "EDAT"),
        journal=text("JT", "TA"),
        volume=text("VI"),
        issue=text("IP"),
        pages=text("PG"),
        kind=kind,
        names=names,
        abstract=text("AB"),
    )
