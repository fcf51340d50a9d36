"""The list of editions, and what each changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.diff import EntryChange, What, compare
from evidence.presenters.parts import Text

KINDS = {
    "colophon": _("About the edition"),
    "options": _("Options"),
    "sources": _("Sources"),
    "rules": _("Safety rules"),
    "wishes": _("Wishes"),
    "first_year_costs": _("First-year costs"),
    "notices": _("Notices"),
    "warning_signs": _("Warning signs"),
    "precautions": _("Who should take care"),
    "question_triggers": _("When a question is asked"),
    "clinic_questions": _("Clinic questions"),
    "claims": _("Claims"),
    "legal_positions": _("The law"),
    "jurisdictions": _("Countries"),
    "legal_points": _("Points of law"),
    "studies": _("Studies"),
    "findings": _("Benefits and harms"),
    "reviews": _("Reviews"),
    "registered_trials": _("Registered trials"),
    "harms": _("Reported harms"),
    "prices": _("Prices"),
    "gaps": _("What nobody knows"),
    "glossary": _("Words explained"),
    "real_questions": _("Questions people ask"),
    "wordings": _("Sentences of the summary"),
    "translations": _("Translations"),
    "products": _("Products"),
    "label_terms": _("Words on labels"),
    "topics": _("Topics"),
    "topic_answers": _("Short answers"),
}
WHAT = {
    What.ADDED: _("New"),
    What.REMOVED: _("Gone"),
    What.CHANGED: _("Changed"),
}


@dataclass(frozen=True)
class ChangedField:
    """One field before and after, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangedEntry:
    """One entry that differs."""

    name: str
    what: Text
    fields: tuple[ChangedField, ...]


@dataclass(frozen=True)
class ChangedKind:
    """All entries of one kind that differ."""

    title: Text
    entries: tuple[ChangedEntry, ...]


def changes(before: Catalogue, after: Catalogue) -> tuple[ChangedKind, ...]:
    """What the newer catalogue changed, kind by kind."""
    return tuple(
        ChangedKind(
            KINDS.get(kind, kind.replace("_", " ").capitalize()),
            tuple(_entry(after, before, change) for change in group),
        )
        for kind, group in groupby(compare(before, after), key=lambda change: change.kind)
    )


def contents_of(catalogue: Catalogue) -> Iterable[tuple[Text, int]]:
    """How much an edition holds."""
    return (
        (KINDS["options"], len(catalogue.options)),
        (KINDS["sources"], len(catalogue.sources)),
        (KINDS["studies"], len(catalogue.studies)),
        (KINDS["findings"], len(catalogue.findings)),
        (KINDS["reviews"], len(catalogue.reviews)),
        (KINDS["registered_trials"], len(catalogue.registered_trials)),
        (KINDS["harms"], len(catalogue.harms)),
        (KINDS["rules"], len(catalogue.rules)),
        (KINDS["legal_positions"], len(catalogue.legal_positions)),
        (KINDS["gaps"], len(catalogue.gaps)),
    )


def _entry(after: Catalogue, before: Catalogue, change: EntryChange) -> ChangedEntry:
    nothing = gettext("nothing")
    return ChangedEntry(
        name=_title(after, change) or _title(before, change) or change.name,
        what=WHAT[change.what],
        fields=tuple(
            ChangedField(row.field.replace("_", " "), row.before or nothing, row.after or nothing)
            for row in change.fields
        ),
    )


def _title(catalogue: Catalogue, change: EntryChange) -> str:
    """The entry by its name rather than its key, where it has one."""
    for entry in getattr(catalogue, change.kind, ()) if change.kind != "colophon" else ():
        if getattr(entry, "key", None) == change.name:
            return str(getattr(entry, "title", None) or getattr(entry, "name", None) or change.name)
    return ""
