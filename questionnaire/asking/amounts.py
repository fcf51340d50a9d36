"""Amounts of money as people type and paste them, read into whole units of a currency.

Where a text can be read in two ways, the person is asked which; nothing is multiplied by a thousand
on a guess. Which ways there are depends on the currency: a dinar has a thousand parts.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from evidence.core.assessment.answers_file import HIGHEST_AMOUNT
from evidence.presenters.money_and_countries import sign_key, signs

LONGEST = 40
"""No amount needs more characters; longer text is not looked at."""
THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
"""Currencies with a thousand parts (ISO 4217, list one, minor unit 3)."""

_GROUP, _DECIMAL = "\u2009", "\u066b"
"""Marks that only part thousands, and one that only parts decimals, in whatever script."""
_SAME = {
    **dict.fromkeys("'’‘ʼ´`_٬", _GROUP),
    **dict.fromkeys("−–—‒‐‑﹣", "-"),
    "٫": _DECIMAL,
    "،": ",",
    "‚": ",",
}
_GROUPED = re.compile(
    rf"[1-9]\d{{0,2}}([.,{_GROUP}])\d{{3}}(?:\1\d{{3}})*"
    # The lakhs of South Asia.
    rf"|[1-9]\d?(?:,\d{{2}})+,\d{{3}}|[1-9]\d?(?:{_GROUP}\d{{2}})+{_GROUP}\d{{3}}"
)
_ENDING = re.compile(r"(?:[.,:]\s*-{1,2}|/[-=]|=|[.,])\s*")
"""What stands behind whole amounts: “1500.-”, “1500,--”, “1500:-”, “1,500/-”, “1500/=”."""
_THOUSANDS = {"K": 1_000, "M": 1_000_000}


class AmountError(ValueError):
    """What was typed is no amount; the message tells the person how to mend it."""


@dataclass(frozen=True)
class TypedAmount:
    """What somebody typed, taken apart; its amount is known once its currency is."""

    number: str
    meant: frozenset[str]
    """The currencies that the typed sign may mean; empty: there is no sign."""
    thousands: str = ""
    """K or M, where one stands behind the number."""

    def whole_units(self, currency: str = "") -> int:
        """The amount in this currency, half a unit rounded up.

        Raises AmountError where it cannot be read, can be read in two ways, or is too large.
        """
        three = currency in THREE_DECIMALS
        numbers = _readings(self.number, 3 if three or self.thousands else 2)
        if not numbers:
            raise AmountError(_cannot_read())
        factors = {_THOUSANDS.get(self.thousands, 1)}
        if currency in signs().get(self.thousands, ()):
            # “500 K” is five hundred kwacha as well.
            factors.add(1)
        found = sorted({_rounded(number * factor) for number in numbers for factor in factors})
        if len(found) > 1:
            told = {"low": found[0], "high": found[-1]}
            raise AmountError(
                _(
                    "This can be read in two ways. Enter %(low)s or %(high)s,"
                    " without points or commas"
                )
                % told
            )
        if found[0] > HIGHEST_AMOUNT:
            raise AmountError(
                _("Enter an amount of 1,000,000 or less, in this or another currency")
            )
        return found[0]


def take_apart(text: str) -> TypedAmount:
    """Number and sign of what was typed. Raises AmountError where there is no number to read."""
    plain = " ".join("".join(map(_letter, text)).split())
    digits = [place for place, letter in enumerate(plain) if letter in "0123456789"]
    if len(plain) > LONGEST or not digits:
        raise AmountError(_cannot_read())
    before = plain[: digits[0]].strip(f" {_GROUP}")
    behind = plain[digits[-1] + 1 :].strip(f" {_GROUP}")
    number = _joined(plain[digits[0] : digits[-1] + 1])
    if before.startswith("-") or before.endswith("-"):
        raise AmountError(_("Enter an amount of 0 or more"))
    behind = _ENDING.sub("", behind, count=1) if _ENDING.match(behind) else behind
    sign, thousands = _behind(behind)
    meant = _both(_sign(_before(before)), _sign(sign))
    if not _readings(number, 3):
        raise AmountError(_cannot_read())
    return TypedAmount(number, meant, thousands)


def _letter(letter: str) -> str:
    """One letter as everybody writes it; marks that nobody sees are gone."""
    if letter in _SAME:
        return _SAME[letter]
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if unicodedata.category(letter) in ("Cf", "Cc") and not letter.isspace():
        return ""
    if "\ufe00" <= letter <= "\ufe0f":
        return ""
    if "\uff01" <= letter <= "\uffe6" or "\ufe50" <= letter <= "\ufe6b":
        # Full-width and small forms, as keyboards of East Asia write them.
        plain = unicodedata.normalize("NFKC", letter)
        return _SAME.get(plain, plain)
    return " " if letter.isspace() else letter


def _joined(core: str) -> str:
    """The number with one mark for every space or apostrophe between its digits."""
    marked = re.sub(rf"[ {_GROUP}]+", _GROUP, core)
    return re.sub(rf"{_GROUP}?([.,{_DECIMAL}]){_GROUP}?", r"\1", marked)


def _before(text: str) -> str:
    """The sign before a number. A point there belongs to letters: “.50” is half, never fifty."""
    text = text.removeprefix("+").strip()
    bare = text.rstrip(". ")
    if (
        "," in text
        or _DECIMAL in text
        or (bare != text and not (bare[-1:].isalpha() or bare[-1:] == "/"))
    ):
        raise AmountError(_cannot_read())
    return text


def _behind(text: str) -> tuple[str, str]:
    """The sign behind a number, and the letter for thousands that may stand before it."""
    if text[:1].upper() in _THOUSANDS and not text[1:2].isalpha():
        return text[1:], text[:1].upper()
    if sign_key(text) not in signs() and text[:1].upper() in _THOUSANDS:
        return text[1:], text[:1].upper()
    return text, ""


def _sign(text: str) -> frozenset[str]:
    """The currencies a sign may mean; empty where there is no sign."""
    key = sign_key(text)
    if not key:
        if text.strip(" ."):
            raise AmountError(_cannot_read())
        return frozenset()
    if key not in signs():
        raise AmountError(_cannot_read())
    return signs()[key]


def _both(before: frozenset[str], behind: frozenset[str]) -> frozenset[str]:
    """“$1,500 CAD” has two signs that agree on one currency."""
    if before and behind and not before & behind:
        raise AmountError(_cannot_read())
    return before & behind if before and behind else before or behind


def _readings(number: str, decimals: int) -> list[Decimal]:
    """Every number that this can be, with at most so many decimals."""
    if number.isdecimal():
        return [Decimal(number)]
    found = []
    if _GROUPED.fullmatch(number):
        found.append(Decimal(re.sub(r"\D", "", number)))
    last = max(map(number.rfind, (".", ",", _DECIMAL)))
    whole, cents = number[:last], number[last + 1 :]
    is_whole = whole.isdecimal() or (_GROUPED.fullmatch(whole) and number[last] not in whole)
    if last <= 0 or not is_whole or not cents.isdecimal() or len(cents) > decimals:
        return found
    return [*found, Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{cents}")]


def _rounded(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), ROUND_HALF_UP))


def _cannot_read() -> str:
    return _("We cannot read this amount. Enter it in numbers, like 1,500 or 1500.50")
