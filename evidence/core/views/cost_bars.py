"""Prices on scales: one scale a currency, because no currency is ever turned into another."""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.core.assessment.costs import ANY_CURRENCY
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.library import Keys
from evidence.core.edition.market import Price

DEFINITION = "definition"
PER_SESSION = "per session"
"""How the unit of a price begins that was asked for one visit."""


@dataclass(frozen=True)
class CostBar:
    """From the lowest to the highest price, on a scale that begins at nothing."""

    low: int
    high: int
    end: int
    """The highest price on this scale."""


@dataclass(frozen=True)
class PricedOption:
    """An option with its bar and the sources of its prices."""

    option: str
    bar: CostBar
    sources: Keys
    computed: bool = False
    """Our own sum of prices, asked by nobody in this shape."""


@dataclass(frozen=True)
class CostScale:
    """Options that have a price in one currency, in the edition's order."""

    currency: str
    end: int
    rows: tuple[PricedOption, ...]


def first_year_bar(low: int, high: int, currency: str, catalogue: Catalogue) -> CostBar | None:
    """The bar of one first year; None where its currency has no scale."""
    end = _ends(catalogue).get(currency, 0)
    return CostBar(low, high, end) if end else None


def first_year_scales(catalogue: Catalogue) -> tuple[CostScale, ...]:
    """What the first year costs, a scale for each currency; nothing to pay stands on each."""
    # That doing nothing costs nothing rests on no page that was read.
    read = (price for price in catalogue.prices if price.source_type != DEFINITION)
    prices = {price.key: price for price in read}
    return tuple(
        CostScale(
            currency,
            end,
            tuple(
                PricedOption(
                    row.option,
                    CostBar(row.low, row.high, end),
                    tuple(s for key in row.prices if key in prices for s in prices[key].sources),
                    any(prices[key].computed for key in row.prices if key in prices),
                )
                for row in catalogue.first_year_costs
                if row.currency in (currency, ANY_CURRENCY)
            ),
        )
        for currency, end in _ends(catalogue).items()
    )


def session_scales(catalogue: Catalogue) -> tuple[CostScale, ...]:
    """What one session costs, a scale for each currency; a page that names no figure has no bar."""
    asked = [price for price in catalogue.prices if _is_for_one_session(price)]
    ends = _highest((price.currency, price.high) for price in asked)
    return tuple(
        CostScale(
            currency,
            end,
            tuple(
                PricedOption(price.option, CostBar(price.low, price.high, end), price.sources)
                for price in asked
                if price.currency == currency and price.low is not None and price.high is not None
            ),
        )
        for currency, end in ends.items()
    )


def without_first_year(catalogue: Catalogue) -> tuple[Option, ...]:
    """Options for which the edition has no price of a first year."""
    return tuple(o for o in catalogue.options if not catalogue.option_costs[o.key])


def _ends(catalogue: Catalogue) -> dict[str, int]:
    rows = catalogue.first_year_costs
    return _highest((row.currency, row.high) for row in rows if row.currency != ANY_CURRENCY)


def _highest(amounts: Iterable[tuple[str, int | None]]) -> dict[str, int]:
    """The end of each currency's scale; a currency without an amount has none."""
    ends: dict[str, int] = {}
    for currency, amount in amounts:
        if amount:
            ends[currency] = max(amount, ends.get(currency, 0))
    return ends


def _is_for_one_session(price: Price) -> bool:
    shown = price.low is not None and price.high is not None
    return shown and not price.computed and price.unit.startswith(PER_SESSION)
