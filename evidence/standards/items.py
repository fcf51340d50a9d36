"""What an item of a standard is, and how its state follows from its proof and from the edition."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

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
