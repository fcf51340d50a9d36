"""Prices somebody asked, what a year comes to, and what was looked for in vain. Money never decides."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from evidence.core.assessment.costs import ANY_CURRENCY
from evidence.core.assessment.profile import Money
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.market import Price
from evidence.core.edition.rules import FirstYearCost
from evidence.core.views.cost_bars import (
    DEFINITION,
    CostBar,
    CostScale,
    PricedOption,
    first_year_bar,
    first_year_scales,
    session_scales,
    without_first_year,
)
from evidence.presenters.money_and_countries import money_words
from evidence.presenters.parts import Entry, Fact, Link, Section, capitalised, facts
from evidence.presenters.per_edition import once_per_option
from evidence.presenters.sourcing import SourceLink, short_links, source_links
from evidence.presenters.studies import method_words
from evidence.presenters.words import METHOD, dated


@dataclass(frozen=True)
class BarRow:
    """One option on a scale."""

    name: str
    words: str
    bar: CostBar
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class Bars:
    """Rows on one scale."""

    key: str
    title: str
    scale: str
    """Where the scale ends, in words."""
    rows: tuple[BarRow, ...]


def price_bars(catalogue: Catalogue) -> tuple[Bars, ...]:
    """First years, then single sessions."""
    years = gettext("A first year, in {currency}").format
    sessions = gettext("One session, in {currency}").format
    return (
        *_scaled(catalogue, first_year_scales(catalogue), "first-year", years),
        *_scaled(catalogue, session_scales(catalogue), "session", sessions),
    )


def unpriced(catalogue: Catalogue) -> tuple[str, ...]:
    """The options no price of a first year was found for."""
    return tuple(option.name for option in without_first_year(catalogue))


def bar_links(bars: Iterable[Bars], missing: tuple[str, ...]) -> Iterator[Link]:
    """The component `contents` for the bars and for what has none."""
    for part in bars:
        yield Link(part.title, f"#{part.key}")
    if missing:
        yield Link(gettext("A first year nobody put a price on"), "#unpriced")


def _scaled(
    catalogue: Catalogue, scales: Iterable[CostScale], key: str, title: Callable[..., str]
) -> tuple[Bars, ...]:
    return tuple(
        Bars(
            f"{key}-{scale.currency.lower()}",
            title(currency=scale.currency),
            gettext("Each line runs from 0 to {end}.").format(
                end=range_words(scale.end, scale.end, scale.currency)
            ),
            tuple(
                BarRow(
                    method_words(catalogue, (row.option,)),
                    _words(row, scale.currency),
                    row.bar,
                    source_links(catalogue, row.sources),
                )
                for row in scale.rows
            ),
        )
        for scale in scales
    )


def _words(row: PricedOption, currency: str) -> str:
    if row.bar.high == 0:
        return gettext("Nothing to pay")
    amount = range_words(row.bar.low, row.bar.high, currency)
    return gettext("{amount}, our own sum").format(amount=amount) if row.computed else amount


OUR_SUMS = frozenset({"computed", "calculation"})
SPANS = (3, 5)
"""Years, the first included, over which people pay."""
KIND = {"market price page": _("price page"), "journalism": _("news report")}


def price_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """Prices by what they are asked for, in the order of the options."""
    priced = dict.fromkeys(price.option for price in catalogue.prices)
    order = [*catalogue.option, *METHOD]
    found = tuple(
        Section(
            key, capitalised(method_words(catalogue, (key,))), "", price_entries(catalogue, key)
        )
        for key in sorted(priced, key=lambda key: order.index(key) if key in order else 99)
    )
    missing = Section(
        "not-found",
        _("Prices we looked for and did not find"),
        "",
        tuple(
            Entry(
                key=f"not-found-{number}",
                title=method_words(catalogue, (row.option,)),
                text=row.what[:1].upper() + row.what[1:] + ".",
                caption=_searches(row.searches),
                facts=facts((_("Note"), row.note)),
                found_nothing=True,
            )
            for number, row in enumerate(catalogue.prices_not_found, start=1)
            if not row.found
        ),
    )
    return (*found, missing)


def price_entries(catalogue: Catalogue, option: str) -> tuple[Entry, ...]:
    """The prices of one option."""
    return tuple(
        Entry(
            key=price.key,
            title=amount_words(price),
            caption=price.unit,
            facts=facts(
                (_("Where"), price.place),
                (_("Date on the page"), dated(price.date_seen) or gettext("No date was shown")),
                (_("Kind of page"), price.source_type),
                (_("Worked out by us"), gettext("Yes") if price.computed else None),
                (_("Note"), price.note),
            ),
            links=(),
            sources=source_links(catalogue, price.sources),
        )
        for price in catalogue.prices
        if price.option == option
    )


def price_tips(catalogue: Catalogue) -> tuple[Entry, ...]:
    """How to read a price."""
    return tuple(
        Entry(
            key=f"tip-{tip.key}",
            title="",
            text=tip.text,
            sources=source_links(catalogue, tip.sources),
        )
        for tip in catalogue.price_tips
    )


@dataclass(frozen=True)
class PriceLine:
    """What the first years of an option cost, in figures and words.

    Like `PriceLine("$1,500 to $8,000", (Fact("First year", "$1,500 to $8,000"), Fact("3 years",
    "$3,500 to $24,000"), ...), "Three sessions, then one or two a year.", "From a price page (US),
    dated 2026.", CostBar(1500, 8000, 20000), "The line runs from ...", (...))`.
    """

    amount: str
    """The first year alone; "We found no price" where there is none."""
    spans: tuple[Fact, ...]
    """First year, 3 and 5 years; empty where no price of a year was found."""
    note: str
    as_of: str
    """Kind and date of the price, in words."""
    bar: CostBar | None
    """The first year on the scale of its currency; None where nothing was found or is paid."""
    scale: str
    """Where that scale ends, in words."""
    sources: tuple[SourceLink, ...]

    @property
    def has_bar(self) -> bool:
        """Nothing to pay is said in words alone: an empty scale could be read as a price."""
        return self.bar is not None or not self.spans


def price_line(catalogue: Catalogue, option: str, currency: str | None = None) -> PriceLine:
    """The first year in this currency, or else the first one found; no price is ever converted."""
    rows = catalogue.option_costs[option]
    fitting = (n for n, row in enumerate(rows) if row.currency in (currency, ANY_CURRENCY))
    return _price_line(catalogue, option, next(fitting, 0))


@once_per_option
def _price_line(catalogue: Catalogue, option: str, place: int) -> PriceLine:
    """The line of one of the edition's rows, by its place among those of the option."""
    rows = catalogue.option_costs[option]
    if not rows:
        return _sessions_line(catalogue, option)
    row = rows[place]
    prices = [price for price in catalogue.prices if price.key in row.prices]
    paid = None if row.currency == ANY_CURRENCY else row.currency
    bar = first_year_bar(row.low, row.high, row.currency, catalogue)
    scale = gettext("The line runs from nothing to {end}, the highest first year we found.")
    amount = range_words(row.low, row.high, paid)
    later = (Fact(gettext("{n} years").format(n=n), _over(row, n, paid)) for n in SPANS)
    return PriceLine(
        amount=amount,
        spans=(Fact(gettext("First year"), amount), *later),
        note=row.note,
        as_of=_where_from(prices),
        bar=bar,
        scale=scale.format(end=range_words(bar.end, bar.end, row.currency)) if bar else "",
        sources=short_links(catalogue, _cited(prices)),
    )


