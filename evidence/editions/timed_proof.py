"""The proof of a catalogue, timed, for the publish gate, the edition and the commands."""

import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils import timezone

from evidence.core.edition.catalogue import Catalogue
from evidence.core.proof.prove import Proof, prove


@lru_cache(maxsize=4)
def timed_proof(catalogue: Catalogue) -> tuple[Proof, float]:
    """The proof and the seconds of one core it took.

    The last ones are remembered: publishing asks first whether it holds, then what to write down, and
    approving asks for the proof of what is approved before and after.
    """
    begun = time.process_time()
    proof = prove(catalogue)
    return proof, time.process_time() - begun


def proof_of(catalogue: Catalogue) -> Mapping[str, Any]:
    """What an edition says of its proof: counts, invariants, time and date."""
    proof, seconds = timed_proof(catalogue)
    today = timezone.now().date().isoformat()
    return {**proof.as_plain(), "seconds": round(seconds, 2), "proved_on": today}
