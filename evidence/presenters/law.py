"""What the law says, where and since when; what is past its date says so by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.assessment.law import EU
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.expiry import LAW_IS_LATE, country_as_shown_on, is_late, law_as_shown_on
from evidence.core.edition.guidance import Jurisdiction, LegalPosition
from evidence.core.edition.vocabulary import ExosomeSource
from evidence.presenters.money_and_countries import country_name
from evidence.presenters.parts import Entry, Fact, Link, facts
from evidence.presenters.sourcing import SourceLink, short_links, source_links
from evidence.presenters.studies import method_words
from evidence.presenters.topics import answers_for
from evidence.presenters.words import EXOSOME_SOURCE, LEGAL, dated

OUT_OF_DATE = "out_of_date"
"""Stands in the place of a status that is too old to be told."""


@dataclass(frozen=True)
class LawLine:
    """One statement of law in a line or two, as it may be shown today.

    Like `LawLine("European Union", "where you live", "not_approved", "Not approved", "Use with
    needling is ...", "Searched on 22 November 2026.", "Newest source: March 2025. Searched on 22
    November 2026.", (...))`.
    """

    country: str
    where: str
    """Like "where you would be treated"; empty where it is about no person."""
    status: str
    """A code of the legal status, or `out_of_date`."""
    word: str
    text: str
    checked: str
    """When somebody searched for it last; the text says where it may be out of date."""
    dated: str
    """The same with the day of the newest statement it rests on, and whether the law itself was read."""
    sources: tuple[SourceLink, ...]


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

    @property
    def contents(self) -> tuple[Link, ...]:
        """The list of what the page holds."""
        return (
            Link(_("Method by method"), "#methods"),
            Link(_("What was published, with dates"), "#statements"),
        )


def law_line(
    catalogue: Catalogue, position: LegalPosition, today: date, where: str = ""
) -> LawLine:
    """One statement of the edition; a ban is told past its date too, a freedom is not."""
    shown = law_as_shown_on(position, today)
    return LawLine(
        country=place_name(shown.country),
        where=where,
        status=OUT_OF_DATE if _is_hidden(position, today) else shown.status.value,
        word=status_words(position, today),
        text=shown.text,
        checked=_checked(shown, today),
        dated=" ".join(filter(None, (_dated(shown, today), rests_on(catalogue, shown.sources)))),
        sources=short_links(catalogue, shown.sources),
    )


def rests_on(catalogue: Catalogue, sources: Iterable[str]) -> str:
    """Words for a statement of law whose makers nobody read; empty: one page is theirs, or none is cited.

    Like "We read the press, not the law itself.".
    """
    cited = [catalogue.source[key] for key in sources if key in catalogue.source]
    if not cited or any(source.is_official for source in cited):
        return ""
    if all(source.is_press for source in cited):
        return gettext("We read the press, not the law itself.")
    return gettext("We read what others write of it, not the law itself.")


def is_from_the_press(catalogue: Catalogue, sources: Iterable[str]) -> bool:
    """Whether a statement of law rests on press reports and nothing else."""
    cited = [catalogue.source[key] for key in sources if key in catalogue.source]
    return bool(cited) and all(source.is_press for source in cited)


def place_name(country: str) -> str:
    """A country by its code, or the European Union."""
    return gettext("European Union") if country == EU else country_name(country)


def status_words(position: LegalPosition, today: date) -> str:
    """The status as it may be shown today, like "Not approved" or "To be checked again"."""
    if _is_hidden(position, today):
        return gettext("To be checked again")
    return str(LEGAL[position.status])


def country_page(catalogue: Catalogue, place: Jurisdiction, today: date) -> CountryPage:
    """The page of one country on this day."""
    place = country_as_shown_on(place, catalogue, today)
    rows = tuple(row for row in catalogue.legal_positions if row.country == place.country)
    cited = [key for entry in place.entries for key in entry.sources]
    return CountryPage(
        key=place.key,
        name=place.name,
        overdue=any(is_late(row, today) for row in rows),
        position=place.position_in_one_line,
        facts=facts(
            (_("On the skin, sold as a cosmetic"), place.topical_cosmetic_use),
            (_("Injected, or with needles"), place.injection_or_needled_use),
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
        answers=answers_for(catalogue, place.country),
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
    catalogue: Catalogue, rows: Iterable[LegalPosition], today: date, *, by_country: bool = False
) -> tuple[Entry, ...]:
    """Statements of law as entries of the library, each with the day it is to be checked again.

    `by_country` names each after its country, for the page of an option; else after the option.
    """
    names = {place.country: place.name for place in catalogue.jurisdictions}
    return tuple(
        _entry(
            catalogue,
            row,
            names.get(row.country, place_name(row.country))
            if by_country
            else method_words(catalogue, (row.option,)),
            today,
        )
        for row in rows
    )


def _entry(catalogue: Catalogue, row: LegalPosition, name: str, today: date) -> Entry:
    late = is_late(row, today)
    checked = (
        gettext("Last searched {date}, may be out of date")
        if late
        else gettext("Searched {date}, to be searched again by {next}")
    )
    source = ""
    if row.exosome_source is not ExosomeSource.ANY:
        source = str(EXOSOME_SOURCE[row.exosome_source])
    return Entry(
        key=f"{row.country}-{row.option}-{row.exosome_source.value}",
        title=f"{name}, {source}" if source else name,
        caption=status_words(row, today),
        text=law_as_shown_on(row, today).text,
        tags=(checked.format(date=dated(row.checked_on), next=dated(row.expires_on)),),
        warning=gettext("This may be out of date.") if late else "",
        facts=facts(
            (_("Newest source"), dated(row.as_of) if row.as_of else _("date unknown")),
            (_("What it rests on"), rests_on(catalogue, row.sources) or None),
        ),
        found_nothing=not row.sources,
        sources=source_links(catalogue, row.sources),
    )


def _is_hidden(position: LegalPosition, today: date) -> bool:
    return is_late(position, today) and not position.status.is_strict


def _checked(position: LegalPosition, today: date) -> str:
    words = gettext("Searched on {date}.")
    if is_late(position, today):
        words = gettext("Last searched on {date}.")
    return words.format(date=dated(position.checked_on))


def _dated(position: LegalPosition, today: date) -> str:
    checked = _checked(position, today)
    if is_late(position, today):
        return f"{checked} {gettext(LAW_IS_LATE)}"
    newest = gettext("Newest source: {date}.").format(date=dated(position.as_of))
    return f"{newest if position.as_of else gettext('Date of the rule unknown.')} {checked}"
