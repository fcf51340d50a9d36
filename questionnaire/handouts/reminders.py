"""Reminders to take photos, as a calendar file (RFC 5545) that says nothing about hair or health."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext as _

LONGEST_LINE = 75
"""Bytes in a line of the file; a longer one goes on in the next after a space."""


def calendar(start: date, months: Iterable[int], made_at: datetime) -> bytes:
    """One whole-day event for each number of months after the start, and one for the start."""
    stamp = made_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//decision aid//photo reminders//EN"]
    for after in (0, *sorted(set(months))):
        lines += _event(months_after(start, after), stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def months_after(day: date, months: int) -> date:
    """The same day some months later; the month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _event(day: date, stamp: str) -> list[str]:
    summary = _escaped(_("Photos"))
    return [
        "BEGIN:VEVENT",
        # The same file opened twice changes an entry, instead of adding a second.
        f"UID:{uuid5(NAMESPACE_URL, f'photos {day.isoformat()}')}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{summary}",
        f"DESCRIPTION:{_escaped(_('Same place, same light, same distance.'))}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{summary}",
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of 75 bytes at most, never cut inside a letter."""
    piece, room = "", LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield piece
            piece, room = " ", LONGEST_LINE - 1
        piece += letter
        room -= size
    yield piece
