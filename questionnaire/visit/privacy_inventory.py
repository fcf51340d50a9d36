"""Every place where this service keeps anything about anyone. The privacy page shows the cookies; a test compares
the rows with the models, the cookies and the settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext_lazy as _

from questionnaire.questions import Text


@dataclass(frozen=True)
class Cookie:
    """A cookie, by the setting that names it."""

    name_setting: str
    name: str
    """The name without the prefix that HTTPS adds."""
    holds: Text
    kept: Text
    for_people: bool
    """False for the one only curators get."""


@dataclass(frozen=True)
class Kept:
    """One kind of data, where it is, for how long and how it goes."""

    data: Text
    where: Text
    kept: Text
    goes: Text
    apps: Sequence[str] = ()
    """Labels of the Django apps whose tables hold it."""


def _with_words(row: dict[str, Any]) -> dict[str, Any]:
    """The row of the file with its words to be translated."""
    words = ("data", "where", "holds", "kept", "goes")
    return {name: _(text) if name in words else text for name, text in row.items()}


_WRITTEN = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
COOKIES: tuple[Cookie, ...] = tuple(Cookie(**_with_words(row)) for row in _WRITTEN["cookies"])
INVENTORY: tuple[Kept, ...] = tuple(Kept(**_with_words(row)) for row in _WRITTEN["inventory"])
