"""The checklist as plain data for the typesetter: every word of the PDF is chosen here."""

from typing import Any

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from evidence.core.assessment.summary import Summary
from evidence.editions.store import PublishedEdition
from questionnaire.handouts.after_visit import COLLABORATE, CREDIT, POINTS
from questionnaire.handouts.checklist import Topic, all_topics, taken_topics
from questionnaire.handouts.chosen_questions import choice_of
from questionnaire.handouts.printed_answers import printed_answers
from questionnaire.handouts.sheet_frame import foot_of
from questionnaire.visit.visit import Visit

PAPERS = {"a4": "a4", "letter": "us-letter"}
"""Names in our addresses, and what the typesetter calls them."""


def pdf_sheet(
    visit: Visit, summary: Summary, edition: PublishedEdition, address: str, paper: str
) -> dict[str, Any]:
    """The sheet in the shape that the template reads; `address` is where the aid is found."""
    choice = choice_of(visit, edition, summary.questions)
    topics = all_topics(summary.questions, choice, edition.catalogue)
    return {
        "lang": (get_language() or "en").partition("-")[0],
        "rtl": get_language_bidi(),
        "paper": PAPERS[paper],
        "title": _("Questions to take with you"),
        "aid": _("Exosomes for hair loss: a decision aid"),
        "foot": foot_of(edition, address).lines,
        "page": _("Page {page} of {pages}"),
        "blanks": [_("Name"), _("Clinic"), _("Date")],
        "labels": {"why": _("Why:"), "good": _("Good:"), "worrying": _("Worrying:")},
        "topics": [_topic(topic) for topic in taken_topics(topics)],
        "own": {
            "title": _("My own questions"),
            "line": _("My question:"),
            "lines": choice.blank_lines,
        },
        "answers": {
            "title": _("What I answered"),
            "rows": [
                {"question": str(row.question), "answers": list(row.answers)}
                for row in printed_answers(visit, choice)
            ],
        },
        "after": {
            "title": _("After the visit"),
            "note": _("For you alone: nobody collects this."),
            "questions": list(COLLABORATE),
            "points": [
                {"number": str(number), "words": words} for number, words in enumerate(POINTS)
            ],
            "credit": CREDIT,
        },
    }


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "title": str(topic.title),
        "lines": [
            {
                "question": line.question,
                "why": line.why,
                "good": line.good,
                "worrying": line.worrying,
            }
            for line in topic.lines
        ],
    }
