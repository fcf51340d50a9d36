"""What a change of the rules does: how many classes of answers get another status, counted exactly,
and which limits an option comes to pass or no longer does.

The classes are fine enough for both catalogues, so that a class has one status before and one
after. Parts are free of each other (see `proof`), so numbers of classes multiply, and the pairs of
statuses of a whole are found part by part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from evidence.core.assessment.costs import ANY_CURRENCY, first_year_cost
from evidence.core.assessment.profile import Money, Profile
from evidence.core.assessment.statuses import limits_passed
from evidence.core.assessment.three_valued import Answer, facts_of
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.items import ITEM, OPEN_CODES
from evidence.core.edition.vocabulary import Fit, Status
from evidence.core.proof.answers_in_words import in_words, outcome_in_words
from evidence.core.proof.equivalence import Given
from evidence.core.proof.factors import (
    Class,
    Outcome,
    Part,
    more_closed,
    number_of_classes,
    openness,
    outcomes,
    parts_of,
)
from evidence.core.proof.standings import spoken

MOST_EXAMPLES = 5

Pair = tuple[Outcome, Outcome]
"""An outcome before and after."""

_LIMIT = {False: "within the limit", True: "past the limit"}

_QUIET: Pair = (Status.CAN_DISCUSS, Status.CAN_DISCUSS)


@dataclass(frozen=True)
class _Group:
    """Classes with one pair of outcomes: how many, and a few of them.

    A member has a class for each part, None where that part does nothing.
    """

    size: int
    members: tuple[tuple[Class | None, ...], ...]


@dataclass(frozen=True)
class Example:
    """Answers under which an option's status differs, in words."""

    answers: str
    before: str
    after: str


@dataclass(frozen=True)
class OptionImpact:
    """One option that both catalogues hold."""

    option: str
    classes: int
    """Classes of whole answer sets that either catalogue tells apart."""
    opened: int
    """Classes that get a more open status."""
    closed: int
    """Classes that get a more closed one."""
    examples: tuple[Example, ...]
    limits: tuple[Example, ...] = ()
    """Every limit that the option passes in one catalogue and not in the other."""

    @property
    def changed(self) -> int:
        """Classes with another status."""
        return self.opened + self.closed


@dataclass(frozen=True)
class Impact:
    """Every option whose status or limits change for somebody, and options that come or go."""

    options: tuple[OptionImpact, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def changed(self) -> int:
        """Classes with another status, over all options."""
        return sum(one.changed for one in self.options)


def impact(old: Catalogue, new: Catalogue) -> Impact:
    """What patients would see differently if `new` took the place of `old`."""
    both = [option for option in new.options if option.key in old.option]
    found = (_option_impact(old.option[option.key], option, old, new) for option in both)
    return Impact(
        options=tuple(one for one in found if one.changed or one.limits),
        added=tuple(option.key for option in new.options if option.key not in old.option),
        removed=tuple(option.key for option in old.options if option.key not in new.option),
    )


def _option_impact(before: Option, after: Option, old: Catalogue, new: Catalogue) -> OptionImpact:
    # Bounds would only tell apart what neither catalogue does.
    parts = parts_of(after, (old, new), bounds=())
    joined = {_QUIET: _Group(1, ((),))}
    for part in parts:
        joined = _joined(joined, _groups(part, before, after, old, new))
    return OptionImpact(
        option=after.key,
        classes=number_of_classes(parts),
        opened=sum(group.size for pair, group in joined.items() if _rise(pair) > 0),
        closed=sum(group.size for pair, group in joined.items() if _rise(pair) < 0),
        examples=tuple(islice(_examples(parts, joined), MOST_EXAMPLES)),
        limits=(*_limits(before, after, old, new), *_budgets(after.key, old, new)),
    )


def _limits(before: Option, after: Option, old: Catalogue, new: Catalogue) -> Iterator[Example]:
    """The answers to each limit under which an option is past it in one catalogue alone."""
    silence = facts_of(Profile())
    for item in dict.fromkeys(wish.item for wish in (*old.wishes, *new.wishes)):
        for code in ITEM[item].codes:
            facts = {**silence, item: Answer((code,), open=code in OPEN_CODES)}
            was = any(wish.item == item for wish in limits_passed(before, facts, old))
            now = any(wish.item == item for wish in limits_passed(after, facts, new))
            if was is not now:
                yield Example(in_words({item: code}), _LIMIT[was], _LIMIT[now])


def _budgets(option: str, old: Catalogue, new: Catalogue) -> Iterator[Example]:
    """The highest budgets that the cost is over in one catalogue alone, a currency after the other."""
    rows = (*old.option_costs[option], *new.option_costs[option])
    for budget in dict.fromkeys(
        Money(row.low - 1, row.currency) for row in rows if row.low and row.currency != ANY_CURRENCY
    ):
        was, now = (
            first_year_cost(one.option_costs[option], budget).fit is Fit.OVER for one in (old, new)
        )
        if was is not now:
            yield Example(in_words({"budget": budget}), _LIMIT[was], _LIMIT[now])


def _rise(pair: Pair) -> int:
    was, now = pair
    return openness(now) - openness(was)


def _groups(
    part: Part, before: Option, after: Option, old: Catalogue, new: Catalogue
) -> dict[Pair, _Group]:
    """The classes of one part by their pair of outcomes; what is quiet in both is not worth telling."""
    members: dict[Pair, list[Class]] = {}
    pairs = zip(outcomes(part, before, old), outcomes(part, after, new), strict=True)
    for pair, one in zip(pairs, part.classes, strict=True):
        members.setdefault(pair, []).append(one)
    return {pair: _Group(len(own), _few(pair, own)) for pair, own in members.items()}


def _few(pair: Pair, own: list[Class]) -> tuple[tuple[Class | None], ...]:
    return ((None,),) if pair == _QUIET else tuple((one,) for one in own[:MOST_EXAMPLES])


def _joined(whole: dict[Pair, _Group], groups: dict[Pair, _Group]) -> dict[Pair, _Group]:
    """Every group of one part beside every group of the parts before it."""
    found: dict[Pair, _Group] = {}
    for (one, here), (other, there) in product(whole.items(), groups.items()):
        pair = (more_closed(one[0], other[0]), more_closed(one[1], other[1]))
        beside = found.get(pair, _Group(0, ()))
        members = [
            *beside.members,
            *((*first, *second) for first, second in product(here.members, there.members)),
        ]
        quietest_first = sorted(members, key=lambda classes: len(classes) - classes.count(None))
        found[pair] = _Group(
            beside.size + here.size * there.size, tuple(quietest_first[:MOST_EXAMPLES])
        )
    return found


def _examples(parts: tuple[Part, ...], joined: dict[Pair, _Group]) -> Iterator[Example]:
    """The quietest answers of each change, one change after the other."""
    changed = [(pair, group.members) for pair, group in joined.items() if _rise(pair)]
    for rank in range(MOST_EXAMPLES):
        for (was, now), members in changed:
            if rank < len(members):
                told: dict[str, Given] = {}
                for part, one in zip(parts, members[rank], strict=True):
                    if one is not None:
                        told |= spoken(part, one.given)
                yield Example(in_words(told), outcome_in_words(was), outcome_in_words(now))
