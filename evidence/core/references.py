"""Keys that the entries of a catalogue name: each must exist, and each must be its own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from evidence.core.catalogue import Catalogue
from evidence.core.items import ITEM
from evidence.core.rules import Line

HELPER_METHODS = frozenset({"all", "delivery_not_stated", "topical_needling_unclear"})
"""Methods that are no option: every one, and those whose route could not be read."""

ANY_EXOSOME = "any_exosome"
"""The option of prices that name no method."""

_MEANS = {
    "sources": "source",
    "option": "option",
    "options": "option",
    "method": "option",
    "methods": "method",
    "applies_to": "method",
    "study": "study",
    "studies": "study",
    "other_reports": "study",
    "near_relatives": "study",
    "registered_trials": "registered trial",
    "gap": "gap type",
    "linked_gaps": "gap type",
    "ask": "clinic question",
    "prices": "price",
    "basis": "basis",
    "covered_by": "rule",
    "item": "item",
}
"""What the attributes of entries name, wherever they occur."""


def named_entries(catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Every entry with a name a curator can find it by, like `findings finasteride-h1`."""
    for field in fields(catalogue):
        entries = getattr(catalogue, field.name)
        if not isinstance(entries, tuple):
            continue
        for number, entry in enumerate(entries, 1):
            if is_dataclass(entry):
                yield f"{field.name} {getattr(entry, 'key', number)}", entry


def repeated_keys(catalogue: Catalogue) -> Iterator[str]:
    """Entries of one kind that share a key, and statements of law that say two things at once."""
    keyed = Counter(name for name, entry in named_entries(catalogue) if hasattr(entry, "key"))
    laws = Counter(
        f"legal_positions {law.country} {law.option} {law.exosome_source}"
        for law in catalogue.legal_positions
    )
    costs = Counter(
        f"first_year_costs {cost.option} {cost.currency}" for cost in catalogue.first_year_costs
    )
    for name, times in (keyed + laws + costs).items():
        if times > 1:
            yield f"{name} stands {times} times"


def unknown_keys(catalogue: Catalogue) -> Iterator[str]:
    """Keys of sources, options, studies, gaps, questions and so on that no entry has."""
    known = _known(catalogue)
    for name, entry in named_entries(catalogue):
        if _is_in_basis(name) and not hasattr(entry, "text"):
            pass
        for part in _parts(entry):
            yield from (f"{name}: {reason}" for reason in _unknown_in(part, known))


def _unknown_in(part: Any, known: dict[str, frozenset[str]]) -> Iterator[str]:
    for field in fields(part):
        what = "code" if isinstance(part, Line) and field.name == "codes" else None
        what = what or _MEANS.get(field.name)
        value = getattr(part, field.name)
        if what is None or value is None:
            continue
        allowed = (
            frozenset(ITEM[part.item].codes)
            if what == "code" and part.item in ITEM
            else known.get(what, frozenset())
        )
        for key in (value,) if isinstance(value, str) else value:
            if key not in allowed:
                yield f"{what} {key!r} does not exist"
