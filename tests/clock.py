"""The day on which every test runs, whenever that is, so that no test ages with the calendar.

The evidence has dates of its own, and pages rightly stop telling a number once it is too old. A test
about that travels on from here with `time_machine.travel`. Programs that a test starts have the
clock of the machine; what they are asked for depends on no date (`make ahead` tries it).
"""

from datetime import UTC, date, datetime

import time_machine

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
"""The day after the starter edition is published in tests."""
TODAY: date = NOW.date()

_clock = time_machine.travel(NOW, tick=True)


def pytest_configure():
    """From here on, so that what a module reads while it is imported is of this day too."""
    _clock.start()


def pytest_unconfigure():
    _clock.stop()
