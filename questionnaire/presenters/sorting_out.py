"""What to sort out first: open safety questions by what is missing, the offer, and what was claimed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evidence.core.assessment.summary import ClaimChecked, Offer, OptionSummary
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.items import ITEM, OPEN_CODES, Kind
from evidence.core.edition.vocabulary import ReasonKind
from evidence.presenters.money_and_countries import country_name, money_words
from evidence.presenters.sourcing import Links, short_links
from questionnaire.asking.navigation import question_address
from questionnaire.presenters.reasons import said
from questionnaire.presenters.words import FIT, VERDICT
from questionnaire.questions import QUESTIONS, Text
from questionnaire.questions.steps import STEP_OF


@dataclass(frozen=True)
class OpenQuestion:
    """One thing we do not know of the person, and what hangs on it."""

    item: str
    question: Text
    answer: str
    texts: tuple[str, ...]
    options: str
    """What it matters for, by name; most of them are not named one by one."""
    url: str
    sources: Links


@dataclass(frozen=True)
class ClaimTold:
    """A claim somebody heard, with what the edition can say of it."""

    claim: str
    verdict: Text
    text: str
    sources: Links


@dataclass(frozen=True)
class OfferTold:
    """The offer somebody got, beside their budget."""

    method: str
    option: str
    """The key of the option it means; empty where it means none of ours."""
    price: str
    fit: str
    word: Text


def open_questions(
    options: Iterable[OptionSummary], catalogue: Catalogue
) -> tuple[OpenQuestion, ...]:
    """Reasons that rest on something unknown, grouped by the missing answer or country."""
    found: dict[tuple[str, str | None], list[tuple[str, str, tuple[str, ...]]]] = {}
    for option in options:
        for reason in option.reasons:
            if reason.kind is ReasonKind.UNKNOWN:
                missing = (reason.because[0].item, reason.because[0].answer)
                told = (reason.text, catalogue.option[option.key].name, reason.sources)
                found.setdefault(missing, []).append(told)
    return tuple(
        OpenQuestion(
            item=item,
            question=QUESTIONS[item].label,
            answer=_standing(item, answer),
            texts=tuple(dict.fromkeys(text for text, _name, _sources in told)),
            options=_named([name for _text, name, _sources in told], catalogue),
            url="" if _answered(item, answer) else question_address(STEP_OF[item], "summary"),
            sources=short_links(catalogue, (key for *_, keys in told for key in keys)),
        )
        for (item, answer), told in found.items()
    )


def _answered(item: str, answer: str | None) -> bool:
    """Whether the person has said it, so that nobody tells them to: only the law is unclear then."""
    return ITEM[item].kind is Kind.COUNTRY and answer is not None and answer not in OPEN_CODES


def claims_told(claims: Iterable[ClaimChecked], catalogue: Catalogue) -> tuple[ClaimTold, ...]:
    """Every claim that was ticked, with a verdict that is never "false"."""
    return tuple(
        ClaimTold(
            said("offer_claims", claim.key),
            VERDICT[claim.verdict],
            claim.text,
            short_links(catalogue, claim.sources),
        )
        for claim in claims
    )


def offer_told(offer: Offer | None, catalogue: Catalogue) -> OfferTold | None:
    """The offer in words; its price never changes what is said of the option."""
    if offer is None:
        return None
    return OfferTold(
        method=said("offer_method", offer.method),
        option=offer.method if offer.method in catalogue.option else "",
        price=money_words(offer.price) if offer.price else "",
        fit=str(offer.fit),
        word=FIT[offer.fit],
    )


def _named(names: list[str], catalogue: Catalogue) -> str:
    once = list(dict.fromkeys(names))
    if len(once) * 2 > len(catalogue.options):
        return _("most of the choices")
    return ", ".join(once)


def _standing(item: str, answer: str | None) -> str:
    if item in ("country", "treatment_country") and answer and len(answer) == 2:
        return _("%(country)s: we have not checked the law there, or it is not clear.") % {
            "country": country_name(answer)
        }
    return said(item, answer)
