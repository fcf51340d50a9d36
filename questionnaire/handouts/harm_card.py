"""The harm card: what was used, what to watch for and whom to tell, in a quarter of a page."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import AfterTreatmentSign, ReportingRoute
from evidence.core.edition.items import OPEN_CODES
from evidence.core.views.topics_that_help import medicines_named
from evidence.presenters.money_and_countries import country_name
from questionnaire.questions import Text

ANY, EU = "any", "EU"

BLANKS: tuple[Text, ...] = (
    _("Product and maker"),
    _("Batch (lot) number"),
    _("Date of treatment"),
    _("Who gave it, and phone"),
)
"""What a person writes in; nothing is filled in from answers."""


@dataclass(frozen=True)
class TickLine:
    """A line of boxes to tick by hand."""

    label: Text
    choices: tuple[Text, ...]


TICKS: tuple[TickLine, ...] = (
    TickLine(_("It came from"), (_("people"), _("animals"), _("plants"), _("nobody told me"))),
    TickLine(_("It was"), (_("put on the skin"), _("needled in"), _("injected"))),
)


@dataclass(frozen=True)
class ReportTo:
    """Whom to tell about a harm in one place."""

    place: Text
    name: str
    text: str


def signs_for(
    regimen: Collection[str] | None, catalogue: Catalogue
) -> tuple[AfterTreatmentSign, ...]:
    """The signs to watch for, without those of medicines this person does not use.

    A sign that names no medicine is for everybody. Where nobody said what is used, all are shown.
    """
    if not regimen or OPEN_CODES.intersection(regimen):
        return catalogue.after_treatment_signs
    used = {catalogue.using[code] for code in regimen if code in catalogue.using}
    return tuple(
        sign
        for sign in catalogue.after_treatment_signs
        if not (named := medicines_named(sign.sign, catalogue)) or named & used
    )


def reporting_for(
    countries: Iterable[str | None], catalogue: Catalogue
) -> tuple[ReportingRoute, ...]:
    """Whom to tell in these countries, each route once; the words for any country where none was checked."""
    by_place = {route.country: route for route in catalogue.reporting_routes}
    found = []
    for country in countries:
        places = [country, EU] if country in catalogue.eu_members else [country]
        found += [by_place[place] for place in places if place in by_place][:1]
    return tuple(dict.fromkeys(found)) or tuple(
        route for route in catalogue.reporting_routes if route.country == ANY
    )


def told_by_place(routes: Iterable[ReportingRoute]) -> tuple[ReportTo, ...]:
    """The routes with their places in words."""
    return tuple(ReportTo(_place(route.country), route.name, route.text) for route in routes)


def _place(country: str) -> Text:
    if country == ANY:
        return _("Any other country")
    return _("European Union") if country == EU else country_name(country)
