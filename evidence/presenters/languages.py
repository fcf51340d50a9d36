"""Verified translations as people read them: each beside its English, with its page and its sources.

Where a benefit of an option is told in a language, its harms stand beside it, in English if need
be; and the signs that need a doctor stand on every such page. Nobody reads the good news alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.expiry import is_late
from evidence.core.edition.languages import Language
from evidence.core.edition.translation import Translation
from evidence.core.translations.translatable import (
    LOCKED,
    EnglishText,
    Standing,
    english_texts,
    name_of,
    place_of,
    standing,
)
from evidence.presenters.parts import Text
from evidence.presenters.sourcing import SourceLink
from evidence.presenters.translated_texts import about_text, anchor, option_of, text_url
from evidence.presenters.words import dated

SIGNS = "after_treatment_signs"
TITLES = {
    "harms": _("Reported harms"),
    "zero_events": _("If a study saw no harm"),
    "precautions": _("Who should take care"),
    "legal_positions": _("The law, method by method"),
    "jurisdictions": _("The law, by country"),
    "studies": _("Studies in people"),
    "clinic_questions": _("Questions to ask a clinic"),
    "real_questions": _("Questions people ask"),
    "glossary": _("Words explained"),
    LOCKED: _("A test of how sure you are"),
}
WHY_ENGLISH = {
    Standing.STALE: _(
        "The English text has changed since it was translated. We show English only."
    ),
    Standing.NOT_VERIFIED: _("Nobody has verified the translation yet. We show English only."),
}


@dataclass(frozen=True)
class Said:
    """One text in English, with its translation where that may be shown."""

    key: str
    title: Text
    caption: Text
    english: str
    translation: str
    """Empty: English only, and `note` says why."""
    made: Text
    """Who drafted it and when somebody verified it."""
    note: Text
    certainty: str
    certainty_word: Text
    url: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class Group:
    """Texts that belong together, under one heading."""

    key: str
    title: Text
    text: Text
    said: tuple[Said, ...]


@dataclass(frozen=True)
class LanguagePage:
    """Every text of one edition that may be read in one language."""

    language: Language
    name: str
    shown: int
    groups: tuple[Group, ...]


class _InLanguage:
    """The texts of an edition and what is translated of them into one language."""

    def __init__(self, catalogue: Catalogue, language: Language, today: date) -> None:
        """On this day: a statement of law that is too old is not told in any language."""
        self.catalogue, self.language = catalogue, language
        self.english = english_texts(catalogue)
        self.made = {
            one.place: one
            for one in catalogue.translations
            if one.language == language.code and one.place in self.english
        }
        self.too_old = {
            place_of("legal_positions", name_of("legal_positions", row), "text")
            for row in catalogue.legal_positions
            if is_late(row, today)
        }

    def shows(self, place: str) -> bool:
        """Whether the translation of this text may be shown."""
        made = self.made.get(place)
        return (
            made is not None
            and place not in self.too_old
            and standing(made, self.english[place]) is Standing.SHOWN
        )

    def said(self, text: EnglishText) -> Said:
        """One text as people read it."""
        made, shown = self.made.get(text.place), self.shows(text.place)
        about = about_text(self.catalogue, text, made.sources if made else ())
        return Said(
            key=anchor(text.place),
            title=about.title,
            caption=about.caption,
            english=text.text,
            translation=made.text if made and shown else "",
            made=_made(made) if made and shown else "",
            note="" if shown else self._why_english(text),
            certainty=about.certainty,
            certainty_word=about.certainty_word,
            url=text_url(self.catalogue, text),
            sources=about.sources,
        )

    def _why_english(self, text: EnglishText) -> Text:
        if text.place in self.too_old:
            return gettext("This may be out of date.")
        made = self.made.get(text.place)
        return WHY_ENGLISH[standing(made, text)] if made else gettext("This is in English only.")


def language_page(catalogue: Catalogue, language: Language, today: date) -> LanguagePage:
    """The page of one language on this day."""
    texts = _InLanguage(catalogue, language, today)
    shown = sum(map(texts.shows, texts.made))
    groups = tuple(_groups(texts)) if shown else ()
    return LanguagePage(language, gettext(language.name), shown, groups)


def _made(made: Translation) -> Text:
    words = (
        gettext("Drafted by a machine. Verified by a person on {date}.")
        if made.machine_drafted
        else gettext("Drafted by {name}. Verified by a second person on {date}.")
    )
    return words.format(name=made.drafted_by, date=dated(made.verified_on))


def _groups(texts: _InLanguage) -> Iterator[Group]:
    """The signs that need a doctor, then option by option, then list by list."""
    signs = tuple(t for t in texts.english.values() if t.kind == SIGNS)
    yield _group(
        texts,
        SIGNS,
        gettext("Signs that need a doctor"),
        gettext("They stand here in English where nobody has translated them yet."),
        signs,
    )
    for option in texts.catalogue.options:
        own = [t for t in texts.english.values() if option_of(texts.catalogue, t) == option.key]
        if any(texts.shows(text.place) for text in own):
            # Every benefit and every harm, in whatever language each can be read.
            told = tuple(t for t in own if t.kind == "findings" or t.place in texts.made)
            text = gettext("All benefits and harms that we tell of this choice stand here.")
            yield _group(texts, option.key, option.name, text, told)
    for kind, title in TITLES.items():
        found = tuple(t for t in texts.english.values() if t.kind == kind and t.place in texts.made)
        if found:
            yield _group(texts, kind, title, "", found)


def _group(
    texts: _InLanguage, key: str, title: Text, text: Text, found: tuple[EnglishText, ...]
) -> Group:
    return Group(key, title, text, tuple(map(texts.said, found)))
