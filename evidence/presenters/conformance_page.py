"""The conformance page: items of the standards with words for their state and links to their proof."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.presenters.parts import Link, Text
from evidence.presenters.reading_grades import PageGrade
from evidence.standards import audit, ipdas
from evidence.standards.items import Item, State, state_of

WORDS = {
    State.MET: _("Met"),
    State.PARTLY: _("Partly met"),
    State.NOT_YET: _("Not yet"),
    State.NOT_APPLICABLE: _("Does not apply"),
}


@dataclass(frozen=True)
class ShownItem:
    """One row of the page."""

    code: str
    text: Text
    state: State
    state_word: Text
    why: Text
    pages: tuple[Link, ...]
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Rows that belong together."""

    key: str
    title: Text
    items: tuple[ShownItem, ...]


@dataclass(frozen=True)
class StateCount:
    """How many items stand in one state."""

    word: Text
    number: int


def groups(catalogue: Catalogue, grades: Iterable[PageGrade]) -> tuple[Group, ...]:
    """The standards, group by group."""
    plain = all(page.word == "target" for page in grades)
    return (
        Group("qualifying", _("What makes it a decision aid"), _shown(ipdas.QUALIFYING, catalogue)),
        Group("certifying", _("What guards against bias"), _shown(ipdas.CERTIFYING, catalogue)),
        Group("quality", _("What makes it a good one"), _shown(ipdas.QUALITY, catalogue)),
        Group("screening", _("Items about tests"), _shown(ipdas.SCREENING, catalogue)),
        Group(
            "audit",
            _("The twelve rows of Scotland’s public audit"),
            tuple(_row(row, catalogue, plain=plain) for row in audit.ROWS),
        ),
    )


def shown_group(key: str, title: Text, items: Iterable[Item], catalogue: Catalogue) -> Group:
    """The items of one standard as rows of a page, each with the state this edition gives it."""
    return Group(key, title, _shown(items, catalogue))


def summary_counts(shown: Iterable[Group]) -> tuple[StateCount, ...]:
    """How many of the 44 items stand in which state; the audit rows are counted apart."""
    states = [item.state for group in shown if group.key != "audit" for item in group.items]
    return tuple(StateCount(WORDS[state], states.count(state)) for state in State)


def _shown(items: Iterable[Item], catalogue: Catalogue) -> tuple[ShownItem, ...]:
    return tuple(_row(item, catalogue) for item in items)


def _row(item: Item, catalogue: Catalogue, *, plain: bool = False) -> ShownItem:
    state = state_of(item, catalogue)
    if item.code == audit.EVERYDAY_LANGUAGE and plain:
        state = State.MET
    why = item.why
    if state is not item.state and item.holds is not None:
        why = _("This edition does not say it yet.")
    return ShownItem(
        code=item.code,
        text=item.text,
        state=state,
        state_word=WORDS[state],
        why=why,
        pages=tuple(Link(_("See the page"), reverse(name)) for name in item.pages),
        tests=item.tests,
    )
