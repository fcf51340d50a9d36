"""The lists of the library: each a title, an opening sentence and sections of entries."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from evidence.core.edition.vocabulary import Group
from evidence.editions.store import PublishedEdition
from evidence.presenters import article as checked
from evidence.presenters import front
from evidence.presenters.in_short import (
    harms_in_short,
    prices_in_short,
    reviews_in_short,
    studies_in_short,
    trials_in_short,
)
from evidence.presenters.law import country_entries
from evidence.presenters.option_page import option_links
from evidence.presenters.parts import Link, Section, contents
from evidence.presenters.prices import bar_links, price_bars, price_sections, price_tips, unpriced
from evidence.presenters.source_pages import held_against, source_sections
from evidence.presenters.studies import review_entry, study_sections, trial_entry
from evidence.presenters.words import dated
from evidence.views.public import Shown, public_page

LISTING = "evidence/listing.html"
MANY = 12
"""Entries from which a list without sections gets a list of contents."""


def listing(title: object, lead: object, sections: tuple[Section, ...], **more: Any) -> Shown:
    """A list page that begins with what it says; what is long gets a list of contents."""
    items = contents(sections) if len(sections) > 1 else _entries_of(sections)
    context = {"title": title, "lead": lead, "sections": sections, "contents": items}
    return LISTING, {"intro": (), "answer": "", **context, **more}


def _entries_of(sections: tuple[Section, ...]) -> tuple[Link, ...]:
    """The entries of a single long section, as its list of contents."""
    entries = [entry for section in sections for entry in section.entries if entry.title]
    return tuple(Link(e.title, f"#{e.key}") for e in entries) if len(entries) >= MANY else ()


@public_page
def library(edition: PublishedEdition, today: date) -> Shown:
    """The front of the library."""
    catalogue = edition.catalogue
    return "evidence/library.html", {
        "title": _("The evidence"),
        "lead": _("What has been studied, what has not, and where each statement comes from."),
        "links": front.library_links(catalogue),
        "methods": option_links(catalogue, Group.EXOSOME_METHOD),
        "others": option_links(catalogue, Group.OTHER_CHOICE),
        "colophon": catalogue.colophon,
        "compiled_on": dated(catalogue.colophon.compiled_on),
        "review_due_on": dated(catalogue.colophon.review_due_on),
    }


@public_page
def studies(edition: PublishedEdition, today: date) -> Shown:
    """All studies in people."""
    return listing(
        _("Studies in people"),
        _("Every study in people that we found, with what it can and cannot show."),
        study_sections(edition.catalogue),
        answer=studies_in_short(edition.catalogue),
    )


@public_page
def reviews(edition: PublishedEdition, today: date) -> Shown:
    """Reviews of studies."""
    entries = tuple(review_entry(edition.catalogue, row) for row in edition.catalogue.reviews)
    return listing(
        _("Reviews of studies"),
        _("A review gathers studies and weighs them. It can be no better than the studies in it."),
        (Section("reviews", _("Reviews"), "", entries, _("No review was found.")),),
        answer=reviews_in_short(edition.catalogue),
    )


@public_page
def trials(edition: PublishedEdition, today: date) -> Shown:
    """Registered trials."""
    rows = edition.catalogue.registered_trials
    entries = tuple(trial_entry(edition.catalogue, row) for row in rows)
    return listing(
        _("Registered trials"),
        _("These trials were announced. A registration is no approval and says nothing yet."),
        (Section("trials", _("Trials"), "", entries, _("No trial was found.")),),
        answer=trials_in_short(edition.catalogue),
    )


@public_page
def regulation_list(edition: PublishedEdition, today: date) -> Shown:
    """The law, country by country."""
    entries = country_entries(edition.catalogue)
    return listing(
        _("The law, by country"),
        _("What we read about the law on exosomes. This is not legal advice."),
        (Section("countries", _("Countries"), "", entries, _("No country was checked.")),),
    )


@public_page
def harms(edition: PublishedEdition, today: date) -> Shown:
    """Reported harms, why none seen is not none, and who should take care."""
    catalogue = edition.catalogue
    sections = (
        Section(
            "after",
            _("After a treatment: signs that need a doctor"),
            "",
            front.after_treatment_entries(catalogue),
        ),
        *front.harm_sections(catalogue),
        Section("none-seen", _("If a study saw no harm"), "", front.zero_event_entries(catalogue)),
        Section(
            "care",
            _("Who should take care"),
            _("Much of this rests on care without data. Each entry says on what."),
            front.precaution_entries(catalogue),
        ),
    )
    return listing(
        _("Reported harms"),
        _("What went wrong, where, and how far it is about exosomes in the scalp."),
        sections,
        answer=harms_in_short(catalogue),
    )


@public_page
def prices(edition: PublishedEdition, today: date) -> Shown:
    """Prices that were seen, prices that were not, and how to read them."""
    catalogue = edition.catalogue
    tips = Section("tips", _("How to read a price"), "", price_tips(catalogue))
    sections = (tips, *price_sections(catalogue))
    bars, missing = price_bars(catalogue), unpriced(catalogue)
    _template, context = listing(
        _("Prices people are asked"),
        _("Prices from adverts and news. They were not checked, and we convert none of them."),
        sections,
        contents=(*bar_links(bars, missing), *contents(sections)),
        bars=bars,
        unpriced=missing,
        answer=prices_in_short(catalogue),
    )
    return "evidence/prices.html", context


@public_page
def questions(edition: PublishedEdition, today: date) -> Shown:
    """What people really ask."""
    entries = front.real_question_entries(edition.catalogue)
    return "evidence/questions.html", {
        "title": _("Questions people ask"),
        "lead": _("Short answers, how sure we are, and where each answer comes from."),
        "entries": entries,
        "reviewed": dated(edition.catalogue.colophon.compiled_on),
        "review_due": dated(edition.catalogue.colophon.review_due_on),
    }


@public_page
def community(edition: PublishedEdition, today: date) -> Shown:
    """What people write in forums."""
    entries = front.community_entries(edition.catalogue)
    return listing(
        _("What people say in forums"),
        _("These are anecdotes. They do not show that a method works or does no harm."),
        (Section("themes", _("Themes"), "", entries, _("Nothing was collected.")),),
    )


@public_page
def article(edition: PublishedEdition, today: date) -> Shown:
    """The article this aid began with, checked."""
    catalogue = edition.catalogue
    return listing(
        _("The article this began with, checked"),
        _("This aid began with one web article. We tried to trace what it says."),
        (
            Section(
                "references",
                _("Its references"),
                _("Could we find the papers it cites? These are the searches we made."),
                checked.reference_entries(catalogue),
            ),
            Section("claims", _("Its claims"), "", checked.claim_trace_entries(catalogue)),
            Section(
                "contradictions",
                _("Where it contradicts itself"),
                "",
                checked.inconsistency_entries(catalogue),
            ),
        ),
        intro=(catalogue.colophon.search_scope,),
    )


@public_page
def comparators(edition: PublishedEdition, today: date) -> Shown:
    """Measured differences of other treatments, beside the blanks."""
    catalogue = edition.catalogue
    return listing(
        _("What real numbers look like"),
        _("Numbers against a comparison group, beside the blanks."),
        (
            Section(
                "sizes",
                _("Hairs gained against a comparison group"),
                _("These come from different trials. Do not rank them against each other."),
                front.comparator_entries(catalogue),
                _("We show none at present: nobody has checked them again in time."),
            ),
            Section(
                "ingredients",
                _("What goes into mixed products"),
                _("Pharmacies and sellers mix these. Each was looked at by itself."),
                front.ingredient_entries(catalogue),
            ),
        ),
    )


@public_page
def coming(edition: PublishedEdition, today: date) -> Shown:
    """Treatments under study that nobody can be given yet."""
    return listing(
        _("What is coming, and not there yet"),
        _("People read of these in the news. They are being tested, and you cannot get them yet."),
        (
            Section(
                "coming",
                _("Under study"),
                _(
                    "None of them is a choice in this aid. Early figures of a maker often shrink later."
                ),
                front.coming_entries(edition.catalogue),
                _("This edition tells of none."),
            ),
        ),
    )


@public_page
def sources(edition: PublishedEdition, today: date) -> Shown:
    """Every source, by how far it was checked."""
    sections = source_sections(edition.catalogue)
    return "evidence/sources.html", {
        "title": _("Sources"),
        "lead": _("Everything this edition rests on, and how far we could read it."),
        "sections": sections,
        "contents": contents(sections),
        "scope": edition.catalogue.colophon.search_scope,
        "retractions": held_against(edition.retractions),
    }


@public_page
def glossary(edition: PublishedEdition, today: date) -> Shown:
    """Words people meet."""
    return "evidence/glossary.html", {
        "title": _("Words explained"),
        "lead": _("Words you may hear at a clinic or read here."),
        "terms": edition.catalogue.glossary,
    }
