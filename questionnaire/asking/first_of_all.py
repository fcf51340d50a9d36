"""The warning that stands above every page of a visit which tells of options, as long as a sign says when to be seen."""

from typing import Any

from django.http import HttpRequest

from evidence.core.checks.readability import sentences
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import Urgency
from questionnaire.asking.urgent_messages import HOW_SOON
from questionnaire.visit.visit import DISTRESS, Visit

TIMED = frozenset({Urgency.NOW, Urgency.THIS_WEEK, Urgency.SOON})
"""With these, a page nowhere says that there is time."""
STANDS_ON = frozenset(
    {
        "option",
        "compare",
        "people_like_me",
        "claims",
        "passport",
        "understanding",
        "quotes",
        "quote",
        "sheet",
        "baseline",
        "after_the_visit",
        "after_the_visit_offer",
    }
)
"""Pages by name. The summary and the checklist say it in a block of their own; the text to send
before booking is the same whatever health answers somebody gave."""


def first_of_all(visit: Visit, catalogue: Catalogue) -> str:
    """What to do about the most urgent sign, like "See a doctor this week, before any cosmetic treatment."

    Empty: no sign says when to be seen.
    """
    due = [
        sign
        for sign in catalogue.warning_signs
        if sign.key in visit.concerns and sign.urgency in TIMED
    ]
    if not due:
        return ""
    order = list(HOW_SOON)
    gravest = min(due, key=lambda sign: (sign.key not in DISTRESS, order.index(sign.urgency)))
    return next(iter(sentences(gravest.action)), gravest.action)


def warned(request: HttpRequest) -> dict[str, Any]:
    """The warning for the frame of this page."""
    visit, edition = getattr(request, "visit", None), getattr(request, "edition", None)
    place = request.resolver_match.url_name if request.resolver_match else None
    if visit is None or edition is None or place not in STANDS_ON:
        return {"first_of_all": ""}
    return {"first_of_all": first_of_all(visit, edition.catalogue)}
