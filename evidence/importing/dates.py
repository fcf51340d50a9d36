"""Dates as lists of notices write them, read into one form; nothing is guessed in silence.

Read are ISO dates, the American form with or without a time, dates in words, and the serial numbers
of spreadsheets (days since 30 December 1899, as ECMA-376 part 1, 18.17.4.1 counts them).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from evidence.importing.cleaning import bare

_TIME = r"(?:[T\s,]\s*\d{1,2}:\d{2}.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}\Z", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}\Z", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})\Z", re.ASCII)
_MONTH_AND_YEAR = re.compile(r"(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))\Z", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?\Z", re.ASCII)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)", re.ASCII)
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?(?![\d:])", re.ASCII)
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIRST_DAY = date(1899, 12, 30)
_SERIALS = range(20_000, 65_000)
"""From 1954 to 2077."""
_MONTHS = (
    "jan january januar janvier enero gennaio janeiro januari ene gen janv",
    "feb february februar fevrier febrero febbraio fevereiro februari fev fevr",
    "mar march marz mars marzo marco maart mrz mrt maerz",
    "apr april avril abril aprile abr avr",
    "may mai mayo maggio maio mei mag",
    "jun june juni juin junio giugno junho giu",
    "jul july juli juillet julio luglio julho lug juil",
    "aug august aout agosto augustus ago agos",
    "sep sept september septembre septiembre settembre setembro set",
    "oct october oktober octobre octubre ottobre outubro okt ott out",
    "nov november novembre noviembre novembro",
    "dec december dezember decembre diciembre dicembre dezembro dez dic",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


@dataclass(frozen=True)
class Day:
    """A date as far as a text gives it, like 2025-03-01, 2025-03 or 2025."""

    text: str
    other: str = ""
    """The other reading, where day and month could stand the other way round."""
    order: str = ""
    """What the text proves of its file: “day” or “month” stands first."""
    is_plain: bool = True
    """Whether it can be read in one way alone; otherwise a person is shown how it was read."""


def read_day(text: str) -> Day | None:
    """The date in a text, month first where nothing tells; None where there is none."""
    text = " ".join(text.split())
    if found := _YEAR_FIRST.match(text):
        return _whole(int(found[1]), int(found[3]), int(found[4]))
    if found := _YEAR_LAST.match(text):
        return _year_last(int(found[1]), int(found[3]), found[4], found[2])
    if found := _COMPACT.match(text):
        return _whole(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_AND_YEAR.match(text):
        year, month = int(found[1] or found[4]), int(found[2] or found[3])
        return Day(f"{year}-{month:02d}") if 1 <= month <= 12 else None
    if found := _SERIAL.match(text):
        number = int(found[1])
        day = _FIRST_DAY + timedelta(number)
        return Day(day.isoformat(), is_plain=False) if number in _SERIALS else None
    return _in_words(text)


def first_and_last(text: str) -> tuple[date, date]:
    """The days a date may mean: 2025 is the whole year. Raises ValueError where it is none."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return day, day
    year, month = parts[0], parts[1] if len(parts) == 2 else 0
    if month:
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(1)
    return date(year, 1, 1), date(year, 12, 31)


def _whole(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(date(year, month, day).isoformat())
    except ValueError:
        return None


def _year_last(first: int, second: int, year_text: str, mark: str) -> Day | None:
    year = int(year_text)
    short = len(year_text) == 2
    if short:
        year += 2000 if year < 70 else 1900
    month_first, day_first = _whole(year, first, second), _whole(year, second, first)
    if month_first and day_first:
        if first == second:
            return Day(month_first.text, is_plain=not short)
        # Points between the numbers are only written where the day stands first.
        if mark == ".":
            month_first, day_first = day_first, month_first
        return Day(month_first.text, other=day_first.text, is_plain=False)
    if found := month_first or day_first:
        order = "month" if month_first else "day"
        return Day(found.text, order="" if mark == "." else order, is_plain=not short)
    return None


def _in_words(text: str) -> Day | None:
    year = _YEAR.search(text)
    if year is None:
        return None
    months = {_MONTH[name] for name in map(bare, _WORD.findall(text)) if name in _MONTH}
    rest = text[: year.start()] + " " + text[year.end() :]
    days = {int(day) for day in _DAY.findall(re.sub(r"\d{1,2}:\d{2}\S*", " ", rest))}
    if len(months) == 1:
        month = months.pop()
        if len(days) == 1 and (found := _whole(int(year[1]), month, days.pop())):
            return found
        return Day(f"{year[1]}-{month:02d}", is_plain=not days)
    return Day(year[1], is_plain=text == year[1])
