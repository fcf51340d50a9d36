"""The page of one thing: an option, a study, a country, a source; and the gap map."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from evidence.editions.store import PublishedEdition, current_edition
from evidence.presenters.fact_box import fact_box
from evidence.presenters.in_short import gaps_in_short
from evidence.presenters.languages import languages_of_option, languages_of_study
from evidence.presenters.law import country_page
from evidence.presenters.map_page import map_page
from evidence.presenters.option_page import details_contents, option_page
from evidence.presenters.option_page import option_details as details
from evidence.presenters.parts import Link
from evidence.presenters.source_pages import source_page
from evidence.presenters.words import dated
from evidence.views.public import Shown, found_or_404, public_page


@public_page
def option(edition: PublishedEdition, today: date, key: str) -> Shown:
    """An option, whoever asks."""
    found = found_or_404(edition.catalogue.option, key)
    return "evidence/option.html", {
        "title": found.name,
        "page": option_page(edition.catalogue, found),
        "languages": languages_of_option(edition.catalogue, key),
    }


@public_page
def option_details(edition: PublishedEdition, today: date, key: str) -> Shown:
    """Everything behind an option: each finding, study, trial, price and statement of law."""
    found = found_or_404(edition.catalogue.option, key)
    page = details(edition.catalogue, found, today)
    return "evidence/option_details.html", {
        "title": gettext("All we found: {name}").format(name=found.name),
        "option": page,
        "contents": details_contents(page),
    }


@public_page
def study(edition: PublishedEdition, today: date, key: str) -> Shown:
    """A study as a fact box."""
    found = found_or_404(edition.catalogue.study, key)
    return "evidence/study.html", {
        "title": found.title.rstrip("."),
        "study": fact_box(edition.catalogue, found),
        "languages": languages_of_study(edition.catalogue, key),
    }


@require_safe
def regulation(request: HttpRequest, key: str) -> HttpResponse:
    """The law of one country, whose code may be typed in small letters."""
    edition = current_edition()
    known = {place.key for place in edition.catalogue.jurisdictions} if edition else set()
    if key not in known and key.upper() in known:
        return redirect("evidence:regulation", key.upper(), permanent=True)
    return _regulation(request, key=key)


@public_page
def _regulation(edition: PublishedEdition, today: date, key: str) -> Shown:
    """The page itself."""
    places = {place.key: place for place in edition.catalogue.jurisdictions}
    page = country_page(edition.catalogue, found_or_404(places, key), today)
    return "evidence/regulation.html", {"title": page.name, "country": page}


@public_page
def source(edition: PublishedEdition, today: date, key: str) -> Shown:
    """The record of a source."""
    page = source_page(edition.catalogue, found_or_404(edition.catalogue.source, key))
    return "evidence/source.html", {"title": page.name, "source": page}


@public_page
def gap_map(edition: PublishedEdition, today: date) -> Shown:
    """Methods against outcomes: what was studied, and where nobody looked."""
    drawn = map_page(edition.catalogue)
    return "evidence/gap_map.html", {
        "title": _("What was studied, and what was not"),
        "lead": _("Blank cells matter most here: they show what nobody has looked at."),
        "map": drawn,
        "answer": gaps_in_short(edition.catalogue),
        "contents": tuple(Link(row.name, f"#{row.key}") for row in drawn.methods),
        "searched_on": dated(edition.catalogue.colophon.compiled_on),
        "scope": edition.catalogue.colophon.search_scope,
    }
