"""One option with its parts and what each of their classes does to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.vocabulary import Status
from evidence.core.proof.equivalence import Given
from evidence.core.proof.factors import (
    Class,
    Outcome,
    Part,
    more_closed,
    number_of_classes,
    openness,
    outcomes,
    parts_of,
)


@dataclass(frozen=True)
class Standing:
    """Where an option can stand: the most closed outcome of the parts wins."""

    option: Option
    parts: tuple[Part, ...]
    outcomes: tuple[tuple[Outcome, ...], ...] = field(repr=False)

    @property
    def number_of_classes(self) -> int:
        """Classes of whole answer sets that are told apart."""
        return number_of_classes(self.parts)

    @property
    def number_judged(self) -> int:
        """Classes of the parts, each of them judged."""
        return sum(len(part.classes) for part in self.parts)

    @cached_property
    def ceilings(self) -> tuple[Outcome, ...]:
        """The most open outcome of each part."""
        return tuple(max(found, key=openness) for found in self.outcomes)

    def open_beside(self, number: int) -> Outcome:
        """The most open that all other parts allow together."""
        others = (one for place, one in enumerate(self.ceilings) if place != number)
        return min(others, key=openness, default=Status.CAN_DISCUSS)

    def cases(self, item: str) -> Iterator[tuple[Part, Class, Outcome]]:
        """Each class of the part that reads an item, with the most open it can come to as a whole."""
        for number, part in enumerate(self.parts):
            if item in part.items:
                beside = self.open_beside(number)
                for one, outcome in zip(part.classes, self.outcomes[number], strict=True):
                    yield part, one, more_closed(outcome, beside)


def standing_of(option: Option, catalogue: Catalogue) -> Standing:
    """The option's parts, each class judged."""
    parts = parts_of(option, (catalogue,))
    return Standing(option, parts, tuple(outcomes(part, option, catalogue) for part in parts))


def spoken(part: Part, given: Mapping[str, Given]) -> dict[str, Given]:
    """The answers of a class with what was left unanswered named too."""
    return {item: given.get(item) for item in part.items}
