"""Three-valued reading of answers: a line or a rule holds, fails, or cannot be told.

Unknown is never false: an answer that was left open keeps a caution alive.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import NamedTuple

from evidence.core.assessment.profile import Profile
from evidence.core.edition.items import ITEMS, NONE, OPEN_CODES, Kind, is_asked
from evidence.core.edition.rules import Line, Rule


class Verdict(Enum):
    """Whether something holds for a person."""

    HOLDS = "holds"
    UNKNOWN = "unknown"
    FAILS = "fails"


class Answer(NamedTuple):
    """What is known of one item.

    `codes` are as given, in the questionnaire's order; `open` tells that the item was asked and
    left unanswered. Neither: the item is not asked, and makes every line about it false.
    """

    codes: tuple[str, ...]
    open: bool


Facts = Mapping[str, Answer]

NOT_ASKED = Answer((), open=False)
UNANSWERED = Answer((), open=True)
_LINE_KEYS = tuple(
    item.key for item in ITEMS if item.kind in (Kind.CHOICE, Kind.CHOICES) and not item.preference
)


def facts_of(profile: Profile) -> dict[str, Answer]:
    """The answers as rules may read them, left-over answers of unasked items set aside."""
    given = vars(profile)
    facts = {key: _answer(given[key]) if is_asked(key, given) else NOT_ASKED for key in _LINE_KEYS}
    if profile.offer_method is None:
        # Nobody is asked to say twice that there is no offer: absent counts as none.
        facts["offer_method"] = Answer((NONE,), open=False)
    return facts


def _answer(given: str | tuple[str, ...] | None) -> Answer:
    if given is None:
        return UNANSWERED
    codes = (given,) if isinstance(given, str) else given
    return Answer(codes, open=codes[0] in OPEN_CODES)


def judge(line: Line, facts: Facts) -> Verdict:
    """Whether one line holds: a code it names decides, even `not_sure`; else an open answer is unknown."""
    return judge_all((line,), facts)


def judge_all(lines: Iterable[Line], facts: Facts) -> Verdict:
    """All must hold: one failure decides, else one unknown decides; no lines at all hold."""
    found = Verdict.HOLDS
    for line in lines:
        answer = facts[line.item]
        if line.code_set.isdisjoint(answer.codes):
            if not answer.open:
                return Verdict.FAILS
            found = Verdict.UNKNOWN
    return found


def judge_rule(rule: Rule, facts: Facts) -> Verdict:
    """Whether a rule holds for these answers."""
    return judge_all(rule.when, facts)


def judgements(rules: Iterable[Rule], facts: Facts) -> dict[str, Verdict]:
    """What each rule comes to for these answers, by its key; rules that fail are left out."""
    return {
        rule.key: verdict
        for rule in rules
        if (verdict := judge_all(rule.when, facts)) is not Verdict.FAILS
    }


def all_hold(lines: Iterable[Line], facts: Facts) -> bool:
    """Whether every line holds for sure; true for no lines."""
    return judge_all(lines, facts) is Verdict.HOLDS
