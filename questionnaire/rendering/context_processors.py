"""What every page's frame needs to know, without any page saying it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from evidence.editions.store import current_edition
from evidence.presenters.per_edition import address


def aid(request: HttpRequest) -> dict[str, Any]:
    """The visit of this page, if it is one of a visit, and the edition it rests on."""
    visit = getattr(request, "visit", None)
    # Lazy: pages of the admin show no edition and should not look it up.
    edition = getattr(request, "edition", None) or SimpleLazyObject(current_edition)
    return {"visit": visit, "edition": edition, "stay_url": address("still_here")}
