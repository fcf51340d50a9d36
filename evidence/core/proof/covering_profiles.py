"""People whose summaries together use every sentence an edition can say.

Each part of a summary comes from one rule, notice, claim, wish, trigger, country or sign. So it is
enough to meet everybody who gives one code of one item, everybody who gives any combination of the
codes that one rule, notice or trigger reads together, and somebody from every country with a law
of its own: any other person is told a selection of the same sentences.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from evidence.core.assessment.law import EU
from evidence.core.assessment.profile import Money, Profile
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.items import ITEM, ITEMS, NONE, OPEN_CODES, Kind
from evidence.core.edition.rules import Line
from evidence.core.proof.equivalence import LISTED_KINDS, Given, gates, ordinary

QUIET: Mapping[str, Given] = {
    "age_band": "25_34",
    "sex": "male",
    "warning_signs": (NONE,),
    "diagnosis": "pattern_confirmed",
    "conditions": (NONE,),
    "regimen": (NONE,),
    "offer_method": NONE,
}
"""Somebody who answers what may matter and names nothing."""


def people(catalogue: Catalogue) -> Iterator[Profile]:
    """Somebody for every sentence, each person once."""
    yield from dict.fromkeys((*_single(), *_combined(catalogue), *_abroad(catalogue)))


def budgets(catalogue: Catalogue) -> Iterator[Money]:
    """Amounts around every price, in its currency and in another one."""
    for row in catalogue.first_year_costs:
        for amount in (0, row.low - 1, row.low, row.high - 1, row.high, row.high + 1):
            for currency in (row.currency, "XTS"):
                if amount >= 0 and currency != "any":
                    yield Money(amount, currency)


def _single() -> Iterator[Profile]:
    nothing: Mapping[str, Given] = {}
    for rest in (nothing, QUIET):
        yield _person(rest)
        for item in ITEMS:
            if item.kind in LISTED_KINDS and not item.preference:
                for code in item.codes:
                    yield _person({**rest, **_asking(item.key), item.key: _alone(item.key, code)})


def _combined(catalogue: Catalogue) -> Iterator[Profile]:
    readers: list[Iterable[Line]] = [
        *(rule.when for rule in catalogue.rules),
        *((*notice.when, *notice.unless) for notice in catalogue.notices),
        *(trigger.when for trigger in catalogue.question_triggers),
    ]
    for lines in readers:
        named: dict[str, dict[Given, None]] = {}
        for line in lines:
            answers = [code for code in ITEM[line.item].codes if code in (*line.codes, *OPEN_CODES)]
            known = named.setdefault(line.item, {None: None})
            known.update((_alone(line.item, code), None) for code in answers)
        asking = {key: given for item in named for key, given in _asking(item).items()}
        for answers_given in product(*named.values()):
            yield _person({**QUIET, **asking, **dict(zip(named, answers_given, strict=True))})


def _abroad(catalogue: Catalogue) -> Iterator[Profile]:
    rows = dict.fromkeys(row.country for row in catalogue.legal_positions)
    unread = "AQ" if "AQ" not in rows else None
    member = next(iter(catalogue.eu_members), None)
    places = [country for country in (*rows, member, unread) if country not in (None, EU)]
    claims = ordinary(ITEM["offer_claims"])
    for place in (None, *ITEM["country"].codes, *places):
        for method in ITEM["offer_method"].codes:
            yield Profile(country=place, offer_method=method, offer_claims=claims)
        for home in (None, *ITEM["country"].codes, *places[:2]):
            if place not in ITEM["country"].codes:
                yield Profile(country=home, treatment_country=place)


def _asking(key: str) -> dict[str, Given]:
    """Answers under which an item is asked; codes at the end of a list are the least telling."""
    opening: dict[str, Given] = {}
    for gate, codes in gates(key).items():
        fitting = [code for code in ITEM[gate].codes if code in codes]
        chosen = [code for code in fitting if code not in OPEN_CODES]
        opening[gate] = _alone(gate, (chosen or fitting)[0])
    return opening


def _alone(key: str, code: str) -> Given:
    return (code,) if ITEM[key].kind is Kind.CHOICES else code


def _person(given: Mapping[str, Given]) -> Profile:
    return Profile(**given)  # type: ignore[arg-type]
