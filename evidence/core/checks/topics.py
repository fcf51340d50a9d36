"""Short answers: each has its ground, and each topic has an answer."""

from collections.abc import Iterator

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import PointKind

MOST_CARD_LINES = 2
"""The harm card fits a pocket."""
NEEDS_NO_SOURCE = frozenset({PointKind.NOT_FOUND, PointKind.WHAT_TO_DO})
"""What tells of our own search, or of plain care."""


def topic_problems(catalogue: Catalogue) -> Iterator[str]:
    """Topics without an answer, and answers or points that rest on nothing."""
    for key, answers in catalogue.answers_by_topic.items():
        if not answers:
            yield f"topics {key}: it has no answer"
    for topic in catalogue.topics:
        for page in topic.see_also:
            if page.startswith("/") or ":" in page or not page.partition("#")[0].endswith("/"):
                yield f"topics {topic.key}: {page!r} is no page of the library, like harms/#after"
    on_card = [answer.key for answer in catalogue.topic_answers if answer.card_line]
    if len(on_card) > MOST_CARD_LINES:
        yield f"topic_answers: {len(on_card)} lines on the harm card, at most {MOST_CARD_LINES}"
    for answer in catalogue.topic_answers:
        name = f"topic_answers {answer.key}"
        if not answer.sources and not answer.nobody_knows:
            yield f"{name}: no source, and it does not say that nobody knows"
        for number, point in enumerate(answer.points, start=1):
            if not point.sources and point.kind not in NEEDS_NO_SOURCE:
                yield f"{name}: point {number} ({point.kind.value}) has no source"
