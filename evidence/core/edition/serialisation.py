"""Frozen values to plain lists and dicts and back, by their annotations alone.

Starter files, editions and downloads all pass through here, so there is one shape for each kind.
"""

import types
from dataclasses import MISSING, field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

LATER = "later"
"""Marks a field in its metadata; see `later`."""


def later(default: Any) -> Any:
    """A field that came after the first editions, and is left out while it says nothing.

    So the same content keeps its bytes and its digest, whatever its kind has learned to hold since.
    """
    return field(default=default, metadata={LATER: True})


class ShapeError(ValueError):
    """Plain data does not have the shape of the value it should become."""


def to_plain(value: Any) -> Any:
    """Dicts, lists, text, numbers, booleans and None for a value built of frozen dataclasses."""
    kind = type(value)
    if kind is str or value is None:
        return value
    if kind is tuple:
        return [to_plain(part) for part in value]
    if names := getattr(kind, "_fields", ()):
        return {name: to_plain(part) for name, part in zip(names, value, strict=True)}
    if is_dataclass(kind):
        unsaid = _later(kind)
        plain = {}
        for name in _names(kind):
            part = getattr(value, name)
            if name not in unsaid or part != unsaid[name]:
                plain[name] = to_plain(part)
        return plain
    return value.value if isinstance(value, StrEnum) else value


def what_it_says(plain: Any) -> Any:
    """Plain data without what is empty or false.

    A kind that has learned to hold more says the same as before while it leaves that open.
    """
    if isinstance(plain, dict):
        said = plain.items()
        return {
            name: what_it_says(part) for name, part in said if part not in (None, "", [], False)
        }
    return [what_it_says(part) for part in plain] if isinstance(plain, list) else plain


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _later(kind: Any) -> dict[str, Any]:
    """The fields that are left out while they say nothing, with what that is."""
    return {part.name: part.default for part in fields(kind) if LATER in part.metadata}


def from_plain(kind: Any, plain: Any, where: str = "") -> Any:
    """The value of type `kind` that `to_plain` would turn into `plain`.

    Raises ShapeError naming the place (like `rules[3].effect`) and what was expected.
    """
    if get_origin(kind) in (Union, types.UnionType):
        if plain is None and type(None) in get_args(kind):
            return None
        (kind,) = [part for part in get_args(kind) if part is not type(None)]
    if get_origin(kind) is tuple:
        if not isinstance(plain, list):
            raise ShapeError(f"{where}: expected a list, found {_kind_of(plain)}")
        part = get_args(kind)[0]
        return tuple(from_plain(part, item, f"{where}[{n}]") for n, item in enumerate(plain))
    if is_dataclass(kind):
        return _dataclass_from_plain(kind, plain, where)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(plain)
        except ValueError:
            known = ", ".join(kind)
            raise ShapeError(f"{where}: {plain!r} is not one of {known}") from None
    if type(plain) is not kind:
        raise ShapeError(f"{where}: expected {kind.__name__}, found {_kind_of(plain)}")
    return plain


def _dataclass_from_plain(kind: Any, plain: Any, where: str) -> Any:
    if not isinstance(plain, dict):
        raise ShapeError(f"{where}: expected {kind.__name__}, found {_kind_of(plain)}")
    hints = _hints(kind)
    if strange := sorted(set(plain) - set(hints)):
        raise ShapeError(f"{where}: {kind.__name__} has no {strange[0]!r}")
    needed = {f.name for f in fields(kind) if f.default is MISSING}
    if missing := [name for name in hints if name in needed and name not in plain]:
        raise ShapeError(f"{where}: {kind.__name__} needs {missing[0]!r}")
    place = f"{where}." if where else ""
    return kind(**{name: from_plain(hints[name], plain[name], place + name) for name in plain})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {name: hints[name] for name in _names(kind)}


def _kind_of(plain: Any) -> str:
    return "nothing" if plain is None else type(plain).__name__
