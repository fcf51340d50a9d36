"""What nobody knows about one option, and what was found when somebody looked."""

from dataclasses import dataclass

from evidence.core.edition.catalogue import Catalogue
from questionnaire.presenters.sources import Links, source_links


@dataclass(frozen=True)
class GapTold:
    """One kind of gap for one option."""

    title: str
    found: str
    sources: Links


def gaps_told(option: str, catalogue: Catalogue) -> tuple[GapTold, ...]:
    """In the edition's order; empty for an option whose gaps nobody listed."""
    titles = {kind.key: kind.plain_title for kind in catalogue.gap_types}
    return tuple(
        GapTold(titles[gap.gap], gap.what_was_found, source_links(gap.sources, catalogue))
        for gap in catalogue.option_gaps[option]
    )
