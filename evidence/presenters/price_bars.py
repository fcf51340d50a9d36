"""What options cost, drawn to scale and said in words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from evidence.core.edition.catalogue import Catalogue
from evidence.core.views.cost_bars import (
    CostBar,
    CostScale,
    PricedOption,
    first_year_scales,
    session_scales,
    without_first_year,
)
from evidence.presenters.parts import Link
from evidence.presenters.prices import range_words
from evidence.presenters.sourcing import SourceLink, source_links
from evidence.presenters.studies import method_words


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
