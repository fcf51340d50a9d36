"""How much evidence stands behind one option, counted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EvidenceCount:
    """What was counted of exosome studies in pattern hair loss.

    All None where the edition cites reviews and trials without a record of each study.
    """

    studies: int | None
    randomised: int | None
    people: int | None
    longest_follow_up_weeks: int | None
