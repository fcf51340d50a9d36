"""Offers as a page shows them: side by side, in the order they came in, and what to ask again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evidence.core.assessment.costs import ANY_CURRENCY
from evidence.core.assessment.profile import Money, Profile
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.rules import FirstYearCost
from evidence.core.edition.vocabulary import Group
from evidence.presenters.money_and_countries import currency_name, money_words
from evidence.presenters.prices import range_words
from evidence.presenters.sourcing import Links, short_links
from questionnaire.quotes.clinic_answers import GOOD, NO_ANSWER, Marks, tally_words
from questionnaire.quotes.offer import ASKED, SESSION, Offer, unanswered
from questionnaire.quotes.sums import YEARS, Span, cost, stopping
from questionnaire.quotes.words import ASK, CHOSEN, LABELS, PRESSURE

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
class MoneyLine:
    """One offer against the person's own money. An empty line: it cannot be told."""

    offer: str
    budget: str
    same_money: str


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


def cost_rows(offers: Sequence[Offer], marks: Mapping[int, Marks]) -> list[Row]:
    """What each offer costs over the years, what stopping early costs, and what was left open."""
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
    rows.append(_row(_("They did not say"), offers, left))
    told = [tally_words(marks.get(number, {})) for number, _offer in enumerate(offers, start=1)]
    if any(told):
        rows.append(_row(_("Your questions"), offers, [words or _("Not marked") for words in told]))
    return rows


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


def ask_again(
    offers: Sequence[Offer], catalogue: Catalogue, marks: Mapping[int, Marks]
) -> list[AskAgain]:
    """The clinic questions that are still open, in the edition's order.

    Open is what an offer left unsaid, unless the person marked a good answer, and what they
    marked as asked without an answer.
    """
    asked = []
    for question in catalogue.clinic_questions:
        names = [name for name in ASKED if ASK[name] == question.key]
        heard = {
            number: marks.get(number, {}).get(question.key)
            for number, _offer in enumerate(offers, start=1)
        }
        missing = {
            number: [name for name in unanswered(one) if name in names]
            for number, one in enumerate(offers, start=1)
            if heard[number] != GOOD
        }
        settles = [
            str(LABELS[name]) for name in names if any(name in left for left in missing.values())
        ]
        unanswered_in = {number for number, letter in heard.items() if letter == NO_ANSWER}
        if unanswered_in:
            settles.append(_("They had no answer"))
        still_open = unanswered_in | {number for number, left in missing.items() if left}
        if settles:
            asked.append(
                AskAgain(
                    question.question,
                    ", ".join(settles),
                    ", ".join(map(offer_name, sorted(still_open))),
                )
            )
    return asked


def money_lines(offers: Sequence[Offer], profile: Profile, catalogue: Catalogue) -> list[MoneyLine]:
    """For each offer its first year against the budget and against what the person uses now.

    For example offer "Offer 1", budget "$1,000 above your $2,000", same_money "$3,000 is 2 to 5
    years of what you use now ($600 to $1,920 a year).". Nothing is converted.
    """
    return [
        MoneyLine(
            offer_name(number),
            _against_budget(cost(one, 1), one.currency, profile.budget),
            _same_money(cost(one, 1), one.currency, profile, catalogue),
        )
        for number, one in enumerate(offers, start=1)
    ]


def _against_budget(first_year: Span, currency: str, budget: Money | None) -> str:
    if budget is None:
        return ""
    own = money_words(budget)
    if budget.currency != currency:
        return _("Your limit, %(own)s, is in another currency.") % {"own": own}
    if first_year.low > budget.amount:
        over = money_words(Money(first_year.low - budget.amount, currency))
        return _("At least %(over)s above your %(own)s.") % {"over": over, "own": own}
    if first_year.high is None or first_year.high > budget.amount:
        return _("It may go above your %(own)s.") % {"own": own}
    under = money_words(Money(budget.amount - first_year.high, currency))
    return _("%(under)s below your %(own)s.") % {"under": under, "own": own}


def _same_money(first_year: Span, currency: str, profile: Profile, catalogue: Catalogue) -> str:
    """What a year of everything in use costs, and how long this money would pay for it."""
    keys = [catalogue.using[code] for code in profile.regimen or () if code in catalogue.using]
    rows = [
        next((row for row in catalogue.option_costs[key] if row.currency == currency), None)
        for key in keys
    ]
    if not rows or any(row is None for row in rows):
        return ""
    low, high = (sum(getattr(row, side) for row in rows) for side in ("low", "high"))
    if not low or not first_year.low:
        return ""
    words = {
        "amount": money_words(Money(first_year.low, currency)),
        "year": range_words(low, high, currency),
        "years": years_words(first_year.low, low, high),
    }
    return _("What you use now costs %(year)s a year. %(amount)s pays for %(years)s of it.") % words


def years_words(amount: int, low: int, high: int) -> str:
    """How many whole years an amount pays for at a yearly cost from low to high: "1 to 5 years"."""
    fewest, most = amount // high, amount // low
    if most == 0:
        return _("less than a year")
    if fewest == most:
        return ngettext("%(years)s year", "%(years)s years", most) % {"years": most}
    if fewest == 0:
        return ngettext("up to %(years)s year", "up to %(years)s years", most) % {"years": most}
    return _("%(fewest)s to %(most)s years") % {"fewest": fewest, "most": most}


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
    return Known(name, spans, row.note, short_links(catalogue, cited))


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
