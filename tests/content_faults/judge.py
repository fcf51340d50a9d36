"""Who notices a planted fault: the publishing checks, the proof of the rules, or the second reader of numbers."""

from datetime import datetime
from functools import cache

import time_machine

from evidence.core.checks import candour, firmness, retelling, wording
from evidence.core.checks.check import Check
from evidence.core.checks.dates_and_costs import searches
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import Side
from evidence.curation.double_entry import NUMBERS
from evidence.editions.gate import CHECKS, newly_unsafe
from tests.content_faults.planting import Planted

CHECKED, PROVED, READ_AGAIN, SURVIVED = (
    "publishing checks",
    "proof of the rules",
    "second reading",
    "nobody",
)


LONG = frozenset({*firmness.CHECKS, *retelling.CHECKS, *candour.CHECKS, *wording.CHECKS})
QUICK_FIRST = sorted(CHECKS, key=lambda check: check in LONG)
"""Any of them notices alike; those that read every sentence come last."""


@cache
def _problems(catalogue: Catalogue, check: Check) -> frozenset[str]:
    return frozenset(map(check.same, check.find(catalogue)))


def noticed(fault: Planted, whole: Catalogue) -> tuple[str, str]:
    """Who notices, and what they say. Only what publishing itself asks counts.

    The edition is beside the last one only as publishing has it: a problem is new, or it stood
    there before. Nothing compares contents.
    """
    with time_machine.travel(_day_of_work(whole)):
        for check in QUICK_FIRST:
            for problem in check.find(fault.catalogue):
                if check.same(problem) not in _problems(whole, check):
                    return CHECKED, f"{check.key}: {problem}"
    if _touches_the_proof(fault.catalogue, whole):
        for words in newly_unsafe(whole, fault.catalogue):
            return PROVED, words
    if typed := _typed_again(fault, whole):
        return READ_AGAIN, typed
    return SURVIVED, ""


@cache
def _day_of_work(whole: Catalogue) -> datetime:
    """A day on which a curator can have it in hand: the newest search it tells has been made."""
    day = max(whole.colophon.compiled_on, *(day for _, day, _ in searches(whole)))
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")


def _touches_the_proof(one: Catalogue, other: Catalogue) -> bool:
    def facts(catalogue):
        return catalogue.rules, [
            (it.key, it.breaks_skin, it.blood_draw) for it in catalogue.options
        ]

    return facts(one) != facts(other)


def _typed_again(fault: Planted, whole: Catalogue) -> str:
    """The number of a harm that a second person would have typed otherwise before approval."""
    before = {it.key: it for it in whole.findings}
    for finding in fault.catalogue.findings:
        if finding.side is not Side.HARM or not (finding.treated or finding.control):
            continue
        was = before.get(finding.key)
        if was and _numbers(was) != _numbers(finding):
            return f"{finding.key}: {', '.join(NUMBERS)}"
    return ""


def _numbers(finding):
    counts = [(it.events, it.people) if it else None for it in (finding.treated, finding.control)]
    return (*counts, finding.weeks)
