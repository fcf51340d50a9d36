"""The gap map as a table, cell by cell in words, and as bubbles."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Study
from evidence.core.views.gap_map import Cell, MethodRow, gap_map
from evidence.presenters.gaps import gap_entries
from evidence.presenters.map_drawing import Drawing, draw
from evidence.presenters.parts import Entry, Link
from evidence.presenters.sourcing import SourceLink, details_url, source_links
from evidence.presenters.words import outcome_word


@dataclass(frozen=True)
class MapCell:
    """One cell of the table."""

    method: str
    url: str
    is_blank: bool
    words: str
    reports: str


@dataclass(frozen=True)
class OutcomeRow:
    """One line of the table: an outcome across all methods."""

    outcome: str
    cells: tuple[MapCell, ...]


@dataclass(frozen=True)
class BlankOutcome:
    """An outcome that no study of a method measured, with what was reported all the same."""

    key: str
    text: str
    reports: tuple[Link, ...]


@dataclass(frozen=True)
class Blanks:
    """Blank cells of a method that lead to the same question."""

    outcomes: tuple[BlankOutcome, ...]
    question: str


@dataclass(frozen=True)
class Filled:
    """A cell with its studies."""

    key: str
    outcome: str
    words: str
    studies: tuple[Link, ...]
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class MethodPart:
    """One method with every cell in words."""

    key: str
    name: str
    url: str
    trials: str
    trial_links: tuple[Link, ...]
    filled: tuple[Filled, ...]
    blanks: tuple[Blanks, ...]
    gaps: tuple[Entry, ...]

    @property
    def gaps_id(self) -> str:
        """Where its gaps stand on the page."""
        return f"{self.key}-gaps"


@dataclass(frozen=True)
class MapPage:
    """The whole map."""

    methods: tuple[MethodPart, ...]
    outcomes: tuple[OutcomeRow, ...]
    drawing: Drawing
    unplaced: tuple[Link, ...]
    studies: int
    trials: int


def map_page(catalogue: Catalogue) -> MapPage:
    """Everything the page of the map says."""
    found = gap_map(catalogue)
    keys = {study.key for row in found.rows for study in row.studies}
    return MapPage(
        methods=tuple(_method(catalogue, row) for row in found.rows),
        outcomes=tuple(
            OutcomeRow(
                outcome_word(outcome), tuple(_cell(row, row.cells[place]) for row in found.rows)
            )
            for place, outcome in enumerate(found.outcomes)
        ),
        drawing=draw(found),
        unplaced=tuple(_study_link(study) for study in found.unplaced),
        studies=len(keys) + len(found.unplaced),
        trials=len(catalogue.registered_trials),
    )


def _method(catalogue: Catalogue, row: MethodRow) -> MethodPart:
    trials = reverse("evidence:trials")
    blank = [cell for cell in row.cells if cell.is_blank]
    questions = dict.fromkeys(cell.question.question if cell.question else "" for cell in blank)
    return MethodPart(
        key=row.method,
        name=row.name,
        url=reverse("evidence:option", args=[row.method]),
        trials=_trials(len(row.trials)),
        trial_links=tuple(Link(t.title, f"{trials}#{t.key}") for t in row.trials),
        filled=tuple(_filled(catalogue, cell) for cell in row.cells if not cell.is_blank),
        blanks=tuple(
            Blanks(
                tuple(_blank(row, c) for c in blank if _asks(c) == question),
                question,
            )
            for question in questions
        ),
        gaps=gap_entries(catalogue, row.method),
    )


def _asks(cell: Cell) -> str:
    return cell.question.question if cell.question else ""


def _cell(row: MethodRow, cell: Cell) -> MapCell:
    return MapCell(
        method=row.name,
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
        studies=tuple(_study_link(study) for study in cell.studies),
        sources=source_links(catalogue, [key for s in cell.studies for key in s.sources]),
    )


def _blank(row: MethodRow, cell: Cell) -> BlankOutcome:
    return BlankOutcome(
        key=_anchor(cell),
        text=outcome_word(cell.outcome),
        reports=tuple(
            Link(_first_sentence(f.text), details_url(row.method, f.key)) for f in cell.reports
        ),
    )


def _study_link(study: Study) -> Link:
    return Link(study.title, reverse("evidence:study", args=[study.key]))


def _first_sentence(text: str) -> str:
    """The rest stands where the link leads."""
    return text.split(". ")[0].rstrip(".") + "."


def _anchor(cell: Cell) -> str:
    return f"{cell.method}-{cell.outcome.value}"
