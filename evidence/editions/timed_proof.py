"""The proof of a catalogue, timed, for the publish gate, the edition and the commands."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.utils import timezone

from evidence.core.edition.catalogue import Catalogue
from evidence.core.proof.prove import Proof, prove

NEVER_PROVED = frozenset(
    {
        "colophon", "glossary", "real_questions", "knowledge_items", "community_themes",
        "reference_checks", "inconsistencies", "claim_traces", "translations", "reviews",
        "registered_trials", "gap_types", "gaps", "ingredients", "prices_not_found", "price_tips",
        "orders_of_size", "zero_events",
    }
)  # fmt: skip
"""Lists that no promise of the proof reads: a change of one alone needs no new proof."""


def read_by_proof(catalogue: Catalogue) -> tuple[object, ...]:
    """All that a promise can depend on: of two contents that agree in it, one proof holds."""
    names = (name for name in Catalogue.__dataclass_fields__ if name not in NEVER_PROVED)
    return tuple(getattr(catalogue, name) for name in names)


@dataclass(frozen=True)
class _Provable:
    read: tuple[object, ...]
    catalogue: Catalogue = field(compare=False)


def timed_proof(catalogue: Catalogue) -> tuple[Proof, float]:
    """The proof and the seconds of one core it took.

    The last ones are remembered. What is approved was proved for its approval, so neither the page that
    opens next nor publishing takes the seconds again.
    """
    return _timed(_Provable(read_by_proof(catalogue), catalogue))


@lru_cache(maxsize=4)
def _timed(given: _Provable) -> tuple[Proof, float]:
    begun = time.process_time()
    proof = prove(given.catalogue)
    return proof, time.process_time() - begun


def proof_of(catalogue: Catalogue) -> Mapping[str, Any]:
    """What an edition says of its proof: counts, invariants, time and date."""
    proof, seconds = timed_proof(catalogue)
    today = timezone.now().date().isoformat()
    return {**proof.as_plain(), "seconds": round(seconds, 2), "proved_on": today}
