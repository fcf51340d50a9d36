"""The SURE test word for word: its authors forbid changes, so its words are locked in every language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SureItem:
    """One question of the SURE test. Its words are fixed by its authors."""

    key: str
    name: str
    question: str


SURE: tuple[SureItem, ...] = (
    SureItem("sure", "Sure of myself", "Do you feel SURE about the best choice for you?"),
    SureItem(
        "understand",
        "Understand information",
        "Do you know the benefits and risks of each option?",
    ),
    SureItem(
        "risk_benefit",
        "Risk–benefit ratio",
        "Are you clear about which benefits and risks matter most to you?",
    ),
    SureItem(
        "encouragement",
        "Encouragement",
        "Do you have enough support and advice to make a choice?",
    ),
)
SURE_NOTICE = (
    "SURE Test: copyright O'Connor and Légaré. Free to use, at no charge, if it is cited"
    " (decisionaid.ohri.ca/eval.html). Canadian Family Physician 56(8):e308."
)
"""Holders, terms and place as its owners' pages give them; nothing that we have not read."""
