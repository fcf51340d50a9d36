"""The warning that comes before all else: what to do, how soon, whom to see."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from evidence.core.assessment.summary import Summary
from evidence.core.checks.readability import sentences
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import Contact
from evidence.core.edition.rules import WarningSign
from evidence.core.edition.vocabulary import Urgency
from questionnaire.asking.first_of_all import TIMED
from questionnaire.asking.urgent_messages import HOW_SOON, messages_for
from questionnaire.questions import QUESTIONS, Text
from questionnaire.summary.words import listed
from questionnaire.visit.visit import DISTRESS, Visit

TITLE: Mapping[Urgency, Text] = {
    Urgency.NOW: _("First, get medical help now"),
    Urgency.THIS_WEEK: _("First, see a doctor this week"),
    Urgency.SOON: _("First, see a doctor soon"),
    Urgency.BEFORE_ANY_TREATMENT: _("First, talk with a doctor"),
}
TALK_TODAY = _("First, talk to someone today")
AFTER_TREATMENT = "lumps_or_sores_after_injection"


@dataclass(frozen=True)
class WhatToDo:
    """The signs that are as urgent as each other: how soon, of what, and whom to see.

    Like how_soon "Soon", signs "bald patches", whom "Your family doctor or a skin doctor".
    """

    how_soon: Text
    signs: str
    whom: str


@dataclass(frozen=True)
class WarningBlock:
    """The block of the warning signs.

    For sudden loss and bald patches: title "First, see a doctor this week, before any cosmetic
    treatment", nothing more in first, told_of "sudden hair loss", and in `rest` the patches.
    """

    title: Text
    first: str
    """What else to do about the most urgent sign; empty: the title says all of it."""
    told_of: str
    """The signs for which that is to be done."""
    whom: str
    rest: tuple[WhatToDo, ...]
    """The other signs, by how soon."""
    contacts: tuple[Contact, ...]
    has_limit: bool
    """Whether something is to be done now, this week or soon."""
    after_treatment: bool
    """Whether it came after an injection: then the card with what was used is of help."""


def warning_of(summary: Summary, visit: Visit, catalogue: Catalogue) -> WarningBlock | None:
    """What the ticked signs call for, the most urgent first. None: there is no sign."""
    signs = [catalogue.warning_sign[one.key] for one in summary.warnings]
    if not signs:
        return None
    signs.sort(key=_urgency)
    first = signs[0]
    alike = [sign for sign in signs if sign.action == first.action]
    rest: dict[Urgency, list[WarningSign]] = {}
    for sign in (sign for sign in signs if sign not in alike):
        rest.setdefault(sign.urgency, []).append(sign)
    title = str(TALK_TODAY if first.key in DISTRESS else TITLE[first.urgency])
    title, what_else = _said_once(title, first.action)
    return WarningBlock(
        title=title,
        first=what_else,
        told_of=listed(map(sign_words, alike)),
        whom=_inside(first.whom),
        rest=tuple(
            WhatToDo(
                HOW_SOON[urgency],
                listed(map(sign_words, others)),
                others[0].whom if len({sign.whom for sign in others}) == 1 else _now("A doctor"),
            )
            for urgency, others in rest.items()
        ),
        contacts=contacts_of(visit, catalogue),
        has_limit=first.urgency in TIMED,
        after_treatment=any(sign.key == AFTER_TREATMENT for sign in signs),
    )


def _said_once(title: str, action: str) -> tuple[str, str]:
    """A title and what to do; where the action begins as the title does, the title takes its sentence."""
    lead, _comma, how_soon = title.partition(", ")
    if not how_soon or not action.casefold().startswith(how_soon.casefold()):
        return title, action
    first, *others = sentences(action)
    return f"{lead}, {first[:1].lower()}{first[1:].rstrip('.')}", " ".join(others)


def contacts_of(visit: Visit, catalogue: Catalogue) -> tuple[Contact, ...]:
    """Whom to turn to now, where an answer calls for it."""
    due = (contact for message in messages_for(visit, catalogue) for contact in message.contacts)
    return tuple(dict.fromkeys(due))


def _inside(whom: str) -> str:
    """Whom to turn to, inside a sentence."""
    english = (get_language() or "en").startswith("en")
    return whom[:1].lower() + whom[1:] if english else whom


def sign_words(sign: WarningSign) -> str:
    """A sign inside a sentence, like "bald patches"."""
    if sign.short_sign:
        return sign.short_sign
    return _now("“%(sign)s”") % {"sign": QUESTIONS["warning_signs"].labels[sign.key]}


def _urgency(sign: WarningSign) -> tuple[bool, int]:
    return sign.key not in DISTRESS, list(HOW_SOON).index(sign.urgency)
