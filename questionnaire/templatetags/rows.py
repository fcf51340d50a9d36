"""Rows of choices, drawn once for each state a choice can be in."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from evidence.presenters.per_edition import spoken
from questionnaire.summary.rows import Row

register = template.Library()

REMEMBERED = 3_000
"""Rows kept: eighteen options in each status, with each reason and limits; the rarest go first."""


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
