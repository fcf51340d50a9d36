"""The gap map as a table, cell by cell in words, and as bubbles."""

from dataclasses import dataclass
from math import sqrt

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import RegisteredTrial, Study
from evidence.core.views.gap_map import Cell, GapMap, MethodRow, gap_map
from evidence.presenters.gaps import gap_entries
from evidence.presenters.parts import Entry, Link
from evidence.presenters.sourcing import SourceLink, details_url, source_links
from evidence.presenters.words import outcome_word

LARGEST = 20
"""Radius of the largest bubble; cells are 46 high."""
SMALLEST = 4
MOST_PEOPLE = 300
"""People that fill the largest bubble; more do not make it larger."""
LEFT, TOP, WIDE, HIGH = 200, 70, 104, 46
LETTERS = 12
"""As many letters as fit a column."""
NONE, REPORTED = "–", "!"


@dataclass(frozen=True)
class Bubble:
    """One circle."""

    x: int
    y: int
    radius: str
    kind: str
    """controlled, uncontrolled or registered: a pattern, never colour alone."""


@dataclass(frozen=True)
class Label:
    """A line of a name."""

    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Drawing:
    """Everything the SVG holds."""

    width: int
    height: int
    columns: tuple[Label, ...]
    names: tuple[Label, ...]
    lines: tuple[int, ...]
    bubbles: tuple[Bubble, ...]


def draw(found: GapMap) -> Drawing:
    """Outcomes downwards, methods across, registered trials in the last line."""
    heads = [*map(outcome_word, found.outcomes), gettext("Registered trials")]
    bubbles = []
    for x, row in enumerate(found.rows):
        for y, cell in enumerate(row.cells):
            if not cell.is_blank:
                kind = "controlled" if cell.controlled else "uncontrolled"
                bubbles.append(_bubble(x, y, cell.people, kind))
        if row.trials:
            bubbles.append(_bubble(x, len(heads) - 1, sum(map(_planned, row.trials)), "registered"))
    return Drawing(
        width=LEFT + WIDE * len(found.rows),
        height=TOP + HIGH * len(heads),
        columns=tuple(
            Label(line, LEFT + WIDE * x + WIDE // 2, 16 + 17 * place)
            for x, row in enumerate(found.rows)
            for place, line in enumerate(_lines(row.name))
        ),
        names=tuple(Label(text, 0, TOP + HIGH * y + HIGH // 2 + 5) for y, text in enumerate(heads)),
        lines=tuple(TOP + HIGH * y for y in range(len(heads))),
        bubbles=tuple(bubbles),
    )


def _lines(name: str) -> list[str]:
    """A name in lines that fit its column."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LETTERS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _planned(trial: RegisteredTrial) -> int:
    """The number planned; the smaller end of a range, 0 where none is stated."""
    digits = (trial.n_target or "").split(" ")[0]
    return int(digits) if digits.isdigit() else 0


def _bubble(x: int, y: int, people: int, kind: str) -> Bubble:
    # The area tells the number, as people read it; where nobody is stated it is the smallest.
    share = sqrt(min(people, MOST_PEOPLE) / MOST_PEOPLE)
    radius = max(SMALLEST, LARGEST * share)
    return Bubble(LEFT + WIDE * x + WIDE // 2, TOP + HIGH * y + HIGH // 2, f"{radius:.1f}", kind)


@dataclass(frozen=True)
class MapCell:
    """One cell of the table."""

    method: str
    url: str
    is_blank: bool
    words: str
    reports: str
    sign: str
    """The same in a letter or two, where the screen is narrow: the studies, or “–”; “!” for reports."""


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
    trials_sign: str
    """How many in a number or “–”, where the screen is narrow."""
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
        trials_sign=str(len(row.trials) or NONE),
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
        sign=f"{len(cell.studies) or NONE}{REPORTED if cell.reports else ''}",
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
