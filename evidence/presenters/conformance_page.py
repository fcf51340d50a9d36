"""The conformance page: items of the standards with words for their state and links to their proof."""

from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from evidence.core.checks.readability import Reading, measure
from evidence.core.checks.wording import HIGHEST_GRADE, TARGET_GRADE
from evidence.core.edition.catalogue import Catalogue
from evidence.presenters.parts import Link, Text
from evidence.standards.items import EVERYDAY_LANGUAGE, STANDARDS, Item, State, state_of

_BLOCKS = frozenset("p li dd dt td th h1 h2 h3 h4 summary caption figcaption label legend".split())
_NOT_PROSE = frozenset({"script", "style", "svg", "nav", "q", "table"})
_VOID = frozenset("br hr img input link meta col path use circle rect".split())


@dataclass(frozen=True)
class PageGrade:
    """One page and what it measures."""

    path: str
    title: str
    words: int
    grade: float

    @property
    def word(self) -> str:
        """The grade as a word code: target, limit or above."""
        if self.grade <= TARGET_GRADE:
            return "target"
        return "limit" if self.grade <= HIGHEST_GRADE else "above"


def page_grade(path: str, html: str) -> PageGrade:
    """The reading grade of a page's own words in <main>."""
    reader = _Reader()
    reader.feed(html)
    reading = prose_of(reader.lines)
    return PageGrade(path, reader.title, reading.words, round(reading.grade, 1))


def prose_of(lines: list[str]) -> Reading:
    """The reading of blocks that are sentences; names and labels are not read as prose."""
    return measure(
        "\n".join(line for line in lines if line.rstrip("”’)").endswith((".", "?", "!")))
    )


class _Reader(HTMLParser):
    """Collects the blocks of text in <main>, without lists of sources and quoted reports."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.title = ""
        self._open: list[tuple[str, bool]] = []
        self._block: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember whether what is inside is prose of the page."""
        if tag in _VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        silent = tag in _NOT_PROSE or "sources" in classes or "data-reported" in dict(attrs)
        if tag in _BLOCKS:
            self._end_block()
        self._open.append((tag, silent))

    def handle_endtag(self, tag: str) -> None:
        """A block ends with its tag; tags left open end with the one around them."""
        if tag in _BLOCKS:
            self._end_block()
        # A tag that closes itself was never opened here.
        if all(name != tag for name, _silent in self._open):
            return
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep prose of <main>, and the words of the h1 as the title."""
        tags = [tag for tag, _silent in self._open]
        if "h1" in tags:
            self.title = f"{self.title} {data}".strip()
        if "main" in tags and not any(silent for _tag, silent in self._open):
            self._block.append(data)

    def _end_block(self) -> None:
        if text := " ".join(" ".join(self._block).split()):
            self.lines.append(text)
        self._block = []


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
        Group(
            "qualifying",
            _("What makes it a decision aid"),
            _shown(STANDARDS["qualifying"], catalogue),
        ),
        Group(
            "certifying", _("What guards against bias"), _shown(STANDARDS["certifying"], catalogue)
        ),
        Group("quality", _("What makes it a good one"), _shown(STANDARDS["quality"], catalogue)),
        Group("screening", _("Items about tests"), _shown(STANDARDS["screening"], catalogue)),
        Group(
            "audit",
            _("The twelve rows of Scotland’s public audit"),
            tuple(_row(row, catalogue, plain=plain) for row in STANDARDS["audit"]),
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
    if item.code == EVERYDAY_LANGUAGE and plain:
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
