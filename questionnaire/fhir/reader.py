"""Reads a file of answers: what can be taken from it, and what cannot, with the reason.

Nothing in a file is trusted. Whatever does not fit exactly is left out and named.
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evidence.core.assessment.answers_file import ProblemsError, read_answers
from evidence.core.edition.items import ITEM, Item, Kind
from questionnaire.fhir.answer_items import NotTakenError, Reason, answer_in, point_in
from questionnaire.fhir.naming import CANONICAL, QUESTIONNAIRE, Resource, row_of
from questionnaire.questions.steps import SECTIONS, STEPS, without_unasked

LARGEST_FILE = 64 * 1024
LONGEST_NAME = 60
GROUPS = frozenset(section.slug for section in SECTIONS)
STATUSES = frozenset({"in-progress", "completed", "amended"})


class Refusal(StrEnum):
    """Why a file as a whole is not opened."""

    TOO_LARGE = "too_large"
    NOT_READABLE = "not_readable"
    NOT_OURS = "not_ours"
    OTHER_VERSION = "other_version"
    NOT_VALID = "not_valid"
    MARKED = "marked"


class RefusedError(ValueError):
    """Nothing can be taken from this file."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True)
class LeftOut:
    """One entry that is not taken; `name` is an item's key, or what the file calls it."""

    name: str
    reason: Reason


@dataclass(frozen=True)
class Opened:
    """What a file holds, as far as it can be taken."""

    answers: dict[str, Any]
    passed: frozenset[str]
    """Slugs of the pages that were knowingly left out."""
    left_out: tuple[LeftOut, ...]


def opened(content: bytes) -> Opened:
    """What can be taken from the bytes of a file. Raises RefusedError where that is nothing at all."""
    if len(content) > LARGEST_FILE:
        raise RefusedError(Refusal.TOO_LARGE)
    try:
        resource = read_answers(content.removeprefix(b"\xef\xbb\xbf"))
    except ProblemsError as error:
        raise RefusedError(Refusal.NOT_READABLE) from error
    found, left_out = _sorted_out(_entries(_checked(resource)))
    answers = {key: found[key] for key in ITEM if found.get(key) is not None}
    asked = without_unasked(answers)
    left_out += [LeftOut(key, Reason.NOT_ASKED) for key in answers if key not in asked]
    passed = frozenset(
        step.slug
        for step in STEPS
        if not step.required and step.is_asked(asked) and _knowingly_left_out(step.keys, found)
    )
    return Opened(asked, passed, tuple(left_out))


def _sorted_out(entries: list[tuple[str, Resource]]) -> tuple[dict[str, Any], list[LeftOut]]:
    """Answers by key, None for a question left out; and what cannot be taken."""
    times = Counter(name for name, _entry in entries)
    found: dict[str, Any] = {}
    left_out = {name: Reason.TWICE for name, number in times.items() if number > 1}
    for name, entry in entries:
        if name in left_out:
            continue
        try:
            if name in ITEM and ITEM[name].kind is Kind.SCALES:
                found[name] = _points(ITEM[name], entry, left_out)
            else:
                found[name] = answer_in(name, entry)
        except NotTakenError as error:
            left_out[name] = error.reason
    return found, [LeftOut(_shown(name), reason) for name, reason in left_out.items()]


def _points(item: Item, entry: Resource, left_out: dict[str, Reason]) -> dict[str, int] | None:
    """Points row by row. One that cannot be taken costs itself alone, unless there is no other."""
    if entry.get("modifierExtension"):
        raise NotTakenError(Reason.MARKED)
    rows = entry.get("item", [])
    if "answer" in entry or not isinstance(rows, list):
        raise NotTakenError(Reason.UNKNOWN_ANSWER)
    own = {row_of(item.key, code): code for code in item.codes}
    names = [row.get("linkId") if isinstance(row, dict) else None for row in rows]
    points: dict[str, int] = {}
    strange: dict[str, Reason] = {}
    for name, row in zip(names, rows, strict=True):
        try:
            if not isinstance(name, str) or name not in own:
                raise NotTakenError(Reason.UNKNOWN_ANSWER)
            if names.count(name) > 1:
                raise NotTakenError(Reason.TWICE)
            if (point := point_in(row)) is not None:
                points[own[name]] = point
        except NotTakenError as error:
            strange[name if isinstance(name, str) else item.key] = error.reason
    if strange and not points:
        raise NotTakenError(next(iter(strange.values())))
    left_out |= strange
    return {code: points[code] for code in item.codes if code in points} or None


def _knowingly_left_out(keys: tuple[str, ...], found: dict[str, Any]) -> bool:
    return all(key in found and found[key] is None for key in keys)


def _checked(resource: object) -> Resource:
    """The resource, if it answers our questionnaire."""
    if not isinstance(resource, dict) or resource.get("resourceType") != "QuestionnaireResponse":
        raise RefusedError(Refusal.NOT_OURS)
    answered = resource.get("questionnaire")
    if answered != CANONICAL:
        ours = isinstance(answered, str) and answered.partition("|")[0] == QUESTIONNAIRE
        raise RefusedError(Refusal.OTHER_VERSION if ours else Refusal.NOT_OURS)
    if resource.get("modifierExtension"):
        raise RefusedError(Refusal.MARKED)
    status = resource.get("status")
    if not isinstance(status, str) or status not in STATUSES:
        raise RefusedError(Refusal.NOT_VALID)
    return resource


def _entries(resource: Resource) -> list[tuple[str, Resource]]:
    """Every entry that is no group, in the file's order, wherever another program has put it."""
    found: list[tuple[str, Resource]] = []
    waiting = _items(resource)[::-1]
    while waiting:
        entry = waiting.pop()
        name = entry["linkId"]
        if name in GROUPS and "answer" not in entry:
            waiting += _items(entry)[::-1]
            continue
        below = _below(name, entry)
        # Another program may have groups of its own; they hold no answer that could be lost.
        if name in ITEM or "answer" in entry or not below:
            found.append((name, entry))
        waiting += below[::-1]
    return found


def _below(name: str, entry: Resource) -> list[Resource]:
    """Entries within an entry and within its answers; rows of scales stay under their item."""
    if name in ITEM and ITEM[name].kind is Kind.SCALES:
        return []
    answers = entry.get("answer")
    holders = [entry, *(answers if isinstance(answers, list) else ())]
    within = [one.get("item") for one in holders if isinstance(one, dict)]
    return [
        one
        for items in within
        if isinstance(items, list)
        for one in items
        if isinstance(one, dict) and isinstance(one.get("linkId"), str)
    ]


def _items(entry: Resource) -> list[Resource]:
    items = entry.get("item", [])
    if not isinstance(items, list) or not all(isinstance(one, dict) for one in items):
        raise RefusedError(Refusal.NOT_VALID)
    if not all(isinstance(one.get("linkId"), str) for one in items):
        raise RefusedError(Refusal.NOT_VALID)
    return items


def _shown(name: str) -> str:
    """What a file calls an entry, cut to what a page can show."""
    # JSON can smuggle in half a character, which no page could be sent with.
    return name.encode("utf-8", "backslashreplace").decode()[:LONGEST_NAME]
