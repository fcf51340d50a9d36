"""The three questions to ask first: about you, about the product, about the proof."""

from dataclasses import dataclass

from evidence.core.assessment.summary import Summary
from evidence.core.edition.catalogue import Catalogue


@dataclass(frozen=True)
class AskFirst:
    """One question to ask, with what a good answer sounds like.

    Like question "Does the label allow the way you will use it on me?", good "it names this way of use.".
    """

    key: str
    question: str
    good: str


def ask_first(summary: Summary, catalogue: Catalogue) -> tuple[AskFirst, ...]:
    """The questions of the summary's `ask_first`, in its order, in the edition's short words."""
    entries = (catalogue.clinic_question[key] for key in summary.ask_first)
    return tuple(
        AskFirst(
            entry.key,
            entry.short_question or entry.question,
            entry.short_good_answer or entry.good_answer,
        )
        for entry in entries
    )
