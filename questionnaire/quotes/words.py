"""The words about an offer: what is asked, what can be chosen, and the clinic question behind each."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from questionnaire.questions import QUESTIONS, Choice, Question, Text
from questionnaire.quotes.offer import COURSE, SESSION
from questionnaire.quotes.sums import DEPOSIT_KEPT, NOTHING_BACK, PAID_BACK

NOT_SAID = Choice("not_said", _("They did not say"))
TODAY, THIS_WEEK = "today", "this_week"
PRESSURE = frozenset({TODAY, THIS_WEEK})
"""Deadlines that leave no time to think."""


def _known(key: str) -> tuple[Choice, ...]:
    """The choices of the questionnaire itself, without "not sure"."""
    return tuple(choice for choice in QUESTIONS[key].choices if choice.code != "not_sure")


PRICE = Question(
    key="price",
    legend=_("What does it cost?"),
    label=_("Price"),
    missing=_("Enter the price"),
    hint=_("If they named a range, enter the lowest price here."),
)
PRICE_FOR = Question(
    key="price_for",
    legend=_("What is that price for?"),
    label=_("Price for"),
    missing=_("Choose what the price is for"),
    choices=(Choice(SESSION, _("One session")), Choice(COURSE, _("The whole course"))),
)
CHOSEN: Mapping[str, Question] = {
    question.key: question
    for question in (
        Question(
            key="refund",
            legend=_("If you stop early, what do they pay back?"),
            label=_("If you stop early"),
            choices=(
                Choice(PAID_BACK, _("They pay back unused sessions")),
                Choice(DEPOSIT_KEPT, _("They pay back all but the deposit")),
                Choice(NOTHING_BACK, _("They pay back nothing")),
                NOT_SAID,
            ),
        ),
        Question(
            key="deadline",
            legend=_("How long does the offer stand?"),
            label=_("Deadline"),
            choices=(
                Choice(TODAY, _("It ends today")),
                Choice(THIS_WEEK, _("It ends within a week")),
                Choice("later", _("More than a week")),
                Choice("none", _("It has no end")),
                NOT_SAID,
            ),
        ),
        Question(
            key="name_shown",
            legend=_("Did you see the product's name and maker on the vial or box?"),
            label=_("Name on the vial seen"),
            choices=(Choice("yes", _("Yes")), Choice("no", _("No"))),
        ),
        Question(
            key="source",
            legend=_("What do they say the exosomes come from?"),
            label=_("Where the exosomes come from"),
            choices=(*_known("offer_source"), NOT_SAID),
        ),
        Question(
            key="label",
            legend=_("What does the label say about use?"),
            label=_("What the label says"),
            choices=(*_known("offer_label"), NOT_SAID),
        ),
        Question(
            key="injector",
            legend=_("Who would treat you?"),
            label=_("Who treats"),
            choices=(
                Choice("doctor", _("A doctor")),
                Choice("nurse", _("A nurse")),
                Choice("other", _("Somebody else")),
                NOT_SAID,
            ),
        ),
    )
}
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
