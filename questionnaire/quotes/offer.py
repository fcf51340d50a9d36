"""One clinic's offer as a frozen value, and the few bytes it takes in the answers cookie."""

from dataclasses import dataclass, fields, replace
from typing import Any

from questionnaire.visit.visit import Visit

EXTRA = "quotes"
MOST_OFFERS = 4
SESSION, COURSE = "session", "course"


@dataclass(frozen=True)
class Offer:
    """What a clinic said. None: it did not say. Amounts are whole units of one currency."""

    currency: str
    price: int
    """Of one session or of the whole course, as `price_for` says; the lowest where a range was named."""
    price_for: str
    price_high: int | None = None
    """The highest of a range. None: one price was named."""
    sessions: int | None = None
    weeks_apart: int | None = None
    extras: int | None = None
    """Everything to pay once beside the sessions."""
    upkeep_sessions: int | None = None
    """Sessions a year after the first year."""
    upkeep_price: int | None = None
    """Of one such session."""
    deposit: int | None = None
    refund: str | None = None
    deadline: str | None = None
    name_shown: str | None = None
    source: str | None = None
    label: str | None = None
    injector: str | None = None


ASKED = tuple(
    field.name
    for field in fields(Offer)
    if field.name not in ("currency", "price", "price_for", "price_high")
)
"""What a clinic can leave unsaid."""


def unanswered(offer: Offer) -> tuple[str, ...]:
    """What the clinic did not say. Without upkeep there is no price of it to ask for."""
    unsaid = [name for name in ASKED if getattr(offer, name) is None]
    return tuple(name for name in unsaid if name != "upkeep_price" or offer.upkeep_sessions != 0)


def offers_of(visit: Visit) -> tuple[Offer, ...]:
    """The offers this visit keeps, in the order in which they came."""
    try:
        return tuple(Offer(**kept) for kept in visit.extras.get(EXTRA, ()))
    except TypeError:
        # An older version of this service kept them in another shape.
        return ()


def with_offers(visit: Visit, offers: tuple[Offer, ...]) -> Visit:
    """The visit that keeps exactly these offers."""
    extras: dict[str, Any] = {key: kept for key, kept in visit.extras.items() if key != EXTRA}
    if offers:
        extras[EXTRA] = [_plain(offer) for offer in offers]
    return replace(visit, extras=extras)


def placed(offers: tuple[Offer, ...], number: int, offer: Offer | None) -> tuple[Offer, ...]:
    """The offers with this one in its place, counted from 1. None: the one there goes."""
    changed = (offer,) if offer else ()
    return (*offers[: number - 1], *changed, *offers[number:])


def _plain(offer: Offer) -> dict[str, Any]:
    return {name: value for name, value in vars(offer).items() if value is not None}