def _sessions_line(catalogue: Catalogue, option: str) -> PriceLine:
    """Prices of single sessions, where there are any, are told rather than passed over."""
    prices = [price for price in catalogue.prices if price.option == option]
    notes = [catalogue.wording["no_price"], _looked_for(catalogue, option)]
    if prices:
        found = "; ".join(dict.fromkeys(map(_single, prices)))
        words = gettext("We found no price for a whole year. We found: {prices}.")
        notes = [words.format(prices=found)]
    return PriceLine(
        amount=gettext("We found no price"),
        spans=(),
        note=" ".join(filter(None, notes)),
        as_of=_where_from(prices),
        bar=None,
        scale="",
        sources=short_links(catalogue, _cited(prices)),
    )


def amount_words(price: Price) -> str:
    """A price or a range with its currency; the words for none where no figure was shown."""
    if price.low is not None and price.high is not None and price.low != price.high:
        return range_words(price.low, price.high, price.currency)
    single = next((n for n in (price.point, price.low, price.high) if n is not None), None)
    if single is None:
        return gettext("No exact figure ({currency})").format(currency=price.currency)
    words = money_words(Money(single, price.currency))
    if price.point is None and price.high is None:
        return gettext("From {low}").format(low=words)
    return words


def range_words(low: int, high: int, currency: str | None) -> str:
    """An amount, or from and to, like "$1,500 to $8,000"; nothing at all has no currency."""
    if high == 0:
        return gettext("Nothing to pay")
    first, last = (
        money_words(Money(amount, currency)) if currency else str(amount) for amount in (low, high)
    )
    return first if low == high else gettext("{low} to {high}").format(low=first, high=last)


def _over(row: FirstYearCost, years: int, currency: str | None) -> str:
    if row.later_year_low is None or row.later_year_high is None:
        return gettext("Not known")
    later = years - 1
    low, high = row.low + later * row.later_year_low, row.high + later * row.later_year_high
    return range_words(low, high, currency)


def _single(price: Price) -> str:
    """One price as it was asked, with what it was for."""
    if price.low is None or price.high is None:
        return price.unit
    return f"{range_words(price.low, price.high, price.currency)} ({price.unit})"


def _cited(prices: Iterable[Price]) -> list[str]:
    # That doing nothing costs nothing rests on no page that was read.
    return [key for price in prices if price.source_type != DEFINITION for key in price.sources]


def _where_from(prices: Iterable[Price]) -> str:
    return " ".join(dict.fromkeys(filter(None, map(_kind_and_date, prices))))


def _kind_and_date(price: Price) -> str:
    if price.source_type == DEFINITION:
        return ""
    if price.computed or {price.source_type, price.place} & OUR_SUMS:
        return gettext("Our own sum from prices on the market.")
    words = {
        "kind": KIND.get(price.source_type, price.source_type),
        "place": price.place.replace(" (implied)", gettext(", it seems")),
        "date": dated(price.date_seen),
    }
    if words["date"]:
        return gettext("From a {kind} ({place}), dated {date}.").format(**words)
    return gettext("From a {kind} ({place}). It shows no date.").format(**words)


def _looked_for(catalogue: Catalogue, option: str) -> str:
    looked = [price for price in catalogue.prices_not_found if price.option == option]
    if not looked or not looked[0].searches:
        return ""
    return gettext("We looked for one on {date}.").format(
        date=dated(catalogue.colophon.compiled_on)
    )


def _searches(count: int) -> str:
    if count == 0:
        return gettext("Not searched yet")
    return ngettext("{n} search", "{n} searches", count).format(n=count)
