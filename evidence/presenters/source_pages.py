"""The record of one source: what it is, how far it was read, and everything that rests on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from evidence.core.checks.references import named_entries
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Source
from evidence.core.edition.vocabulary import Checked
from evidence.core.wording.citations import short_name
from evidence.editions.edition import HeldAgainst
from evidence.presenters.parts import Entry, Fact, Link, Section, capitalised, facts
from evidence.presenters.sourcing import LONGEST_NAME, Outward, details_url, outward
from evidence.presenters.words import CHECKED, CHECKED_SENTENCE, dated, not_stated

_PAGES = {
    "reviews": ("reviews", "title", _("Reviews of studies")),
    "registered_trials": ("trials", "title", _("Registered trials")),
    "harms": ("harms", "harm", _("Reported harms")),
    "precautions": ("harms", "group", _("Who should take care")),
    "after_treatment_signs": ("harms", "sign", _("After a treatment")),
    "prices": ("prices", "", _("Prices people are asked")),
    "price_tips": ("prices", "", _("How to read a price")),
    "coming": ("coming", "", _("What is coming")),
    "real_questions": ("questions", "question", _("Questions people ask")),
    "community_themes": ("community", "theme", _("What people say in forums")),
    "inconsistencies": ("article", "topic", _("Where the article contradicts itself")),
    "claim_traces": ("article", "claim", _("Claims of the article")),
    "products": ("products", "name", _("Products")),
    "label_terms": ("labels", "term", _("Words on labels")),
    "ingredients": ("comparators", "", _("What goes into mixed products")),
}
"""By kind of entry: the page it stands on, the field that names it (empty: none does), and what such entries are."""


@dataclass(frozen=True)
class Uses:
    """What of one kind rests on a source: the kind is said once, the places stand below."""

    kind: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class SourcePage:
    """What the record says."""

    key: str
    title: str
    name: str
    state: str
    state_sentence: str
    state_note: str
    is_alarming: bool
    facts: tuple[Fact, ...]
    outward: tuple[Outward, ...]
    used_in: tuple[Uses, ...]


def source_page(catalogue: Catalogue, source: Source) -> SourcePage:
    """The record of one source."""
    return SourcePage(
        key=source.key,
        title=source.title,
        name=short_name(source, LONGEST_NAME),
        state=str(CHECKED[source.checked]),
        state_sentence=str(CHECKED_SENTENCE[source.checked]),
        state_note=source.checked_note,
        is_alarming=source.checked in (Checked.RETRACTED, Checked.CONCERN),
        facts=facts(
            (_("Who wrote it"), source.authors or not_stated()),
            (_("Year"), str(source.year) if source.year else not_stated()),
            (_("Where it was published"), source.venue or not_stated()),
            (_("What kind of source"), source.kind),
            (_("How much of it we read"), source.read),
            (_("The last section we read"), source.last_section),
            (_("How far we trust it"), source.confidence),
            (_("Day we read it"), dated(source.retrieved)),
        ),
        outward=outward(source.identifiers, source.regulator_url),
        used_in=tuple(_by_kind(_uses(catalogue, source.key))),
    )


def _by_kind(uses: Iterable[Link]) -> Iterator[Uses]:
    kinds: dict[str, dict[Link, None]] = {}
    for link in uses:
        kinds.setdefault(str(link.note), {})[link] = None
    return (Uses(kind, tuple(links)) for kind, links in kinds.items())


def source_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Every source under its checked state, the doubtful ones first."""
    order = (
        Checked.RETRACTED,
        Checked.CONCERN,
        Checked.WRONG_DETAILS,
        Checked.NOT_TRACED,
        Checked.NOT_LOOKED_UP,
        Checked.CHECKED,
        Checked.READ_IN_PART,
    )
    return tuple(
        Section(
            state.value,
            str(CHECKED[state])[:1].upper() + str(CHECKED[state])[1:],
            CHECKED_SENTENCE[state],
            tuple(_line(source) for source in catalogue.sources if source.checked is state),
        )
        for state in order
        if any(source.checked is state for source in catalogue.sources)
    )


