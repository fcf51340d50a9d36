"""The version of the starter's content, and what each version changed.

An edition has its own number. This one tells which content the release brings along.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any

from evidence.core.edition.library import Keys
from evidence.core.edition.serialisation import ShapeError, from_plain
from evidence.starter.reading import StarterError, read_file

CONTENT_VERSION = 2
"""Goes up when the starter's content does; a page and a file say what changed."""

VERSIONS = Path(__file__).parent / "versions"


@dataclass(frozen=True)
class ContentChange:
    """One thing that changed, in plain words, with the entries it is about."""

    title: str
    entries: Keys
    """List and key, like `findings oral_minoxidil-h2`; `*` stands for any letters."""
    was: str
    now: str
    why: str

    def is_about(self, kind: str, name: str) -> bool:
        """Whether it tells of the entry `name` of the list `kind`."""
        return any(fnmatchcase(f"{kind} {name}", entry) for entry in self.entries)


@lru_cache
def content_changes(version: int = CONTENT_VERSION) -> tuple[ContentChange, ...]:
    """What this version changed of the one before. Raises StarterError when the file is broken."""
    path = VERSIONS / f"{version}.yaml"
    plain, places = read_file(path)
    changes: Any = plain.get("content_changes")
    try:
        found: tuple[ContentChange, ...] = from_plain(
            tuple[ContentChange, ...], changes, "content_changes"
        )
    except ShapeError as error:
        place = str(error).partition(":")[0]
        file, line = places.get(place, (path, None))
        raise StarterError(file, line, str(error)) from None
    return found
