"""How many made-up examples a property is tried on: a sample each time, all of them in `make soak`."""

import os

THOROUGH = bool(os.environ.get("THOROUGH"))
SHARE = 5
FEWEST = 25


def examples(many):
    """So many where the run is thorough, else a fifth; the seed is told where one fails."""
    return many if THOROUGH else max(FEWEST, many // SHARE)
