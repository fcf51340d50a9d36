"""How many made-up examples a property is tried on: a sample each time, all of them in `make soak`."""

import os
import random

THOROUGH = bool(os.environ.get("THOROUGH"))
SHARE = 5
FEWEST = 25
SLOW_SHARE = 4


def examples(many):
    """So many where the run is thorough, else a fifth; the seed is told where one fails."""
    return many if THOROUGH else max(FEWEST, many // SHARE)


def some_of(items, many):
    """So many of these, others in each run by the seed it prints; all of them where the run is thorough."""
    items = list(items)
    return items if THOROUGH or len(items) <= many else random.sample(items, many)


def drawn(slow, seed):
    """Of tests that take seconds each, those that this run tries, by its seed; all of them where it is thorough."""
    slow = sorted(slow)
    return set(slow if THOROUGH else random.Random(seed).sample(slow, -(-len(slow) // SLOW_SHARE)))
