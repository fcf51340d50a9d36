"""Short words of the summary: what a code of an answer or of the edition is called in a row.

Nothing here ranks. Statuses differ, none is a prize.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.utils.text import get_text_list
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from evidence.core.assessment.summary import LegalRow
from evidence.core.edition.catalogue import Option
from evidence.core.edition.vocabulary import LegalStatus, Status
from evidence.presenters.money_and_countries import country_name
from questionnaire.options.words import STATUS, first_sentence
from questionnaire.questions import Text

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

VERDICT: Mapping[str, Text] = {
    "supported": _("true, as far as we read"),
    "only_for": _("only for some"),
    "number_reported_without_fair_test": _("told without a fair test"),
    "not_same_product_or_route": _("not this product or use"),
    "cannot_be_checked": _("cannot be checked"),
    "contradicted": _("not so"),
}
"""What the edition can say of a claim, by the code of its verdict."""

LAW_REASON: Mapping[LegalStatus, Text] = {
    LegalStatus.PROHIBITED: _("not allowed there"),
    LegalStatus.NOT_APPROVED: _("not approved there"),
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


def listed(names: Iterable[str]) -> str:
    """Names in one run: "a, b and c"."""
    return get_text_list(list(names), _now("and"))


def running_name(option: Option) -> str:
    """The name of an option inside a sentence, like "exosome injections with PRP"."""
    name = option.name
    # Other languages keep their capitals; so do names like PRP.
    english = (get_language() or "en").startswith("en")
    return name[:1].lower() + name[1:] if english and name[1:2].islower() else name


def law_words(row: LegalRow) -> str:
    """The first sentence of what the law says there."""
    return _law_sentence(row.text)


@lru_cache(maxsize=2_000)
def _law_sentence(text: str) -> str:
    """Kept, as it is the edition's own: finding where a sentence ends takes longest of a line."""
    return first_sentence(text)
