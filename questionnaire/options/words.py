"""Codes of the summary in the person's words. Nothing here ranks: statuses differ, none is a prize."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from evidence.core.checks.readability import sentences
from evidence.core.edition.catalogue import Option
from evidence.core.edition.vocabulary import (
    Certainty,
    ChangeKind,
    ClaimVerdict,
    Fit,
    ReasonKind,
    Status,
)
from questionnaire.questions import Text

STATUS: Mapping[Status, Text] = {
    Status.CAN_DISCUSS: _("You can talk about this"),
    Status.CHECK_FIRST: _("Check first"),
    Status.NOT_SUITABLE: _("Not for you now"),
}
"""In the order in which the summary tells them."""

REASON: Mapping[ReasonKind, Text] = {
    ReasonKind.SAFETY: _("Safety"),
    ReasonKind.CAUTION: _("Take care"),
    ReasonKind.REGULATION: _("The law"),
    ReasonKind.UNKNOWN: _("Not known yet"),
    ReasonKind.WISH: _("Your limit"),
}

FIT: Mapping[Fit, Text] = {
    Fit.FITS: _("Within what you would spend"),
    Fit.MAY_BE_OVER: _("May be more than you would spend"),
    Fit.OVER: _("More than you would spend"),
    Fit.CANNOT_TELL: _("Cannot be compared"),
}

CHANGE: Mapping[ChangeKind, Text] = {
    ChangeKind.ANSWER_IT: _("Still open"),
    ChangeKind.ASK_CLINICIAN: _("For a clinician to clear up"),
    ChangeKind.FIXED: _("Not something to change"),
}
"""In the order in which they are told."""

# No verdict but the first holds its word: nothing that a fair test did not show reads like it.
VERDICT: Mapping[ClaimVerdict, Text] = {
    ClaimVerdict.SUPPORTED: _("Supported as stated"),
    ClaimVerdict.ONLY_FOR: _("One small test found this"),
    ClaimVerdict.NUMBER_WITHOUT_FAIR_TEST: _("A number without a fair test"),
    ClaimVerdict.NOT_SAME_PRODUCT_OR_ROUTE: _("Not the same product or way of use"),
    ClaimVerdict.CANNOT_BE_CHECKED: _("Cannot be checked from what was given"),
    ClaimVerdict.CONTRADICTED: _("Contradicted by what we read"),
}

CERTAINTY: Mapping[Certainty, Text] = {
    Certainty.HIGH: _("Large trials: little doubt."),
    Certainty.MODERATE: _("Trials: some doubt."),
    Certainty.LOW: _("Weak trials: much doubt."),
    Certainty.VERY_LOW: _("Not shown by a fair test."),
    Certainty.NO_EVIDENCE: _("No good study found."),
}
"""What is known of an option, where its edition has no short line on it."""


def known_of(option: Option, *, woman: bool = False) -> str:
    """What is known of an option in a few words; its certainty where the edition has none.

    >>> known_of(catalogue.option["lllt"])
    "18.6 more hairs per cm²: 9 trials, time not stated."
    """
    if woman and option.known_women:
        return option.known_women
    return option.known or str(CERTAINTY[option.certainty])


def first_sentence(text: str) -> str:
    """The first sentence of a text; the whole of a short one."""
    return next(iter(sentences(text)), text)
