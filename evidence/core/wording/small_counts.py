"""What is counted of the aid's use, and how small sums are told."""

from enum import StrEnum

SMALL = 10
"""A sum below this could be one person in one place, so it is not told."""


class Counted(StrEnum):
    """The three things a day's sums are about."""

    VISIT_STARTED = "visit started"
    SUMMARY_SHOWN = "summary shown"
    CHECKLIST_PRINTED = "checklist printed"


def count_words(count: int) -> str:
    """The sum as anybody may see it."""
    return f"fewer than {SMALL}" if count < SMALL else str(count)
