"""What each record of a file means for the sources there are. Nothing is saved here.

The same identifier is the same work; the same title, year and first author only look like it,
and a person decides. Identifiers that point two ways are never settled by us.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from evidence.core.edition.identifiers import same_name
from evidence.core.edition.vocabulary import Checked
from evidence.importing.cleaning import bare
from evidence.importing.markup import plain
from evidence.importing.names import first_family
from evidence.importing.records import Record, Rejected
from evidence.importing.status import without_standing
from evidence.models import Source, SourceIdentifier, Verdict

Name = tuple[str, str]
Difference = tuple[str, Any, Any]
"""Field, what we have, what the file says."""

COMPARED = ("title", "authors", "year", "venue")
LEADING = ("doi", "pmid", "pmcid", "nct")
"""Schemes that name one work, the strongest first."""


@dataclass(frozen=True)
class Planned:
    """What becomes of one piece of the file."""

    line: int
    verdict: Verdict
    record: Record | None = None
    source: int | None = None
    """The row of the source that the piece is about."""
    reason: str = ""
    differences: tuple[Difference, ...] = ()


@dataclass
class Known:
    """The sources there are, and the records of this file so far, by what tells them apart."""

    sources: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    names: dict[int, dict[str, str]] = field(default_factory=dict)
    by_name: dict[Name, int] = field(default_factory=dict)
    by_title: dict[tuple[str, int | None, str], int] = field(default_factory=dict)
    in_file: dict[Name, int] = field(default_factory=dict)
    titles_in_file: dict[tuple[str, int | None, str], int] = field(default_factory=dict)


def plan(pieces: Iterable[Record | Rejected]) -> Iterator[Planned]:
    """One decision for each piece, in the order of the file, with two queries for all."""
    known = _known()
    for piece in pieces:
        if isinstance(piece, Rejected):
            yield Planned(piece.line, Verdict.REJECTED, reason=_(piece.reason) % piece.values)
        else:
            yield _judged(piece, known)


def _known() -> Known:
    known = Known()
    for row in Source.objects.order_by("pk").values("pk", "key", "checked", *COMPARED):
        known.sources[row["pk"]] = row
        known.names[row["pk"]] = {}
        title = _title(row["title"], row["year"], row["authors"] or "")
        known.by_title.setdefault(title, row["pk"])
    rows = SourceIdentifier.objects.order_by("same_work", "pk")
    for source, scheme, value in rows.values_list("source_id", "scheme", "value"):
        known.names[source].setdefault(scheme, value)
        # Other programs know one kind of DOI, be it of the preprint or of the article.
        known.by_name.setdefault(same_name(scheme.removeprefix("preprint_"), value), source)
    return known


def _judged(record: Record, known: Known) -> Planned:
    names = [same_name(*name) for name in record.identifiers if name[0] in LEADING]
    found = {known.by_name[name] for name in names if name in known.by_name}
    if len(found) > 1:
        keys = ", ".join(known.sources[pk]["key"] for pk in sorted(found))
        reason = _("Its identifiers belong to different sources: %(keys)s.") % {"keys": keys}
        return Planned(record.line, Verdict.REJECTED, record, reason=reason)
    if found:
        return _same_work(record, found.pop(), known)
    earlier = next((known.in_file[name] for name in names if name in known.in_file), None)
    if earlier is not None:
        reason = _("The same identifier as line %(line)s of this file.") % {"line": earlier}
        return Planned(record.line, Verdict.DUPLICATE, record, reason=reason)
    return _by_title(record, names, known)


def _same_work(record: Record, pk: int, known: Known) -> Planned:
    """It is the source we have; a name that disagrees may be a slip in the file or in ours."""
    ours = known.names[pk]
    strange = [name for name in record.identifiers if known.by_name.get(same_name(*name)) != pk]
    for scheme, value in strange:
        if scheme in ours:
            reason = _("It is %(key)s by one identifier, but its %(scheme)s differs: %(value)s.")
            told = {"key": known.sources[pk]["key"], "scheme": scheme.upper(), "value": value}
            return Planned(record.line, Verdict.REJECTED, record, pk, reason % told)
    differences = tuple(_differences(record, known.sources[pk], strange))
    told = known.sources[pk]["checked"]
    reason = ""
    if record.standing and told not in (record.standing, Checked.RETRACTED):
        reason = _("Look at its notice now, and flag the source where it is so.")
    verdict = Verdict.CONFLICT if differences or reason else Verdict.DUPLICATE
    return Planned(record.line, verdict, record, pk, reason, differences)


def _by_title(record: Record, names: list[Name], known: Known) -> Planned:
    title = _title(record.title, record.year, record.authors)
    pk, earlier = known.by_title.get(title), known.titles_in_file.get(title)
    for name in names:
        known.in_file[name] = record.line
    known.titles_in_file.setdefault(title, record.line)
    if pk is not None:
        ours = known.names[pk]
        if not any(scheme in ours for scheme, _value in record.identifiers):
            reason = _("Same title, year and first author, but no identifier in common.")
            differences = tuple(_differences(record, known.sources[pk], record.identifiers))
            return Planned(record.line, Verdict.ALIKE, record, pk, reason, differences)
    elif earlier is not None:
        reason = _("Same title, year and first author as line %(line)s of this file.")
        return Planned(record.line, Verdict.ALIKE, record, reason=reason % {"line": earlier})
    return Planned(record.line, Verdict.NEW, record)


def _differences(
    record: Record, ours: Mapping[str, Any], new_names: Iterable[Name]
) -> Iterator[Difference]:
    for name in COMPARED:
        old, new = ours[name], getattr(record, name)
        if new and _folded(old) != _folded(new):
            yield name, old, new
    for scheme, value in new_names:
        yield scheme, None, value


def _title(title: str, year: int | None, authors: str) -> tuple[str, int | None, str]:
    """What two programs write alike of one work: markup, entities and small words of names apart."""
    return _folded(without_standing(plain(title))), year, first_family(plain(authors))


def _folded(text: object) -> str:
    """Letters and digits alone."""
    return bare(plain(str(text or "")))
