"""What sellers ask and what they say: prices that were seen, and claims."""

from dataclasses import dataclass

from evidence.core.edition.library import Keys
from evidence.core.edition.serialisation import later


@dataclass(frozen=True)
class Price:
    """A price somebody asked. Amounts are whole units of the currency."""

    key: str
    option: str
    currency: str
    low: int | None
    high: int | None
    point: int | None
    unit: str
    place: str
    date_seen: str | None
    source_type: str
    computed: bool
    note: str | None
    sources: Keys


@dataclass(frozen=True)
class PriceNotFound:
    """A price that was looked for and not found."""

    option: str
    what: str
    searches: int
    found: bool
    note: str | None


@dataclass(frozen=True)
class Claim:
    """What sellers say, and what the edition can say of it."""

    key: str
    verdict: str
    """A ClaimVerdict; `by_law`: contradicted where the offered method is not approved or prohibited."""
    text: str
    text_if_contradicted: str
    sources: Keys
    review_due_on: str | None = None
    """By when somebody should check it again. None: by the edition's own day."""
    short: str = later("")
    """The one reason for the verdict, in twelve words. Empty: the verdict stands alone."""
    short_if_contradicted: str = later("")
    """The same where the law contradicts it."""
