"""Products people meet by name, and the words on a label.

A product says what others say of it: its source is claimed, never shown. What a regulator did
stands with the document it was read in, and with what was not read.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence.core.edition.library import Keys, Source
from evidence.core.edition.vocabulary import ClaimedSource, SoldAs, VesiclesNamed


@dataclass(frozen=True)
class RegulatorAction:
    """What one regulator did about one product."""

    country: str
    body: str
    fact: str
    limits: str
    """What of it was not read, such as the steps that came later."""
    sources: Keys
    date: str | None = None
    """As precise as the page showed it; None: no date was visible."""


@dataclass(frozen=True)
class Product:
    """One product under the name people meet, with what others say of it."""

    key: str
    name: str
    names_seen: Keys
    """Other spellings, lines and brand words for the same product."""
    maker: str | None
    made_in: str | None
    """Two letters of the maker's country; None: not clear."""
    source_class: ClaimedSource
    sold_as: SoldAs
    source_as_claimed: str
    route: str
    plain_summary: str
    studies: Keys
    """Studies of this very product, never of the same kind of source."""
    registered_trials: Keys
    other_studies: str | None
    """What was studied near it, and why that does not count for it."""
    could_not_find: Keys
    actions: tuple[RegulatorAction, ...]
    sources: Keys
    checked_on: str
    review_due_on: str | None = None  # None: by the edition's own day

    @property
    def names(self) -> Keys:
        """Every name under which a person may look for it."""
        return (self.name, *self.names_seen)


@dataclass(frozen=True)
class LabelTerm:
    """A string of words on a label, and what it tells and does not tell."""

    key: str
    term: str
    also_seen: Keys
    meaning: str
    source_class: ClaimedSource
    vesicles: VesiclesNamed
    study_kind: str
    """Which studies used the same kind of source; that does not make it the same product."""
    studies: Keys
    registered_trials: Keys
    note: str | None
    sources: Keys
    review_due_on: str | None = None  # None: by the edition's own day


REGULATORS_KIND = "regulator"
"""How the kind of a source begins that a regulator published itself."""


def in_its_own_document(action: RegulatorAction, source: Mapping[str, Source]) -> bool:
    """Whether the action was read on a page of the regulator; else it is only reported."""
    cited = (source[key] for key in action.sources if key in source)
    return any(one.kind.startswith(REGULATORS_KIND) and one.regulator_url for one in cited)
