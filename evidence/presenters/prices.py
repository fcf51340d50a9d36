"""Prices somebody asked, and those that were looked for in vain."""

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.market import Price
from evidence.presenters.parts import Entry, Section, capitalised, facts
from evidence.presenters.sourcing import source_links
from evidence.presenters.studies import method_words
from evidence.presenters.words import METHOD, dated


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


def amount_words(price: Price) -> str:
    """A price or a range with its currency; the words for none where no figure was shown."""
    if price.low is not None and price.high is not None and price.low != price.high:
        return range_words(price.low, price.high, price.currency)
    single = next((n for n in (price.point, price.low, price.high) if n is not None), None)
    if single is None:
        return gettext("No exact figure ({currency})").format(currency=price.currency)
    if price.point is None and price.high is None:
        return gettext("From {low} {currency}").format(low=_number(single), currency=price.currency)
    return f"{_number(single)} {price.currency}"


def range_words(low: int, high: int, currency: str) -> str:
    """From and to with the currency, or the one amount."""
    if low == high:
        return f"{_number(low)} {currency}"
    return gettext("{low} to {high} {currency}").format(
        low=_number(low), high=_number(high), currency=currency
    )


def prices_url(option: str) -> str:
    """Where the prices of an option stand."""
    return f"{reverse('evidence:prices')}#{option}"


def _number(amount: int) -> str:
    return str(number_format(amount, use_l10n=True, force_grouping=True))


def _searches(count: int) -> str:
    if count == 0:
        return gettext("Not searched yet")
    return ngettext("{n} search", "{n} searches", count).format(n=count)
