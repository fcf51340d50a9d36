"""What would become of the aid if one draft were approved as it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.serialisation import ShapeError, from_plain
from evidence.core.proof.impact import Impact, impact
from evidence.core.proof.invariants import FIRES, SWALLOWED
from evidence.drafts.catalogue import build_catalogue
from evidence.drafts.rows import Kind, content_of, kind_of
from evidence.editions.gate import Problem, newly_broken, newly_found, newly_unsafe
from evidence.editions.kept import Kept, read_kept
from evidence.models import Draft, LinkedUse, Rule, Wish

DECIDES = (Rule, Wish, LinkedUse)
"""Drafts that decide an option's status for somebody."""

UNTIDY = frozenset({FIRES[0], SWALLOWED[0]})
"""Promises about rules beside each other. Publishing keeps them; two edits may be needed first."""

_impact = lru_cache(maxsize=8)(impact)


def with_entry(catalogue: Catalogue, kind: Kind, plain: Mapping[str, Any]) -> Catalogue:
    """The catalogue with this entry in the place of the one of its name, or else at the end.

    Raises ShapeError where the entry lacks something.
    """
    entry = from_plain(kind.value, dict(plain), kind.name)
    found = list(getattr(catalogue, kind.name))
    places = [n for n, old in enumerate(found) if _name(kind, old) == _name(kind, entry)]
    if places:
        found[places[0]] = entry
    else:
        found.append(entry)
    changed: Any = {kind.name: tuple(found)}
    return replace(catalogue, **changed)


def impact_of(draft: Draft, live: Catalogue, plain: Mapping[str, Any] | None = None) -> Impact:
    """Whose status changes if only this draft were published; `plain` stands in for its rows."""
    kind = kind_of(draft)
    after = with_entry(live, kind, content_of(draft) if plain is None else plain)
    touched = _touched(kind, live, after)
    # The other options keep every rule they have, so nothing about them can change.
    return _impact(_only(live, touched), _only(after, touched))


def whole_impact(live: Catalogue, after: Catalogue) -> Impact:
    """Whose status changes if all of it were published."""
    return _impact(live, after)


def unsafe(drafts: Sequence[Draft]) -> list[str]:
    """Safety promises that hold of what is approved and would not with these drafts beside it."""
    if not any(isinstance(draft, DECIDES) for draft in drafts):
        return []
    try:
        now = build_catalogue(approved_only=True)
    except ShapeError:
        return []
    try:
        after = build_catalogue(approved_only=True, also=drafts)
    except ShapeError as error:
        return [str(error)]
    if after == now:
        return []
    return newly_unsafe(now, after, but=UNTIDY)


def would_break(drafts: Sequence[Draft]) -> list[Problem]:
    """What hangs together now and would not any more if all of these were approved."""
    return _beside_approved(drafts, newly_broken)


def in_the_way(drafts: Sequence[Draft]) -> list[Problem]:
    """The same without the proof, so at once: what a check would refuse if all of these were approved."""
    return _beside_approved(drafts, newly_found)


def _beside_approved(
    drafts: Sequence[Draft], compare: Callable[[Catalogue, Catalogue, Kept], list[Problem]]
) -> list[Problem]:
    try:
        now = build_catalogue(approved_only=True)
    except ShapeError:
        # Before there is a whole content nothing can break it.
        return []
    try:
        after = build_catalogue(approved_only=True, also=drafts)
    except ShapeError as error:
        return [Problem(str(error))]
    return compare(now, after, read_kept())


def _touched(kind: Kind, live: Catalogue, after: Catalogue) -> frozenset[str]:
    every = frozenset(live.option) | frozenset(after.option)
    if kind.name != "rules":
        return every
    changed = set(live.rules) ^ set(after.rules)
    if any(rule.effect == "stop" for rule in changed):
        return every
    return every & frozenset(key for rule in changed for key in rule.options)


def _only(catalogue: Catalogue, keys: frozenset[str]) -> Catalogue:
    return replace(catalogue, options=tuple(o for o in catalogue.options if o.key in keys))


def _name(kind: Kind, entry: Any) -> tuple[str, ...]:
    return tuple(str(getattr(entry, name)) for name in kind.model.identity)
