"""Admin pages of the sources."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from evidence.admin.base import DraftAdmin, PartsTable, shortened
from evidence.admin.one_work import OneWorkFormSet
from evidence.models import Source, SourceIdentifier


class SourceIdentifierInline(PartsTable):
    """DOI, PubMed number and the like."""

    model = SourceIdentifier
    formset = OneWorkFormSet
    fields = ("scheme", "value", "same_work", "position")


@admin.register(Source)
class SourceAdmin(DraftAdmin):
    """What was read and how far it was checked."""

    list_display = ("key", shortened("title", _("title")), "year", "kind", "checked", "state")
    list_filter = ("state", "checked", "confidence", "read", "kind")
    search_fields = ("key", "title", "authors", "venue", "identifiers__value", "read_at")
    autocomplete_fields = ("checked_by",)
    inlines = (SourceIdentifierInline,)
    lists = (
        (
            _("Check"),
            ("checked", "checked_note", "checked_on", "checked_by", "checked_against"),
        ),
        (_("For curators only: never shown to patients"), ("read_at", "note", "used_in")),
    )
