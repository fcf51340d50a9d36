"""What nobody knows, told for one method."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.views.gap_map import question_for_gap
from evidence.presenters.parts import Entry, facts
from evidence.presenters.sourcing import SourceLink, short_links, source_links

STATUS = {
    "open": _("Open"),
    "partly open": _("Partly open"),
    "trial registered": _("A trial is registered"),
}


@dataclass(frozen=True)
class GapLine:
    """One thing nobody knows of a method, and what was found when somebody looked.

    Like `GapLine("Nobody knows how long it lasts", "We found no study that went on after ...", (...))`.
    """

    title: str
    found: str
    sources: tuple[SourceLink, ...]


def gap_lines(catalogue: Catalogue, method: str) -> tuple[GapLine, ...]:
    """In the edition's order; empty for an option whose gaps nobody listed."""
    titles = {kind.key: kind.plain_title for kind in catalogue.gap_types}
    return tuple(
        GapLine(titles[gap.gap], gap.what_was_found, short_links(catalogue, gap.sources))
        for gap in catalogue.option_gaps.get(method, ())
    )


def gap_entries(catalogue: Catalogue, method: str) -> tuple[Entry, ...]:
    """Each kind of gap with what was found for this method and what to ask."""
    kinds = {kind.key: kind for kind in catalogue.gap_types}
    told = []
    for gap in catalogue.option_gaps.get(method, ()):
        question = question_for_gap(catalogue, method, gap.gap)
        told.append(
            Entry(
                key=gap.key,
                title=kinds[gap.gap].plain_title,
                caption=STATUS.get(gap.status, gap.status),
                text=gap.what_was_found,
                facts=facts(
                    (_("You could ask"), question.question if question else None),
                    (_("A study that would tell"), gap.study_that_would_close_it),
                ),
                warning="",
                sources=source_links(catalogue, gap.sources),
            )
        )
    return tuple(told)
