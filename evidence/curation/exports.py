"""What curators take out: sources for other programs, the audit trail for an auditor's table."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from evidence.core.edition.library import Source as EditionSource
from evidence.core.edition.vocabulary import Checked
from evidence.models import Source

Citable = Source | EditionSource
"""A curator's row, or the same source as an edition tells it."""

RIS_TYPES = (
    ("journal article", "JOUR"),
    ("preprint", "UNPB"),
    ("book chapter", "CHAP"),
    ("book", "BOOK"),
    ("conference", "CPAPER"),
    ("report", "RPRT"),
    ("web", "ELEC"),
    ("page", "ELEC"),
    ("news", "NEWS"),
)
CSL_TYPES = {
    "JOUR": "article-journal",
    "UNPB": "article",
    "CHAP": "chapter",
    "BOOK": "book",
    "CPAPER": "paper-conference",
    "RPRT": "report",
    "ELEC": "webpage",
    "NEWS": "article-newspaper",
}
WARNINGS: Mapping[str, str] = {
    Checked.RETRACTED: "Retracted. Do not rely on this source.",
    Checked.CONCERN: "An editor has voiced concern about this source.",
    Checked.NOT_LOOKED_UP: "Nobody has looked this source up yet.",
    Checked.NOT_TRACED: "This source could not be found.",
    Checked.WRONG_DETAILS: "This source was cited with wrong details.",
}
"""What must travel with a source wherever it goes."""
AUDIT_COLUMNS = (
    "pk", "at", "by", "action", "kind", "row", "name", "before", "after", "reason", "content",
    "previous", "digest",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def sources_as_ris(sources: Iterable[Citable]) -> str:
    """RIS that other programs read, and that our own import knows again."""
    return "".join(_ris_record(source) for source in sources)


def sources_as_csl(sources: Iterable[Citable]) -> str:
    """CSL-JSON: a list of items."""
    items = [_csl_item(source) for source in sources]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def table_as_csv(columns: Iterable[str], rows: Iterable[Any]) -> Iterator[str]:
    """A table for a spreadsheet, line by line; no cell is ever taken for a formula."""
    columns = tuple(columns)
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line(formula_safe(_told(getattr(row, name))) for name in columns)


def table_as_json(columns: Iterable[str], rows: Iterable[Any]) -> Iterator[str]:
    """The same table as a JSON list, line by line, every cell as it stands."""
    columns = tuple(columns)
    yield "["
    for place, row in enumerate(rows):
        plain = {name: _told(getattr(row, name)) for name in columns}
        yield f"{',' if place else ''}\n{json.dumps(plain, ensure_ascii=False)}"
    yield "\n]\n"


def formula_safe(cell: Any) -> Any:
    """A spreadsheet runs what starts like a formula; a leading apostrophe makes it text."""
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell


def _told(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _csv_line(cells: Iterable[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _ris_record(source: Citable) -> str:
    names = _names(source)
    fields: list[tuple[str, Any]] = [("TY", _ris_type(source))]
    fields += [("AU", ", ".join(filter(None, person))) for person in _people(source)]
    fields += [("TI", source.title), ("PY", source.year), ("JO", source.venue)]
    fields.append(("DO", names.get("doi") or names.get("preprint_doi")))
    if "pmid" in names:
        fields += [("AN", names["pmid"]), ("DB", "PubMed")]
    fields += [("UR", address) for address in _addresses(source, names)]
    fields += [("N1", WARNINGS.get(source.checked)), ("ID", source.key)]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in fields if value]
    return "\n".join([*lines, "ER  - ", "", ""])


def _csl_item(source: Citable) -> dict[str, Any]:
    names = _names(source)
    people = [
        {"family": family, "given": given} if given else {"literal": family}
        for family, given in _people(source)
    ]
    item = {
        "id": source.key,
        "type": CSL_TYPES.get(_ris_type(source), "document"),
        "title": source.title,
        "author": people,
        "issued": {"date-parts": [[source.year]]} if source.year else None,
        "container-title": source.venue,
        "DOI": names.get("doi") or names.get("preprint_doi"),
        "PMID": names.get("pmid"),
        "PMCID": names.get("pmcid"),
        "URL": next(iter(_addresses(source, names)), None),
        "note": WARNINGS.get(source.checked),
    }
    return {name: value for name, value in item.items() if value}


def _ris_type(source: Citable) -> str:
    return next((code for kind, code in RIS_TYPES if kind in source.kind.lower()), "GEN")


def _names(source: Citable) -> dict[str, str]:
    """Identifiers by scheme; the first of each."""
    found: dict[str, str] = {}
    rows = source.identifiers if isinstance(source, EditionSource) else source.identifiers.all()
    for row in rows:
        found.setdefault(row.scheme, row.value)
    return found


def _addresses(source: Citable, names: dict[str, str]) -> list[str]:
    study = names.get("nct")
    known = [
        source.regulator_url,
        names.get("url"),
        f"https://clinicaltrials.gov/study/{study}" if study else None,
    ]
    return [address for address in known if address]


def _people(source: Citable) -> Iterator[tuple[str, str]]:
    """Family name and initials of each author, as “Amini F” tells them."""
    for name in filter(None, map(str.strip, (source.authors or "").split(","))):
        family, _space, given = name.rpartition(" ")
        yield (family, given) if family and re.fullmatch(r"[^\W\d_a-z]{1,4}", given) else (name, "")


def _one_line(value: Any) -> str:
    return " ".join(str(value).split())
