"""Where the workers of one service keep what they count, so that a scrape of one tells of all.

In memory and not on a disk: a full disk must not end a worker that writes there. Called before
prometheus_client is imported, which looks once whether there is such a folder.
"""

import os
import shutil
from pathlib import Path

from django.conf import settings

SHARED = "PROMETHEUS_MULTIPROC_DIR"
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own in it, for our eyes only


def share() -> None:
    """Make the folder of this service, named for the process that all its workers are children of."""
    if not settings.METRICS_TOKEN or SHARED in os.environ:
        return
    place = MEMORY if os.access(MEMORY, os.W_OK) else settings.DATA_DIR
    ours = place / f"decisionaid-{os.getuid()}"
    folder = ours / str(os.getppid())
    for made in (ours, folder):
        made.mkdir(mode=0o700, parents=True, exist_ok=True)
        if made.is_symlink() or made.stat().st_uid != os.getuid():
            return  # somebody else's: each worker counts for itself
    for other in ours.iterdir():
        if not Path("/proc", other.name).exists():
            shutil.rmtree(other, ignore_errors=True)  # of a service that has ended
    os.environ[SHARED] = str(folder)
