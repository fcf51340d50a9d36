"""Offers as a page shows them: side by side, in the order they came in, and what to ask again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evidence.core.assessment.costs import ANY_CURRENCY
from evidence.core.assessment.profile import Money
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.rules import FirstYearCost
from evidence.core.edition.vocabulary import Group
from questionnaire.presenters.costs import range_words
from questionnaire.presenters.sources import Links, source_links
from questionnaire.quotes.offer import ASKED, SESSION, Offer, unanswered
from questionnaire.quotes.sums import YEARS, Span, cost, stopping
from questionnaire.quotes.words import ASK, CHOSEN, LABELS, PRESSURE
from questionnaire.rendering.money_and_countries import currency_name, money_words

AMOUNTS = frozenset({"extras", "upkeep_price", "deposit"})


@dataclass(frozen=True)
class Cell:
    """One offer's entry in a row."""

    label: str
    text: str


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class AskAgain:
    """A clinic question, with what it would settle and for which offers."""

    question: str
    settles: str
    offers: str


@dataclass(frozen=True)
class Known:
    """What the edition knows of the cost of one option, in one currency."""

    head: str
    cells: tuple[Cell, ...]
    note: str
    sources: Links


@dataclass(frozen=True)
class InCurrency:
    """The edition's prices in one currency. Without any: it has none, and nothing is converted."""

    name: str
    options: tuple[Known, ...]


def offer_name(number: int) -> str:
    return _("Offer %(number)s") % {"number": number}


def columns(offers: Sequence[Offer]) -> list[str]:
    """What stands over the offers."""
    return [_("What"), *names_of(offers)]


def names_of(offers: Sequence[Offer]) -> list[str]:
    """Offers are numbered, not named: a clinic's name would tell where somebody goes."""
    return [offer_name(number) for number, _offer in enumerate(offers, start=1)]


def cost_rows(offers: Sequence[Offer]) -> list[Row]:
    """What each offer costs over the years, and what stopping early costs."""
    rows = [
        _row(_years(years), offers, [_span(cost(one, years), one.currency) for one in offers])
        for years in YEARS
    ]
    stopped = [_span(stopping(one), one.currency) for one in offers]
    rows.append(_row(_("Gone if you stop after one session"), offers, stopped))
    left = [
        _("%(left)s of %(all)s") % {"left": len(unanswered(one)), "all": len(ASKED)}
        for one in offers
    ]
    return [*rows, _row(_("They did not say"), offers, left)]


def said_rows(offers: Sequence[Offer]) -> list[Row]:
    """What each clinic said, point by point."""
    rows = [_row(_("Price"), offers, [_price(one) for one in offers])]
    for name in ASKED:
        told = [_said(name, one) for one in offers]
        rows.append(_row(str(LABELS[name]), offers, told))
    return rows


def hurried(offers: Sequence[Offer]) -> str:
    """The offers with a deadline that leaves no time, named; empty: there is none."""
    pairs = zip(names_of(offers), offers, strict=True)
    return ", ".join(name for name, one in pairs if one.deadline in PRESSURE)


def ask_again(offers: Sequence[Offer], catalogue: Catalogue) -> list[AskAgain]:
    """The edition's clinic questions about what was not said, in the edition's order."""
    asked = []
    for question in catalogue.clinic_questions:
        names = [name for name in ASKED if ASK[name] == question.key]
        missing = {
            number: [name for name in unanswered(one) if name in names]
            for number, one in enumerate(offers, start=1)
        }
        settles = [name for name in names if any(name in left for left in missing.values())]
        if settles:
            asked.append(
                AskAgain(
                    question.question,
                    ", ".join(str(LABELS[name]) for name in settles),
                    ", ".join(offer_name(number) for number, left in missing.items() if left),
                )
            )
    return asked


def span_columns() -> list[str]:
    """What stands over the costs of other choices."""
    return [_("Choice"), *map(_years, YEARS)]


def comparators(offers: Iterable[Offer], catalogue: Catalogue) -> list[InCurrency]:
    """For each currency of the offers, what other choices cost in it."""
    found = []
    for currency in dict.fromkeys(one.currency for one in offers):
        priced = [
            _known(option.name, row, catalogue)
            for option in catalogue.options
            if option.group is Group.OTHER_CHOICE
            for row in catalogue.option_costs[option.key]
            if row.currency == currency
        ]
        found.append(InCurrency(currency_name(currency), tuple(priced)))
    return found


def _known(name: str, row: FirstYearCost, catalogue: Catalogue) -> Known:
    cited = [key for price in catalogue.prices if price.key in row.prices for key in price.sources]
    spans = tuple(Cell(_years(years), _over(row, years)) for years in YEARS)
    return Known(name, spans, row.note, source_links(cited, catalogue))


def _over(row: FirstYearCost, years: int) -> str:
    later = years - 1
    if later and (row.later_year_low is None or row.later_year_high is None):
        return _("Not known")
    low = row.low + later * (row.later_year_low or 0)
    high = row.high + later * (row.later_year_high or 0)
    return range_words(low, high, None if row.currency == ANY_CURRENCY else row.currency)


def _row(head: str, offers: Sequence[Offer], texts: Iterable[str]) -> Row:
    return Row(head, tuple(map(Cell, names_of(offers), texts)))


def _years(years: int) -> str:
    if years == 1:
        return _("First year")
    return _("%(years)s years") % {"years": years}


def _span(found: Span, currency: str) -> str:
    low = money_words(Money(found.low, currency))
    if found.likely is None or found.high is None:
        return (
            _("At least %(low)s. The rest is not known") % {"low": low}
            if found.low
            else _("Not known")
        )
    if found.low == found.high:
        return low
    words = {
        "low": low,
        "high": money_words(Money(found.high, currency)),
        "likely": money_words(Money(found.likely, currency)),
    }
    return _("%(low)s to %(high)s. Halfway: %(likely)s") % words


def _price(offer: Offer) -> str:
    amount = range_words(offer.price, offer.price_high or offer.price, offer.currency)
    words = {"amount": amount}
    if offer.price_for == SESSION:
        return _("%(amount)s for one session") % words
    return _("%(amount)s for the whole course") % words


def _said(name: str, offer: Offer) -> str:
    value = getattr(offer, name)
    if value is None:
        settled = name not in unanswered(offer)
        return _("None") if settled else _("They did not say")
    if name in AMOUNTS:
        return money_words(Money(value, offer.currency)) if value else _("None")
    return str(CHOSEN[name].labels[value]) if name in CHOSEN else str(value)
