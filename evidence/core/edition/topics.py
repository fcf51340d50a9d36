"""What people ask beside “does it work”: short, dated answers, gathered on pages by topic."""

from dataclasses import dataclass

from evidence.core.edition.library import Keys
from evidence.core.edition.vocabulary import PointKind


@dataclass(frozen=True)
class Topic:
    """One page of short answers."""

    key: str
    title: str
    short_answer: str
    """What holds for the whole page, before everything else."""
    real_questions: Keys
    """Questions people ask that are answered elsewhere and belong to this topic."""
    ask: Keys
    """Questions to ask a clinic that this page helps to understand."""
    see_also: Keys
    """Pages of the library that tell more, seen from its front, like `harms/#after`."""
    words: Keys
    """What people call it: each leads here from the index of words."""
    signs_first: bool = False
    """Whether the signs that must not wait stand before every answer."""


@dataclass(frozen=True)
class AnswerPoint:
    """One line below an answer: what it rests on, or what to do."""

    kind: PointKind
    text: str
    sources: Keys
    dated: str | None = None
    """Date of the statement, as precise as the page showed it."""
    url: str | None = None
    """An address to turn to, on a site of which a page was read."""


@dataclass(frozen=True)
class TopicAnswer:
    """A short answer; “we found no study” is a full one."""

    key: str
    topic: str
    country: str | None
    """For whom it holds; None: anywhere."""
    title: str
    text: str
    points: tuple[AnswerPoint, ...]
    words: Keys
    sources: Keys
    checked_on: str
    nobody_knows: bool = False
    """We looked and found no study."""
    as_of: str | None = None
    """Date of the newest statement it rests on, where the law or a route is told."""
    card_line: str = ""
    """What of it stands on the harm card, in a line; empty: nothing."""
    review_due_on: str | None = None  # None: by the edition's own day
