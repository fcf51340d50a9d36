"""What the law says, with dates that speak up by themselves when they have passed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import Jurisdiction, LegalPosition
from evidence.core.edition.vocabulary import ExosomeSource, LegalStatus
from evidence.presenters.parts import Entry, Fact, Link, facts
from evidence.presenters.sourcing import SourceLink, source_links
from evidence.presenters.studies import method_words
from evidence.presenters.topics import answers_for
from evidence.presenters.words import EXOSOME_SOURCE, LEGAL, dated

_ALIASES = {"UK": "GB"}
"""Jurisdictions are named as people say them; positions of the law use country codes."""

_FAVOURABLE = (LegalStatus.APPROVED, LegalStatus.ALLOWED_AS_COSMETIC)
_STRICT = (LegalStatus.PROHIBITED, LegalStatus.NOT_APPROVED)


@dataclass(frozen=True)
class CountryPage:
    """What was read about the law of one country or union."""

    key: str
    name: str
    overdue: bool
    """Its statements wait to be checked again: what is allowed is not told until then."""
    position: str
    facts: tuple[Fact, ...]
    sources: tuple[SourceLink, ...]
    positions: tuple[Entry, ...]
    statements: tuple[Entry, ...]
    not_verified: str
    answers: tuple[Link, ...] = ()
    """Short answers for the country: who may do it, and what to do if it goes wrong."""


def country_page(catalogue: Catalogue, place: Jurisdiction, today: str) -> CountryPage:
    """The page of one country on this day."""
    code = _ALIASES.get(place.key, place.key)
    rows = tuple(row for row in catalogue.legal_positions if row.country == code)
    overdue = any(is_overdue(row, today) for row in rows)
    cited = [key for entry in place.entries for key in entry.sources]
    return CountryPage(
        key=place.key,
        name=place.name,
        overdue=overdue,
        position=place.position_in_one_line,
        facts=facts(
            (_("On the skin, sold as a cosmetic"), None if overdue else place.topical_cosmetic_use),
            (_("Injected, or with needles"), None if overdue else place.injection_or_needled_use),
            (_("What it means for you"), place.what_it_means_for_a_patient),
        ),
        sources=source_links(catalogue, cited),
        positions=position_entries(catalogue, rows, today),
        statements=tuple(
            Entry(
                key=f"statement-{number}",
                title=entry.type[:1].upper() + entry.type[1:],
                caption=dated(entry.date) or gettext("No date was shown"),
                text=entry.fact,
                facts=facts(
                    (_("About"), method_words(catalogue, entry.applies_to or ()) or None),
                ),
                sources=source_links(catalogue, entry.sources),
            )
            for number, entry in enumerate(place.entries, start=1)
        ),
        not_verified=place.not_verified or "",
        answers=answers_for(catalogue, code),
    )


def country_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Every country or union, in the edition's order."""
    return tuple(
        Entry(
            key=place.key,
            title=place.name,
            url=reverse("evidence:regulation", args=[place.key]),
            text=place.position_in_one_line,
            sources=source_links(
                catalogue, [key for entry in place.entries for key in entry.sources]
            )[:4],
            found_nothing=not any(entry.sources for entry in place.entries),
        )
        for place in catalogue.jurisdictions
    )


def position_entries(
    catalogue: Catalogue, rows: Iterable[LegalPosition], today: str, *, by_country: bool = False
) -> tuple[Entry, ...]:
    """Statements of law; after their check date they say so and never show as allowed.

    `by_country` names each after its country, for the page of an option; else after the option.
    """
    names = {_ALIASES.get(place.key, place.key): place.name for place in catalogue.jurisdictions}
    return tuple(
        _position(
            catalogue,
            row,
            names.get(row.country, row.country)
            if by_country
            else method_words(catalogue, (row.option,)),
            today,
        )
        for row in rows
    )


def is_overdue(row: LegalPosition, today: str) -> bool:
    """Whether nobody has checked the statement in time."""
    return today > row.expires_on


def status_words(row: LegalPosition, today: str) -> str:
    """The status as it may be shown today."""
    if is_overdue(row, today) and row.status in _FAVOURABLE:
        return gettext("To be checked again")
    return str(LEGAL[row.status])


def _position(catalogue: Catalogue, row: LegalPosition, name: str, today: str) -> Entry:
    overdue = is_overdue(row, today)
    checked = (
        gettext("last searched {date}, may be out of date")
        if overdue
        else gettext("searched {date}, to be searched again by {next}")
    )
    words = checked.format(date=dated(row.checked_on), next=dated(row.expires_on))
    source = ""
    if row.exosome_source is not ExosomeSource.ANY:
        source = str(EXOSOME_SOURCE[row.exosome_source])
    # The sentence would still say that something is allowed, or may be.
    hidden = overdue and row.status not in _STRICT
    return Entry(
        key=f"{row.country}-{row.option}-{row.exosome_source.value}",
        title=f"{name}, {source}" if source else name,
        caption=status_words(row, today),
        text=gettext("What we read is too old to show. Ask the regulator what holds now.")
        if hidden
        else row.text,
        tags=(words[:1].upper() + words[1:],),
        warning=gettext("This may be out of date.") if overdue else "",
        facts=facts((_("Newest source"), dated(row.as_of) if row.as_of else _("date unknown"))),
        found_nothing=not row.sources,
        sources=source_links(catalogue, row.sources),
    )
