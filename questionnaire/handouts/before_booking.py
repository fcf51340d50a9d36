"""A text to send to a clinic before booking. It says nothing about the person, not even by what it leaves out."""

from dataclasses import fields, replace

from django.utils.translation import gettext as _

from evidence.core.assessment.assess import assess
from evidence.core.assessment.profile import Profile
from evidence.core.edition.catalogue import Catalogue
from questionnaire.handouts.checklist import neutral_words

LONGEST = 1_200
"""Characters: what a mail or a message box takes, and what is still read to its end."""
OF_THE_OFFER = frozenset(
    {
        "country",
        "treatment_country",
        "offer_method",
        "offer_source",
        "offer_label",
        "offer_claims",
    }
)
"""The only answers that may bring up a question here: what the clinic knows or said itself."""


def message(profile: Profile, catalogue: Catalogue) -> str:
    """Questions that the offer, the country and the claims bring up, in plain text of at most 1,200 characters.

    For example "Hello, ... 1. How is this sold here by law? ...". Two people who differ in anything
    else get the same bytes.
    """
    summary = assess(only_the_offer(profile), catalogue)
    questions = catalogue.clinic_questions
    asked = {one.key for one in summary.questions if one.required} | set(summary.ask_first)
    in_order = [one.key for one in questions if one.key in asked]
    keys = dict.fromkeys((*summary.ask_first, *in_order))
    words = {one.key: neutral_words(one) for one in questions}
    head = _(
        "Hello, I am thinking about an exosome treatment for hair. Before I book, please tell me:"
    )
    foot = _("Please answer in writing. “We do not know” is a good answer too. Thank you.")
    lines: list[str] = []
    for key in keys:
        longer = [*lines, f"{len(lines) + 1}. {words[key]}"]
        if len(_joined(head, longer, foot)) > LONGEST:
            break
        lines = longer
    return _joined(head, lines, foot)


def only_the_offer(profile: Profile) -> Profile:
    """The profile of somebody of whom only the offer and the countries are known."""
    unknown = {field.name: None for field in fields(Profile) if field.name not in OF_THE_OFFER}
    return replace(profile, **unknown)


def _joined(head: str, lines: list[str], foot: str) -> str:
    return "\n".join((head, "", *lines, "", foot))
