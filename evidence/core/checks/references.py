"""Keys that the entries of a catalogue name: each must exist, and each must be its own."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import GapType
from evidence.core.edition.iso import COUNTRIES
from evidence.core.edition.items import ITEM
from evidence.core.edition.market import Price, PriceNotFound
from evidence.core.edition.rules import Line, Rule, Wish
from evidence.core.edition.topics import TopicAnswer

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
    "covered_by": "rule",
    "real_questions": "question people ask",
    "item": "item",
    "places": "place",
}
"""What an attribute names, whatever entry it belongs to."""

Known = Mapping[str, frozenset[str]]


def named_entries(catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Every entry with a name a curator can find it by, like `findings finasteride-h1`."""
    for field in fields(catalogue):
        entries = getattr(catalogue, field.name)
        for number, entry in enumerate(entries if isinstance(entries, tuple) else (), 1):
            if is_dataclass(entry):
                yield f"{field.name} {getattr(entry, 'key', number)}", entry


def entry_at(place: str, catalogue: Catalogue) -> tuple[str, Any, str] | None:
    """The list, the entry and the field that the place of a problem names; None where it names none.

    `entry_at("findings drops-burn, text", catalogue)` gives `("findings", Finding(…), "text")`.
    """
    listed, _space, rest = place.partition(" ")
    entries = getattr(catalogue, listed.rstrip(","), None)
    if is_dataclass(entries):
        return listed.rstrip(","), entries, rest
    best: tuple[str, Any] | None = None
    for number, entry in enumerate(entries if isinstance(entries, tuple) else (), 1):
        for name in _names_of(entry, number):
            begins = rest == name or rest.startswith((f"{name},", f"{name} "))
            if begins and (best is None or len(name) > len(best[0])):
                best = name, entry
    return (listed, best[1], rest[len(best[0]) :].lstrip(", ")) if best else None


def _names_of(entry: Any, number: int) -> Iterator[str]:
    if hasattr(entry, "key"):
        yield entry.key
        return
    if hasattr(entry, "exosome_source") and hasattr(entry, "country"):
        yield f"{entry.country} {entry.option} {entry.exosome_source}"
    if hasattr(entry, "currency"):
        yield f"{entry.option} {entry.currency}"
        yield entry.option
    yield str(number)


def repeated_keys(catalogue: Catalogue) -> Iterator[str]:
    """Entries that share a key, and statements or costs that are made twice."""
    names = [name for name, entry in named_entries(catalogue) if hasattr(entry, "key")]
    names += [
        f"legal_positions {law.country} {law.option} {law.exosome_source}"
        for law in catalogue.legal_positions
    ]
    names += [
        f"first_year_costs {cost.option} {cost.currency}" for cost in catalogue.first_year_costs
    ]
    names += [f"linked_uses {use.code}" for use in catalogue.linked_uses]
    for name, times in Counter(names).items():
        if times > 1:
            yield f"{name} stands {times} times"


def unknown_keys(catalogue: Catalogue) -> Iterator[str]:
    """Names of sources, options, studies, items, codes and so on that do not exist."""
    known = _known(catalogue)
    for name, entry in named_entries(catalogue):
        for what, key in _named_in(entry, known):
            if key not in known[what]:
                yield f"{name}: {what} {key!r} does not exist"


def _named_in(entry: Any, known: Known) -> Iterator[tuple[str, str]]:
    """What the entry and its parts name: kind and key."""
    for field in fields(entry):
        value = getattr(entry, field.name)
        values = value if isinstance(value, tuple) else (value,)
        what = _kind(entry, field.name)
        for part in values:
            if is_dataclass(part):
                yield from _named_in(part, known)
            elif what and part is not None:
                yield what, part
    if isinstance(entry, Line) and entry.item in known["item"]:
        yield from ((f"code of {entry.item}", code) for code in entry.codes)
    if isinstance(entry, Wish) and entry.item in known["item"]:
        yield from ((f"code of {entry.item}", allowance.code) for allowance in entry.allows)


def _kind(entry: Any, attribute: str) -> str | None:
    if isinstance(entry, Price | PriceNotFound) and attribute == "option":
        return "priced option"
    if isinstance(entry, Rule) and attribute == "basis":
        return "basis"
    if isinstance(entry, TopicAnswer) and attribute == "topic":
        return "topic"  # elsewhere the word for a subject, in words
    if isinstance(entry, GapType) and attribute == "study":
        return None  # the study that is wanted, in words
    return _MEANS.get(attribute)


def _known(catalogue: Catalogue) -> Known:
    options = frozenset(catalogue.option)
    known = {
        "source": frozenset(catalogue.source),
        "option": options,
        "method": options | HELPER_METHODS,
        "priced option": options | {ANY_EXOSOME},
        "study": frozenset(catalogue.study),
        "registered trial": _keys(catalogue.registered_trials),
        "gap type": _keys(catalogue.gap_types),
        "clinic question": _keys(catalogue.clinic_questions),
        "price": _keys(catalogue.prices),
        "rule": _keys(catalogue.rules),
        "topic": frozenset(catalogue.topic),
        "question people ask": _keys(catalogue.real_questions),
        "item": frozenset(ITEM),
        "place": COUNTRIES | {"EU"},
        "basis": _keys(catalogue.precautions)
        | _keys(catalogue.warning_signs)
        | {sign.dossier_key for sign in catalogue.warning_signs}
        | _keys(catalogue.legal_points)
        | _keys(catalogue.findings)
        | _keys(catalogue.harms),
    }
    return known | {f"code of {key}": frozenset(item.codes) for key, item in ITEM.items()}


def _keys(entries: tuple[Any, ...]) -> frozenset[str]:
    return frozenset(entry.key for entry in entries)
