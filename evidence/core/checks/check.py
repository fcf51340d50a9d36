"""How a check of the publish gate is declared."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from evidence.core.edition.catalogue import Catalogue


def by_words(problem: str) -> str:
    """Two findings of a check are the same when they say the same."""
    return problem


def by_place(problem: str) -> str:
    """They are the same when they are about the same place, whatever numbers or words they quote."""
    return problem.partition(": ")[0]


@dataclass(frozen=True)
class Check:
    """One thing to look at before a catalogue reaches patients, and how far it blocks.

    - **Safety** (`safety=True`): it always blocks, publishing and rolling back alike. Only for what
      would hurt somebody or leave a page broken.
    - **Reading** (`reading=True`): it reads words by patterns, so it can misread a correct sentence. What
      it finds newly is a question: it blocks until a second person says why it is right as it stands.
    - **Otherwise** it blocks what is *newly* broken. Approving is refused for what an entry breaks and
      was whole before. Publishing is refused for what the last edition did not have. Until an edition
      has been published under it, a new check only lists what it finds as "to mend", so it never
      stops an installation; and never the way back to an older edition.

    Safety promises are declared in `evidence.core.proof.invariants`, not here: those that the edition
    at hand was proven with always block, a new one blocks what is newly broken.
    """

    key: str
    """Stands in the proof of each edition that passed it: it never changes, and none is used again."""
    find: Callable[[Catalogue], Iterable[str]]
    """A sentence for curators for each problem, beginning with its place."""
    safety: bool = False
    reading: bool = False
    daily: bool = False
    """It looks at the calendar, too: what it found yesterday need not hold today."""
    same: Callable[[str], str] = by_words
    """What of a problem tells it from others of this check: `by_words`, or `by_place`."""

    def found(self, catalogue: Catalogue) -> tuple[str, ...]:
        """What `find` gives. The last contents are remembered: pages and publishing ask again."""
        return tuple(self.find(catalogue)) if self.daily else _found(self, catalogue)


@lru_cache(maxsize=200)
def _found(check: Check, catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(check.find(catalogue))
