"""One entry of a file of answers, read into the answer an answers file has; or why it cannot be."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from evidence.core.assessment.answers_file import HIGHEST_AMOUNT
from evidence.core.edition.iso import COUNTRIES as COUNTRY_CODES
from evidence.core.edition.iso import CURRENCIES as CURRENCY_CODES
from evidence.core.edition.items import ITEM, Item, Kind
from questionnaire.fhir.naming import COUNTRIES, CURRENCIES, Resource, row_of, system_of
from questionnaire.questions import POINTS


class Reason(StrEnum):
    """Why one entry of a file is not taken."""

    UNKNOWN_QUESTION = "unknown_question"
    TWICE = "twice"
    UNKNOWN_ANSWER = "unknown_answer"
    SEVERAL = "several"
    DO_NOT_GO_TOGETHER = "do_not_go_together"
    NOT_ASKED = "not_asked"


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
    if item.kind is Kind.SCALES:
        return _points(item, entry)
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


def _values(entry: Resource) -> Iterator[Resource]:
    """The bodies of the answers. Anything nested below one is not ours."""
    answers = entry.get("answer", [])
    if not isinstance(answers, list):
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    for answer in answers:
        if not isinstance(answer, dict) or len(answer) != 1:
            raise NotTakenError(Reason.UNKNOWN_ANSWER)
        yield answer


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
    amount, currency = quantity.get("value"), quantity.get("code")
    # A truth value is an int to Python and is no amount of money.
    fits = type(amount) is int and 0 <= amount <= HIGHEST_AMOUNT
    named = quantity.get("system") == CURRENCIES and isinstance(currency, str)
    if not fits or not named or currency not in CURRENCY_CODES:
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    return {"amount": amount, "currency": currency}


def _points(item: Item, entry: Resource) -> dict[str, int] | None:
    rows = entry.get("item", [])
    known = [row_of(item.key, code) for code in item.codes]
    if "answer" in entry or not isinstance(rows, list):
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    if not all(isinstance(row, dict) and row.get("linkId") in known for row in rows):
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    given = {row["linkId"]: list(_values(row)) for row in rows}
    if len(given) != len(rows):
        raise NotTakenError(Reason.TWICE)
    found = {}
    for code in item.codes:
        values = given.get(row_of(item.key, code), [])
        if len(values) > 1:
            raise NotTakenError(Reason.SEVERAL)
        for value in values:
            point = value.get("valueInteger")
            if type(point) is not int or point not in POINTS:
                raise NotTakenError(Reason.UNKNOWN_ANSWER)
            found[code] = point
    return found or None
