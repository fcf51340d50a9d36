"""Draft rows to one catalogue and back, by the names that both share.

A draft's columns carry the names of the fields in `evidence.core`, so no kind needs a
conversion of its own: rows become plain data, and `from_plain` makes and checks the values.
"""

import datetime
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import chain
from typing import Any, get_args, get_type_hints

from django.db import models, transaction
from simple_history.utils import bulk_create_with_history

from evidence import models as rows
from evidence.core.catalogue import Catalogue
from evidence.core.library import Count
from evidence.core.plain import from_plain, to_plain
from evidence.models import CountryUnion, Draft, Part, SourceIdentifier, State, Statement

UNION = "EU"
"""The union of countries whose members the catalogue lists."""


class DraftsExist(Exception):
    """There are drafts already, and storing a catalogue would mix with them."""


@dataclass(frozen=True)
class Kind:
    """One list of the catalogue, and where its entries are drafted."""

    name: str
    """The catalogue's field."""
    value: Any
    """The frozen class of its entries."""
    model: type[Draft]
    topic: str = ""
    """For statements: which of their lists this one is."""

    def drafts(self) -> "models.QuerySet[Draft]":
        """The rows of this list, in order."""
        every = self.model._default_manager.all()
        return every.filter(models.Q(("topic", self.topic))) if self.topic else every

    def tables(self) -> tuple[str, ...]:
        """Where this list is kept, parts included."""
        models = (self.model, *_part_models(self.model).values())
        return tuple(model._meta.db_table for model in models)

    def names_in(self, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
        """What tells the entries of this list apart in an edition; see `Draft.identity`."""
        if self.model is CountryUnion:
            yield (UNION,)
            return
        found = getattr(catalogue, self.name)
        for entry in found if isinstance(found, tuple) else (found,):
            values = {"topic": self.topic}
            yield tuple(
                str(values[name] if name in values else getattr(entry, name))
                for name in self.model.identity
            )


@cache
def kinds() -> tuple[Kind, ...]:
    """All lists of the catalogue, in its order."""
    found = []
    for name, hint in get_type_hints(Catalogue).items():
        value = get_args(hint)[0] if get_args(hint) else hint
        if name == "eu_members":
            found.append(Kind(name, value, CountryUnion))
        else:
            model = getattr(rows, value.__name__)
            found.append(Kind(name, value, model, name if model is Statement else ""))
    return tuple(found)


def has_drafts() -> bool:
    """Whether anything was drafted before."""
    return any(kind.drafts().exists() for kind in kinds())


def build_catalogue(*, approved_only: bool = False) -> Catalogue:
    """The catalogue that the drafts make, with one query for each kind of row.

    Raises ShapeError where a draft lacks something an edition needs.
    """
    plain: dict[str, Any] = {}
    for kind in kinds():
        drafts = kind.drafts()
        if approved_only:
            drafts = drafts.filter(state=State.APPROVED)
        if kind.model is CountryUnion:
            unions: Iterable[Any] = drafts
            members = [union.members for union in unions if union.key == UNION]
            plain[kind.name] = list(chain.from_iterable(members))
            continue
        parts = {name: _parts_by_draft(model) for name, model in _part_models(kind.model).items()}
        entries = [_plain(row, kind.value, parts) for row in drafts]
        plain[kind.name] = entries
    plain["colophon"] = next(iter(plain["colophon"]), None)
    catalogue: Catalogue = from_plain(Catalogue, plain, "drafts")
    return catalogue


@transaction.atomic
def store_catalogue(
    catalogue: Catalogue,
    *,
    origin: str,
    state: State = State.DRAFT,
    for_curators: Mapping[str, Mapping[str, Any]] | None = None,
) -> int:
    """Write every entry of a catalogue as a draft and say how many there are.

    `for_curators` holds further columns of sources by key. Raises DraftsExist
    when anything was drafted before.
    """
    if has_drafts():
        raise DraftsExist("there are drafts already")
    plain = to_plain(catalogue)
    plain["colophon"] = [plain["colophon"]]
    plain["eu_members"] = [{"key": UNION, "members": plain["eu_members"]}]
    stored = 0
    for kind in kinds():
        common = {"origin": origin, "state": state}
        if kind.topic:
            common["topic"] = kind.topic
        drafts = [
            kind.model(position=place, **common, **_columns(kind.model, entry))
            for place, entry in enumerate(plain[kind.name])
        ]
        if kind.model is rows.Source:
            for draft in drafts:
                for name, value in (for_curators or {}).get(draft.key, {}).items():  # type: ignore[attr-defined]
                    setattr(draft, name, value)
        drafts = bulk_create_with_history(drafts, kind.model, default_change_reason=origin)
        for name, model in _part_models(kind.model).items():
            owned = zip(drafts, plain[kind.name], strict=True)
            parts = list(_part_rows(model, ((draft, entry[name]) for draft, entry in owned)))
            bulk_create_with_history(parts, model, default_change_reason=origin)
        stored += len(drafts)
    return stored


def unapproved() -> Iterator[tuple[Kind, Draft]]:
    """Every draft that nobody has approved as it stands now."""
    for kind in kinds():
        for draft in kind.drafts().exclude(state=State.APPROVED):
            yield kind, draft


def _plain(row: models.Model, value: Any, parts: Mapping[str, Mapping[Any, list[Any]]]) -> Any:
    columns = _column_names(type(row))
    plain: dict[str, Any] = {}
    for name, is_count in _fields_of(value):
        if name in parts:
            plain[name] = parts[name].get(row.pk, [])
        elif is_count:
            events, people = getattr(row, f"{name}_events"), getattr(row, f"{name}_people")
            plain[name] = None if events is None else {"events": events, "people": people}
        else:
            found = getattr(row, columns[name])
            if isinstance(found, tuple):
                found = list(found)
            plain[name] = found.isoformat() if isinstance(found, datetime.date) else found
    return plain


def _columns(model: type[models.Model], plain: Mapping[str, Any]) -> dict[str, Any]:
    names, parts = _column_names(model), _part_models(model)
    columns: dict[str, Any] = {}
    for name, value in plain.items():
        if name in parts:
            continue
        if name in names:
            # As a form would read it: dates from text, tuples from lists.
            column: Any = model._meta.get_field(name)
            columns[names[name]] = column.to_python(value)
        else:
            count = value or {"events": None, "people": None}
            columns |= {f"{name}_{part}": number for part, number in count.items()}
    return columns


def _parts_by_draft(model: type[Part]) -> dict[Any, list[Any]]:
    value, owner = _value_of(model), f"{model.of}_id"
    grouped: dict[Any, list[Any]] = {}
    for row in model._default_manager.all():
        grouped.setdefault(getattr(row, owner), []).append(_plain(row, value, {}))
    return grouped


def _part_rows(
    model: type[Part], owned: Iterable[tuple[Draft, list[Mapping[str, Any]]]]
) -> Iterator[Part]:
    seen: set[tuple[str, str]] = set()
    for draft, entries in owned:
        for place, entry in enumerate(entries):
            row = model(position=place, **{model.of: draft}, **_columns(model, entry))
            if isinstance(row, SourceIdentifier):
                name = (row.scheme, row.value.lower())
                row.same_work = name in seen
                seen.add(name)
            yield row


@cache
def _column_names(model: type[models.Model]) -> dict[str, str]:
    return {field.name: field.attname for field in model._meta.concrete_fields}


@cache
def _part_models(model: type[models.Model]) -> dict[str, type[Part]]:
    """The rows that belong to a draft, by the field they fill."""
    related = (relation for relation in model._meta.related_objects if relation.name)
    return {
        relation.get_accessor_name() or "": relation.related_model
        for relation in related
        if isinstance(relation.related_model, type) and issubclass(relation.related_model, Part)
    }


@cache
def _value_of(model: type[Part]) -> Any:
    """The frozen class that a part's row becomes, found through the draft it belongs to."""
    relation: Any = model._meta.get_field(model.of)
    owner = next(kind.value for kind in kinds() if kind.model is relation.related_model)
    return get_args(get_type_hints(owner)[relation.remote_field.related_name])[0]


@cache
def _fields_of(value: Any) -> tuple[tuple[str, bool], ...]:
    """The names of a frozen class, and which of them are counts of events among people."""
    hints = get_type_hints(value)
    return tuple((field.name, Count in _alternatives(hints[field.name])) for field in fields(value))


def _alternatives(hint: Any) -> tuple[Any, ...]:
    if isinstance(hint, types.UnionType):
        return get_args(hint)
    return (hint,) if is_dataclass(hint) else ()
