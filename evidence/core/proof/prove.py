"""The rules of an edition, proved for every possible set of answers. No sampling.

There are some 10^22 ways to fill in the questionnaire. They are gone through in classes:

1. *What a rule can see.* A line of a rule sees of an answer whether it names one of the line's codes
   and whether it was left open (`three_valued.judge`); a wish sees which of its codes was given; "already
   in use" sees whether a code of `regimen` means this option; the law sees the statement for the
   country. Two answers that look alike in all these, and for the bounds of `invariants`, are one
   class (`equivalence`). A list's look is the union of its codes' looks, so unions of codes reach every
   look a list can have. Classes are made from real profiles through `three_valued.facts_of`, so an item
   that is not asked looks as it looks to patients.
2. *Parts.* An option's status is the most closed of what single rules and the law do
   (`statuses.most_closed` takes the minimum of a list with one entry each). The minimum of a whole
   is the minimum of the minima of its parts, however the list is cut. It is cut so that no item is
   read in two parts, and an item stays with the one that decides whether it is asked (`factors`);
   answers to different parts are therefore free of each other, and every class of one part meets
   every class of all others. The whole reaches exactly the minima of what the parts reach.
3. *So*: each class of each part is judged once, by the same `statuses.status` that patients meet.
   The classes of whole answer sets are all combinations of these; their number is the product of
   the parts' numbers, and a statement about the minimum holds for all of them as soon as it holds
   for each class of a part beside the most open class of every other part (`standings`).
4. Limits make parts of their own, judged by the same function: no class of one may differ from
   another (`answer_checks.broken_limits`), so no set of answers gets its status from a limit.
5. Texts, reasons and stops are checked on whole summaries of somebody for every sentence an edition
   can say (`covering_profiles`), without limits and with all of them passed, since sentences are put
   together and never depend on one another.

The tests hold steps 1 and 2 against the product and an independent oracle.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from evidence.core.edition.catalogue import Catalogue
from evidence.core.proof.answer_checks import (
    Broken,
    broken_bounds,
    broken_laws,
    broken_limits,
    broken_needles,
    broken_waiting,
    improvements,
    open_questions,
)
from evidence.core.proof.factors import TooManyClassesError
from evidence.core.proof.invariants import BOUNDS, INVARIANTS, SIMPLE, WAIT, WAITING
from evidence.core.proof.readable_rules import readable, unreadable
from evidence.core.proof.rule_checks import broken_rules
from evidence.core.proof.standings import Standing, standing_of
from evidence.core.proof.summary_checks import (
    broken_by_money,
    broken_by_order,
    broken_first_questions,
    broken_summaries,
)

MOST_EXAMPLES = 5
"""More counter-examples of one invariant tell a curator nothing new."""


@dataclass(frozen=True)
class OptionProof:
    """How finely an option's answers were told apart."""

    option: str
    classes: int
    """Classes of whole answer sets: each is covered."""
    judged: int
    """Classes of the parts: each was judged by itself."""
    parts: int


@dataclass(frozen=True)
class Upheld:
    """An invariant and whether it holds; if not, answers that break it, in words."""

    key: str
    sentence: str
    counter_examples: tuple[str, ...]
    found: int
    """How many classes break it, of which a few are told."""
    breakers: tuple[tuple[str, str], ...] = ()
    """Each option or rule that breaks it, with one counter-example in words."""

    @property
    def holds(self) -> bool:
        """Whether nothing breaks it."""
        return self.found == 0

    def told(self, example: str) -> str:
        """A sentence for curators for one counter-example."""
        return f"{self.key} {self.sentence} Broken: {example}"


@dataclass(frozen=True)
class Proof:
    """What was gone through, and every invariant."""

    options: tuple[OptionProof, ...]
    invariants: tuple[Upheld, ...]

    @property
    def holds(self) -> bool:
        """Whether the edition may reach patients."""
        return all(one.holds for one in self.invariants)

    @property
    def classes(self) -> int:
        """Classes of all options together."""
        return sum(one.classes for one in self.options)

    @property
    def judged(self) -> int:
        """Classes judged one by one, of all options together."""
        return sum(one.judged for one in self.options)

    def problems(self) -> list[str]:
        """A sentence for curators for each counter-example that is told."""
        return [one.told(example) for one in self.invariants for example in one.counter_examples]

    def as_plain(self) -> dict[str, Any]:
        """What an edition keeps of its proof."""
        return {
            "holds": self.holds,
            "classes": self.classes,
            "judged": self.judged,
            "options": {
                one.option: {"classes": one.classes, "judged": one.judged} for one in self.options
            },
            "invariants": [
                {"key": one.key, "sentence": one.sentence, "holds": one.holds}
                for one in self.invariants
            ],
        }


def prove(catalogue: Catalogue) -> Proof:
    """Every invariant for every possible set of answers under these rules."""
    broken = list(unreadable(catalogue))
    catalogue = readable(catalogue)
    standings: list[Standing] = []
    for option in catalogue.options:
        try:
            standings.append(standing_of(option, catalogue))
        except TooManyClassesError as error:
            broken.append(Broken(SIMPLE[0], f"{option.key}: rules tie together {error}."))
    broken += _broken(standings, catalogue)
    return Proof(
        tuple(
            OptionProof(one.option.key, one.number_of_classes, one.number_judged, len(one.parts))
            for one in standings
        ),
        tuple(_upheld(key, sentence, broken) for key, sentence in _all_invariants()),
    )


def _broken(standings: list[Standing], catalogue: Catalogue) -> Iterator[Broken]:
    if WAIT not in catalogue.option:
        yield Broken(WAITING[0], "The edition has no option for waiting.")
    for standing in standings:
        yield from broken_bounds(standing)
        yield from broken_laws(standing, catalogue)
        yield from broken_waiting(standing)
        yield from broken_limits(standing, catalogue)
        yield from broken_needles(standing, catalogue)
        yield from improvements(standing, catalogue)
        yield from open_questions(standing, catalogue)
    yield from broken_rules(standings, catalogue)
    yield from broken_first_questions(catalogue)
    yield from broken_summaries(catalogue)
    yield from broken_by_money(catalogue)
    yield from broken_by_order(catalogue)


def _all_invariants() -> list[tuple[str, str]]:
    return sorted([*((bound.key, bound.sentence) for bound in BOUNDS), *INVARIANTS])


def _upheld(key: str, sentence: str, broken: Iterable[Broken]) -> Upheld:
    against = [one for one in broken if one.invariant == key]
    examples = tuple(dict.fromkeys(one.words for one in against))[:MOST_EXAMPLES]
    first = {one.about or one.words: one.words for one in reversed(against)}
    return Upheld(key, sentence, examples, len(against), tuple(sorted(first.items())))
