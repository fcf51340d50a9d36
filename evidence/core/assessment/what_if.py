"""What would change an option's status: single answers, and whose business each would be.

Items that say of no change whose business it is never appear: nobody is told to move, to pay more or to
give up a limit.
"""

from collections.abc import Callable, Iterator

from evidence.core.assessment.statuses import Ground, most_closed
from evidence.core.assessment.summary import Change
from evidence.core.assessment.three_valued import NOT_ASKED, Answer, Facts
from evidence.core.edition.items import ITEMS, NONE, OPEN_CODES, Item, Kind
from evidence.core.edition.vocabulary import ChangeKind, Status

StatusIf = Callable[[str, Answer], Status | None]
"""The option's status if one item were answered so; None where there would be no options at all."""


def would_change(found: list[Ground], facts: Facts, status_if: StatusIf) -> tuple[Change, ...]:
    """Every single-item change that gives a better status than these grounds leave."""
    present = most_closed(found)
    in_the_way = _items_in_the_way(present, found)
    if not in_the_way:
        return ()
    return tuple(
        change
        for item in ITEMS
        if item.change is not None and item.key in in_the_way and facts[item.key] != NOT_ASKED
        for change in _changes_of(item, item.change, present, facts[item.key], status_if)
    )


def _items_in_the_way(present: Status, found: list[Ground]) -> frozenset[str]:
    """The items that everything rests on that gives the present status."""
    deciding = [ground.items for ground in found if ground.status is present]
    return frozenset.intersection(*deciding) if deciding else frozenset()


def _changes_of(
    item: Item, whose: ChangeKind, present: Status, answer: Answer, status_if: StatusIf
) -> Iterator[Change]:
    kind = ChangeKind.ANSWER_IT if answer.open else whose
    if item.kind is Kind.CHOICES and not answer.open:
        yield from _removals(item, whose, present, answer, status_if)
        return
    best, chosen = present, None
    for code in _proposals(item, answer):
        reached = status_if(item.key, Answer((code,), open=False))
        if reached is not None and reached.openness > best.openness:
            best, chosen = reached, code
    if chosen is not None:
        new = (chosen,) if item.kind is Kind.CHOICES else chosen
        yield Change(item.key, new, best, kind)


def _proposals(item: Item, answer: Answer) -> list[str]:
    """Answers worth trying, the one to prefer among equals first."""
    if item.kind is Kind.CHOICES or item.key == "pregnancy":
        return [NONE]
    codes = [code for code in item.codes if code not in OPEN_CODES]
    if answer.open:
        return codes
    place = item.codes.index(answer.codes[0])
    # Nearest to the present answer; of two equally near the later one.
    return sorted(codes, key=lambda code: _distance(item.codes.index(code) - place))


def _distance(steps: int) -> tuple[int, bool]:
    return abs(steps), steps < 0


def _removals(
    item: Item, whose: ChangeKind, present: Status, answer: Answer, status_if: StatusIf
) -> Iterator[Change]:
    for code in answer.codes:
        rest = tuple(other for other in answer.codes if other != code) or (NONE,)
        reached = status_if(item.key, Answer(rest, open=False))
        if reached is not None and reached.openness > present.openness:
            kind = ChangeKind.FIXED if code in item.facts else whose
            yield Change(item.key, rest, reached, kind)
