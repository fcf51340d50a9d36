"""The proof of a catalogue, timed, for the publish gate, the edition and the commands."""

import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils import timezone

from evidence.core.edition.catalogue import Catalogue
from evidence.core.proof.prove import Proof, prove


@lru_cache(maxsize=1)
def timed_proof(catalogue: Catalogue) -> tuple[Proof, float]:
    """The proof and the seconds of one core it took.

    The last one is remembered: publishing asks first whether it holds, then what to write down.
    """
    begun = time.process_time()
    proof = prove(catalogue)
    return proof, time.process_time() - begun


def broken_invariants(catalogue: Catalogue) -> list[str]:
    """A sentence for each set of answers that breaks an invariant; empty: it is proved."""
    proof, _ = timed_proof(catalogue)
    return proof.problems()


def proof_of(catalogue: Catalogue) -> Mapping[str, Any]:
    """What an edition says of its proof: counts, invariants, time and date."""
    proof, seconds = timed_proof(catalogue)
    today = timezone.now().date().isoformat()
    return {**proof.as_plain(), "seconds": round(seconds, 2), "proved_on": today}
