"""Codes of the summary in the person's words. Nothing here ranks: statuses differ, none is a prize."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from evidence.core.edition.vocabulary import (
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
