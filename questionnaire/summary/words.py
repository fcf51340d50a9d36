"""Short words of the summary: what a code of an answer or of the edition is called in a row.

Nothing here ranks. Statuses differ, none is a prize.
"""

from collections.abc import Iterable, Mapping

from django.utils.text import get_text_list
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from evidence.core.assessment.summary import LegalRow
from evidence.core.checks.readability import sentences
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.vocabulary import BreaksSkin, Certainty, LegalStatus, Status
from evidence.presenters.money_and_countries import country_name
from questionnaire.questions import QUESTIONS, Text

STATUS: Mapping[Status, Text] = {
    Status.CAN_DISCUSS: _("You can talk about this"),
    Status.CHECK_FIRST: _("Check first"),
    Status.NOT_SUITABLE: _("Not for you now"),
}
"""In the order in which the summary tells them."""

STATUS_OF_MANY: Mapping[Status, Text] = {
    **STATUS,
    Status.CAN_DISCUSS: _("You can talk about these"),
}

STATUS_MEANING: Mapping[Status, Text] = {
    Status.CAN_DISCUSS: _(
        "Nothing you told us speaks against talking about it. That does not mean it works."
    ),
    Status.CHECK_FIRST: _("Clear something up before you go on."),
    Status.NOT_SUITABLE: _("Safety or the law speaks against it, as far as we know."),
}

LIMIT: Mapping[str, Text] = {
    "needle_tolerance": _("needles"),
    "blood_draw": _("blood"),
    "budget": _("money"),
    "visits_per_year": _("visits"),
}
"""What a limit is called in a tag, by the item that set it."""

ANSWER: Mapping[tuple[str, str], Text] = {
    ("age_band", "50_64"): _("You are 50 to 64"),
    ("age_band", "65_plus"): _("You are 65 or older"),
    ("sex", "female"): _("You were recorded as female"),
    ("sex", "male"): _("You were recorded as male"),
    ("diagnosis", "pattern_self"): _("You think it is pattern hair loss"),
    ("diagnosis", "other_confirmed"): _("Your hair loss has another cause"),
    ("diagnosis", "not_sure"): _("Nobody has told you the cause"),
    ("pregnancy", "pregnant"): _("You are pregnant"),
    ("pregnancy", "breastfeeding"): _("You breastfeed"),
    ("pregnancy", "trying"): _("You try for a baby"),
    ("conditions", "scalp_infection_or_inflammation"): _("Your scalp is sore or infected"),
    ("conditions", "blood_thinner"): _("You take a blood thinner"),
    ("conditions", "bleeding_disorder"): _("You bleed easily"),
    ("conditions", "weakened_immunity"): _("Your body fights infections badly"),
    ("conditions", "cancer_now_or_past"): _("You have or had cancer"),
    ("conditions", "scalp_radiotherapy_or_recent_chemo"): _("You had radiotherapy or chemotherapy"),
    ("conditions", "keloid_scarring"): _("Your scars grow thick"),
    ("conditions", "autoimmune_disease"): _("You have an autoimmune disease"),
    ("conditions", "allergies"): _("You have allergies"),
    ("conditions", "isotretinoin"): _("You take or took isotretinoin"),
    ("conditions", "heart_or_blood_pressure"): _("Your heart or blood pressure"),
    ("conditions", "low_mood"): _("You have or had low mood"),
    ("conditions", "diabetes_poorly_controlled"): _("Your diabetes is hard to control"),
    ("conditions", "recent_scalp_surgery"): _("You had scalp surgery lately"),
    ("regimen_duration", "under_3_months"): _("You began something new lately"),
}
"""An answer as a short sentence about the person, without its full stop."""

OPEN_ITEM: Mapping[str, Text] = {
    "age_band": _("age"),
    "sex": _("sex"),
    "warning_signs": _("warning signs"),
    "diagnosis": _("the cause"),
    "pregnancy": _("pregnancy"),
    "conditions": _("your health"),
    "regimen": _("what you use"),
    "regimen_duration": _("since when you use it"),
    "offer_method": _("how it is given"),
    "offer_label": _("the label"),
}
"""What an answer that was left open is about."""

CLAIM: Mapping[str, Text] = {
    "percent_more_hair": _("A percent more hair"),
    "approved_by_regulator": _("Approved by a regulator"),
    "no_side_effects": _("No side effects"),
    "permanent_result": _("The result lasts for good"),
    "works_for_all_hair_loss": _("Works for all hair loss"),
    "clinically_proven": _("Clinically proven"),
    "natural_so_safe": _("Natural, so safe"),
    "contains_stem_cells": _("It holds stem cells"),
    "better_than_minoxidil": _("Better than minoxidil"),
    "price_ends_today": _("The price ends today"),
}
"""What somebody was told, in the seller's words."""

