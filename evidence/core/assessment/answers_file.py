"""An answers file to a `Profile` and `Preferences`; whatever does not fit is refused by name."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from evidence.core.assessment.profile import Money, Preferences, Profile
from evidence.core.edition.iso import COUNTRIES, CURRENCIES
from evidence.core.edition.items import ITEM, Item, Kind

HIGHEST_AMOUNT = 1_000_000
SCALE = range(1, 6)


class ProblemsError(ValueError):
    """Answers that cannot be read; `problems` says each one in a line."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def read_answers(text: str | bytes) -> object:
    """The answers object a JSON text holds.

    Raises ProblemsError where the text is not JSON, is nested too deep, or gives a key twice:
    a second value would silently win over the first.
    """
    try:
        return json.loads(text, object_pairs_hook=_only_once, parse_constant=_no_constant)
    except ProblemsError:
        raise
    except (ValueError, RecursionError) as error:
        raise ProblemsError((f"the answers are not readable JSON: {error}",)) from error


def _only_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ProblemsError((f"{_shown(twice)}: given twice",))
    return found


def _no_constant(name: str) -> None:
    raise ProblemsError((f"{name} is not JSON",))


def profile_from_answers(answers: object) -> tuple[Profile, Preferences]:
    """The person these answers describe, keys and codes as in the questionnaire.

    An absent key was not answered. Raises ProblemsError naming every problem; nothing is half-read.
    """
    if not isinstance(answers, dict):
        raise ProblemsError(("the answers are not an object of keys and codes",))
    if problems := tuple(_problems(answers)):
        raise ProblemsError(problems)
    read = {key: _value(ITEM[key], answer) for key, answer in answers.items()}
    importance = read.pop("importance", ())
    trial_interest = read.pop("trial_interest", None)
    return Profile(**read), Preferences(importance, trial_interest)


def _problems(answers: Mapping[str, Any]) -> Iterator[str]:
    for key, answer in answers.items():
        item = ITEM.get(key)
        if item is None:
            yield f"{_shown(key)}: there is no such question"
        elif problem := _PROBLEM[item.kind](item, answer):
            yield f"{key}: {problem}"


def _choice_problem(item: Item, answer: object) -> str | None:
    if not isinstance(answer, str):
        return f"expected one code, found {_kind_of(answer)}"
    return None if answer in item.codes else f"{answer!r} is not a choice"


def _choices_problem(item: Item, answer: object) -> str | None:
    if not isinstance(answer, list) or not answer:
        return f"expected a list of codes, found {_kind_of(answer)}"
    for code in answer:
        if problem := _choice_problem(item, code):
            return problem
    if len(set(answer)) != len(answer):
        return "a code is given twice"
    if len(answer) > 1 and (alone := item.exclusive.intersection(answer)):
        return f"{min(alone)!r} cannot stand beside another code"
    return None


def _country_problem(item: Item, answer: object) -> str | None:
    if not isinstance(answer, str):
        return f"expected a country code, found {_kind_of(answer)}"
    known = answer in COUNTRIES or answer in item.codes
    return None if known else f"{answer!r} is not an ISO 3166-1 alpha-2 code"


def _money_problem(item: Item, answer: object) -> str | None:
    if not isinstance(answer, dict) or set(answer) != {"amount", "currency"}:
        return "expected an amount and a currency"
    amount, currency = answer["amount"], answer["currency"]
    # A truth value is an int to Python and is no amount of money.
    if type(amount) is not int or not 0 <= amount <= HIGHEST_AMOUNT:
        return f"the amount must be a whole number from 0 to {HIGHEST_AMOUNT}"
    if not isinstance(currency, str) or currency not in CURRENCIES:
        return f"{currency!r} is not an ISO 4217 code"
    return None


def _scales_problem(item: Item, answer: object) -> str | None:
    if not isinstance(answer, dict) or not answer:
        return f"expected points for at least one of {', '.join(item.codes)}"
    for code, points in answer.items():
        if code not in item.codes:
            return f"{code!r} is not a choice"
        if type(points) is not int or points not in SCALE:
            return f"{code}: expected a whole number from 1 to 5"
    return None


_PROBLEM = {
    Kind.CHOICE: _choice_problem,
    Kind.CHOICES: _choices_problem,
    Kind.COUNTRY: _country_problem,
    Kind.MONEY: _money_problem,
    Kind.SCALES: _scales_problem,
}


def _value(item: Item, answer: Any) -> Any:
    if item.kind is Kind.MONEY:
        return Money(answer["amount"], answer["currency"])
    if item.kind is Kind.CHOICES:
        return tuple(code for code in item.codes if code in answer)
    if item.kind is Kind.SCALES:
        return tuple((code, answer[code]) for code in item.codes if code in answer)
    return answer


def _shown(key: object) -> str:
    """A key that can be printed wherever: JSON can smuggle in half a character."""
    return str(key).encode("utf-8", "backslashreplace").decode()


def _kind_of(answer: object) -> str:
    if answer is None:
        return "nothing"
    return "an empty list" if answer == [] else type(answer).__name__
