"""Translations while curators work on them: the English as it stands now, and what keeps one back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from evidence.core.edition.languages import LANGUAGE
from evidence.core.edition.vocabulary import Checked
from evidence.core.translations.number_parity import Numbers, compared
from evidence.core.translations.translatable import TRANSLATED, digest, locked_texts, place_of
from evidence.drafts.rows import kinds
from evidence.models import Source, Translation


def english_now(places: Iterable[str]) -> dict[str, str]:
    """The English at these places as the drafts say it now, approved or not; one query a list.

    The drafts, not the edition: whoever changes the English makes its translations stale at once.
    """
    asked = frozenset(places)
    found = {place: text.text for place, text in locked_texts().items() if place in asked}
    for kind in kinds():
        wanted = {place for place in asked if place.startswith(f"{kind.name}/")}
        if not wanted or kind.name not in TRANSLATED:
            continue
        columns = {field.name: field.attname for field in kind.model._meta.concrete_fields}
        # A statement's list is its topic; within the list its key is its name.
        identity = [columns[name] for name in kind.model.identity if name != "topic"]
        fields = TRANSLATED[kind.name]
        names = {tuple(place.split("/")[1:-1]) for place in wanted}
        rows = kind.drafts().filter(Q(**{f"{identity[0]}__in": {name[0] for name in names}}))
        for row in rows.order_by().values_list(*identity, *fields):
            name = tuple(map(str, row[: len(identity)]))
            for field, text in zip(fields, row[len(identity) :], strict=True):
                place = place_of(kind.name, name, field)
                if place in wanted and text:
                    found[place] = text
    return found


def stale(translations: Iterable[Translation]) -> list[Translation]:
    """Those whose English was changed after they were made, or is gone. Never stored: looked up."""
    every = list(translations)
    english = english_now(one.place for one in every) if every else {}
    return [one for one in every if is_stale(one, english)]


def is_stale(translation: Translation, english: Mapping[str, str]) -> bool:
    """Whether this English is not what the translation was made from."""
    text = english.get(translation.place)
    return text is None or digest(text) != translation.english_sha256


def numbers_of(translation: Translation, english: str) -> Numbers:
    """The numbers of both texts."""
    return compared(english, translation.text, LANGUAGE[translation.language])


def why_not_verified(draft: Any) -> str:
    """What keeps a translation from being verified; empty where nothing does."""
    if not isinstance(draft, Translation):
        return ""
    english = english_now([draft.place])
    if draft.place not in english:
        return _("There is no such English text any more.")
    if is_stale(draft, english):
        return _("The English text was changed after this translation was made.")
    if draft.place in locked_texts() and not validated(draft.sources):
        return _("These words are locked. Name the source of the validated translation first.")
    numbers = numbers_of(draft, english[draft.place])
    return "" if numbers.same else numbers_told(numbers)


def validated(sources: Iterable[str]) -> bool:
    """Whether a source is named that exists and stands."""
    named = Source.objects.filter(key__in=list(sources)).exclude(checked=Checked.RETRACTED)
    return named.exists()


def numbers_told(numbers: Numbers) -> str:
    """Both lists, for a curator to compare."""
    none = _("none")
    return _("The numbers differ. English: %(english)s. Translation: %(translated)s.") % {
        "english": ", ".join(numbers.english) or none,
        "translated": ", ".join(numbers.translated) or none,
    }
