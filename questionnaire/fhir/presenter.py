"""What a page says of an opened file: what is taken, what is not, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from questionnaire.fhir.answer_items import Reason
from questionnaire.fhir.reader import LeftOut, Refusal
from questionnaire.questions import QUESTIONS, Text

MOST_ENTRIES = 40
"""A made-up file can hold thousands of strange entries; nobody reads so many."""

REFUSED: dict[Refusal, Text] = {
    Refusal.TOO_LARGE: _("This file is too large. A file from this page is much smaller."),
    Refusal.NOT_READABLE: _("We cannot read this file. Choose the file you saved from this page."),
    Refusal.NOT_OURS: _(
        "This file is not from this aid. Choose the file you saved from this page."
    ),
    Refusal.OTHER_VERSION: _(
        "This file is from another version of this aid. We cannot read its answers."
    ),
    Refusal.NOT_VALID: _("This file is damaged. We took nothing from it."),
    Refusal.MARKED: _(
        "Another program marked this file in a way we cannot read. We took nothing from it."
    ),
}
NOTHING_IN_IT = _("There is no answer in this file that we can take.")

REASONS: dict[Reason, Text] = {
    Reason.UNKNOWN_QUESTION: _("We do not ask this."),
    Reason.TWICE: _("It is there twice. We cannot tell which one you meant."),
    Reason.UNKNOWN_ANSWER: _("The answer is not one we know."),
    Reason.SEVERAL: _("It has several answers, and we ask for one."),
    Reason.DO_NOT_GO_TOGETHER: _(
        "Its answers do not go together, such as “None” and something else."
    ),
    Reason.MARKED: _("Another program marked it in a way we cannot read."),
    Reason.NOT_ASKED: _("With your other answers, we do not ask this."),
}


@dataclass(frozen=True)
class NotTaken:
    """One entry of the file that is not taken, in words."""

    name: Text
    reason: Text


def not_taken(left_out: Iterable[LeftOut]) -> tuple[NotTaken, ...]:
    """Every entry with its reason; ours by the question's words, others by their own name."""
    return tuple(
        NotTaken(
            _name(one.name),
            REASONS[one.reason],
        )
        for one in left_out
    )


def _name(name: str) -> Text:
    """A question by its words, a row of scales by the question's and its own, else as the file has it."""
    if name in QUESTIONS:
        return QUESTIONS[name].label
    key, _point, code = name.partition(".")
    labels = QUESTIONS[key].labels if key in QUESTIONS else {}
    return f"{QUESTIONS[key].label}: {labels[code]}" if code in labels else f"“{name}”"
