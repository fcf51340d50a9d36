"""Which texts of an edition may be translated, and which translations may be shown beside them.

A translation belongs to one text, letter by letter. It is shown only where somebody verified it
and the edition says exactly the English from which it was made; else the English stands alone.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.diff import NAMED_BY
from evidence.core.edition.languages import LANGUAGE
from evidence.core.edition.translation import Translation
from evidence.core.translations.number_parity import compared
from evidence.core.translations.sure_scale import SURE

TRANSLATED: Mapping[str, tuple[str, ...]] = {
    "after_treatment_signs": ("sign", "action"),
    "options": (
        "name", "what_it_is", "how_it_is_done", "what_it_is_like", "approved_status",
        "time_to_judge", "reversibility", "women", "note", "certainty_reason",
        "evidence_summary", "best_evidence",
    ),
    "findings": ("text",),
    "gaps": ("what_was_found",),
    "harms": ("plain_summary",),
    "zero_events": ("text",),
    "precautions": ("group", "advice", "why"),
    "legal_positions": ("text",),
    "jurisdictions": ("position_in_one_line", "what_it_means_for_a_patient"),
    "studies": ("plain_summary", "certainty_reason"),
    "clinic_questions": ("question",),
    "real_questions": ("question", "answer"),
    "glossary": ("term", "meaning"),
    "products": ("plain_summary",),
    "label_terms": ("meaning",),
    "topics": ("title", "short_answer"),
    "topic_answers": ("title", "text"),
}  # fmt: skip
"""Texts in the aid's own words that have a public page. What a source reported is not among them."""

LOCKED = "sure_test"
"""The list of texts that nobody may translate anew: their authors forbid changes."""


@dataclass(frozen=True)
class EnglishText:
    """One text that may be translated, and where it stands."""

    kind: str
    name: tuple[str, ...]
    """What tells its entry from others of the list."""
    field: str
    text: str

    @property
    def place(self) -> str:
        """Its address among the texts, the same in every edition."""
        return place_of(self.kind, self.name, self.field)

    @property
    def locked(self) -> bool:
        """Whether only a published, validated translation may stand for it."""
        return self.kind == LOCKED


class Standing(StrEnum):
    """Whether a translation may be shown, and if not, why."""

    SHOWN = "shown"
    NOT_VERIFIED = "not_verified"
    STALE = "stale"
    """The English was changed after it was made."""
    GONE = "gone"
    """There is no such text any more."""


def place_of(kind: str, name: tuple[str, ...], field: str) -> str:
    """The address of a text: list, name of the entry, field."""
    return "/".join((kind, *name, field))


def digest(text: str) -> str:
    """SHA-256 of exactly this text."""
    return hashlib.sha256(text.encode()).hexdigest()


def english_texts(catalogue: Catalogue) -> dict[str, EnglishText]:
    """Every text that may be translated, by its place, in the order of the lists."""
    return {found.place: found for found in _english(catalogue)}


def locked_texts() -> dict[str, EnglishText]:
    """The texts that are the same in every edition and may not be changed."""
    found = (EnglishText(LOCKED, (item.key,), "question", item.question) for item in SURE)
    return {text.place: text for text in found}


def name_of(kind: str, entry: Any) -> tuple[str, ...]:
    """What tells an entry from others of its list."""
    return tuple(str(getattr(entry, part)) for part in NAMED_BY.get(kind, ("key",)))


def standing(translation: Translation, english: EnglishText | None) -> Standing:
    """Whether the translation may be shown beside this English."""
    if english is None:
        return Standing.GONE
    if translation.english_sha256 != digest(english.text):
        return Standing.STALE
    return Standing.SHOWN if translation.verified_on else Standing.NOT_VERIFIED


def translation_problems(catalogue: Catalogue) -> Iterator[str]:
    """What keeps an edition with these translations from being published."""
    if not catalogue.translations:
        return
    english = english_texts(catalogue)
    times = Counter((one.place, one.language) for one in catalogue.translations)
    for (place, code), often in times.items():
        if often > 1:
            yield f"translations {place} {code} stands {often} times"
    for one in catalogue.translations:
        name = f"translations {one.place} {one.language}"
        if one.language not in LANGUAGE:
            yield f"{name}: {one.language!r} is no language of the list"
            continue
        found = english.get(one.place)
        # What is not shown harms nobody, and keeping it back would keep back everything else.
        if found is None or standing(one, found) is not Standing.SHOWN:
            continue
        if found.locked and not one.sources:
            yield f"{name}: no source of the validated translation"
        numbers = compared(found.text, one.text, LANGUAGE[one.language])
        if not numbers.same:
            yield (
                f"{name}: numbers {', '.join(numbers.translated) or 'none'},"
                f" in English {', '.join(numbers.english) or 'none'}"
            )


def _english(catalogue: Catalogue) -> Iterator[EnglishText]:
    for kind, names in TRANSLATED.items():
        for entry in getattr(catalogue, kind):
            for field in names:
                if text := getattr(entry, field):
                    yield EnglishText(kind, name_of(kind, entry), field, text)
    yield from locked_texts().values()
