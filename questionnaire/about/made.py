"""Who made an edition and when it was last checked, for the pages that introduce the aid."""

from datetime import date
from typing import NamedTuple

from evidence.editions.store import PublishedEdition
from evidence.presenters.words import dated, has_passed


class Made(NamedTuple):
    """What the colophon says, in words. `clinician` is empty until one has signed."""

    authors: str
    clinician: str
    checked_on: str
    due_on: str
    overdue: bool


def made(edition: PublishedEdition, today: date) -> Made:
    """The colophon of this edition, read on this day."""
    colophon = edition.catalogue.colophon
    return Made(
        authors=colophon.authors.rstrip("."),
        clinician=colophon.clinician,
        checked_on=dated(colophon.compiled_on),
        due_on=dated(colophon.review_due_on),
        overdue=has_passed(colophon.review_due_on, edition.review_day(today)),
    )
