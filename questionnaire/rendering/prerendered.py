"""A template drawn once, with holes where people differ: filling them is joining text.

A mould is made of what everybody may read, so it may stay in memory. What fills its holes, like
answers and tokens, is never kept.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from evidence.core.edition.catalogue import Catalogue
from evidence.presenters.per_edition import once_per_edition, spoken
from questionnaire.questions.words import Text

# Code points for private use: no text of an edition or a translation holds them.
_HOLE = re.compile("\ue000([^\ue001]*)\ue001")
_LAYOUT = re.compile(r"\s*\n\s*")
_WIDE = re.compile("[^\x00-\x7f\ue000\ue001]")
KEPT = 800
"""Values kept of one kind. All pages, options and places of one edition need fewer."""

T = TypeVar("T")


def hole(name: str) -> SafeString:
    """What stands in a template's context for something that is filled in later."""
    return SafeString(f"\ue000{name}\ue001")


@dataclass(frozen=True)
class Mould:
    """Drawn text, cut at its holes."""

    drawn: str

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Text and names of holes in turn."""
        names_and_texts = _HOLE.split(self.drawn)
        names_and_texts[::2] = map(tight, names_and_texts[::2])
        return tuple(names_and_texts)

    @cached_property
    def names(self) -> frozenset[str]:
        """The holes there are."""
        return frozenset(self.parts[1::2])

    @cached_property
    def whole(self) -> SafeString:
        """The text of a mould without holes."""
        return SafeString(self.parts[0])

    def fill(self, fillings: Mapping[str, Text]) -> SafeString:
        """The text with every hole filled, escaped as a template would; a hole left out is empty."""
        if len(self.parts) == 1:
            return self.whole
        parts = list(self.parts)
        parts[1::2] = [_escaped(fillings.get(name)) for name in parts[1::2]]
        return SafeString("".join(parts))


def tight(text: str) -> str:
    """Markup without the blank lines and indents of its template: a twelfth of a summary."""
    return plain(_LAYOUT.sub("\n", text))


def plain(text: str) -> str:
    """The same markup with letters beyond ASCII as references.

    One dash makes Python keep a whole page in two bytes a letter and copy it letter by letter:
    a third of the time the summary took.
    """
    return text if text.isascii() else _WIDE.sub(lambda found: f"&#{ord(found[0])};", text)


def _escaped(text: Text | None) -> str:
    # Most fillings were drawn before; asking for that first is ten times as quick.
    if not text:
        return ""
    if type(text) is SafeString:
        return text if text.isascii() else plain(text)
    if type(text) is str:
        return plain(escape(text))
    return plain(conditional_escape(text))


def markup(template: str, context: Mapping[str, Any]) -> SafeString:
    """A template drawn to be kept, and to be put among other pieces."""
    return SafeString(tight(render_to_string(f"{template}.html", {**context})))


def joined(pieces: Iterable[SafeString]) -> SafeString:
    """Pieces that were drawn already, one after the other."""
    return SafeString("".join(pieces))


class Kept(Generic[T]):
    """Values by what they were made of, as many as fit. Only public text may be a key."""

    def __init__(self) -> None:
        self._kept: dict[object, T] = {}

    def take(self, key: object, make: Callable[[], T]) -> T:
        """The value of this key, made now if it was not before."""
        found = self._kept.get(key)
        if found is None:
            found = make()
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[key] = found
        return found


class Moulds(Kept[Mould]):
    """Moulds by what they were drawn from."""

    def draw(self, key: object, draw: Callable[[], str]) -> Mould:
        """The mould of this key, drawn now if it was not before."""
        return self.take(key, lambda: Mould(draw()))

    def piece(
        self,
        template: str,
        key: object,
        context: Mapping[str, Any],
        fillings: Mapping[str, Text] = MappingProxyType({}),
    ) -> SafeString:
        """A template drawn at most once for this key, its holes filled."""
        mould = self.draw(key, lambda: render_to_string(f"{template}.html", {**context}))
        return mould.fill(fillings)


@once_per_edition
def edition_moulds(catalogue: Catalogue) -> Moulds:
    """Moulds that show something of the edition; another edition or a withdrawal begins anew."""
    return Moulds()


def language_moulds() -> Moulds:
    """Moulds that show nothing but our own words, in the language of this request."""
    return _BY_LANGUAGE.setdefault(spoken(), Moulds())


_BY_LANGUAGE: dict[str, Moulds] = {}
