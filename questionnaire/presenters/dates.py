"""Dates as precise as they were shown: a year, a month or a day, with the month in words."""

import re
from datetime import date

from django.utils.formats import date_format

_PRECISE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


def date_words(text: str | None) -> str:
    """Like "22 November 2026", "March 2025" or "2026"; empty where there is no date."""
    if not text:
        return ""
    found = _PRECISE.match(text)
    if found is None:
        return text
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or month is None:
        return text
    if day is None:
        return date_format(date(year, month, 1), "YEAR_MONTH_FORMAT")
    return date_format(date(year, month, day), "j F Y")


def has_passed(text: str, today: date) -> bool:
    """Whether a day of the edition (YYYY-MM-DD) lies before today; a broken date counts as passed."""
    try:
        return date.fromisoformat(text) < today
    except ValueError:
        return True
