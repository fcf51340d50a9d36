"""Tests that have been collected once, and run again and again in copies of this process."""

import json
import os
import resource
import time
from pathlib import Path

import coverage
import pytest

from tests.mutation.changes import PROJECT, Change, functions_of, put_in

SECONDS = 180
"""Of work that the tests may put into one change: one that never ends was noticed."""
UNSEEN = "no test runs it"
"""Told of a change in a function that runs while its module is loaded, or never."""
BROKEN = "broken: "
"""Begins what is told where a change could not be put in: that is no notice of it."""


class Looking:
    """A plugin of pytest: instead of running the tests once it lets them look at each change."""

    def __init__(
        self, paths: list[str], changes, told, known: Path | None = None, *, unchanged=False
    ):
        """`changes` are looked at in turn, `told(change, name of the test or None)` hears of each."""
        self.paths, self.changes, self.told, self.known = paths, changes, told, known
        self.unchanged = unchanged
        self.seen: dict[str, dict[str, list[str]]] = {}
        self.seconds: dict[str, float] = {}

    def pytest_runtestloop(self, session):
        """Which test runs which function is found first, in a copy too: nothing is remembered here."""
        self.items = {it.nodeid: it for it in session.items}
        self._warm(session)
        if self.known and self.known.exists():
            kept = json.loads(self.known.read_text())
        else:
            kept = {"seconds": {}, "seen": {path: {} for path in self.paths}}
        if new := [it for it in session.items if it.nodeid not in kept["seconds"]]:
            traced = _in_a_copy(lambda: self._trace(session, new), 1500)
            if "seen" not in traced:
                raise pytest.UsageError(f"the tests could not be followed: {traced}")
            kept["seconds"] |= traced["seconds"]
            for path, found in traced["seen"].items():
                for function, names in found.items():
                    kept["seen"][path].setdefault(function, []).extend(names)
            if self.known:
                self.known.parent.mkdir(parents=True, exist_ok=True)
                self.known.write_text(json.dumps(kept))
        self.seconds, self.seen = kept["seconds"], kept["seen"]
        for change in self.changes:
            self.told(change, self._look(session, change))
        return True

    def _warm(self, session):
        """The database is made once, before the process is copied."""
        first = next((it for it in session.items if it.get_closest_marker("database")), None)
        if first is not None:
            _run(first, session)
        session.testsfailed = 0

    def _trace(self, session, items):
        """How long each test takes, and which functions of the modules it runs."""
        watch = coverage.Coverage(
            include=[str(PROJECT / it) for it in self.paths], data_file=None, config_file=False
        )
        watch.set_option("run:disable_warnings", ["no-data-collected"])
        watch.start()
        seconds = {}
        for item, after in zip(items, [*items[1:], session], strict=True):
            watch.switch_context(item.nodeid)
            start = time.perf_counter()
            _run(item, after)
            seconds[item.nodeid] = time.perf_counter() - start
            if session.testsfailed:
                # It hangs on the order or on a clean start: it says nothing of a change.
                seconds[item.nodeid] = None
                session.testsfailed = 0
        watch.stop()
        data = watch.get_data()
        seen: dict[str, dict[str, set[str]]] = {}
        for path in self.paths:
            lines = data.contexts_by_lineno(str(PROJECT / path))
            seen[path] = {
                function: sorted({it for line in its for it in lines.get(line, ()) if it})
                for function, its in functions_of(path).items()
            }
        return {"seconds": seconds, "seen": seen}

    def _look(self, session, change: Change) -> str | None:
        looks = {*self.seen[change.path].get(change.function, ())}
        # Quick ones first; all that ever run a line of the function have a say.
        order = [
            self.items[it]
            for it in sorted(looks & self.items.keys(), key=lambda it: self.seconds[it] or 0)
            if self.seconds[it] is not None
        ]

        def look():
            if not self.unchanged:
                put_in(change)
            for item, after in zip(order, [*order[1:], session], strict=True):
                _run(item, after)
                if session.testsfailed:
                    return item.nodeid
            return None

        return _in_a_copy(look, SECONDS) if order else UNSEEN


def _run(item, after):
    """`after` is what comes next; the session keeps what was made for all tests, like the database."""
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)


def _in_a_copy(work, seconds):
    """What `work` gives in a copy of this process; a word for it where the copy breaks or does not end."""
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.close(reads)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        try:
            told = json.dumps(work())
        except BaseException as broken:
            told = json.dumps(f"{BROKEN}{broken!r}")
        with os.fdopen(writes, "w") as out:
            out.write(told)
        os._exit(0)
    os.close(writes)
    with os.fdopen(reads) as back:
        told = back.read()
    os.waitpid(child, 0)
    return json.loads(told) if told else "did not end"
