"""What nobody knows that matters for one person: by kind of gap, with the question it gives them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from django.utils.safestring import SafeString

from evidence.core.assessment.summary import Summary
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import ClinicQuestion
from evidence.core.edition.vocabulary import Group, Status
from evidence.presenters.per_edition import once_per_edition
from evidence.presenters.sourcing import Links, short_links
from questionnaire.rendering.prerendered import Kept, markup


@dataclass(frozen=True)
class Unknown:
    """One kind of thing nobody knows, for the methods this person may meet."""

    key: str
    title: str
    why: str
    methods: tuple[str, ...]
    """Names of the methods; empty where it is true of all of them."""
    question: str
    sources: Links
    """What we looked at."""

    @cached_property
    def drawn(self) -> SafeString:
        """It as it stands on the page."""
        return markup("questionnaire/_unknown", {"unknown": self})


def methods_in_play(summary: Summary, catalogue: Catalogue) -> tuple[str, ...]:
    """The offered method, else the methods nothing speaks against, else all of them."""
    methods = [one for one in summary.options if one.group is Group.EXOSOME_METHOD]
    if summary.offer and summary.offer.method in {one.key for one in methods}:
        return (summary.offer.method,)
    still_open = [one.key for one in methods if one.status is not Status.NOT_SUITABLE]
    return tuple(still_open or (one.key for one in methods))


def unknowns(summary: Summary, catalogue: Catalogue) -> tuple[Unknown, ...]:
    """Kinds of gaps of the methods in play, in the edition's order."""
    methods = methods_in_play(summary, catalogue)
    return _told(catalogue).take(methods, partial(_unknowns, methods, catalogue))


@once_per_edition
def _told(catalogue: Catalogue) -> Kept[tuple[Unknown, ...]]:
    """Unknowns told before, by the methods they are about."""
    return Kept()


def _unknowns(methods: tuple[str, ...], catalogue: Catalogue) -> tuple[Unknown, ...]:
    questions, looked_at = _questions(catalogue), _looked_at(catalogue)
    found = []
    for kind in catalogue.gap_types:
        known_of = [key for key in methods if (kind.key, key) in looked_at]
        if known_of:
            everywhere = len(known_of) == len(methods)
            asked = questions.get(kind.key)
            cited = (key for method in known_of for key in looked_at[kind.key, method])
            unknown = Unknown(
                key=kind.key,
                title=kind.plain_title,
                why=kind.why,
                methods=() if everywhere else _names(known_of, catalogue),
                question=asked.question if asked else "",
                sources=short_links(catalogue, cited),
            )
            found.append(unknown)
    return tuple(found)


@once_per_edition
def _looked_at(catalogue: Catalogue) -> Mapping[tuple[str, str], list[str]]:
    """The sources behind each kind of gap of each method."""
    sources: dict[tuple[str, str], list[str]] = defaultdict(list)
    for gap in catalogue.gaps:
        sources[gap.gap, gap.method] += gap.sources
    return sources


@once_per_edition
def _questions(catalogue: Catalogue) -> Mapping[str, ClinicQuestion]:
    """The first question linked to each kind of gap."""
    linked: dict[str, ClinicQuestion] = {}
    for question in catalogue.clinic_questions:
        for gap in question.linked_gaps:
            linked.setdefault(gap, question)
    return linked


def _names(keys: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(catalogue.option[key].name for key in keys)
