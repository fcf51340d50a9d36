"""The proof of a catalogue, timed, for the publish gate, the edition and the commands."""

import time
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.utils import timezone

from evidence.core.edition.catalogue import Catalogue, Colophon
from evidence.core.proof.prove import Proof, prove

NEVER_PROVED = frozenset(
    {
        "glossary", "real_questions", "knowledge_items", "community_themes", "reference_checks",
        "inconsistencies", "claim_traces", "translations", "reviews", "registered_trials", "gap_types",
        "gaps", "ingredients", "prices_not_found", "price_tips", "orders_of_size", "zero_events",
        "findings", "harms", "sources", "precautions", "prices", "products", "jurisdictions",
        "label_terms", "legal_points", "reporting_routes", "topics", "topic_answers", "coming",
        "contacts", "after_treatment_signs",
    }
)  # fmt: skip
"""Lists that no promise of the proof reads: a change of one alone needs no new proof."""
NOBODYS = Colophon("", "", "", "", "", "")


def read_by_proof(catalogue: Catalogue) -> Catalogue:
    """The content without what no promise can depend on: of two that agree in it, one proof holds.

    Of the studies those stay that an option counts, as a summary tells how many they are.
    """
    counted = {key for option in catalogue.options for key in option.studies}
    return replace(
        catalogue,
        colophon=NOBODYS,
        studies=tuple(study for study in catalogue.studies if study.key in counted),
        **dict.fromkeys(NEVER_PROVED, ()),
    )


def timed_proof(catalogue: Catalogue) -> tuple[Proof, float]:
    """The proof and the seconds of one core it took.

    The last ones are remembered. What is approved was proved for its approval, so neither the page that
    opens next nor publishing takes the seconds again.
    """
    return _timed(read_by_proof(catalogue))


@lru_cache(maxsize=4)
def _timed(read: Catalogue) -> tuple[Proof, float]:
    begun = time.process_time()
    proof = prove(read)
    return proof, time.process_time() - begun


def proof_of(catalogue: Catalogue) -> Mapping[str, Any]:
    """What an edition says of its proof: counts, invariants, time and date."""
    proof, seconds = timed_proof(catalogue)
    today = timezone.now().date().isoformat()
    return {**proof.as_plain(), "seconds": round(seconds, 2), "proved_on": today}
