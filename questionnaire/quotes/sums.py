"""What an offer costs over the years, and what stopping early would cost. Sums only: no words, no clock.

What a clinic did not say is never made up. Then only the least it can cost is known.
"""

from dataclasses import dataclass

from questionnaire.quotes.offer import COURSE, Offer

YEARS = (1, 3, 5)
WEEKS_A_YEAR = 52
PAID_BACK, DEPOSIT_KEPT, NOTHING_BACK = "unused", "deposit", "nothing"
"""What the clinic pays back to somebody who stops."""


@dataclass(frozen=True)
class Span:
    """A cost from low to high. None: not known, because the clinic left something open."""

    low: int
    likely: int | None
    """Halfway between low and high, half a unit rounded up."""
    high: int | None

    @property
    def known(self) -> bool:
        return self.high is not None


def cost(offer: Offer, years: int) -> Span:
    """Everything to pay from the first day to the end of this year."""
    course = _course(offer, years)
    later = years - 1
    upkeep = _upkeep(offer, later)
    low = course.low + (offer.extras or 0) + upkeep.low
    left_open = offer.extras is None or course.high is None or upkeep.high is None
    if left_open:
        return Span(low, None, None)
    return span(low, (course.high or 0) + (offer.extras or 0) + (upkeep.high or 0))


def stopping(offer: Offer) -> Span:
    """What is gone for somebody who paid the course at the start and stops after one session."""
    whole = _course(offer, YEARS[-1])
    extras = offer.extras or 0
    one = _one_session(offer)
    deposit = offer.deposit or 0
    low = max(one.low, deposit) if offer.refund == DEPOSIT_KEPT else one.low
    high: int | None = whole.high
    if offer.refund == PAID_BACK:
        high = one.high
    elif offer.refund == NOTHING_BACK:
        low = whole.low
    elif offer.refund == DEPOSIT_KEPT:
        known = one.high is not None and offer.deposit is not None
        high = max(one.high or 0, deposit) if known else None
    if high is None or offer.extras is None:
        return Span(low + extras, None, None)
    return span(low + extras, high + extras)


def span(low: int, high: int) -> Span:
    """From low to high, with what lies halfway."""
    return Span(low, (low + high + 1) // 2, high)


def sessions_within(offer: Offer, years: int) -> int | None:
    """How many sessions of the course fall into these years. None: the clinic did not say how many."""
    if offer.sessions is None or not offer.weeks_apart:
        # Without a pace the whole course counts from the start: that is what was quoted.
        return offer.sessions
    # The first session is in week 0; one in week 52 is in the second year.
    fit = (WEEKS_A_YEAR * years - 1) // offer.weeks_apart + 1
    return min(offer.sessions, fit)


def _course(offer: Offer, years: int) -> Span:
    highest = offer.price_high or offer.price
    if offer.price_for == COURSE:
        return span(offer.price, highest)
    sessions = sessions_within(offer, years)
    if sessions is None:
        # One session is the least that anybody would have.
        return Span(offer.price, None, None)
    return span(offer.price * sessions, highest * sessions)


def _one_session(offer: Offer) -> Span:
    highest = offer.price_high or offer.price
    if offer.price_for != COURSE:
        return span(offer.price, highest)
    if not offer.sessions:
        return Span(0, None, None)
    return span(offer.price // offer.sessions, -(-highest // offer.sessions))


def _upkeep(offer: Offer, later_years: int) -> Span:
    if later_years == 0 or offer.upkeep_sessions == 0:
        return span(0, 0)
    if offer.upkeep_sessions is None or offer.upkeep_price is None:
        return Span(0, None, None)
    paid = later_years * offer.upkeep_sessions * offer.upkeep_price
    return span(paid, paid)
