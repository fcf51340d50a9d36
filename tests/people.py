"""People whose summaries are looked at: the personas, the worked examples, and seeded random ones."""

from functools import cache
from pathlib import Path
from random import Random

from evidence.core.edition import snapshot
from evidence.core.edition.iso import COUNTRIES
from evidence.core.edition.items import ITEMS, Kind, is_asked
from evidence.starter import starter_catalogue
from tests import yaml_files
from tests.golden.cases import CASES
from tests.told import complete

GOLDEN = Path(__file__).parent / "golden"
SEED = 19
PLACES = ("US", "GB", "DE", "JP", "KR", "TR", "AE", "CN", "AU", "CA", "SA", "BR")
CURRENCIES = ("USD", "GBP", "EUR")

PERSONAS = {
    person["id"]: person for person in yaml_files.read(GOLDEN / "personas.yaml")["personas"]
}


@cache
def catalogues():
    """The starter's content, and the first edition of the old starter, which upgraded installations serve."""
    old = (GOLDEN / "editions" / "content_1.json").read_text(encoding="utf-8")
    return {"starter": starter_catalogue(), "old starter": snapshot.loads(old)}


def answers_of(fields):
    """A persona's form fields as an answers file has them."""
    answers, weighed = {}, {}
    for name, value in fields.items():
        if name.startswith("importance_"):
            weighed[name.removeprefix("importance_")] = int(value)
        elif name.endswith("_amount"):
            item = name.removesuffix("_amount")
            answers[item] = {"amount": int(value), "currency": fields[f"{item}_currency"]}
        elif not name.endswith("_currency"):
            answers[name] = value
    return answers | ({"importance": weighed} if weighed else {})


def adults():
    """Every persona and every worked example that gets a summary, by name."""
    personas = {key: answers_of(person["fields"]) for key, person in PERSONAS.items()}
    examples = {case["id"]: complete(case["answers"]) for case in CASES}
    everybody = personas | examples
    return {key: answers for key, answers in everybody.items() if answers["age_band"] != "under_18"}


def random_people(count, *, many=False):
    """Seeded answer sets: each item uniform over its choices and absent; `many`: long lists of codes."""
    random = Random(SEED + many)
    return [_random_answers(random, many=many) for _ in range(count)]


def single_answers():
    """Each code alone, by its name: for somebody who answered one question and nothing else.

    Then again beside what no page lets anybody leave out, declined.
    """
    alone = {
        f"{item.key} {code}": {item.key: [code] if item.kind is Kind.CHOICES else code}
        for item in ITEMS
        if item.kind not in (Kind.MONEY, Kind.SCALES)
        for code in _codes(item)
    }
    alone |= {
        f"{item.key} 450": {item.key: {"amount": 450, "currency": "GBP"}}
        for item in ITEMS
        if item.kind is Kind.MONEY
    }
    alone |= {
        f"{item.key} {code}": {item.key: {code: 5}}
        for item in ITEMS
        if item.kind is Kind.SCALES
        for code in item.codes
    }
    alone = {name: one for name, one in alone.items() if "under_18" not in one.values()}
    asked = {f"{name}, the rest declined": complete(one) for name, one in alone.items()}
    return {"nothing": {}, **alone, **asked}


def _codes(item):
    return (*PLACES, *item.codes) if item.kind is Kind.COUNTRY else item.codes


def _random_answers(random, *, many):
    answers = {item.key: _random_answer(random, item, many=many) for item in ITEMS}
    answers = {key: value for key, value in answers.items() if value not in (None, "under_18")}
    return {key: value for key, value in answers.items() if is_asked(key, answers)}


def _random_answer(random, item, *, many):
    if item.kind is Kind.MONEY:
        money = {"amount": random.randint(0, 20_000), "currency": random.choice(CURRENCIES)}
        return random.choice([None, money])
    if item.kind is Kind.SCALES:
        return {code: random.randint(1, 5) for code in item.codes if random.random() < 0.6} or None
    codes = _codes(item)
    code = random.choice([None, *codes])
    if code is None or item.kind is not Kind.CHOICES:
        return code
    if not many:
        return [code]
    real = [one for one in codes if one not in item.exclusive]
    return [one for one in real if random.random() < 0.6] or ["none"]


def unchecked_country(catalogue):
    """The first country on whose law the edition says nothing; more are looked up all the time."""
    checked = {law.country for law in catalogue.legal_positions} | set(catalogue.eu_members)
    return next(code for code in sorted(COUNTRIES) if code not in checked)
