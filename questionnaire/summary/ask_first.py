"""The three questions to ask first: about you, about the product, about the proof."""

from dataclasses import dataclass

from evidence.core.assessment.summary import Summary
from evidence.core.edition.catalogue import Catalogue


@dataclass(frozen=True)
class AskFirst:
    """One question to ask, with what a good answer sounds like.

    Like question "Does the label allow the way you will use it on me?", good "it names this way of
    use.", and the same question as neutral.
    """

    key: str
    question: str
    good: str
    neutral: str
    """The question without what it tells of the person, for paper and messages."""


def ask_first(summary: Summary, catalogue: Catalogue) -> tuple[AskFirst, ...]:
    """The questions of the summary's `ask_first`, in its order, in the edition's short words."""
    found = []
    for key in summary.ask_first:
        entry = catalogue.clinic_question[key]
        question = entry.short_question or entry.question
        found.append(
            AskFirst(
                key,
                question,
                entry.short_good_answer or entry.good_answer,
                entry.neutral_question or question,
            )
        )
    return tuple(found)
