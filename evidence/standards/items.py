"""The items of standards.yaml, and how the state of each follows from its proof and from the edition."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue

Text = str | Promise
Holds = Callable[[Catalogue], bool]


class State(StrEnum):
    """How far an item is met. Nothing is met by assumption."""

    MET = "met"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Item:
    """One item with the reason for its state and what proves it."""

    code: str
    text: Text
    state: State
    why: Text
    pages: tuple[str, ...] = ()
    """Names of the addresses that show it."""
    tests: tuple[str, ...] = ()
    """Tests that would fail if it were not so: file::function."""
    holds: Holds | None = None
    """What must be so in the edition; where it is not, the item is not met yet."""


def state_of(item: Item, catalogue: Catalogue) -> State:
    """The state under this edition: a condition that does not hold takes the item back."""
    if item.holds is not None and not item.holds(catalogue):
        return State.NOT_YET
    return item.state


@dataclass(frozen=True)
class DeviceQuestion:
    """One of the questions that decide whether software is a medical device."""

    key: str
    question: Text
    speaks_for: Text
    """Why somebody may say that it is one."""
    speaks_against: Text
    """Why somebody may say that it is none."""
    operator: Text
    """What whoever runs a copy has to decide."""


def funding_is_stated(catalogue: Catalogue) -> bool:
    """Whether whoever runs this copy has said who pays."""
    return "not yet stated" not in catalogue.colophon.funding.lower()


def condition_is_described(catalogue: Catalogue) -> bool:
    """Whether the edition tells the course without treatment and signs of other kinds, with sources."""
    course = [f for f in catalogue.findings if f.option == "wait" and f.sources]
    return bool(course) and any(sign.sources for sign in catalogue.warning_signs)


_CONDITIONS: Mapping[str | None, Holds | None] = {
    None: None,
    "funding_is_stated": funding_is_stated,
    "condition_is_described": condition_is_described,
}


def _item(words: Mapping[str, Any]) -> Item:
    return Item(
        code=words["code"],
        text=_(words["text"]),
        state=State(words["state"]),
        why=_(words["why"]),
        pages=tuple(words.get("pages", ())),
        tests=tuple(words.get("tests", ())),
        holds=_CONDITIONS[words.get("holds")],
    )


# The C parser takes a tenth of the time of every start; some builds of PyYAML come without it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WRITTEN: dict[str, Any] = yaml.load(
    Path(__file__).with_name("standards.yaml").read_text(encoding="utf-8"),
    Loader=_Loader,  # noqa: S506 it is a safe one
)

DEVICE: tuple[DeviceQuestion, ...] = tuple(
    DeviceQuestion(one.pop("key"), **{name: _(text) for name, text in one.items()})
    for one in _WRITTEN.pop("device")
)
STANDARDS: Mapping[str, tuple[Item, ...]] = {
    group: tuple(map(_item, items)) for group, items in _WRITTEN.items()
}
"""The items of each group, in the file's order."""
IPDAS: tuple[Item, ...] = tuple(
    item
    for group in ("qualifying", "certifying", "quality", "screening")
    for item in STANDARDS[group]
)
EVERYDAY_LANGUAGE = "S11"
"""The row of the audit whose state follows from the measured pages."""
