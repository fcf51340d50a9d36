"""Small parts that a page repeats many times, drawn here: a template's loop over them takes most of a page.

What is the edition's own is remembered as drawn, by its own value: it says how an option may stand,
what its label could say, what nobody knows; not who asked. What repeats an answer is drawn and
forgotten. Which rows, cells or questions stand together is never kept: that tells of a person.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from evidence.core.edition.vocabulary import Status
from evidence.presenters.per_edition import spoken
from questionnaire.handouts.option_sheet import SheetCell, SheetRow
from questionnaire.questions import Text
from questionnaire.summary.ask_first import AskFirst
from questionnaire.summary.blanks import Blank
from questionnaire.summary.parts import Line, Link
from questionnaire.summary.rows import Row, RowGroup

register = template.Library()

REMEMBERED = 3_000
"""Rows kept: eighteen options in each status, with each reason and limits; the rarest go first."""
CELLS_REMEMBERED = 1_000
"""Cells kept: nine questions of eighteen options, in each edition that is shown."""


@register.filter
def drawn_groups(groups: Iterable[RowGroup]) -> SafeString:
    """Choices in rows, by status: its sign and title, the reasons they share, and each row.

    A row of the edition's own words is remembered. One that repeats an answer, what somebody uses
    or was offered, is drawn and forgotten.
    """
    language = spoken()
    return SafeString("".join(_group(group, language) for group in groups))


def _group(group: RowGroup, language: str) -> str:
    shared = "".join(f"{_said(reason)} " for reason in group.shared)
    shared = f"<p>{shared}</p>\n" if shared else ""
    rows = "".join(
        _draw(row) if row.using or row.offered else _remembered(row, language) for row in group.rows
    )
    return (
        f'<div class="group"><h3 class="group-title">{_status(group.status, group.title)}</h3>\n'
        f'{shared}<ul class="choices-list">{rows}</ul></div>\n'
    )


@register.filter
def drawn_status(status: Status, word: Text) -> SafeString:
    """A status with its sign, as in the component of that name."""
    return SafeString(_status(status, word))


def _status(status: Status, word: Text) -> str:
    return (
        f'<span class="status status-{status.value}"><svg class="icon" width="24" height="24"'
        f' aria-hidden="true"><use href="#i-{status.value}"/></svg>{_said(word)}</span>'
    )


@lru_cache(maxsize=REMEMBERED)
def _remembered(row: Row, language: str) -> str:
    return _draw(row)


def _draw(row: Row) -> str:
    return f"{render_to_string('questionnaire/summary/_row.html', {'row': row})}\n"


@register.filter
def drawn_sheet(rows: Iterable[SheetRow]) -> SafeString:
    """The rows of the sheet: a question, and what each option answers, each cell remembered."""
    language = spoken()
    return SafeString(
        "".join(
            f'<tr role="row"><th scope="row" role="rowheader">{_said(row.question)}</th>'
            f"{''.join(_cell(cell, language) for cell in row.cells)}</tr>\n"
            for row in rows
        )
    )


@lru_cache(maxsize=CELLS_REMEMBERED)
def _cell(cell: SheetCell, language: str) -> str:
    return render_to_string("questionnaire/_sheet_cell.html", {"cell": cell}).strip()


@register.filter
def drawn_lines(lines: Iterable[Line]) -> SafeString:
    """Labelled lines as pairs of a list: a sign, the label, what decides, the rest, and where it is from."""
    return SafeString("".join(map(_line, lines)))


def _line(line: Line) -> str:
    decides = f"{_decides(line.decides)} " if line.decides else ""
    entries = "".join(f"<li>{_decides(first)} {_said(rest)}</li>" for first, rest in line.entries)
    entries = f"<ul>{entries}</ul>" if entries else ""
    link = line.link
    link_drawn = f' <a class="from" href="{_said(link.url)}">{_said(link.text)}</a>' if link else ""
    return (
        '<div><dt><svg class="icon" width="24" height="24" aria-hidden="true">'
        f'<use href="#i-{_said(line.sign)}"/></svg>{_said(line.label)}</dt>'
        f" <dd>{decides}{_said(line.text)}{entries}{link_drawn}</dd></div>\n"
    )


def _decides(text: Text) -> str:
    return f'<span class="decides">{_said(text)}</span>'


@register.filter
def drawn_links(links: Iterable[Link]) -> SafeString:
    """Links as items of a list."""
    return SafeString(
        "".join(f'<li><a href="{_said(one.url)}">{_said(one.text)}</a></li>' for one in links)
    )


@register.filter
def drawn_blanks(blanks: Iterable[Blank]) -> SafeString:
    """What nobody knows as items of a list, each with what was found of it."""
    return SafeString(
        "".join(
            f"<li><strong>{_said(one.title)}.</strong>"
            f"{f' {_said(one.found)}' if one.found else ''}</li>"
            for one in blanks
        )
    )


@register.filter
def drawn_questions(questions: Iterable[AskFirst]) -> SafeString:
    """Questions to ask as items of a list, each with what a good answer sounds like."""
    label = _said(_("Good:"))
    return SafeString(
        "".join(
            f"<li><p>{_said(one.question)}</p>{_good(label, one.good) if one.good else ''}</li>"
            for one in questions
        )
    )


def _good(label: str, answer: str) -> str:
    return f'<p class="good"><b>{label}</b> {_said(answer)}</p>'


def _said(text: Text) -> str:
    """The text as a template prints it."""
    return text if isinstance(text, SafeString) else escape(str(text))
