"""What stands on every sheet of paper, so that it can be traced and nobody takes it for advice."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from evidence.editions.store import PublishedEdition
from evidence.presenters.words import dated
from questionnaire.visit.decorators import VisitRequest


@dataclass(frozen=True)
class Foot:
    """The lines at the foot of a sheet."""

    advice: str
    edition: str
    review: str
    clinician: str
    address: str

    @property
    def lines(self) -> list[str]:
        return [line for line in vars(self).values() if line]


def foot_of(edition: PublishedEdition, address: str) -> Foot:
    """The foot for this edition; `address` is where the aid is found."""
    return Foot(
        advice=_("This is information, not medical advice."),
        edition=_("Edition %(number)s, published %(date)s (%(digest)s).")
        % {
            "number": edition.number,
            "date": date_format(edition.published_on),
            "digest": edition.short_digest,
        },
        review=_review(edition),
        clinician="" if edition.clinician_reviewed else _("Not yet reviewed by a clinician."),
        address=address,
    )


def address_of(request: HttpRequest) -> str:
    """Where the aid is found."""
    return request.build_absolute_uri(reverse("home"))


def on_each_sheet(request: HttpRequest, edition: PublishedEdition | None = None) -> dict[str, str]:
    """What a page for paper says at its foot beside the edition: that of the visit, or the one given."""
    shown = edition or cast(VisitRequest, request).edition
    return {"address": address_of(request), "review": _review(shown)}


def _review(edition: PublishedEdition) -> str:
    due = dated(edition.catalogue.colophon.review_due_on)
    return _("Look for a newer edition after %(date)s.") % {"date": due}
