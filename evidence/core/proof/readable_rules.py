"""Rules, wishes and notices that cannot be read at all: named, and set aside for the other checks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from evidence.core.assessment.profile import Profile
from evidence.core.assessment.three_valued import facts_of
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.items import ITEM, Kind
from evidence.core.edition.rules import Line, Wish
from evidence.core.proof.answer_checks import Broken
from evidence.core.proof.invariants import MONEY, WHOLE

READABLE = frozenset(facts_of(Profile()))
"""The items that rules may read: neither money nor preferences nor countries."""

ATTRIBUTES = ("breaks_skin", "blood_draw", "visits")


def unreadable(catalogue: Catalogue) -> Iterator[Broken]:
    """Whatever asks about an item or a code that no answer has."""
    for name, lines in _readers(catalogue):
        yield from _strange_lines(name, lines)
    for rule in catalogue.rules:
        if not rule.when:
            yield Broken(WHOLE[0], f"{rule.key} has no line: nobody can say when it holds.")
    for wish in catalogue.wishes:
        if not _compares(wish):
            yield Broken(WHOLE[0], f"The wish about {wish.item} cannot compare {wish.attribute!r}.")


def readable(catalogue: Catalogue) -> Catalogue:
    """The catalogue without what cannot be read, so that everything else can still be checked."""
    return replace(
        catalogue,
        rules=tuple(rule for rule in catalogue.rules if rule.when and _fits(rule.when)),
        wishes=tuple(wish for wish in catalogue.wishes if _wish_fits(wish)),
        notices=tuple(one for one in catalogue.notices if _fits((*one.when, *one.unless))),
        question_triggers=tuple(one for one in catalogue.question_triggers if _fits(one.when)),
    )


def _readers(catalogue: Catalogue) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for rule in catalogue.rules:
        yield rule.key, rule.when
    for notice in catalogue.notices:
        yield notice.key, (*notice.when, *notice.unless)
    for trigger in catalogue.question_triggers:
        yield f"The trigger of {', '.join(trigger.ask)}", trigger.when
    for wish in catalogue.wishes:
        yield f"The wish about {wish.item}", (_line_of(wish),)


def _line_of(wish: Wish) -> Line:
    return Line(wish.item, tuple(allowance.code for allowance in wish.allows))


def _strange_lines(name: str, lines: Iterable[Line]) -> Iterator[Broken]:
    for line in lines:
        if line.item not in READABLE:
            item = ITEM.get(line.item)
            private = item is not None and (item.preference or item.kind is Kind.MONEY)
            invariant = MONEY if private else WHOLE
            yield Broken(invariant[0], f"{name} asks about {line.item}, which no rule may read.")
            continue
        for code in line.codes:
            if code not in ITEM[line.item].codes:
                yield Broken(
                    WHOLE[0], f"{name} asks about {line.item} {code}, which no answer has."
                )
        if not line.codes:
            yield Broken(WHOLE[0], f"{name} asks about {line.item} and names no code.")


def _fits(lines: Iterable[Line]) -> bool:
    return not list(_strange_lines("", lines))


def _wish_fits(wish: Wish) -> bool:
    return _compares(wish) and _fits((_line_of(wish),))


def _compares(wish: Wish) -> bool:
    """Only visits are a number that can be compared with a highest one."""
    numbers = [allowance for allowance in wish.allows if allowance.at_most is not None]
    return wish.attribute == "visits" or (wish.attribute in ATTRIBUTES and not numbers)
