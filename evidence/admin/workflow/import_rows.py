"""The lines of an import as rows of a table, in a curator's words."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from evidence.importing.batches import Decisions
from evidence.models import ImportLine, Verdict

_FIELDS = {
    "title": "title",
    "authors": "authors",
    "year": "year",
    "venue": "journal",
    "doi": "DOI",
    "pmid": "PubMed number",
    "pmcid": "PubMed Central number",
    "nct": "registry number",
}


@dataclass(frozen=True)
class Choice:
    """One field on which the file and the source differ."""

    value: str
    label: str
    ours: str
    theirs: str
    chosen: bool
    taken: bool


@dataclass(frozen=True)
class Row:
    """One line of the file."""

    line: int
    number: int
    verdict: str
    label: str
    title: str
    details: str
    reason: str
    flagged: bool
    """Whether the file says that the work was retracted, or is doubted."""
    remarks: tuple[str, ...]
    more: tuple[str, ...]
    """Everything else the file says."""
    source: object | None
    created: bool
    choices: tuple[Choice, ...] = field(default=())
    asks: bool = False
    """Whether a curator must say if it is the same work."""
    same: bool = False
    another: bool = False


def row_of(line: ImportLine, chosen: Decisions) -> Row:
    """What a curator needs to see of one line, and what was ticked before an error."""
    record = line.record
    names = [f"{scheme.upper()} {value}" for scheme, value in record.get("identifiers", ())]
    known = [record.get("authors"), record.get("year"), record.get("venue"), *names]
    taken = [name for name, _ours, _theirs in line.taken]
    ticked = chosen.accepted.get(line.pk, ())
    return Row(
        line=line.line,
        number=line.pk,
        verdict=line.verdict,
        label=str(Verdict(line.verdict).label),
        title=record.get("title", ""),
        details=" · ".join(str(part) for part in known if part),
        reason=line.reason,
        flagged=bool(record.get("standing")),
        remarks=tuple(record.get("remarks", ())),
        more=tuple(record.get("also", ())),
        source=line.source,
        created=line.created,
        choices=tuple(
            Choice(
                value=f"{line.pk}-{name}",
                label=_(_FIELDS.get(name, name)),
                ours="" if ours is None else str(ours),
                theirs=str(theirs),
                chosen=name in ticked,
                taken=name in taken,
            )
            for name, ours, theirs in line.differences
        ),
        asks=line.verdict == Verdict.ALIKE,
        same=line.pk in chosen.same_work,
        another=line.pk in chosen.another_work,
    )
