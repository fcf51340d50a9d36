"""Keeps the page within its words for everybody: what matters least goes first, and never a verdict.

Nothing of safety, of the law, of status or of the offer is ever taken: only prices and study
figures of choices that are closed anyway, a second treatment in use, and further links. Each of
them stands on a page that is one tap away.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

from django.utils.functional import Promise

from evidence.core.edition.vocabulary import Status
from evidence.presenters.per_edition import spoken
from questionnaire.summary.offer import claims_by_verdict, first_sentence_of, health_in_brief
from questionnaire.summary.page_value import SummaryPage
from questionnaire.summary.parts import Line
from questionnaire.summary.rows import Row, RowGroup

WORDS = 850
WORDS_FOR_MANY = 950
"""For more than four conditions and signs together."""
OF_THE_TEMPLATE = 90
"""At most so many words stand in the templates themselves: headings, and labels beside values."""
OF_A_BLOCK = {"ways": 6, "had_exosomes": 23}
"""The same for blocks that not every page has."""
WITHOUT_POINTS = 12
SPARE = 10
"""Kept in hand: words of a translation, and the height of a phone's own font."""
FEWEST_LINKS = 5
MANY_CLAIMS = 3

_UNSEEN = frozenset(
    "url key sign status fit method contents legend neutral gravity about"
    " country need checked_on read paper".split()
)
"""Fields that are no words on the page of a phone."""

Shorter = Callable[[SummaryPage], SummaryPage]


def within_budget(page: SummaryPage, *, many: bool) -> SummaryPage:
    """The page with as little taken away as its words need; `many` conditions and signs have more."""
    most = (WORDS_FOR_MANY if many else WORDS) - OF_THE_TEMPLATE - SPARE
    most -= sum(words for block, words in OF_A_BLOCK.items() if getattr(page, block))
    most -= 0 if page.points else WITHOUT_POINTS
    for shorter in _IN_THIS_ORDER:
        if words_in(page) <= most:
            break
        page = shorter(page)
    return page


def words_in(value: Any) -> int:
    """How many words a value holds that somebody reads."""
    kind = type(value)
    if kind is str:
        return len(value.split())
    if kind is tuple:
        return sum(map(words_in, value))
    if kind is Row and not (value.using or value.offered):
        return _words_in_row(value, spoken())
    if isinstance(value, str | Promise):
        return len(str(value).split())
    return _words_in_fields(value)


def _words_in_fields(value: Any) -> int:
    total = 0
    kind: Any = type(value)
    for name, beside in _seen_of(kind):
        told = getattr(value, name)
        if told:
            total += words_in(told) + beside
    return total


@lru_cache(maxsize=3_000)
def _words_in_row(row: Row, language: str) -> int:
    """Counted once, as a row of the edition's own words says nothing of a person."""
    return _words_in_fields(row)


@lru_cache(maxsize=100)
def _seen_of(kind: type) -> tuple[tuple[str, int], ...]:
    """The fields of a value that are words on the page, and how many the template puts beside each."""
    if not is_dataclass(kind):
        return ()
    names = (field.name for field in fields(kind) if field.name not in _UNSEEN)
    return tuple((name, _BESIDE.get(name, 0)) for name in names)


_BESIDE = {"limits": 3, "using": 3, "harm": 1, "good": 1}
"""The words that the template puts beside a part of a row."""


def _without_prices(row: Row) -> Row:
    return replace(row, price="", fit="", fit_word="")


def _without_figures(row: Row) -> Row:
    """A row without its number needs no harm beside it."""
    told = any(letter.isdigit() for letter in row.known)
    return replace(row, known="", harm="") if told else row


def _by_name(row: Row) -> Row:
    """The name with its reason; what is known of it stands on its own page."""
    return replace(row, known="", harm="") if not row.offered else row


def _without_limits(row: Row) -> Row:
    """What is closed for safety is closed whatever the limits are; the order still follows them."""
    return replace(row, limits="")


def _rows(status: Status, shorter: Callable[[Row], Row]) -> Shorter:
    def shortened(group: RowGroup) -> RowGroup:
        if group.status is not status:
            return group
        return replace(group, rows=tuple(map(shorter, group.rows)))

    def shorter_page(page: SummaryPage) -> SummaryPage:
        found = tuple(map(shortened, page.groups)), tuple(map(shortened, page.ways))
        return replace(page, groups=found[0], ways=found[1])

    return shorter_page


def _lines(about: str, shorter: Callable[[Line], Line]) -> Shorter:
    def shorter_page(page: SummaryPage) -> SummaryPage:
        if page.answer is None:
            return page
        lines = tuple(shorter(one) if one.about == about else one for one in page.answer.lines)
        return replace(page, answer=replace(page.answer, lines=lines))

    return shorter_page


def _claims(line: Line) -> Line:
    return claims_by_verdict(line) if len(line.entries) > MANY_CLAIMS else line


def _fewer_links(page: SummaryPage) -> SummaryPage:
    return replace(page, take_along=page.take_along[:FEWEST_LINKS])


def _one_in_use(page: SummaryPage) -> SummaryPage:
    return replace(page, points=tuple(replace(one, stands=one.stands[:2]) for one in page.points))


def _one_point(page: SummaryPage) -> SummaryPage:
    return replace(page, points=page.points[:1])


def _no_points(page: SummaryPage) -> SummaryPage:
    return replace(page, points=())


def _signs_without_whom(page: SummaryPage) -> SummaryPage:
    if page.warning is None:
        return page
    rest = tuple(replace(one, whom="") for one in page.warning.rest)
    return replace(page, warning=replace(page.warning, rest=rest))


def _answers_with_advice(page: SummaryPage) -> SummaryPage:
    """What an answer closes and checks stands in the rows; whom to ask about it stays."""
    return replace(
        page, counted=tuple(replace(one, text="") if one.advice else one for one in page.counted)
    )


def _blanks_by_name(page: SummaryPage) -> SummaryPage:
    return replace(page, blanks=tuple(replace(one, found="") for one in page.blanks))


def _ask_by_question(page: SummaryPage) -> SummaryPage:
    return replace(page, ask=tuple(replace(one, good="") for one in page.ask))


def _open_by_name(page: SummaryPage) -> SummaryPage:
    """What would matter if an open answer were true stands with the question itself."""
    return replace(page, open=page.open and replace(page.open, if_true=()))


_IN_THIS_ORDER: tuple[Shorter, ...] = (
    _rows(Status.NOT_SUITABLE, _without_prices),
    _rows(Status.NOT_SUITABLE, _without_figures),
    _fewer_links,
    _lines("claims", _claims),
    _one_in_use,
    _lines("more health", health_in_brief),
    _rows(Status.NOT_SUITABLE, _without_limits),
    _blanks_by_name,
    _rows(Status.CHECK_FIRST, _without_figures),
    _one_point,
    _rows(Status.CHECK_FIRST, _without_prices),
    _lines("money", first_sentence_of),
    _rows(Status.NOT_SUITABLE, _by_name),
    _rows(Status.CHECK_FIRST, _by_name),
    _open_by_name,
    _ask_by_question,
    _no_points,
    _signs_without_whom,
    _rows(Status.CHECK_FIRST, _without_limits),
    _answers_with_advice,
)
