"""A store of editions with a clock of its own."""

import pytest

from evidence.editions.store import EditionStore


class Clock:
    """Seconds that pass only when a test says so."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def editions(clock):
    return EditionStore(clock)
