"""Which answers files are refused: every value is looked at, also in items that are not asked."""

from typing import Any

from tests.oracle.codes import COUNTRIES, ISO_4217
from tests.oracle.reading import ALONE_CODES, ITEMS


def problems(answers: dict[str, Any]) -> list[str]:
    """One line for each thing wrong; an empty list means the file is accepted."""
    found = []
    for key, value in answers.items():
        if key not in ITEMS:
            found.append(f"{key}: unknown key")
            continue
        item = ITEMS[key]
        if item["type"] == "choice":
            found += choice_problems(key, item["choices"], value)
        elif item["type"] == "choices":
            found += choices_problems(key, item["choices"], value)
        elif item["type"] == "country":
            found += country_problems(key, value)
        elif item["type"] == "money":
            found += money_problems(key, value)
        else:
            found += importance_problems(key, item["choices"], value)
    return found


def choice_problems(key: str, codes: list[str], value: object) -> list[str]:
    if type(value) is not str:
        return [f"{key}: expected one code"]
    if value not in codes:
        return [f"{key}: {value} is not a choice"]
    return []


def choices_problems(key: str, codes: list[str], value: object) -> list[str]:
    if type(value) is not list:
        return [f"{key}: expected a list of codes"]
    if value == []:
        return [f"{key}: an empty list"]
    found = []
    for code in value:
        found += choice_problems(key, codes, code)
    if found:
        return found
    for code in codes:
        if value.count(code) > 1:
            found.append(f"{key}: {code} is given twice")
    if len(set(value)) > 1 and any(code in ALONE_CODES for code in value):
        found.append(f"{key}: a code that stands alone is given beside another")
    return found


def country_problems(key: str, value: object) -> list[str]:
    if type(value) is not str:
        return [f"{key}: expected a country code"]
    if value in COUNTRIES:
        return []
    if key == "country" and value == "prefer_not_to_say":
        return []
    return [f"{key}: {value} is not a country code"]


def money_problems(key: str, value: object) -> list[str]:
    if type(value) is not dict:
        return [f"{key}: expected an amount and a currency"]
    if set(value) != {"amount", "currency"}:
        return [f"{key}: expected exactly an amount and a currency"]
    found = []
    # `type`, not `isinstance`: to Python a bool is an int.
    if type(value["amount"]) is not int or not 0 <= value["amount"] <= 1_000_000:
        found.append(f"{key}: the amount is not a whole number from 0 to 1000000")
    if type(value["currency"]) is not str or value["currency"] not in ISO_4217:
        found.append(f"{key}: the currency is not an ISO 4217 code")
    return found


def importance_problems(key: str, codes: list[str], value: object) -> list[str]:
    if type(value) is not dict:
        return [f"{key}: expected a number for each thing that matters"]
    if value == {}:
        return [f"{key}: empty"]
    found = []
    for code, number in value.items():
        if code not in codes:
            found.append(f"{key}: {code} is not a choice")
        if type(number) is not int or not 1 <= number <= 5:
            found.append(f"{key}: {code} is not a whole number from 1 to 5")
    return found
