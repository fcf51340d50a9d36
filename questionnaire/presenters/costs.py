"""What an option costs in its first year and over 3 and 5 years, beside the budget, with its price source."""

from dataclasses import dataclass
from functools import cached_property

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from evidence.core.assessment.costs import ANY_CURRENCY
from evidence.core.assessment.profile import Money
from evidence.core.assessment.summary import Cost
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.market import Price
from evidence.core.edition.rules import FirstYearCost
from evidence.core.edition.vocabulary import Fit
from evidence.core.views.cost_bars import CostBar, first_year_bar
from questionnaire.presenters.dates import date_words
from questionnaire.presenters.sources import Links, source_links
from questionnaire.presenters.words import FIT
from questionnaire.rendering.money_and_countries import money_words
from questionnaire.rendering.per_edition import once_per_edition
from questionnaire.rendering.prerendered import Kept, Mould, hole

OUR_SUMS = frozenset({"computed", "calculation"})
SPANS = (3, 5)
"""Years, after the first, over which people pay."""


@dataclass(frozen=True)
class CostLine:
    """The cost of one time span."""

    span: str
    amount: str


@dataclass(frozen=True)
class CostTold:
    """Everything a page says of the cost of one option."""

    fit: Fit
    word: str
    lines: tuple[CostLine, ...]
    note: str
    as_of: str
    """Kind and date of the price, in words."""
    sources: Links
    bar: CostBar | None = None
    """The first year on the scale of its currency; None where no price was found or nothing is paid."""
    scale: str = ""
    """Where that scale ends, in words."""

    @property
    def has_bar(self) -> bool:
        """Nothing to pay is said in words alone: an empty scale could be read as a price."""
        return self.bar is not None or not self.lines

    @cached_property
    def _mould(self) -> Mould:
        """It as it stands on the page, with a hole for what the person would spend: that is theirs."""
        hollow = {"cost": self, "budget": hole("budget")}
        return Mould(render_to_string("questionnaire/_cost.html", hollow))

    @cached_property
    def _without_budget(self) -> SafeString:
        return self._mould.fill({})

    def drawn(self, budget: str) -> SafeString:
        """It as it stands on the page, beside what the person would spend."""
        return self._mould.fill({"budget": budget}) if budget else self._without_budget


def cost_told(option: str, cost: Cost, budget: Money | None, catalogue: Catalogue) -> CostTold:
    """The figures of the summary, and those of later years from the same row of the edition."""
    foreign = budget is not None and cost.currency not in (None, budget.currency)
    key = (option, cost, budget is None, foreign)
    return _told(catalogue).take(
        key,
        lambda: _cost_told(option, cost, catalogue, said=budget is not None, foreign=foreign),
    )


@once_per_edition
def _told(catalogue: Catalogue) -> Kept[CostTold]:
    """Costs told before, without anybody's budget."""
    return Kept()


def _cost_told(
    option: str, cost: Cost, catalogue: Catalogue, *, said: bool, foreign: bool
) -> CostTold:
    row = _row(option, cost, catalogue)
    wording = catalogue.wording
    if row is None:
        return _without_first_year(option, cost, catalogue)
    prices = [price for price in catalogue.prices if price.key in row.prices]
    notes = [row.note]
    if not said and row.currency != ANY_CURRENCY:
        notes.append(wording["no_budget"])
    elif foreign:
        notes.append(wording["price_other_currency"])
    bar = first_year_bar(row.low, row.high, row.currency, catalogue)
    scale = _("The line runs from nothing to %(end)s, the highest first year we found.")
    return CostTold(
        bar=bar,
        scale=scale % {"end": _money(bar.end, row.currency)} if bar else "",
        fit=cost.fit,
        word=str(FIT[cost.fit]),
        lines=_lines(row, cost),
        note=" ".join(notes),
        as_of=" ".join(dict.fromkeys(_kind_and_date(price) for price in prices)),
        sources=source_links(_cited(prices), catalogue),
    )


