"""The only reader of published editions: parsed once, kept in memory, checked every two seconds.

Patients' pages call `current_edition()` and `load_edition(number)`. Between two checks they make
no query at all, and when the database is locked, full or gone they go on from memory.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from django.db import Error as DatabaseFailure

from evidence.core.edition.ledger import LedgerRow, with_ledger, withdrawn_editions
from evidence.editions.edition import (
    EditionLine,
    HeldAgainst,
    Mark,
    PublishedEdition,
    read_check,
    read_edition,
    read_ledger,
    read_lines,
    read_mark,
)
from evidence.editions.local_copy import keep, kept_edition

__all__ = [
    "EditionLine",
    "EditionStore",
    "PublishedEdition",
    "all_editions",
    "current_edition",
    "forget",
    "load_edition",
    "look_again",
    "previewing",
]

LOG = logging.getLogger(__name__)
CHECK_SECONDS = 2.0
"""How long a page may trust the memory; a publish or withdrawal is seen after it."""
RETRY_SECONDS = 10.0
"""How long to leave a failing database alone: each try may cost one page its busy timeout."""
LONGEST_RETRY_SECONDS = 40.0
"""The wait doubles up to this, so that a withdrawal is still seen within a minute of its return."""
KEPT = 4
"""Editions kept parsed: the current one and the ones pinned by open visits."""


@dataclass
class _Memory:
    """What one process knows of the published editions."""

    mark: Mark | None = None
    rows: tuple[LedgerRow, ...] = ()
    lines: tuple[EditionLine, ...] = ()
    retractions: HeldAgainst | None = None
    current: PublishedEdition | None = None
    as_published: dict[int, PublishedEdition] = field(default_factory=dict)
    shown: dict[int, PublishedEdition] = field(default_factory=dict)


class EditionStore:
    """Published editions in the memory of one process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """The clock must never go back."""
        self._clock = clock
        self._lock = threading.RLock()
        self.forget()

    def forget(self) -> None:
        """Start anew, as a new process would."""
        self._memory = _Memory()
        self._next_check = float("-inf")
        self._failing = False
        self._retry_after = RETRY_SECONDS

    def look_again(self) -> None:
        """Check at the next call, without waiting."""
        self._next_check = float("-inf")

    def current(self) -> PublishedEdition | None:
        """The newest edition that is whole and not withdrawn; None where there is none."""
        self._refresh()
        return self._memory.current

    def numbered(self, number: int) -> PublishedEdition | None:
        """The edition of this number, withdrawn or not; None where there is no whole one."""
        self._refresh()
        memory = self._memory
        # One look: another thread may be making room between two.
        if shown := memory.shown.get(number):
            return shown
        # Looked up in memory first: made-up addresses must not cost a query each.
        if not any(line.number == number for line in memory.lines):
            return None
        with self._lock:
            try:
                return self._show(number)
            except DatabaseFailure as error:
                self._report_failure(error)
                return None

    def lines(self) -> tuple[EditionLine, ...]:
        """All editions, newest first, without their content."""
        self._refresh()
        return self._memory.lines

    def _refresh(self) -> None:
        if self._clock() < self._next_check:
            return
        # One thread looks; the others go on from memory, unless there is none yet.
        if not self._lock.acquire(blocking=self._memory.mark is None):
            return
        try:
            if self._clock() < self._next_check:
                return
            mark = read_mark()
            if mark != self._memory.mark:
                self._adopt(mark)
            self._failing = False
            self._retry_after = RETRY_SECONDS
            self._next_check = self._clock() + CHECK_SECONDS
        except DatabaseFailure as error:
            self._report_failure(error)
        finally:
            self._lock.release()

    def _report_failure(self, error: DatabaseFailure) -> None:
        if not self._failing:
            LOG.error("the database does not answer (%s); pages go on from memory", error)
        self._failing = True
        self._next_check = self._clock() + self._retry_after
        self._retry_after = min(2 * self._retry_after, LONGEST_RETRY_SECONDS)
        if self._memory.mark is None and self._memory.current is None:
            self._go_on_from_file()

    def _go_on_from_file(self) -> None:
        """A process that starts while the database is gone shows the last good edition."""
        if (kept := kept_edition()) is None:
            return
        edition, rows = kept
        line = EditionLine(edition.number, edition.published_on, edition.note, edition.sha256)
        numbered = {edition.number: edition}
        self._memory = _Memory(None, rows, (line,), edition.retractions, edition, {}, numbered)

    def _adopt(self, mark: Mark | None) -> None:
        """Take in what was published or withdrawn."""
        before = self._memory
        rows = read_ledger()
        lines = read_lines(withdrawn_editions(rows))
        # A number with another digest is another edition: a backup was restored.
        digests = {line.number: line.sha256 for line in lines}
        kept = {n: e for n, e in before.as_published.items() if digests.get(n) == e.sha256}
        memory = _Memory(mark, rows, lines, read_check(), as_published=kept)
        self._memory, was = memory, before
        try:
            usable = (line.number for line in lines if not line.withdrawn)
            whole = (self._show(number) for number in usable)
            memory.current = next((edition for edition in whole if edition), None)
        except DatabaseFailure:
            self._memory = was
            raise
        if lines and memory.current is None:
            LOG.error("no published edition can be shown: all are withdrawn or damaged")
        keep(memory.current)

    def _show(self, number: int) -> PublishedEdition | None:
        memory = self._memory
        edition = memory.as_published.get(number) or read_edition(number)
        if edition is None:
            return None
        withdrawn = {line.number: line.withdrawn for line in memory.lines}
        shown = replace(
            edition,
            catalogue=with_ledger(edition.catalogue, memory.rows),
            withdrawn=withdrawn.get(number, ""),
            retractions=memory.retractions,
        )
        for kept in (memory.as_published, memory.shown):
            current = memory.current.number if memory.current else None
            others = [old for old in kept if old not in (current, number)]
            for old in others[: max(0, len(others) - KEPT + 2)]:
                del kept[old]
        memory.as_published[number], memory.shown[number] = edition, shown
        return shown


_STORE = EditionStore()
_PREVIEW: ContextVar[PublishedEdition | None] = ContextVar("preview", default=None)
"""What one request of a curator sees in the place of the published editions; never a patient's."""


@contextmanager
def previewing(edition: PublishedEdition) -> Iterator[None]:
    """Show this edition, and no other, to the request that is answered here."""
    token = _PREVIEW.set(edition)
    try:
        yield
    finally:
        _PREVIEW.reset(token)


def current_edition() -> PublishedEdition | None:
    """The edition that new visits see; None where nothing can be shown."""
    return _PREVIEW.get() or _STORE.current()


def load_edition(number: int) -> PublishedEdition | None:
    """The edition a visit is pinned to; its `withdrawn` says why it must not be used any more."""
    preview = _PREVIEW.get()
    if preview is not None and preview.number == number:
        return preview
    return _STORE.numbered(number)


def all_editions() -> tuple[EditionLine, ...]:
    """Every edition, newest first, without its content."""
    return _STORE.lines()


def look_again() -> None:
    """See what this process has just published or withdrawn at the next call."""
    _STORE.look_again()


def forget() -> None:
    """Read everything anew at the next call; tests and a restore need it."""
    _STORE.forget()
