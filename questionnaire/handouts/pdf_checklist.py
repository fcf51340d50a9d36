"""The checklist as plain data for the typesetter: every word of the PDF is chosen here."""

from typing import Any

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from evidence.editions.store import PublishedEdition
from questionnaire.handouts.checklist import (
    ALONE_SIDE,
    ALONE_TITLE,
    FIRST_TITLE,
    FURTHER_TITLE,
    KEEP,
    MADE_UP,
    MORE_TITLE,
    OWN_TITLE,
    TALK_SIDE,
    TITLE,
    Line,
    Sheet,
)
from questionnaire.visit.sheet_frame import foot_of

PAPERS = {"a4": "a4", "letter": "us-letter"}
"""Names in our addresses, and what the typesetter calls them."""


def pdf_sheet(
    sheet: Sheet, edition: PublishedEdition, address: str, paper: str, side: str = ""
) -> dict[str, Any]:
    """The sheet in the shape that the template reads.

    `address` is where the aid is found; `side` names the one side to make, empty: all of them.
    """
    return {
        "lang": (get_language() or "en").partition("-")[0],
        "rtl": get_language_bidi(),
        "paper": PAPERS[paper],
        "title": str(TITLE),
        "aid": _("Exosomes for hair loss: a decision aid"),
        "foot": foot_of(edition, address).lines,
        "page": _("Page {page} of {pages}"),
        "blanks": [_("Name"), _("Clinic"), _("Date")],
        "talk": side != ALONE_SIDE,
        "alone": side != TALK_SIDE,
        "warning": sheet.warning,
        "about": {"label": _("About me:"), "text": sheet.about},
        "first": {"title": str(FIRST_TITLE), "lines": list(map(_line, sheet.first))},
        "further": {"title": str(FURTHER_TITLE), "lines": list(map(_line, sheet.further))},
        "more": {"title": str(MORE_TITLE), "lines": list(map(_line, sheet.more))},
        "own": {"title": str(OWN_TITLE), "line": _("My question:"), "lines": sheet.blank_lines},
        "listen": {
            "title": str(ALONE_TITLE),
            "keep": str(KEEP),
            "note": str(MADE_UP),
            "take_time": sheet.take_time,
            "labels": {"why": _("Why:"), "good": _("Good:"), "worrying": _("Worrying:")},
        },
    }


def _line(line: Line) -> dict[str, str]:
    return {
        "question": line.question,
        "why": line.why,
        "good": line.good,
        "worrying": line.worrying,
    }