def _without_first_year(option: str, cost: Cost, catalogue: Catalogue) -> CostTold:
    """Prices of single sessions, where there are any, are told rather than passed over."""
    prices = [price for price in catalogue.prices if price.option == option]
    notes = [catalogue.wording["no_price"], _looked_for(option, catalogue)]
    if prices:
        told = "; ".join(dict.fromkeys(map(_single, prices)))
        notes = [_("We found no price for a whole year. We found: %(prices)s.") % {"prices": told}]
    return CostTold(
        fit=cost.fit,
        word=str(FIT[cost.fit]),
        lines=(),
        note=" ".join(part for part in notes if part),
        as_of=" ".join(dict.fromkeys(_kind_and_date(price) for price in prices)),
        sources=source_links(_cited(prices), catalogue),
    )


def _single(price: Price) -> str:
    """One price as it was asked, with what it was for."""
    if price.low is None or price.high is None:
        return price.unit
    return f"{range_words(price.low, price.high, price.currency)} ({price.unit})"


def first_year_words(cost: Cost) -> str:
    """The first year alone, for a sheet of paper."""
    if cost.first_year_low is None or cost.first_year_high is None:
        return _("We found no price")
    return range_words(cost.first_year_low, cost.first_year_high, cost.currency)


def range_words(low: int, high: int, currency: str | None) -> str:
    """An amount, or from and to; nothing at all has no currency."""
    if high == 0:
        return _("Nothing to pay")
    first, last = (_money(amount, currency) for amount in (low, high))
    return first if low == high else _("%(low)s to %(high)s") % {"low": first, "high": last}


def _cited(prices: list[Price]) -> list[str]:
    # That doing nothing costs nothing rests on no page that was read.
    return [key for price in prices if price.source_type != "definition" for key in price.sources]


def _row(option: str, cost: Cost, catalogue: Catalogue) -> FirstYearCost | None:
    rows = catalogue.option_costs[option]
    fitting = (row for row in rows if row.currency in (cost.currency, ANY_CURRENCY))
    return next(fitting, None) if cost.first_year_high is not None else None


def _lines(row: FirstYearCost, cost: Cost) -> tuple[CostLine, ...]:
    lines = [CostLine(_("First year"), range_words(row.low, row.high, cost.currency))]
    for years in SPANS:
        span = _("%(years)s years") % {"years": years}
        lines.append(CostLine(span, _over(row, years, cost.currency)))
    return tuple(lines)


def _over(row: FirstYearCost, years: int, currency: str | None) -> str:
    if row.later_year_low is None or row.later_year_high is None:
        return _("Not known")
    later = years - 1
    low, high = row.low + later * row.later_year_low, row.high + later * row.later_year_high
    return range_words(low, high, currency)


def _money(amount: int, currency: str | None) -> str:
    return money_words(Money(amount, currency)) if currency else str(amount)


def budget_words(budget: Money | None) -> str:
    """What the person would spend, to stand beside the figures; empty where nothing was said."""
    if budget is None:
        return ""
    return _("You would spend up to %(amount)s in the first year.") % {
        "amount": money_words(budget)
    }


def _kind_and_date(price: Price) -> str:
    if price.source_type == "definition":
        return ""
    if price.computed or {price.source_type, price.place} & OUR_SUMS:
        return _("Our own sum from prices on the market.")
    place = price.place.replace(" (implied)", _(", it seems"))
    words = {"kind": _kind(price), "place": place, "date": date_words(price.date_seen)}
    if words["date"]:
        return _("From a %(kind)s (%(place)s), dated %(date)s.") % words
    return _("From a %(kind)s (%(place)s). It shows no date.") % words


def _kind(price: Price) -> str:
    kinds: dict[str, str] = {
        "market price page": _("price page"),
        "journalism": _("news report"),
    }
    return kinds.get(price.source_type, price.source_type)


def _looked_for(option: str, catalogue: Catalogue) -> str:
    looked = [price for price in catalogue.prices_not_found if price.option == option]
    if not looked or not looked[0].searches:
        return ""
    return _("We looked for one on %(date)s.") % {
        "date": date_words(catalogue.colophon.compiled_on)
    }