VERDICT: Mapping[str, Text] = {
    "supported": _("true, as far as we read"),
    "only_for": _("only for some"),
    "number_reported_without_fair_test": _("told without a fair test"),
    "not_same_product_or_route": _("not this product or use"),
    "cannot_be_checked": _("cannot be checked"),
    "contradicted": _("not so"),
}
"""What the edition can say of a claim, by the code of its verdict."""

LAW: Mapping[LegalStatus, Text] = {
    LegalStatus.PROHIBITED: _("Not allowed."),
    LegalStatus.NOT_APPROVED: _("Not approved."),
    LegalStatus.UNCLEAR: _("We found no clear rule."),
    LegalStatus.ALLOWED_AS_COSMETIC: _("Allowed as a cosmetic only."),
    LegalStatus.APPROVED: _("Approved."),
}

LAW_REASON: Mapping[LegalStatus, Text] = {
    LegalStatus.PROHIBITED: _("not allowed there"),
    LegalStatus.NOT_APPROVED: _("not approved there"),
}

CERTAINTY: Mapping[Certainty, Text] = {
    Certainty.HIGH: _("The studies leave little doubt."),
    Certainty.MODERATE: _("The studies leave some doubt."),
    Certainty.LOW: _("The studies leave much doubt."),
    Certainty.VERY_LOW: _("Not shown by a fair test."),
    Certainty.NO_EVIDENCE: _("Nobody knows: we found no good study."),
}
"""What is known of an option, where its edition has no short line on it."""

NEEDLES: Mapping[BreaksSkin, Text] = {
    BreaksSkin.NONE: _("no needles"),
    BreaksSkin.MICRONEEDLING: _("tiny needles"),
    BreaksSkin.INJECTION: _("injections"),
}

_IN_SENTENCES: Mapping[str, Text] = {
    "US": _("the US"),
    "GB": _("the UK"),
    "AE": _("the Emirates"),
    "NL": _("the Netherlands"),
    "PH": _("the Philippines"),
    "DO": _("the Dominican Republic"),
    "BS": _("the Bahamas"),
    "MV": _("the Maldives"),
    "EU": _("the EU"),
}
"""Countries that are called otherwise in a sentence than in a list."""


def place_words(country: str) -> str:
    """A country as people say it in a sentence, like "the US" or "Türkiye"."""
    return str(_IN_SENTENCES.get(country) or country_name(country))


def answer_sentence(item: str, code: str) -> str:
    """An answer as a short sentence without its full stop, like "You breastfeed"."""
    known = ANSWER.get((item, code))
    if known is not None:
        return str(known)
    question = QUESTIONS[item]
    words = {"question": question.label, "answer": question.labels.get(code, code)}
    return _now("%(question)s: %(answer)s") % words


def open_item(item: str) -> str:
    """What an open answer is about, like "pregnancy"."""
    return str(OPEN_ITEM.get(item) or QUESTIONS[item].label).lower()


def listed(names: Iterable[str]) -> str:
    """Names in one run: "a, b and c"."""
    return get_text_list(list(names), _now("and"))


def known_of(option: Option, *, woman: bool = False) -> str:
    """What is known of an option in a few words; its certainty where the edition has none.

    >>> known_of(catalogue.option["lllt"])
    "18.6 more hairs per cm²: 9 trials, time not stated."
    """
    if woman and option.known_women:
        return option.known_women
    return option.known or str(CERTAINTY[option.certainty])


def running_name(option: Option) -> str:
    """The name of an option inside a sentence, like "exosome injections with PRP"."""
    name = option.name
    # Other languages keep their capitals; so do names like PRP.
    english = (get_language() or "en").startswith("en")
    return name[:1].lower() + name[1:] if english and name[1:2].islower() else name


def law_words(row: LegalRow) -> str:
    """The first sentence of what the law says there."""
    return first_sentence(row.text)


def first_sentence(text: str) -> str:
    """The first sentence of a text; the whole of a short one."""
    return next(iter(sentences(text)), text)


def method_name(key: str, catalogue: Catalogue) -> str:
    """The name of a method that the edition knows; empty for "other" and "not sure"."""
    option = catalogue.option.get(key)
    return running_name(option) if option else ""
