"""What a curator sees beside a translation: its English, both lists of numbers, what keeps it back."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from evidence.core.edition.languages import LANGUAGE, Language
from evidence.core.translations.number_parity import Numbers
from evidence.core.translations.translatable import (
    TRANSLATED,
    EnglishText,
    digest,
    english_texts,
    locked_texts,
    place_of,
)
from evidence.curation.translation_review import english_now, is_stale, numbers_of, stale
from evidence.drafts.rows import kind_of
from evidence.editions.store import current_edition
from evidence.models import Draft, Statement, Translation
from evidence.presenters.edition_pages import KINDS


@dataclass(frozen=True)
class Beside:
    """A translation and what it was made from."""

    language: Language
    place: str
    english: str
    """As patients read it now; empty where they read no such text."""
    pending: str
    """As the drafts say it, where that differs; empty where it does not."""
    text: str
    stale: bool
    locked: bool
    numbers: Numbers | None
    """None where there is nothing to compare yet."""


def published_english() -> dict[str, EnglishText]:
    """Every text of the live edition that may be translated."""
    edition = current_edition()
    return english_texts(edition.catalogue) if edition else {}


def beside(place: str, code: str, translation: Translation | None = None) -> Beside:
    """The English at this place, and the translation if there is one."""
    found = published_english().get(place)
    english = found.text if found else ""
    now = english_now([place])
    pending = now.get(place, "")
    saved = translation if translation and translation.pk else None
    return Beside(
        language=LANGUAGE[code],
        place=place,
        english=english,
        pending=pending if pending != english else "",
        text=saved.text if saved else "",
        stale=saved is not None and is_stale(saved, now),
        locked=place in locked_texts(),
        numbers=numbers_of(saved, pending or english) if saved and (pending or english) else None,
    )


def choices(about: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """The texts to choose from, list by list; those of one entry where `about` names it."""
    texts = (text for text in published_english().values() if text.place.startswith(about))
    return [
        (
            str(KINDS.get(kind, kind.replace("_", " ").capitalize())),
            [_choice(text) for text in group],
        )
        for kind, group in groupby(texts, key=lambda text: text.kind)
    ]


def translate_url(draft: Draft | None) -> str:
    """Where the texts of this entry are translated; empty for kinds that have none."""
    kind = kind_of(draft).name if draft else ""
    if draft is None or kind not in TRANSLATED:
        return ""
    # A statement's list is its topic; within the list its key is its name.
    name = draft.name_in_editions[-1:] if isinstance(draft, Statement) else draft.name_in_editions
    about = urlencode({"about": place_of(kind, name, "")})
    return f"{reverse('admin:evidence_translation_add')}?{about}"


def english_digest(place: str) -> str:
    """The digest of what patients read at this place; empty where they read no such text."""
    found = published_english().get(place)
    return digest(found.text) if found else ""


class Translations(ChangeList):
    """The list, which knows of each row whether its English was changed since."""

    def get_results(self, request: HttpRequest) -> None:
        """Look all shown rows up at once."""
        super().get_results(request)
        gone = {one.pk for one in stale(self.result_list)}
        for row in self.result_list:
            row.changed_since = row.pk in gone


def stale_entries() -> list[dict[str, Any]]:
    """For the first page: translations whose English was changed since."""
    return [
        {"name": str(one), "url": reverse("admin:evidence_translation_review", args=[one.pk])}
        for one in stale(Translation.objects.all())
    ]


def _choice(text: EnglishText) -> tuple[str, str]:
    words = " ".join((*text.name, text.field.replace("_", " ")))
    locked = _("locked: ") if text.locked else ""
    return text.place, f"{locked}{words}: {text.text}"[:110]
