"""Countries and currencies by name in the reader's language; the codes are those of evidence.core.edition.iso."""

import re
import unicodedata
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, get_currency_name, get_territory_currencies
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


def sign_key(sign: str) -> str:
    """What to compare of a sign: letters and signs, without points, spaces and hyphens between."""
    return _BETWEEN.sub("", sign).upper()


_BETWEEN = re.compile(r"[\s.\-\u00b7\u200e\u200f\u061c]+")


@lru_cache(maxsize=16)
def _signs(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    # The reader's language writes "US$" where another writes "$": both are read.
    for locale in (_locale_of(language), _locale_of("en-US"), _locale_of("en-GB")):
        for code in CURRENCIES - NOT_MONEY:
            names = {get_currency_name(code, count, locale=locale) for count in (1, 2)}
            # “Dollars” is what people write of every dollar.
            last_words = {name.split()[-1] for name in names if locale.language == "en"}
            symbol = locale.currency_symbols.get(code, code)
            for name in {code, symbol, *names, *last_words}:
                found.setdefault(sign_key(name), set()).add(code)
    # Dollars, pounds, kroner and yen share a sign with their neighbours' money.
    for code, signs_of_code in _LOCAL_SIGNS.items():
        for name in signs_of_code.split():
            found.setdefault(sign_key(name.replace("_", " ")), set()).add(code)
    return {sign: frozenset(codes) for sign, codes in found.items() if sign}


# What the countries' own languages write (Unicode CLDR 47) and what people type there.
_LOCAL_SIGNS = {
    "AED": "د.إ Dh Dhs Dirham", "AFN": "؋ Af Afs", "ALL": "Lek Lekë L", "AMD": "֏ Dram",
    "AOA": "Kz", "ARS": "$ AR$ ARS$", "AUD": "$ A$ AU$", "AWG": "Afl ƒ", "AZN": "₼ Manat",
    "BAM": "KM КМ", "BBD": "$ Bds$", "BDT": "৳ Tk Taka", "BGN": "лв lv", "BHD": "د.ب BD",
    "BIF": "FBu", "BMD": "$ BD$", "BND": "$ B$", "BOB": "Bs", "BRL": "R$ Reais Real",
    "BSD": "$ B$", "BWP": "P Pula", "BYN": "Br", "BZD": "$ BZ$", "CAD": "$ C$ CA$ Can$",
    "CDF": "FC", "CHF": "Fr SFr Fr. CHF.", "CLP": "$ CLP$", "CNY": "¥ CN¥ 元 RMB 人民币 Yuan",
    "COP": "$ COL$ COP$", "CRC": "₡", "CUP": "$", "CZK": "Kč Kc", "DJF": "Fdj", "DKK": "kr Dkr",
    "DOP": "$ RD$", "DZD": "DA د.ج", "EGP": "£ E£ LE ج.م L.E. EGP£", "ERN": "Nfk",
    "ETB": "Br ብር Birr", "EUR": "€ Euro Euros EUR€", "FJD": "$ FJ$", "FKP": "£",
    "GBP": "£ GB£ UK£ Quid Pound Pounds", "GEL": "₾ Lari", "GHS": "GH₵ ₵ GHC Cedi Cedis",
    "GIP": "£", "GMD": "D", "GNF": "FG", "GTQ": "Q", "GYD": "$ G$", "HKD": "$ HK$", "HNL": "L",
    "HTG": "G", "HUF": "Ft", "IDR": "Rp", "ILS": "₪ NIS שח ש״ח Shekel Shekels", "INR": "₹ Rs ₨ Re रु",
    "IQD": "د.ع ID", "IRR": "﷼ ریال Rls", "ISK": "kr Ikr", "JMD": "$ J$", "JOD": "د.أ د.ا JD",
    "JPY": "¥ ￥ JP¥ 円 Yen", "KES": "Ksh KSh Sh Shs KES/", "KGS": "сом с", "KHR": "៛", "KMF": "CF",
    "KRW": "₩ 원 Won", "KWD": "د.ك KD K.D.", "KYD": "$ CI$", "KZT": "₸ тг", "LAK": "₭",
    "LBP": "ل.ل LL L.L. £", "LKR": "Rs රු ₨", "LRD": "$ L$", "LSL": "L M", "LYD": "د.ل LD",
    "MAD": "د.م DH Dhs", "MDL": "L Lei Leu", "MGA": "Ar", "MKD": "den ден", "MMK": "K Ks",
    "MNT": "₮", "MOP": "MOP$ P", "MRU": "أ.م UM", "MUR": "Rs ₨", "MVR": "Rf ރ", "MWK": "MK K",
    "MXN": "$ MX$ Mex$", "MYR": "RM Ringgit", "MZN": "MT MTn", "NAD": "$ N$", "NGN": "₦ Naira",
    "NIO": "C$", "NOK": "kr Nkr", "NPR": "Rs रु नेरू ₨", "NZD": "$ NZ$", "OMR": "ر.ع RO R.O.",
    "PAB": "B/.", "PEN": "S/. S/ Soles Sol", "PGK": "K", "PHP": "₱ P Php", "PKR": "Rs ₨",
    "PLN": "zł zl złotych", "PYG": "₲ Gs", "QAR": "ر.ق QR ﷼", "RON": "Lei Leu", "RSD": "din дин",
    "RUB": "₽ руб р рублей", "RWF": "RF FRw", "SAR": "ر.س SR ﷼ \u20c1", "SBD": "$ SI$", "SCR": "SR Rs",
    "SDG": "ج.س", "SEK": "kr Skr Kronor", "SGD": "$ S$", "SHP": "£", "SLE": "Le", "SOS": "S Sh",
    "SRD": "$ Sr$", "SSP": "£ SS£", "STN": "Db", "SYP": "ل.س £S LS £", "SZL": "E L", "THB": "฿ Baht",
    "TND": "د.ت DT", "TOP": "T$", "TRY": "₺ TL Lira Liras", "TTD": "$ TT$", "TWD": "$ NT$ NTD 元",
    "TZS": "TSh Sh Shs", "UAH": "₴ грн", "UGX": "USh Sh Shs", "USD": "$ US$ USD$ Buck Bucks",
    "UYU": "$ $U", "UZS": "soʻm som сўм", "VES": "Bs Bs.S", "VND": "₫ đ Đồng", "VUV": "VT",
    "WST": "WS$ T", "XAF": "FCFA F_CFA CFA F", "XCD": "$ EC$", "XCG": "Cg", "XOF": "FCFA F_CFA CFA F",
    "XPF": "FCFP CFP F", "YER": "ر.ي ﷼", "ZAR": "R Rand", "ZMW": "K ZK Kwacha", "ZWG": "ZiG",
}  # fmt: skip


def _sorting(name: str) -> str:
    """Å sorts with A, as readers of a list of names expect."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(letter)
    )
