"""What a check or the proof says, in words for curators, with the entry to open.

Checks begin with a place as editions name it, like `options prp_alone, evidence_summary: …`. A curator
knows the names that stand on the forms.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from evidence.drafts.rows import kinds, part_models
from evidence.models import Draft

_PLACE = re.compile(r"([a-z_]+)(?: ([^:,]+?))?(?:, ([^:]+))?: (.+)", re.DOTALL)
_PROMISE = re.compile(r"(I\d+) (.+?) Broken: (.+)", re.DOTALL)
_STANDS_AT = re.compile(r" is at (.+?) for: ")


@dataclass(frozen=True)
class Told:
    """One problem as a sentence, and the draft it is about."""

    words: str
    draft: Draft | None = None
    """None: it is about no single entry of ours."""


def in_plain_words(problems: Iterable[str]) -> list[Told]:
    """Each problem as it is told to curators, in the same order.

    >>> in_plain_words(["options prp_alone, evidence_summary: a promise"])[0].words
    'Option prp_alone, the evidence in brief: a promise'
    """
    lists = {kind.name: kind for kind in kinds()}
    known: dict[str, dict[str, Draft]] = {}
    told = []
    for problem in problems:
        if promise := _PROMISE.fullmatch(problem):
            told.append(Told(promise_in_words(*promise.groups())))
            continue
        place = _PLACE.fullmatch(problem)
        kind = lists.get(place[1]) if place else None
        if place is None or kind is None:
            told.append(Told(problem))
            continue
        if kind.name not in known:
            known[kind.name] = {" ".join(one.name_in_editions): one for one in kind.drafts()}
        found = known[kind.name]
        name, field = place[2] or "", place[3] or ""
        draft = found.get(name) or (next(iter(found.values()), None) if not name else None)
        where = [f"{capfirst(kind.model._meta.verbose_name)} {name}".strip()]
        where += [field_in_words(kind.model, field)] if field else []
        told.append(Told(f"{', '.join(where)}: {place[4]}", draft))
    return told


def is_promise(problem: str) -> bool:
    """Whether it tells of a safety promise that would be broken."""
    return _PROMISE.fullmatch(problem) is not None


def promise_in_words(key: str, sentence: str, example: str) -> str:
    """A safety promise that would not hold, with somebody for whom it would not."""
    told = {"key": key, "sentence": sentence, "example": example_in_words(example)}
    return _("Safety promise %(key)s would be broken. “%(sentence)s” But %(example)s") % told


def example_in_words(example: str) -> str:
    """Answers that break a promise: “Pill is at can discuss for: …” as a plain sentence."""
    return _STANDS_AT.sub(
        lambda found: _(" would stand at “%s” for somebody who answers: ") % found[1], example
    )


def field_in_words(model: type[models.Model], name: str) -> str:
    """The label of a field, or of a field in a row below the entry, as forms show it."""
    try:
        return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    except (FieldDoesNotExist, AttributeError):
        pass
    first, _space, rest = name.partition(" ")
    part = part_models(model).get(first) if issubclass(model, Draft) else None
    if part is None:
        return name.replace("_", " ")
    row, field = part._meta.verbose_name, rest.split(" ")[-1]
    return f"{row}, {field_in_words(part, field)}" if field else str(row)
