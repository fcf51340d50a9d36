"""The check of the article the aid began with: its references, its claims, its contradictions."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.presenters.parts import Entry, capitalised, facts
from evidence.presenters.sourcing import source_links
from evidence.presenters.words import CHECKED


def reference_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """The article's references: traced or not, with the searches that were made."""
    return tuple(
        Entry(
            key=check.key,
            title=gettext("Reference {n}").format(n=number),
            caption=capitalised(CHECKED[check.checked]),
            text=check.safe_wording,
            facts=facts(
                (_("As it was cited"), check.as_cited), (_("What we found"), check.verdict)
            ),
            points=tuple(f"{search.query}: {search.found}" for search in check.searches),
            reported=facts(
                (_("Who the number belongs to"), check.identifier_belongs_to_another_paper),
                (_("Speaks for it"), " ".join(check.plausibility)),
                (_("Speaks against it"), " ".join(check.counter_evidence)),
                (
                    _("How sure we are that it does not exist as cited"),
                    check.confidence_it_does_not_exist_as_cited,
                ),
            ),
            sources=source_links(catalogue, check.sources),
        )
        for number, check in enumerate(catalogue.reference_checks, start=1)
    )


def inconsistency_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """Where the article contradicts itself."""
    return tuple(
        Entry(
            key=row.key,
            title=row.topic[:1].upper() + row.topic[1:],
            text=row.what_the_article_says,
            facts=facts((_("Why it matters"), row.why_it_matters)),
            sources=source_links(catalogue, row.sources),
        )
        for row in catalogue.inconsistencies
    )


def claim_trace_entries(catalogue: Catalogue) -> tuple[Entry, ...]:
    """The article's claims and how far each could be followed."""
    return tuple(
        Entry(
            key=row.key,
            title=row.claim,
            text=row.status[:1].upper() + row.status[1:] + ".",
            sources=source_links(catalogue, row.sources),
        )
        for row in catalogue.claim_traces
    )
