"""Hair loss itself, told from what the edition already holds: nothing here is said without it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.presenters.parts import Entry, Link, Section, capitalised, facts
from evidence.presenters.sourcing import source_links
from evidence.presenters.words import certainty_word

DOING_NOTHING = "wait"
PATTERN = "pattern_hair_loss"
NO_KINDS = frozenset({"lumps_or_sores_after_injection", "great_distress"})
"""Signs that need help and do not point to a kind of hair loss."""
NOT_PATTERN = "P12"
"""The precaution about hair loss that is not pattern hair loss."""
NO_SOURCE = "hair_loss_no_source_"
"""How the keys of the sentences begin that tell what the edition has no source on."""


def hair_loss_sections(catalogue: Catalogue) -> tuple[Section, ...]:
    """What it is, its course, other kinds, why the cause comes first, and what is missing."""
    return (
        Section("what", _("Pattern hair loss"), _meaning(catalogue)),
        Section(
            "course",
            _("If nothing is done"),
            _("Mostly seen in people who got a dummy treatment in a trial."),
            tuple(_course(catalogue)),
            _("This edition has no source on it."),
        ),
        Section(
            "kinds",
            _("When it may be another kind"),
            _("These signs point to another cause. Only a doctor can find out which."),
            tuple(_kinds(catalogue)),
            _("This edition has no source on it."),
        ),
        Section("cause-first", _("Why the cause comes first"), "", tuple(_cause_first(catalogue))),
        Section(
            "no-source",
            _("What we found no source for"),
            _("We leave these open. We do not guess."),
            tuple(_no_source(catalogue)),
        ),
    )


def _meaning(catalogue: Catalogue) -> str:
    term = next((term for term in catalogue.glossary if term.key == PATTERN), None)
    if term is None:
        return ""
    return gettext("{meaning} This says what we mean by the word. It is our own sentence.").format(
        meaning=term.meaning
    )


def _course(catalogue: Catalogue) -> Iterator[Entry]:
    for finding in catalogue.findings:
        if finding.option == DOING_NOTHING:
            yield Entry(
                key=f"course-{finding.key}",
                title="",
                text=finding.text,
                certainty=finding.certainty.value,
                certainty_word=certainty_word(finding.certainty),
                facts=facts((_("Who was looked at"), finding.who)),
                sources=source_links(catalogue, finding.sources),
            )


def _kinds(catalogue: Catalogue) -> Iterator[Entry]:
    for sign in catalogue.warning_signs:
        if sign.key not in NO_KINDS:
            yield Entry(
                key=f"kind-{sign.key}",
                title=sign.sign,
                text=sign.why,
                facts=facts((_("What to do"), sign.action)),
                sources=source_links(catalogue, sign.sources),
            )


def _cause_first(catalogue: Catalogue) -> Iterator[Entry]:
    for row in catalogue.precautions:
        if row.key == NOT_PATTERN:
            yield Entry(
                key="not-pattern",
                title=capitalised(row.group),
                text=f"{capitalised(row.advice)}.",
                facts=facts((_("Why"), row.why), (_("What this rests on"), row.strength_of_source)),
                links=(Link(_("All precautions"), f"{reverse('evidence:harms')}#care"),),
                sources=source_links(catalogue, row.sources),
            )


def _no_source(catalogue: Catalogue) -> Iterator[Entry]:
    return (
        Entry(key=row.key, title="", text=row.text, found_nothing=True)
        for row in catalogue.wordings
        if row.key.startswith(NO_SOURCE)
    )
