"""One entry of a file of answers, read into the answer an answers file has; or why it cannot be."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from evidence.core.assessment.answers_file import HIGHEST_AMOUNT
from evidence.core.edition.iso import COUNTRIES as COUNTRY_CODES
from evidence.core.edition.iso import CURRENCIES as CURRENCY_CODES
from evidence.core.edition.items import ITEM, Item, Kind
from questionnaire.fhir.naming import COUNTRIES, CURRENCIES, Resource, system_of
from questionnaire.questions import POINTS

BESIDE_A_VALUE = frozenset({"id", "extension", "modifierExtension", "fhir_comments"})
"""What may stand in an answer beside its value."""


class Reason(StrEnum):
    """Why one entry of a file is not taken."""

    UNKNOWN_QUESTION = "unknown_question"
    TWICE = "twice"
    UNKNOWN_ANSWER = "unknown_answer"
    SEVERAL = "several"
    DO_NOT_GO_TOGETHER = "do_not_go_together"
    NOT_ASKED = "not_asked"
    MARKED = "marked"


class NotTakenError(ValueError):
    """This entry is left out."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def answer_in(name: str, entry: Resource) -> Any:
    """The answer as an answers file has it. None: asked and left out."""
    item = ITEM.get(name)
    if item is None:
        raise NotTakenError(Reason.UNKNOWN_QUESTION)
    if "item" in entry:
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    values = list(_values(entry))
    if not values:
        return None
    if item.kind is Kind.CHOICES:
        return _codes(item, values)
    if len(values) > 1:
        raise NotTakenError(Reason.SEVERAL)
    return _money(values[0]) if item.kind is Kind.MONEY else _code(item, values[0])


def point_in(row: Resource) -> int | None:
    """The point on one row of an item with several scales. None: the row was left out."""
    values = list(_values(row))
    if len(values) > 1:
        raise NotTakenError(Reason.SEVERAL)
    if not values:
        return None
    point = _whole(values[0].get("valueInteger"))
    if point not in POINTS:
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    return point


def _values(entry: Resource) -> Iterator[Resource]:
    """The bodies of the answers, without what other programs write beside a value.

    FHIR lets every element have an id and extensions, which may be passed over; an extension that
    changes what the element means may not.
    """
    answers = entry.get("answer", [])
    if not isinstance(answers, list):
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    for answer in (entry, *answers):
        if isinstance(answer, dict) and answer.get("modifierExtension"):
            raise NotTakenError(Reason.MARKED)
    for answer in answers:
        if not isinstance(answer, dict):
            raise NotTakenError(Reason.UNKNOWN_ANSWER)
        values = {
            name: value
            for name, value in answer.items()
            if name not in BESIDE_A_VALUE and not name.startswith("_")
        }
        if len(values) != 1:
            raise NotTakenError(Reason.UNKNOWN_ANSWER)
        yield values


def _whole(number: object) -> int | None:
    """A whole number, also where a program writes it as 1500.0. None: it is none."""
    # A truth value is an int to Python and is no amount of anything.
    if type(number) is float and number.is_integer():
        return int(number)
    return number if type(number) is int else None


def _code(item: Item, value: Resource) -> str:
    coding = value.get("valueCoding")
    if not isinstance(coding, dict):
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    system, code = coding.get("system"), coding.get("code")
    iso = item.kind is Kind.COUNTRY and system == COUNTRIES
    known = COUNTRY_CODES if iso else item.codes if system == system_of(item.key) else ()
    if not isinstance(code, str) or code not in known:
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    return code


def _codes(item: Item, values: list[Resource]) -> list[str]:
    given = [_code(item, value) for value in values]
    if len(set(given)) != len(given):
        raise NotTakenError(Reason.TWICE)
    if len(given) > 1 and item.exclusive.intersection(given):
        raise NotTakenError(Reason.DO_NOT_GO_TOGETHER)
    return [code for code in item.codes if code in given]


def _money(value: Resource) -> dict[str, Any]:
    quantity = value.get("valueQuantity")
    if not isinstance(quantity, dict) or "comparator" in quantity:
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    amount, currency = _whole(quantity.get("value")), quantity.get("code")
    fits = amount is not None and 0 <= amount <= HIGHEST_AMOUNT
    named = quantity.get("system") == CURRENCIES and isinstance(currency, str)
    if not fits or not named or currency not in CURRENCY_CODES:
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    return {"amount": amount, "currency": currency}
