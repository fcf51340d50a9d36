"""Rows of choices, drawn once for each state a choice can be in."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from evidence.presenters.per_edition import spoken
from questionnaire.handouts.option_sheet import SheetCell
from questionnaire.summary.rows import Row

register = template.Library()

REMEMBERED = 3_000
"""Rows kept: eighteen options in each status, with each reason and limits; the rarest go first."""
CELLS_REMEMBERED = 1_000
"""Cells kept: nine questions of eighteen options, in each edition that is shown."""


@register.filter
def drawn(row: Row) -> SafeString:
    """The row as an item of the list.

    A row of the edition's own words is remembered: it says how an option may stand, not who
    asked. One that repeats an answer, what somebody uses or was offered, is drawn and forgotten.
    """
    told = row.using or row.offered
    return _draw(row) if told else _remembered(row, spoken())


@lru_cache(maxsize=REMEMBERED)
def _remembered(row: Row, language: str) -> SafeString:
    return _draw(row)


def _draw(row: Row) -> SafeString:
    return render_to_string("questionnaire/summary/_row.html", {"row": row})


@register.filter
def drawn_cells(cells: Iterable[SheetCell]) -> SafeString:
    """What the options of one row answer: each cell is the edition's own words, and remembered.

    Never a row or a sheet: which options stand beside each other tells what somebody uses.
    """
    language = spoken()
    return SafeString("".join(_cell(cell, language) for cell in cells))


@lru_cache(maxsize=CELLS_REMEMBERED)
def _cell(cell: SheetCell, language: str) -> SafeString:
    return SafeString(render_to_string("questionnaire/_sheet_cell.html", {"cell": cell}).strip())
