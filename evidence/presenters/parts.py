"""What the pages are made of: sections of entries, each entry with its facts and its sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from evidence.presenters.sourcing import SourceLink

Text = str | Promise


@dataclass(frozen=True)
class Fact:
    """One row of the component `facts`."""

    term: Text
    text: Text
    sources: tuple[SourceLink, ...] = ()


@dataclass(frozen=True)
class Link:
    """An address with its words."""

    text: Text
    url: str
    note: Text = ""

    @property
    def href(self) -> str:
        """The name that the component `contents` uses."""
        return self.url


@dataclass(frozen=True)
class Entry:
    """One thing the library tells of."""

    key: str
    title: Text
    url: str = ""
    caption: Text = ""
    text: Text = ""
    tags: tuple[Text, ...] = ()
    facts: tuple[Fact, ...] = ()
    certainty: str = ""
    certainty_word: Text = ""
    points: tuple[Text, ...] = ()
    warning: Text = ""
    links: tuple[Link, ...] = ()
    reported: tuple[Fact, ...] = ()
    """In the words of those who reported it: folded, for people who want to look deeper."""
    sources: tuple[SourceLink, ...] = ()
    found_nothing: bool = False
    """It tells of a search of ours that found nothing, so there is no source to name."""


@dataclass(frozen=True)
class Section:
    """Entries that belong together, under one heading."""

    key: str
    title: Text
    text: Text = ""
    entries: tuple[Entry, ...] = ()
    empty: Text = ""
    """What to say where there is no entry."""


def facts(*rows: tuple[Text, Text | None]) -> tuple[Fact, ...]:
    """Rows that say something; what is not known is left to the caller to say."""
    return tuple(Fact(term, capitalised(text)) for term, text in rows if text)


def capitalised(text: Text) -> str:
    """With a capital at its beginning: notes of editors often begin small."""
    words = str(text)
    return words[:1].upper() + words[1:]


def contents(sections: Iterable[Section]) -> tuple[Link, ...]:
    """The component `contents` for these sections."""
    return tuple(Link(section.title, f"#{section.key}") for section in sections)
