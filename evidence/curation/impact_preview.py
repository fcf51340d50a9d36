"""What would become of the aid if one draft were approved as it stands."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.serialisation import ShapeError, from_plain
from evidence.core.proof.impact import Impact, impact
from evidence.core.proof.invariants import FIRES, SWALLOWED
from evidence.core.proof.prove import Upheld, prove
from evidence.drafts.catalogue import build_catalogue
from evidence.drafts.rows import Kind, content_of, kind_of
from evidence.editions.gate import Problem, newly_broken, newly_found, newly_unsafe
from evidence.editions.kept import Kept, read_kept
from evidence.models import Draft, LinkedUse, Option, Rule, Wish

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
    """The same in a second or two: what a check would refuse, and promises that their options would break.

    Whether every other option keeps its promises is proved when rules are submitted or all is approved.
    """
    keys = frozenset(one.key for one in drafts if isinstance(one, Option))

    def compare(now: Catalogue, after: Catalogue, kept: Kept) -> list[Problem]:
        broken = map(Problem, _promises_newly_broken(keys, now, after))
        return [*broken, *newly_found(now, after, kept)]

    return _beside_approved(drafts, compare)


def promises_broken(keys: Collection[str], after: Catalogue) -> Iterator[tuple[Upheld, str, str]]:
    """Each safety promise that one of these options breaks: the promise, the option, an example.

    What is open to somebody in one option never depends on another option. So only these are proved,
    which takes a moment for each and not seconds for all.
    """
    options = tuple(one for one in after.options if one.key in keys)
    if not options:
        return
    for one in prove(replace(after, options=options)).invariants:
        for about, example in one.breakers:
            if about in keys:
                yield one, about, example


def _promises_newly_broken(
    keys: Collection[str], now: Catalogue, after: Catalogue
) -> Iterator[str]:
    broken = list(promises_broken(keys, after))
    before = (
        {(one.key, about) for one, about, _words in promises_broken(keys, now)} if broken else ()
    )
    for one, about, words in broken:
        if (one.key, about) not in before:
            yield one.told(words)


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
