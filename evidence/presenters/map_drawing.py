"""The gap map drawn as bubbles: only a picture of the table, which says the same in words."""

from dataclasses import dataclass
from math import sqrt

from django.utils.translation import gettext

from evidence.core.edition.library import RegisteredTrial
from evidence.core.views.gap_map import GapMap
from evidence.presenters.words import outcome_word

LARGEST = 20
"""Radius of the largest bubble; cells are 46 high."""
SMALLEST = 4
MOST_PEOPLE = 300
"""People that fill the largest bubble; more do not make it larger."""
LEFT, TOP, WIDE, HIGH = 200, 70, 104, 46
LETTERS = 12
"""As many letters as fit a column."""


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
