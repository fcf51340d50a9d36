"""The words people read for the codes of an edition."""

from datetime import date

from babel import Locale, UnknownLocaleError
from django.utils import formats
from django.utils.translation import get_language, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.library import Source
from evidence.core.edition.vocabulary import (
    BreaksSkin,
    Certainty,
    Checked,
    ExosomeSource,
    LegalStatus,
    Outcome,
)
from evidence.core.wording.sentences import CERTAINTY_WORDS, OUTCOME_WORDS
from evidence.core.wording.sentences import how_read as read_words

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
    LegalStatus.PROHIBITED: _("Prohibited"),
    LegalStatus.NOT_APPROVED: _("Not approved"),
    LegalStatus.UNCLEAR: _("Unclear"),
    LegalStatus.ALLOWED_AS_COSMETIC: _("Allowed as a cosmetic only"),
    LegalStatus.APPROVED: _("Approved"),
}
EXOSOME_SOURCE = {
    ExosomeSource.ANY: _("from any source"),
    ExosomeSource.HUMAN: _("from human cells"),
    ExosomeSource.ANIMAL: _("from animal cells"),
    ExosomeSource.PLANT: _("from plants"),
}
BREAKS_SKIN = {
    BreaksSkin.NONE: _("None. The skin stays whole."),
    BreaksSkin.MICRONEEDLING: _("Yes, many fine needles that prick the skin."),
    BreaksSkin.INJECTION: _("Yes, injections or cuts."),
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
"""What a field of an option is called, as on the page of an option in a visit."""
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
    """How sure we are, in the same words as on the summary."""
    return gettext(CERTAINTY_WORDS[certainty])


def outcome_word(outcome: Outcome) -> str:
    """What can happen to a person, in the same words as on the summary."""
    return gettext(OUTCOME_WORDS[outcome])


def dated(day: str | None) -> str:
    """A date of an edition as people write it, as precise as it was shown; empty for none."""
    if not day:
        return ""
    parts = day.split("-")
    try:
        if len(parts) == 3:
            return formats.date_format(date.fromisoformat(day), "DATE_FORMAT")
        if len(parts) == 2:
            return formats.date_format(date(int(parts[0]), int(parts[1]), 1), "YEAR_MONTH_FORMAT")
    except ValueError:
        return day
    return day


def not_stated() -> str:
    """What stands where the source did not say."""
    return pgettext("a field of a study", "not stated where we read it")


def country_word(code: str) -> str:
    """A country by name in the reader's language; the code where it has none."""
    if code == "EU":
        return gettext("European Union")
    try:
        locale = Locale.parse(get_language() or "en", sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return str(locale.territories.get(code, code))
