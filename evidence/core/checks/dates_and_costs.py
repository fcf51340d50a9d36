"""Days lie before the edition, and what a year costs rests on the prices that were seen."""

import re
from collections.abc import Iterator

from evidence.core.checks.check import Check
from evidence.core.checks.readability import edition_sentences
from evidence.core.checks.references import named_entries
from evidence.core.checks.wording import plain_texts
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Source
from evidence.core.edition.market import Price
from evidence.core.edition.vocabulary import (
    Checked,
)
from evidence.core.wording.quantities import MONTHS, Of, quantities

# Dates

_A_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_BY = re.compile(rf"\b[Bb]y (\d{{1,2}}) ({'|'.join(MONTHS)}) ((?:19|20)\d{{2}})\b")


def dated_problems(catalogue: Catalogue) -> Iterator[str]:
    """Dates that lie after the last day on which anybody looked, or searches nobody made."""
    looked = {catalogue.colophon.compiled_on} | {it.retrieved for it in catalogue.sources}
    looked |= {it.checked_on for _, it in named_entries(catalogue) if hasattr(it, "checked_on")}
    looked.discard("")
    first, last = min(looked), max(looked)
    for name, entry in named_entries(catalogue):
        for field in ("as_of", "date_seen", "status_as_of"):
            told = getattr(entry, field, None) or ""
            if re.match(r"\d{4}", told) and told[:10] > last:
                yield f"{name}, {field}: {told} lies after {last}, when somebody last looked"
        year = getattr(entry, "year", None)
        if year and str(year) > last[:4]:
            yield f"{name}, year: {year} lies after {last}, when somebody last looked"
        if (
            isinstance(entry, Source)
            and entry.checked is Checked.CHECKED
            and _IN_DOUBT.search(entry.checked_note)
        ):
            yield f"{name}, checked: checked, and its note says “{entry.checked_note}”"
        if (
            isinstance(entry, Source)
            and entry.checked is Checked.CHECKED
            and (entry.confidence != "high" or _SECOND_HAND.search(entry.checked_note))
        ):
            yield f"{name}, checked: checked, and held for {entry.confidence}: “{entry.checked_note}”"
        if isinstance(entry, Source) and year and entry.retrieved[:4] < str(year):
            yield f"{name}: of {year}, and read in {entry.retrieved}"
    yield from _years_of_sources(catalogue)
    for place, day, said in searches(catalogue):
        # A later search may be told alone: nothing else need have been read on its day, and what a
        # release brings is approved entry by entry. Whether its day has come the calendar tells.
        if day < first:
            yield f"{place}: nobody had begun to search on {said}"
    for plain in plain_texts(catalogue):
        for years in _FROM_TO.finditer(plain.text):
            if years[1] > years[2]:
                yield f"{plain.place}: “{years[0]}”: the later year stands first"


_FROM_TO = re.compile(
    r"\b(?:from|between) ((?:19|20)\d{2}) (?:to|and) ((?:19|20)\d{2})\b", re.IGNORECASE
)
_OF_A_SEARCH = re.compile(r"\b(?:found|find|read|saw|searched|looked|listed|knew)\b")


