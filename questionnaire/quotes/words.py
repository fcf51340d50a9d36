"""The words about an offer: what is asked, what can be chosen, and the clinic question behind each."""

from collections.abc import Mapping
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from questionnaire.questions.words import QUESTIONS, Question, Text, read_questions

NOT_SAID = "not_said"
TODAY, THIS_WEEK = "today", "this_week"
PRESSURE = frozenset({TODAY, THIS_WEEK})
"""Deadlines that leave no time to think."""


_ASKED = read_questions(
    Path(__file__).with_name("quotes.yaml"),
    # The choices of the questionnaire itself, without "not sure".
    before={
        name: tuple(one for one in QUESTIONS[f"offer_{name}"].choices if one.code != "not_sure")
        for name in ("source", "label")
    },
)
PRICE, PRICE_FOR = _ASKED.pop("price"), _ASKED.pop("price_for")
CHOSEN: Mapping[str, Question] = _ASKED
"""What is chosen from a list, by the name of the offer's field."""

LABELS: Mapping[str, Text] = {
    "sessions": _("Sessions"),
    "weeks_apart": _("Weeks between sessions"),
    "extras": _("Extra costs"),
    "upkeep_sessions": _("Later sessions each year"),
    "upkeep_price": _("Price of a later session"),
    "deposit": _("Deposit"),
    **{key: question.label for key, question in CHOSEN.items()},
}
"""What a clinic can leave unsaid, in a few words."""

ASK: Mapping[str, str] = {
    "sessions": "Q26",
    "weeks_apart": "Q26",
    "extras": "Q42",
    "upkeep_sessions": "Q42",
    "upkeep_price": "Q42",
    "deposit": "Q43",
    "refund": "Q43",
    "deadline": "Q43",
    "name_shown": "Q03",
    "source": "Q04",
    "label": "Q12",
    "injector": "Q30",
}
"""The clinic question of the edition that asks for it."""

THINK_IT_OVER: tuple[Text, ...] = (
    _("Date of the offer"),
    _("Two weeks later"),
    _("I will talk about it with"),
    _("What I still want to know"),
    _("What would make me say no"),
)
"""Lines of the card to fill in by hand."""
AFTER_A_DOCTOR: tuple[Text, ...] = (
    THINK_IT_OVER[0],
    _("Date of the visit to the doctor"),
    *THINK_IT_OVER[2:],
)
"""The same where a sign says when to be seen: two weeks may be too long."""
