"""The words in which the questionnaire asks, for curators who write rules about its answers.

The questionnaire may read this room and not the other way round, so the project's wiring brings
the words here at start. Without them a key or code stands for itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evidence.core.edition.items import ITEM, ITEMS, OPEN_CODES, Kind


@dataclass(frozen=True)
class Asked:
    """One question and its answers, as people read them."""

    question: Any
    answers: Mapping[str, Any] = field(default_factory=dict)


_WORDS: dict[str, Asked] = {}


def learn(words: Mapping[str, Asked]) -> None:
    """Take over the questionnaire's words."""
    _WORDS.update(words)


def question(item: str) -> str:
    """The question as people read it."""
    return str(_WORDS[item].question) if item in _WORDS else item.replace("_", " ")


def answer(item: str, code: str) -> str:
    """The answer as people read it."""
    found = _WORDS[item].answers.get(code) if item in _WORDS else None
    return str(found) if found else code.replace("_", " ")


def items() -> list[tuple[str, str]]:
    """Questions that a line of a rule can be about. What matters to people is none of them."""
    choosable = (Kind.CHOICE, Kind.CHOICES)
    return [
        (item.key, question(item.key))
        for item in ITEMS
        if item.kind in choosable and not item.preference
    ]


def answers(item: str) -> list[tuple[str, str]]:
    """Answers that a line can name: those that say something."""
    codes = ITEM[item].codes if item in ITEM else ()
    return [(code, answer(item, code)) for code in codes if code not in OPEN_CODES]
