"""Countries and currencies by name in the reader's language; the codes are those of evidence.core.edition.iso."""

import unicodedata
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, get_territory_currencies
from django.utils.translation import get_language

from evidence.core.assessment.profile import Money
from evidence.core.edition.iso import COUNTRIES, CURRENCIES

NOT_MONEY = frozenset(
    "BOV CHE CHW CLF COU MXV USN UYI UYW VED XAD XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX".split()
)
"""Codes that name metals, funds and accounts: nobody has a price in them."""

COMMON = ("USD", "EUR", "GBP")
"""The currencies most prices on the web are in; they stand after the country's own."""


def country_name(code: str) -> str:
    return str(_locale().territories.get(code, code))


def currency_name(code: str) -> str:
    """Its name with its sign and code, like "British Pound (£, GBP)"."""
    locale = _locale()
    sign = locale.currency_symbols.get(code, code)
    signs = code if sign == code else f"{sign}, {code}"
    return f"{locale.currencies.get(code, code)} ({signs})"


def money_words(money: Money) -> str:
    """An amount as a person reads it, like "£1,500"; the code where a sign would be unclear."""
    locale = _locale()
    amount = format_decimal(money.amount, format="#,##0", locale=locale)
    sign = locale.currency_symbols.get(money.currency, money.currency)
    return f"{sign}{amount}" if len(sign) == 1 else f"{amount} {money.currency}"


def countries() -> list[tuple[str, str]]:
    """Code and name of every country, by name."""
    return _countries(get_language() or "en")


def currencies(*own_countries: str | None) -> list[tuple[str, str]]:
    """Code and name of every currency: those of the person's countries, the common ones, then all by name."""
    own = map(currency_of, own_countries)
    first = [code for code in dict.fromkeys((*own, *COMMON)) if code]
    by_name = _currencies(get_language() or "en")
    names = dict(by_name)
    return [(code, names[code]) for code in first] + [
        (code, name) for code, name in by_name if code not in first
    ]


def currency_of(country: str | None) -> str | None:
    """What people of the country pay with. None: no country, or a currency we do not know."""
    if country is None or country not in COUNTRIES:
        return None
    used = get_territory_currencies(country)
    return used[0] if used and used[0] in CURRENCIES - NOT_MONEY else None


def signs() -> dict[str, frozenset[str]]:
    """A sign people type before an amount, with the currencies it may mean."""
    return _signs(get_language() or "en")


def _locale() -> Locale:
    return _locale_of(get_language() or "en")


@lru_cache(maxsize=16)
def _locale_of(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en")


@lru_cache(maxsize=16)
def _countries(language: str) -> list[tuple[str, str]]:
    names = _locale_of(language).territories
    return sorted(((code, names[code]) for code in COUNTRIES), key=lambda pair: _sorting(pair[1]))


@lru_cache(maxsize=16)
def _currencies(language: str) -> list[tuple[str, str]]:
    pairs = ((code, currency_name(code)) for code in CURRENCIES - NOT_MONEY)
    return sorted(pairs, key=lambda pair: _sorting(pair[1]))


@lru_cache(maxsize=16)
def _signs(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    # The reader's language writes "US$" where another writes "$": both are read.
    for locale in (_locale_of(language), _locale_of("en-US"), _locale_of("en-GB")):
        for code in CURRENCIES - NOT_MONEY:
            found.setdefault(code, set()).add(code)
            found.setdefault(locale.currency_symbols.get(code, code), set()).add(code)
    # Dollars, pounds, kroner and yen share a sign with their neighbours' money.
    for code, names in _LOCAL_SIGNS.items():
        for name in names:
            found.setdefault(name, set()).add(code)
    return {sign.upper(): frozenset(codes) for sign, codes in found.items()}


_LOCAL_SIGNS = {
    "USD": ("$",), "CAD": ("$",), "AUD": ("$",), "NZD": ("$",), "SGD": ("$", "S$"), "HKD": ("$",),
    "MXN": ("$",), "ARS": ("$",), "CLP": ("$",), "COP": ("$",), "GBP": ("£",), "EGP": ("£",),
    "SEK": ("kr",), "NOK": ("kr",), "DKK": ("kr",), "ISK": ("kr",), "JPY": ("¥",), "CNY": ("¥",),
    "INR": ("Rs", "₹"), "PKR": ("Rs",), "LKR": ("Rs",), "TRY": ("₺", "TL"), "PLN": ("zł",),
    "CZK": ("Kč",), "HUF": ("Ft",), "CHF": ("Fr", "SFr"), "ZAR": ("R",), "BRL": ("R$",),
}  # fmt: skip


def _sorting(name: str) -> str:
    """Å sorts with A, as readers of a list of names expect."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(letter)
    )