def searches(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Searches told in plain words: where, their day as `2026-11-28`, and the day as it is said."""
    for plain in plain_texts(catalogue):
        for sentence in edition_sentences(plain.text):
            for found in _BY.finditer(sentence) if _OF_A_SEARCH.search(sentence) else ():
                day = f"{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"
                yield plain.place, day, found[0][3:]


_SECOND_HAND = re.compile(
    r"\b(?:second(?:ary| hand)|a summary|not the (?:paper|source)|up to which|not the national)\b",
    re.IGNORECASE,
)
_IN_DOUBT = re.compile(
    r"\b(?:could not be (?:traced|found|read)|contradicts?|concern|retract\w*|does not exist|wrong|in part"
    r"|only (?:the|an?) (?:abstract|excerpt|part|summary)|not (?:all|the whole|to its end))\b",
    re.IGNORECASE,
)


def _years_of_sources(catalogue: Catalogue) -> Iterator[str]:
    for price in catalogue.prices:
        told = set(_A_YEAR.findall(price.date_seen or ""))
        for key in price.sources:
            year = catalogue.source[key].year if key in catalogue.source else None
            if told and year and str(year) not in told and "calculation" not in price.place:
                yield f"prices {price.key}: seen {price.date_seen}, and its source {key} is of {year}"
    for source in catalogue.sources:
        # A key is made of a name and a year; what came out later in print keeps its key.
        named = re.search(r"[A-Z](?:20)?(\d\d)[A-Z]*$", source.key)
        if named and source.year and 5 <= int(named[1]) <= 30 and source.year % 100 < int(named[1]):
            yield f"sources {source.key}: its key names a later year than {source.year}"
        words = " ".join(filter(None, (source.title, source.venue, source.checked_note)))
        if (
            named
            and source.year
            and 5 <= int(named[1]) <= 30
            and source.year % 100 > int(named[1])
            and (
                source.retrieved[:4] != str(source.year)
                # What came out online one year is in print the next; not two years later.
                or (source.year % 100 - int(named[1]) > 1 and f"20{named[1]}" not in words)
            )
            and str(source.year) not in words
        ):
            yield f"sources {source.key}: of {source.year}, and its key names an earlier year"


# What a year costs


def cost_problems(catalogue: Catalogue) -> Iterator[str]:
    """Costs of a year that are not worked out from their prices, in their currency."""
    prices = {it.key: it for it in catalogue.prices}
    for price in catalogue.prices:
        currency = next((code for where, code in _MONEY if where.search(price.place)), None)
        if currency and price.currency != currency:
            yield f"prices {price.key}: {price.currency}, and seen in {price.place}"
        if (
            price.low
            and price.high
            and price.high > _FAR_APART * price.low
            and "all" not in price.unit
        ):
            yield f"prices {price.key}: from {price.low} to {price.high}, more than {_FAR_APART} times"
        words = f"{price.unit} {price.note or ''}"
        for money, codes in _SPOKEN_MONEY:
            if money.search(words) and price.currency not in codes:
                yield f"prices {price.key}: {price.currency}, and its words tell of {money.pattern[2:-2]}"
        yield from _worked_out(price, catalogue) if price.computed else ()
        yield from _amounts_noted(price, catalogue)
        for key in price.sources:
            title = catalogue.source[key].title if key in catalogue.source else ""
            there = next((code for where, code in _MONEY if where.search(title)), None)
            if there and currency and there != currency:
                yield f"prices {price.key}: seen in {price.place}, and its source is “{title}”"
    for cost in catalogue.first_year_costs:
        name = f"first_year_costs {cost.option}"
        own = [prices[key] for key in cost.prices if key in prices]
        if cost.currency != "any" and any(it.currency != cost.currency for it in own):
            yield f"{name}: {cost.currency}, and its prices are not"
        for price in catalogue.prices:
            generic = _generic_year(price) if price.option == cost.option else None
            if generic and price.currency == cost.currency and generic < cost.low:
                yield f"{name}: from {cost.low}, and a generic is {generic} a year ({price.key})"
        amounts = {
            amount for it in own for amount in (it.low, it.high, it.point) if amount is not None
        }
        for field in ("low", "high"):
            total = getattr(cost, field)
            if amounts and not any(
                total in (amount * times for times in range(1, 13)) for amount in amounts
            ):
                yield f"{name}, {field}: {total} is no multiple of a price it names"
        told = [one.value for one in quantities(cost.note) if one.of is not Of.TIME]
        for one in told:
            if (
                one >= 20
                and amounts
                and one not in amounts
                and not any(one * t in amounts for t in range(1, 13))
                and not any(one == amount * t for amount in amounts for t in range(1, 13))
            ) and cost.later_year_low is not None:
                yield f"{name}, note: {one:g} is none of its prices"


def _worked_out(price: Price, catalogue: Catalogue) -> Iterator[str]:
    """A price that was worked out is a multiple of one that was read, or of the amount its unit tells."""
    read = {
        amount
        for it in catalogue.prices
        if not it.computed and it.option == price.option and set(it.sources) & set(price.sources)
        for amount in (it.low, it.high, it.point)
        if amount
    }
    each = [
        float(it) * times
        for it in _EACH.findall(f"{price.unit} {price.note or ''}")
        for times in (365, 365.25, 52, 12)
    ]
    ways = [*each, *(it * times for it in read for times in range(1, 13))]
    for field in ("low", "high", "point"):
        amount = getattr(price, field)
        if ways and amount and not any(abs(amount - it) <= 0.006 * it for it in ways):
            yield f"prices {price.key}, {field}: {amount} is no multiple of what it was worked out from"


_EACH = re.compile(r"(?<![\d.,])\d+\.\d+(?![\d.,]*\d)")
"""The price of one tablet, in a unit or a note."""


def _amounts_noted(price: Price, catalogue: Catalogue) -> Iterator[str]:
    """Where notes of its sources tell amounts, a price that was read is one of them, in their money."""
    notes = [catalogue.source[it].checked_note for it in price.sources if it in catalogue.source]
    noted = [_AN_AMOUNT.findall(it) for it in notes]
    if price.computed or not noted or not all(noted):
        return
    told = {
        (float(amount.replace(",", "")), _MONEY_WORDS[" ".join(money.lower().split())])
        for every in noted
        for one, other, money in every
        for amount in (one, other)
        if amount
    }
    for field in ("low", "high", "point"):
        amount = getattr(price, field)
        if amount is not None and not any(
            code == price.currency and abs(amount - it) < 1 for it, code in told
        ):
            yield f"prices {price.key}, {field}: {price.currency} {amount}, and no source's note tells it"


_MONEY_WORDS = {
    "us dollars": "USD", "dollars": "USD", "pounds": "GBP", "euros": "EUR", "canadian dollars": "CAD",
    "australian dollars": "AUD", "indian rupees": "INR", "rupees": "INR",
}  # fmt: skip
_AN_AMOUNT = re.compile(
    rf"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(?: (?:to|and|or) (\d[\d,]*(?:\.\d+)?))? ({'|'.join(_MONEY_WORDS)})\b",
    re.IGNORECASE,
)


def _generic_year(price: Price) -> int | None:
    """What a year of a generic comes to; None: it is none, or its price is not by month or year."""
    lowest = price.low if price.low is not None else price.point
    times = next((n for unit, n in _A_YEAR_HOLDS if price.unit.startswith(unit)), None)
    if "generic" not in price.unit or lowest is None or times is None:
        return None
    return lowest * times


_A_YEAR_HOLDS = (("per month", 12), ("per year", 1))
_SPOKEN_MONEY = (
    (re.compile(r"\bdollars\b"), frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD"})),
    (re.compile(r"\bpounds\b"), frozenset({"GBP", "EGP"})),
    (re.compile(r"\beuros\b"), frozenset({"EUR"})),
    (re.compile(r"\brupees\b"), frozenset({"INR", "PKR", "LKR", "NPR"})),
)
_FAR_APART = 8
"""Times a high price may be the low one; more is a slip of a digit, or wants a reason."""
_MONEY = (
    (re.compile(r"\bUnited States\b|\bUS\b|\bNew York\b"), "USD"),
    (re.compile(r"\bUnited Kingdom\b|\bUK\b|\bLondon\b"), "GBP"),
    (re.compile(r"\bCanada\b"), "CAD"),
    (re.compile(r"\bIndia\b"), "INR"),
    (re.compile(r"\bAustralia\b"), "AUD"),
)
"""Money people pay with there; another one is a slip of the pen, or wants a note of its own."""


CHECKS = (
    Check("dates lie before the edition", dated_problems, reading=True),
    Check("costs rest on prices", cost_problems, reading=True),
)
"""What the publish gate asks; see `Check` for how far it blocks."""
