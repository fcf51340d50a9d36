"""The gap map as a table and as bubbles, cell by cell in words."""

from dataclasses import dataclass
from math import sqrt

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from evidence.core.catalogue import Catalogue
from evidence.core.gap_map import Cell, MethodRow, gap_map
from evidence.core.library import RegisteredTrial
from evidence.presenters.gaps import gap_entries
from evidence.presenters.parts import Entry, Link
from evidence.presenters.sourcing import SourceLink, source_links
from evidence.presenters.words import dated, outcome_word

LARGEST = 20
"""Radius of the largest bubble; cells are 48 wide."""
SMALLEST = 4
MOST_PEOPLE = 300
"""People that fill the largest bubble; more do not make it larger."""


@dataclass(frozen=True)
class Bubble:
    """One circle of the drawing."""

    x: int
    y: int
    radius: str
    kind: str
    """controlled, uncontrolled or registered: also a pattern, never colour alone."""


@dataclass(frozen=True)
class MapCell:
    """One cell of the table."""

    outcome: str
    url: str
    is_blank: bool
    words: str
    reports: str


@dataclass(frozen=True)
class Blank:
    """A cell that no study fills, in words, with the question to ask."""

    key: str
    outcome: str
    text: str
    searched: str
    question: str
    reports: tuple[Link, ...]


@dataclass(frozen=True)
class Filled:
    """A cell with its studies."""

    key: str
    outcome: str
    words: str
    studies: tuple[Link, ...]
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class MapRow:
    """One method: its line of the table, then every cell in words."""

    key: str
    name: str
    url: str
    cells: tuple[MapCell, ...]
    trials: str
    trial_links: tuple[Link, ...]
    filled: tuple[Filled, ...]
    blanks: tuple[Blank, ...]
    gaps: tuple[Entry, ...]

    @property
    def gaps_id(self) -> str:
        """Where its gaps stand on the page."""
        return f"{self.key}-gaps"


@dataclass(frozen=True)
class Label:
    """A name in the drawing."""

    text: str
    x: int
    y: int


@dataclass(frozen=True)
class MapPage:
    """The whole map."""

    outcomes: tuple[str, ...]
    rows: tuple[MapRow, ...]
    width: int
    height: int
    columns: tuple[Label, ...]
    names: tuple[Label, ...]
    bubbles: tuple[Bubble, ...]
    unplaced: tuple[Link, ...]
    studies: int
    trials: int


def map_page(catalogue: Catalogue) -> MapPage:
    """Everything the page of the map says."""
    found = gap_map(catalogue)
    left, top, step = 190, 190, 48
    outcomes = tuple(outcome_word(outcome) for outcome in found.outcomes)
    bubbles: list[Bubble] = []
    for y, row in enumerate(found.rows):
        for x, cell in enumerate(row.cells):
            if not cell.is_blank:
                kind = "controlled" if cell.controlled else "uncontrolled"
                bubbles.append(_bubble(left, top, step, x, y, cell.people, kind))
        if row.trials:
            planned = sum(_planned(trial) for trial in row.trials)
            bubbles.append(_bubble(left, top, step, len(outcomes), y, planned, "registered"))
    heads = (*outcomes, gettext("Registered trials"))
    keys = {study.key for row in found.rows for study in row.studies}
    return MapPage(
        outcomes=outcomes,
        rows=tuple(_row(catalogue, row) for row in found.rows),
        width=left + step * len(heads) + 10,
        height=top + step * len(found.rows) + 10,
        columns=tuple(
            Label(text, left + step * x + step // 2, top - 10) for x, text in enumerate(heads)
        ),
        names=tuple(
            Label(row.name, left - 12, top + step * y + step // 2 + 5)
            for y, row in enumerate(found.rows)
        ),
        bubbles=tuple(bubbles),
        unplaced=tuple(
            Link(study.title, reverse("evidence:study", args=[study.key]))
            for study in found.unplaced
        ),
        studies=len(keys) + len(found.unplaced),
        trials=len(catalogue.registered_trials),
    )


def _row(catalogue: Catalogue, row: MethodRow) -> MapRow:
    trials = reverse("evidence:trials")
    return MapRow(
        key=row.method,
        name=row.name,
        url=reverse("evidence:option", args=[row.method]),
        cells=tuple(_cell(cell) for cell in row.cells),
        trials=_trials(len(row.trials)),
        trial_links=tuple(Link(t.title, f"{trials}#{t.key}") for t in row.trials),
        filled=tuple(_filled(catalogue, cell) for cell in row.cells if not cell.is_blank),
        blanks=tuple(_blank(catalogue, row, cell) for cell in row.cells if cell.is_blank),
        gaps=gap_entries(catalogue, row.method),
    )


def _cell(cell: Cell) -> MapCell:
    return MapCell(
        outcome=outcome_word(cell.outcome),
        url=f"#{_anchor(cell)}",
        is_blank=cell.is_blank,
        words=gettext("No study found") if cell.is_blank else _count(cell),
        reports=_reports(len(cell.reports)),
    )


def _count(cell: Cell) -> str:
    n = len(cell.studies)
    words = ngettext("{n} study", "{n} studies", n).format(n=n)
    if cell.people:
        people = ngettext("{n} person", "{n} people", cell.people).format(n=cell.people)
        words = f"{words}, {people}"
    if cell.people_not_stated:
        words += gettext(" (not all say how many)")
    return words


def _reports(n: int) -> str:
    return ngettext("{n} report or warning", "{n} reports or warnings", n).format(n=n) if n else ""


def _trials(n: int) -> str:
    return ngettext("{n} trial", "{n} trials", n).format(n=n) if n else gettext("None found")


def _filled(catalogue: Catalogue, cell: Cell) -> Filled:
    return Filled(
        key=_anchor(cell),
        outcome=outcome_word(cell.outcome),
        words=_count(cell),
        studies=tuple(
            Link(study.title, reverse("evidence:study", args=[study.key])) for study in cell.studies
        ),
        sources=source_links(catalogue, [key for s in cell.studies for key in s.sources]),
    )


def _blank(catalogue: Catalogue, row: MethodRow, cell: Cell) -> Blank:
    page = reverse("evidence:option", args=[row.method])
    return Blank(
        key=_anchor(cell),
        outcome=outcome_word(cell.outcome),
        text=gettext("We found no study in people that measured this: {outcome}.").format(
            outcome=outcome_word(cell.outcome).lower()
        ),
        searched=gettext("Searched until {date}.").format(
            date=dated(catalogue.colophon.compiled_on)
        ),
        question=cell.question.question if cell.question else "",
        reports=tuple(Link(_clipped(f.text), f"{page}#{f.key}") for f in cell.reports),
    )


def _clipped(text: str) -> str:
    """The first sentence: the rest stands where the link leads."""
    return text.split(". ")[0].rstrip(".") + "."


def _anchor(cell: Cell) -> str:
    return f"{cell.method}-{cell.outcome.value}"


def _planned(trial: RegisteredTrial) -> int:
    """The number planned; the smaller end of a range, 0 where none is stated."""
    digits = (trial.n_target or "").split(" ")[0]
    return int(digits) if digits.isdigit() else 0


def _bubble(left: int, top: int, step: int, x: int, y: int, people: int, kind: str) -> Bubble:
    # The area tells the number, as people read it; nobody stated is the smallest.
    share = sqrt(min(people, MOST_PEOPLE) / MOST_PEOPLE)
    radius = max(SMALLEST, LARGEST * share)
    centre = step // 2
    return Bubble(left + step * x + centre, top + step * y + centre, f"{radius:.1f}", kind)
