"""What one person is told: the value that the page, the sheet and the command all render."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from evidence.core.assessment.profile import Money
from evidence.core.edition.evidence_count import EvidenceCount
from evidence.core.edition.serialisation import to_plain
from evidence.core.edition.vocabulary import (
    Certainty,
    ChangeKind,
    ClaimVerdict,
    Fit,
    Group,
    LegalStatus,
    ReasonKind,
    Status,
)

CONTRACT = 2
"""The number of the contract that a printed summary keeps; editions of the first print the second."""

Keys = tuple[str, ...]


class Because(NamedTuple):
    """An answer a reason rests on; `answer` is None where nothing was said."""

    item: str
    answer: str | None


class Reason(NamedTuple):
    """Why an option stands where it stands."""

    kind: ReasonKind
    because: tuple[Because, ...]
    text: str
    rule: str | None
    sources: Keys


class Cost(NamedTuple):
    """First-year cost beside the budget; amounts are whole units, None where no price is known."""

    fit: Fit
    currency: str | None
    first_year_low: int | None
    first_year_high: int | None
    as_of: str | None


class LegalRow(NamedTuple):
    """The law of one country for one option."""

    country: str
    status: LegalStatus
    text: str
    as_of: str | None
    sources: Keys


@dataclass(frozen=True)
class Change:
    """A single answer that would give a better status. Told as a fact, never as advice."""

    item: str
    answer: str | Keys
    status: Status
    kind: ChangeKind


class OptionSummary(NamedTuple):
    """One option as it stands for one person."""

    key: str
    group: Group
    status: Status
    past_limits: Keys
    """Items whose limit the option goes past, in the questionnaire's order."""
    already_using: bool
    reasons: tuple[Reason, ...]
    cost: Cost
    certainty: Certainty
    evidence: EvidenceCount
    regulation: tuple[LegalRow, ...]
    gaps: Keys
    would_change: tuple[Change, ...]


@dataclass(frozen=True)
class Stop:
    """Why there are no options to show."""

    key: str
    text: str
    action: str


@dataclass(frozen=True)
class Warned:
    """A warning sign that was ticked."""

    key: str
    text: str
    action: str
    sources: Keys


@dataclass(frozen=True)
class Noticed:
    """Something to read first."""

    key: str
    text: str
    sources: Keys


@dataclass(frozen=True)
class Offer:
    """The offer somebody got, with its price beside the budget."""

    method: str
    price: Money | None
    fit: Fit


class Asked(NamedTuple):
    """A clinic question chosen for this person. `required`: the answers bring it up."""

    key: str
    topic: str
    text: str
    why: str
    asked_because: str
    required: bool


@dataclass(frozen=True)
class ClaimChecked:
    """A claim somebody was told, and what the edition can say of it."""

    key: str
    verdict: ClaimVerdict
    text: str
    sources: Keys


@dataclass(frozen=True)
class Summary:
    """Everything one set of answers leads to, under one edition."""

    stop: Stop | None
    warnings: tuple[Warned, ...]
    notices: tuple[Noticed, ...]
    options: tuple[OptionSummary, ...]
    offer: Offer | None
    ask_first: Keys
    """Up to three of the questions: one about the person, the product, the proof."""
    questions: tuple[Asked, ...]
    claims: tuple[ClaimChecked, ...]

    def as_json(self) -> dict[str, Any]:
        """The summary as data, in the shape and order of the published contract."""
        plain: dict[str, Any] = to_plain(self)
        for question in plain["questions"]:
            # Which questions the person's answers call for is the sheet's business.
            del question["required"]
        return plain
