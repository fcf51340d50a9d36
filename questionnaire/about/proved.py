"""How an edition's rules were checked before anybody saw it, for the page about the aid."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.formats import number_format

from evidence.presenters.words import dated


class Proved(NamedTuple):
    """How many kinds of answers were told apart for an option, at least and at most, and when."""

    fewest: str
    most: str
    on: str


def proved(proof: Mapping[str, Any]) -> Proved | None:
    """What an edition says of its proof; None where it was published without one."""
    if not proof.get("holds") or not proof.get("options"):
        return None
    # Nothing holds waiting back, so it has almost no kinds of answers to tell apart.
    numbers = [one["classes"] for key, one in proof["options"].items() if key != "wait"]
    return Proved(_grouped(min(numbers)), _grouped(max(numbers)), dated(proof["proved_on"]))


def _grouped(number: int) -> str:
    return number_format(number, force_grouping=True)
