"""The words people read for the codes of an edition."""

import re
from datetime import date
from functools import lru_cache

from django.utils import formats
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.library import Source
from evidence.core.edition.vocabulary import (
    BreaksSkin,
    Certainty,
    Checked,
    ExosomeSource,
    Group,
    LegalStatus,
    Outcome,
)
from evidence.core.wording.sentences import CERTAINTY_WORDS, OUTCOME_WORDS
from evidence.core.wording.sentences import how_read as read_words
from evidence.presenters.per_edition import spoken

_PRECISE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")

CHECKED = {
    Checked.CHECKED: _("read in full"),
    Checked.READ_IN_PART: _("read in part"),
    Checked.NOT_LOOKED_UP: _("not looked up yet"),
    Checked.NOT_TRACED: _("could not be found"),
    Checked.WRONG_DETAILS: _("cited with wrong details"),
    Checked.CONCERN: _("there are doubts"),
    Checked.RETRACTED: _("withdrawn"),
}
CHECKED_SENTENCE = {
    Checked.CHECKED: _("We read it in full, on the page of the people who published it."),
    Checked.READ_IN_PART: _("We could read only a part of it, or a copy."),
    Checked.NOT_LOOKED_UP: _("We know it from a list. We have not looked it up yet."),
    Checked.NOT_TRACED: _("We looked for it and could not find it."),
    Checked.WRONG_DETAILS: _("We found it, but not as it was cited."),
    Checked.CONCERN: _("There is reason to doubt it."),
    Checked.RETRACTED: _("It was withdrawn. Nothing here rests on its numbers any more."),
}
LEGAL = {
    LegalStatus.PROHIBITED: _("Not allowed"),
    LegalStatus.NOT_APPROVED: _("Not approved"),
    LegalStatus.UNCLEAR: _("No clear rule found"),
    LegalStatus.ALLOWED_AS_COSMETIC: _("Allowed as a cosmetic only"),
    LegalStatus.APPROVED: _("Approved"),
}
EXOSOME_SOURCE = {
    ExosomeSource.ANY: _("any source"),
    ExosomeSource.HUMAN: _("from human cells"),
    ExosomeSource.ANIMAL: _("from animal cells"),
    ExosomeSource.PLANT: _("from plants"),
}
NEEDLES = {
    BreaksSkin.NONE: _("No needles"),
    BreaksSkin.MICRONEEDLING: _("Many tiny needle pricks"),
    BreaksSkin.INJECTION: _("Injections or cuts in the scalp"),
}
NEEDLES_IN_BRIEF = {
    BreaksSkin.NONE: _("no needles"),
    BreaksSkin.MICRONEEDLING: _("tiny needles"),
    BreaksSkin.INJECTION: _("injections"),
}
"""The same inside a sentence."""
STUDY_DECIDES = _("the study decides")
"""Beside needles, blood and visits of a study that somebody might join."""
GROUP = {
    Group.EXOSOME_METHOD: _("A way of using exosomes"),
    Group.OTHER_CHOICE: _("Another choice"),
}
DOWNGRADE = {
    "risk_of_bias": _("The studies could mislead"),
    "inconsistency": _("Studies do not agree"),
    "indirectness": _("It is about something else"),
    "imprecision": _("Too few people"),
    "publication_bias": _("Bad news may be missing"),
}
OPTION_FIELD = {
    "what_it_is": _("What it is"),
    "how_it_is_done": _("How it is done"),
    "what_it_is_like": _("What it is like"),
    "approved_status": _("Approval"),
    "time_to_judge": _("When you can judge it"),
    "reversibility": _("If you stop"),
    "women": _("Women"),
    "note": _("Good to know"),
    "best_evidence": _("Best evidence we found"),
}
"""What a field of an option is called."""
METHOD = {
    "all": _("every method"),
    "delivery_not_stated": _("how it was given is not stated"),
    "topical_needling_unclear": _("put on the skin; with needles or not is unclear"),
    "any_exosome": _("exosomes, method not named"),
}


def how_read(source: Source) -> str:
    """How much of a source was read, beside every number that rests on it.

    Like "its abstract read", or "there are doubts, a part of it read".
    """
    return ", ".join(gettext(word) for word in read_words(source))


def certainty_word(certainty: Certainty) -> str:
    """How sure we are, like "Very low certainty"."""
    return gettext(CERTAINTY_WORDS[certainty])


def outcome_word(outcome: Outcome) -> str:
    """What can happen to a person, like "How much hair"."""
    return gettext(OUTCOME_WORDS[outcome])


def law_sentence(status: LegalStatus) -> str:
    """What the law says as a sentence of its own, like "Not approved."."""
    return f"{LEGAL[status]}."


def dated(day: str | None) -> str:
    """A date of an edition, as precise as it was shown; empty for none, itself where it is no date.

    Like "22 November 2026", "March 2025" or "2026".
    """
    return _dated(day, spoken())


@lru_cache(maxsize=2_000)
def _dated(day: str | None, language: str) -> str:
    """Kept, as the same few days stand on every page."""
    precise = _PRECISE.match(day or "")
    year, month, of_month = precise.groups() if precise else (None, None, None)
    try:
        if year and month and of_month:
            return formats.date_format(date.fromisoformat(day or ""), "DATE_FORMAT")
        if year and month:
            return formats.date_format(date(int(year), int(month), 1), "YEAR_MONTH_FORMAT")
    except ValueError:
        # No such day: it is told as the source wrote it.
        return day or ""
    return day or ""


def has_passed(day: str, today: date) -> bool:
    """Whether a day of the edition (YYYY-MM-DD) lies before today; a broken date counts as passed."""
    try:
        return date.fromisoformat(day) < today
    except ValueError:
        return True


def not_stated() -> str:
    """What stands where the source did not say."""
    return pgettext("a field of a study", "not stated where we read it")
