"""Verified translations as people read them: each beside its English, with its page and its sources.

Where a benefit of an option is told in a language, its harms stand beside it, in English if need
be; and the signs that need a doctor stand on every such page. Nobody reads the good news alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.expiry import is_late
from evidence.core.edition.languages import LANGUAGES, Language
from evidence.core.edition.library import Finding
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
from evidence.presenters.sourcing import SourceLink, details_url, source_links
from evidence.presenters.studies import method_words
from evidence.presenters.words import OPTION_FIELD, certainty_word, dated, outcome_word

FIRST = 4
"""Sources beside one text: some options have thirty, and the page of the option names them all."""
FIELDS = {
    **OPTION_FIELD,
    "name": _("Its name"),
    "certainty_reason": _("How sure we can be"),
    "evidence_summary": _("What is known"),
    "what_was_found": _("What nobody knows"),
    "sign": _("A sign"),
    "action": _("What to do"),
    "group": _("Who"),
    "advice": _("What to do"),
    "why": _("Why"),
    "question": _("A question"),
    "answer": _("An answer"),
    "term": _("A word"),
    "meaning": _("What it means"),
    "short_answer": _("In short"),
    "title": _("The title"),
    "text": _("An answer"),
    "plain_summary": _("In short"),
    "position_in_one_line": _("In one line"),
    "what_it_means_for_a_patient": _("What it means for you"),
}
_NAMED = ("name", "title", "harm", "group", "sign", "term", "question")
"""The field by which people know an entry."""
_LISTS = {
    "harms": "harms",
    "precautions": "harms",
    "after_treatment_signs": "harms",
    "zero_events": "harms",
    "real_questions": "questions",
    "glossary": "glossary",
    "products": "products",
    "label_terms": "labels",
}
_ANCHOR = {"zero_events": "none-seen-"}


@dataclass(frozen=True)
class About:
    """What stands around a text."""

    title: Text
    caption: Text
    certainty: str
    certainty_word: Text
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class LanguageLink:
    """A language, and where its texts stand."""

    language: Language
    url: str


def about_text(catalogue: Catalogue, text: EnglishText, citation: Iterable[str]) -> About:
    """The words around one text; `citation` is where its translation was published."""
    entry = _entry(catalogue, text)
    links = source_links(catalogue, [*citation, *(getattr(entry, "sources", None) or ())][:FIRST])
    certainty = getattr(entry, "certainty", None) if text.kind in ("findings", "studies") else None
    title, caption = _named(catalogue, text, entry)
    word = certainty_word(certainty) if certainty else ""
    return About(title, caption, certainty.value if certainty else "", word, links)


def text_url(catalogue: Catalogue, text: EnglishText) -> str:
    """The page on which the English stands; empty where it has no public one."""
    if option := option_of(catalogue, text):
        if option not in catalogue.option:
            return ""
        if text.kind == "options":
            return reverse("evidence:option", args=[option])
        return details_url(option, text.name[0])
    if text.kind == "studies":
        return reverse("evidence:study", args=[text.name[0]])
    if text.kind in ("jurisdictions", "legal_positions"):
        places = {place.key for place in catalogue.jurisdictions}
        found = text.name[0] in places
        return reverse("evidence:regulation", args=[text.name[0]]) if found else ""
    if text.kind == "topics":
        return reverse("evidence:topic", args=[text.name[0]])
    if text.kind == "topic_answers":
        page = reverse("evidence:topic", args=[_entry(catalogue, text).topic])
        return f"{page}#{text.name[0]}"
    if text.kind in _LISTS:
        place = f"{_ANCHOR.get(text.kind, '')}{text.name[0]}"
        return f"{reverse(f'evidence:{_LISTS[text.kind]}')}#{place}"
    return ""


def option_of(catalogue: Catalogue, text: EnglishText) -> str:
    """The option a text is about; empty where it is about none."""
    if text.kind == "options":
        return text.name[0]
    if text.kind in ("findings", "gaps"):
        entry = _entry(catalogue, text)
        return str(entry.option if text.kind == "findings" else entry.method)
    return ""


def languages_of_option(catalogue: Catalogue, key: str) -> tuple[LanguageLink, ...]:
    """Languages in which something of this option may be read."""
    return _links([t for t in _shown(catalogue) if option_of(catalogue, t[0]) == key], key)


def languages_of_study(catalogue: Catalogue, key: str) -> tuple[LanguageLink, ...]:
    """Languages in which something of this study may be read."""
    found = [t for t in _shown(catalogue) if (t[0].kind, t[0].name) == ("studies", (key,))]
    return _links(found, "studies")


def every_language(catalogue: Catalogue) -> tuple[LanguageLink, ...]:
    """Languages in which anything may be read."""
    return _links(_shown(catalogue), "")


def anchor(place: str) -> str:
    """The id of a text on the page of a language."""
    return place.replace("/", "-")


def _shown(catalogue: Catalogue) -> list[tuple[EnglishText, str]]:
    """Every text with a translation that may be shown, and the code of its language."""
    if not catalogue.translations:
        return []
    english = english_texts(catalogue)
    return [
        (english[one.place], one.language)
        for one in catalogue.translations
        if standing(one, english.get(one.place)) is Standing.SHOWN
    ]


def _links(shown: list[tuple[EnglishText, str]], group: str) -> tuple[LanguageLink, ...]:
    codes = {code for _text, code in shown}
    place = f"#{group}" if group else ""
    return tuple(
        LanguageLink(one, reverse("evidence:in_language", args=[one.code]) + place)
        for one in LANGUAGES
        if one.code in codes
    )


def _entry(catalogue: Catalogue, text: EnglishText) -> Any:
    """The entry that holds the text; None for texts that are the same in every edition."""
    entries = getattr(catalogue, text.kind, ())
    return next((entry for entry in entries if name_of(text.kind, entry) == text.name), None)


def _named(catalogue: Catalogue, text: EnglishText, entry: Any) -> tuple[Text, Text]:
    if isinstance(entry, Finding):
        harm = entry.tells_of_harm
        side = gettext("What may go wrong") if harm else gettext("What it may do for hair")
        return outcome_word(entry.outcome), side
    field = FIELDS.get(text.field, "")
    if text.kind == LOCKED:
        return gettext("The SURE test, word for word"), ""
    if text.kind == "legal_positions":
        return method_words(catalogue, (entry.option,)), entry.country
    if text.kind in ("options", "gaps"):
        return field, ""
    named = next((str(getattr(entry, name)) for name in _NAMED if getattr(entry, name, "")), "")
    return (named[:1].upper() + named[1:] or field, field if named else "")


SIGNS = "after_treatment_signs"
TITLES = {
    "harms": _("Reported harms"),
    "zero_events": _("If a study saw no harm"),
    "precautions": _("Who should take care"),
    "legal_positions": _("The law, method by method"),
    "jurisdictions": _("The law, by country"),
    "studies": _("Studies in people"),
    "products": _("Products by name"),
    "label_terms": _("Words on labels"),
    "topics": _("Short answers"),
    "topic_answers": _("Short answers, in full"),
    "coming": _("What is coming, and not there yet"),
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
