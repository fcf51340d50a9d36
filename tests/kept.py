"""What takes seconds to work out from a text and the code alone, kept for as long as the code stays."""

import fcntl
import hashlib
import pickle
import shutil
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / "var" / "test-kept"


def kept(name, text, work_out):
    """What `work_out()` gives for this text. The first worker to come works it out; others wait for it."""
    folder = FOLDER / f"{name}-{_of_the_code()}"
    if not folder.exists():
        for old in FOLDER.glob(f"{name}-*"):
            shutil.rmtree(old, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
    path = folder / hashlib.sha256(text.encode()).hexdigest()[:24]
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            draft = path.with_suffix(".draft")
            draft.write_bytes(pickle.dumps(work_out()))
            draft.rename(path)
    return pickle.loads(path.read_bytes())


@cache
def _of_the_code():
    """A digest of the core: whatever a pure function of it gives may change with it."""
    found = hashlib.sha256()
    for path in sorted((PROJECT / "evidence" / "core").rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