def held_against(check: HeldAgainst | None) -> str:
    """Whether and when somebody looked for withdrawn studies among the sources.

    Like “On 28 November 2026 we compared our sources with a list of 61,204 notices about studies
    that were withdrawn or are in doubt.”
    """
    if check is None:
        return gettext(
            "We have not yet compared our sources with a list of studies that were withdrawn."
        )
    told = ngettext(
        "On %(day)s we compared our sources with a list of %(n)s notice about a study that was"
        " withdrawn or is in doubt.",
        "On %(day)s we compared our sources with a list of %(n)s notices about studies that were"
        " withdrawn or are in doubt.",
        check.found,
    )
    return told % {
        "day": dated(check.on.isoformat()),
        "n": number_format(check.found, use_l10n=True, force_grouping=True),
    }


def _line(source: Source) -> Entry:
    return Entry(
        key=source.key,
        title=source.title,
        url=reverse("evidence:source", args=[source.key]),
        caption=", ".join(
            part
            for part in (source.authors, source.venue, str(source.year) if source.year else "")
            if part
        ),
        text=source.checked_note,
    )


def pages_naming(catalogue: Catalogue, key: str) -> int:
    """How many public pages name a source: its record, the list, and where it is used."""
    if key not in catalogue.source:
        return 0
    used_on = {link.url.partition("#")[0] for link in _uses(catalogue, key) if link.url}
    own = {reverse("evidence:source", args=[key]), reverse("evidence:sources")}
    return len(used_on | own)


def _uses(catalogue: Catalogue, key: str) -> Iterator[Link]:
    for name, entry in named_entries(catalogue):
        kind = name.partition(" ")[0]
        parts = (*getattr(entry, "actions", ()), *getattr(entry, "points", ()))
        if any(key in getattr(one, "sources", ()) for one in (entry, *parts)):
            yield _used_in(catalogue, kind, entry)
    for place in catalogue.jurisdictions:
        if any(key in row.sources for row in place.entries):
            yield Link(place.name, reverse("evidence:regulation", args=[place.key]), _("The law"))


def _used_in(catalogue: Catalogue, kind: str, entry: Any) -> Link:
    """The page on which the entry stands."""
    if kind == "studies":
        return Link(entry.title, reverse("evidence:study", args=[entry.key]), _("Studies"))
    if kind == "options":
        return Link(entry.name, reverse("evidence:option", args=[entry.key]), _("Options"))
    if (
        kind in ("findings", "orders_of_size", "legal_positions")
        and entry.option in catalogue.option
    ):
        note = _("The law") if kind == "legal_positions" else _("Findings")
        name = catalogue.option[entry.option].name
        return Link(name, details_url(entry.option), note)
    if kind == "gaps":
        name = (
            catalogue.option[entry.method].name if entry.method in catalogue.option else entry.key
        )
        return Link(
            name, f"{reverse('evidence:gap_map')}#{entry.method}-gaps", _("What nobody knows")
        )
    if kind == "reference_checks":
        number = catalogue.reference_checks.index(entry) + 1
        text = gettext("Reference {n}").format(n=number)
        return Link(
            text, f"{reverse('evidence:article')}#{entry.key}", _("References of the article")
        )
    if kind == "topic_answers":
        page = reverse("evidence:topic", args=[entry.topic])
        return Link(entry.title, f"{page}#{entry.key}", _("Short answers"))
    if kind in _PAGES:
        page, field, note = _PAGES[kind]
        address = reverse(f"evidence:{page}")
        if not field:
            return Link(gettext("See the page"), address, note)
        return Link(capitalised(getattr(entry, field)), f"{address}#{entry.key}", note)
    return Link(gettext("The questions and the summary"), reverse("home"), _("Used in the visit"))
