"""The first edition's content: YAML that a curator can edit by hand, read as one catalogue.

Every top-level key of every file here is a field of `Catalogue` and stands in one file only.
What an entry leaves out is "not stated" (None), an empty list or the field's default.
"""

import types
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.expiry import with_own_days
from evidence.core.edition.library import Keys
from evidence.core.edition.serialisation import ShapeError, from_plain
from evidence.starter.reading import Place, StarterError, read_file

__all__ = [
    "CuratorsNote",
    "GeneralNote",
    "StarterError",
    "curators_notes",
    "general_notes",
    "read_starter",
    "starter_catalogue",
]

FOLDER = Path(__file__).parent
NOTES = "curators_notes.yaml"


@dataclass(frozen=True)
class CuratorsNote:
    """What only curators need of a source: never part of an edition."""

    source: str
    read_at: str
    """The address where it was read, which may be a mirror."""
    note: str
    used_in: Keys
    """The kinds of content that cite it."""


@dataclass(frozen=True)
class GeneralNote:
    """What curators should know of a whole kind of content, or could not find out."""

    about: str
    text: str
    sources: Keys = ()


@dataclass(frozen=True)
class _Notes:
    curators_notes: tuple[CuratorsNote, ...]
    general_notes: tuple[GeneralNote, ...]


@lru_cache
def starter_catalogue() -> Catalogue:
    """The catalogue of the starter edition.

    Raises StarterError when a file is broken; nothing is half-read.
    """
    return read_starter(FOLDER)


def read_starter(folder: Path) -> Catalogue:
    """The catalogue that all YAML files of a folder make together."""
    files = [path for path in sorted(folder.glob("*.yaml")) if path.name != NOTES]
    catalogue: Catalogue = _read(Catalogue, files, folder)
    # What was compiled together falls due together, unless an entry has a day of its own.
    return with_own_days(catalogue, catalogue.colophon.review_due_on)


def curators_notes() -> dict[str, CuratorsNote]:
    """Curators' notes on the starter's sources, by the source's key."""
    return {note.source: note for note in _notes().curators_notes}


def general_notes() -> tuple[GeneralNote, ...]:
    """Curators' notes on whole kinds of content."""
    return _notes().general_notes


@lru_cache
def _notes() -> _Notes:
    notes: _Notes = _read(_Notes, [FOLDER / NOTES], FOLDER)
    return notes


def _read(kind: Any, files: list[Path], folder: Path) -> Any:
    known = {field.name for field in fields(kind)}
    whole: dict[str, Any] = {}
    places: dict[str, Place] = {}
    for path in files:
        content, marks = read_file(path)
        for key in content:
            if key not in known:
                raise StarterError(*marks[key], f"unknown top-level key {key!r}")
            if key in whole:
                raise StarterError(*marks[key], f"{key!r} already stands in {places[key][0].name}")
        whole |= content
        places |= marks
    for field in fields(kind):
        # A forgotten file must not pass for an empty list of rules.
        if field.name not in whole and field.default is MISSING:
            raise StarterError(folder, None, f"no file holds {field.name!r}")
    hints = get_type_hints(kind)
    try:
        filled = {key: _filled(hints[key], value) for key, value in whole.items()}
        return from_plain(kind, filled)
    except ShapeError as error:
        raise _placed(str(error), places) from None


def _filled(kind: Any, plain: Any) -> Any:
    """The plain data with None and [] written out where an entry left them out."""
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    if get_origin(kind) is tuple and isinstance(plain, list):
        return [_filled(get_args(kind)[0], part) for part in plain]
    if not (is_dataclass(kind) and isinstance(plain, dict)):
        return plain
    hints = get_type_hints(kind)
    filled = {key: _filled(hints.get(key), value) for key, value in plain.items()}
    for field in fields(kind):
        if field.name in filled or field.default is not MISSING:
            continue
        hint = hints[field.name]
        if get_origin(hint) is tuple:
            filled[field.name] = []
        elif type(None) in get_args(hint):
            filled[field.name] = None
    return filled


def _placed(message: str, places: dict[str, Place]) -> StarterError:
    """The shape error with file and line: of its place, else of what its place lies in."""
    place = message.partition(":")[0]
    while place not in places:
        place = place[: max(place.rfind("."), place.rfind("["))]
    return StarterError(*places[place], message)
