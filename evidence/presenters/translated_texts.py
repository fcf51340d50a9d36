"""What a single text is about: its name on a page, its sources, its certainty, and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.languages import LANGUAGES, Language
from evidence.core.edition.library import Finding
from evidence.core.translations.translatable import (
    LOCKED,
    EnglishText,
    Standing,
    english_texts,
    name_of,
    standing,
)
from evidence.presenters.parts import Text
from evidence.presenters.sourcing import SourceLink, details_url, source_links
from evidence.presenters.studies import method_words
from evidence.presenters.words import OPTION_FIELD, certainty_word, outcome_word

FIRST = 4
"""Sources beside one text: some options have thirty, and the page of the option names them all."""
FIELDS = {
    **OPTION_FIELD,
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
