"""What the blocks of the summary are made of."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from evidence.core.assessment.summary import OptionSummary, Reason
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import LegalStatus, ReasonKind
from evidence.presenters.per_edition import address
from questionnaire.questions import Text


class Gravity(IntEnum):
    """How much a reason weighs, the gravest first."""

    SAFETY = 0
    PROHIBITED = 1
    CAUTION = 2
    NOT_APPROVED = 3
    UNKNOWN = 4
    WISH = 5
    NOTHING = 6


@dataclass(frozen=True)
class Link:
    """An address with its words."""

    text: Text
    url: str


@dataclass(frozen=True)
class Line:
    """One labelled line: a sign, a label, what decides, and the rest of it."""

    about: str
    """What it tells of: health, law, studies, harm, label, limits, money or claims."""
    sign: str
    """The drawing of the sprite: it says with a shape what the words say."""
    label: Text
    decides: str = ""
    text: str = ""
    entries: tuple[tuple[str, str], ...] = ()
    """Several things to say under one label: what decides, and the rest of each."""
    link: Link | None = None
    gravity: Gravity = Gravity.NOTHING


def option_address(key: str) -> str:
    """Where the page of an option in the visit stands, like "/options/wait/"."""
    return address("option", key)


def gravity_of(reason: Reason, option: OptionSummary) -> Gravity:
    """How much a reason weighs; a law that forbids weighs more than one that has not approved."""
    if reason.kind is ReasonKind.REGULATION:
        status = option.regulation[0].status if option.regulation else None
        prohibited = status is LegalStatus.PROHIBITED
        return Gravity.PROHIBITED if prohibited else Gravity.NOT_APPROVED
    return _GRAVITY[reason.kind]


def gravest(
    option: OptionSummary, among: Callable[[Reason], bool] = lambda reason: True
) -> Reason | None:
    """The gravest reason; of two that weigh the same, the first in the order of the rules."""
    reasons = [reason for reason in option.reasons if among(reason)]
    return min(reasons, key=lambda reason: gravity_of(reason, option), default=None)


def brief_of(reason: Reason, option: str, catalogue: Catalogue) -> str:
    """What a rule's reason says of this option in a few words; empty: nobody wrote it."""
    rule = catalogue.rule.get(reason.rule or "")
    return rule.brief_for(option) if rule else ""


_GRAVITY = {
    ReasonKind.SAFETY: Gravity.SAFETY,
    ReasonKind.CAUTION: Gravity.CAUTION,
    ReasonKind.UNKNOWN: Gravity.UNKNOWN,
    ReasonKind.WISH: Gravity.WISH,
}
