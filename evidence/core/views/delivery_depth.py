"""Where a method puts the liquid, and that nobody has measured how far it gets from there."""

from dataclasses import dataclass

from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.library import Keys
from evidence.core.edition.vocabulary import BreaksSkin

REACHES_THE_ROOT = "G07"
"""The kind of gap that asks whether anything arrives at the hair root."""


@dataclass(frozen=True)
class Reach:
    """The way to the hair root, as far as an edition tells it."""

    route: BreaksSkin
    unknown: str
    found: str
    """What was found on this method; a depth only where a source gives one."""
    sources: Keys


def reach(option: Option, catalogue: Catalogue) -> Reach | None:
    """None where the edition lists no such gap: then there is nothing to draw as unknown."""
    kinds = {kind.key: kind for kind in catalogue.gap_types}
    open_gap = next(
        (gap for gap in catalogue.option_gaps[option.key] if gap.gap == REACHES_THE_ROOT), None
    )
    if open_gap is None:
        return None
    return Reach(
        route=option.breaks_skin,
        unknown=kinds[open_gap.gap].plain_title,
        found=open_gap.what_was_found,
        sources=open_gap.sources,
    )
