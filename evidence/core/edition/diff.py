"""What changed between two editions: entries that came, went or say something else."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.serialisation import to_plain

NAMED_BY: dict[str, tuple[str, ...]] = {
    "legal_positions": ("country", "option", "exosome_source"),
    "linked_uses": ("code",),
    "first_year_costs": ("option", "currency"),
    "question_triggers": ("ask", "because"),
    "reporting_routes": ("country", "name"),
    "contacts": ("country", "need", "name"),
    "prices_not_found": ("option", "what"),
    "translations": ("place", "language"),
    "wishes": ("item",),
}
"""What tells entries without a key apart."""


class What(StrEnum):
    """What happened to an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class FieldChange:
    """One field that says something else now; None where there was or is nothing."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class EntryChange:
    """One entry of a list of the catalogue that differs."""

    kind: str
    """The list it stands in, like `findings`."""
    name: str
    what: What
    fields: tuple[FieldChange, ...] = ()


def compare(before: Catalogue, after: Catalogue) -> tuple[EntryChange, ...]:
    """Every difference, list by list, in the order of the newer edition; removed entries last."""
    return tuple(_differences(before, after))


def _differences(before: Catalogue, after: Catalogue) -> Iterator[EntryChange]:
    for field in fields(Catalogue):
        old = _by_name(field.name, getattr(before, field.name))
        new = _by_name(field.name, getattr(after, field.name))
        for name, entry in new.items():
            if name not in old:
                yield EntryChange(field.name, name, What.ADDED)
            elif changed := tuple(_changes(old[name], entry)):
                yield EntryChange(field.name, name, What.CHANGED, changed)
        for name in old:
            if name not in new:
                yield EntryChange(field.name, name, What.REMOVED)


def _by_name(kind: str, value: Any) -> dict[str, Any]:
    """The entries of a list under a name each; a value that is no list stands alone."""
    if not isinstance(value, tuple):
        return {kind: value}
    named = NAMED_BY.get(kind, ("key",))
    found: dict[str, Any] = {}
    for entry in value:
        name = (
            " ".join(in_words(getattr(entry, part)) or "" for part in named)
            if is_dataclass(entry)
            else str(entry)
        )
        # Two entries of one name are a mistake that the gate reports; here neither may vanish.
        while name in found:
            name += " +"
        found[name] = entry
    return found


def _changes(old: Any, new: Any) -> Iterator[FieldChange]:
    if not is_dataclass(old):
        return
    for field in fields(old):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            yield FieldChange(field.name, in_words(before), in_words(after))


def in_words(value: Any) -> str | None:
    """A value as one line of text."""
    plain = to_plain(value)
    if plain is None or plain == []:
        return None
    if isinstance(plain, list):
        return "; ".join(in_words(part) or "" for part in plain)
    if isinstance(plain, dict):
        return ", ".join(
            f"{key}: {in_words(part)}" for key, part in plain.items() if part is not None
        )
    return str(plain)
