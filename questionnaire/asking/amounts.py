"""Amounts of money as people type them, read into whole units of a currency."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from evidence.core.assessment.answers_file import HIGHEST_AMOUNT
from questionnaire.rendering.money_and_countries import signs

LONGEST = 40
"""No amount needs more characters; longer text is not looked at."""

_SPACES = re.compile(r"[\s'’_]+")
_SIGN = re.compile(r"^[^\d.,+\-−]+\.?|[^\d.,]+\.?$")
# Groups of three as in most of the world, and the lakhs of South Asia.
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})*,\d{3}")
_THOUSANDS = {"K": 1_000, "M": 1_000_000}


class AmountError(ValueError):
    """What was typed is no amount; the message tells the person how to mend it."""


def read_amount(text: str) -> tuple[int, frozenset[str]]:
    """The amount, half a unit rounded up, and the currencies a typed sign may mean (none: no sign)."""
    if len(text) > LONGEST:
        raise AmountError(_cannot_read())
    digits = "".join(_digit(letter) for letter in text)
    bare = _SPACES.sub("", digits)
    found = [sign.strip(".").upper() for sign in _SIGN.findall(bare)]
    number = _SIGN.sub("", bare)
    factor = 1
    meant: frozenset[str] = frozenset()
    for sign in found:
        if sign in _THOUSANDS and factor == 1:
            factor = _THOUSANDS[sign]
        elif sign in signs() and not meant:
            meant = signs()[sign]
        else:
            raise AmountError(_cannot_read())
    if number.startswith(("-", "−")):
        raise AmountError(_("Enter an amount of 0 or more"))
    amount = int((_decimal(number) * factor).quantize(Decimal(1), ROUND_HALF_UP))
    if amount > HIGHEST_AMOUNT:
        raise AmountError(_("Enter an amount of 1,000,000 or less, in this or another currency"))
    return amount, meant


def _decimal(number: str) -> Decimal:
    """A number with any of the marks people put between thousands or before cents."""
    last = max(number.rfind("."), number.rfind(","))
    if last == -1:
        whole, cents = number, ""
    elif _GROUPED.fullmatch(number):
        # "1.500" is fifteen hundred in much of the world; nobody means one and a half.
        whole, cents = number.replace(".", "").replace(",", ""), ""
    else:
        whole, cents = number[:last], number[last + 1 :]
        if ("." in whole or "," in whole) and not (
            _GROUPED.fullmatch(whole) and number[last] not in whole
        ):
            raise AmountError(_cannot_read())
        whole = whole.replace(".", "").replace(",", "")
    if not whole.isdecimal() or (cents and not cents.isdecimal()) or len(cents) > 2:
        raise AmountError(_cannot_read())
    return Decimal(f"{whole}.{cents or 0}")


def _digit(letter: str) -> str:
    """Digits of every script as 0 to 9."""
    if letter == "٬":
        return ","
    if letter == "٫":
        return "."
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def _cannot_read() -> str:
    return _("We cannot read this amount. Enter it in numbers, like 1,500 or 1500.50")
