"""Rows of drafts and the plain entries of a catalogue: which list is kept where, and both ways between.

A draft's columns carry the names of the fields in `evidence.core`, so no kind needs a
conversion of its own.
"""

import datetime
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from django.db import models

from evidence import models as rows
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Count
from evidence.models import CountryUnion, Draft, Part, SourceIdentifier, Statement

UNION = "EU"
"""The union of countries whose members the catalogue lists."""


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
        models = (self.model, *part_models(self.model).values())
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


def kind_of(draft: Draft) -> Kind:
    """The list in which this draft stands."""
    topic = draft.topic if isinstance(draft, Statement) else ""
    return next(kind for kind in kinds() if kind.model is type(draft) and kind.topic == topic)


def content_of(draft: Draft) -> dict[str, Any]:
    """What an edition would say of this draft as it stands in the database, parts included."""
    if isinstance(draft, CountryUnion):
        return {"key": draft.key, "members": list(draft.members)}
    value = kind_of(draft).value
    parts = {name: parts_by_draft(model, draft) for name, model in part_models(type(draft)).items()}
    return plain_row(draft, value, parts)


def plain_row(
    row: models.Model, value: Any, parts: Mapping[str, Mapping[Any, list[Any]]]
) -> dict[str, Any]:
    """A row as the plain data of its frozen class."""
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


def columns_of(model: type[models.Model], plain: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a row that stands for this plain data; its parts are left out."""
    names, parts = _column_names(model), part_models(model)
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


def parts_by_draft(model: type[Part], draft: Draft | None = None) -> dict[Any, list[Any]]:
    """The plain parts of every draft, or of one."""
    value, owner = _value_of(model), f"{model.of}_id"
    grouped: dict[Any, list[Any]] = {}
    every = model._default_manager.all()
    for row in every.filter(**{model.of: draft}) if draft else every:
        grouped.setdefault(getattr(row, owner), []).append(plain_row(row, value, {}))
    return grouped


def part_rows(
    model: type[Part], owned: Iterable[tuple[Draft, list[Mapping[str, Any]]]]
) -> Iterator[Part]:
    """Unsaved rows for the parts of these drafts."""
    seen: set[tuple[str, str]] = set()
    for draft, entries in owned:
        for place, entry in enumerate(entries):
            row = model(position=place, **{model.of: draft}, **columns_of(model, entry))
            if isinstance(row, SourceIdentifier):
                name = (row.scheme, row.value.lower())
                row.same_work = name in seen
                seen.add(name)
            yield row


@cache
def _column_names(model: type[models.Model]) -> dict[str, str]:
    return {field.name: field.attname for field in model._meta.concrete_fields}


@cache
def part_models(model: type[models.Model]) -> dict[str, type[Part]]:
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
