"""Admin pages of the sources."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from evidence.admin.parts.one_work import OneWorkFormSet
from evidence.admin.workflow.base import DraftAdmin, PartsTable, shortened
from evidence.admin.workflow.retractions import mark_page
from evidence.curation.exports import sources_as_csl, sources_as_ris
from evidence.models import Source, SourceIdentifier


class SourceIdentifierInline(PartsTable):
    """DOI, PubMed number and the like."""

    model = SourceIdentifier
    formset = OneWorkFormSet
    fields = ("scheme", "value", "same_work")
    stands_first = True
    told = _("Begin here: if we have the work already, you get a link to it after saving.")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """An open row in a new source."""
        return 0 if obj else 1


@admin.register(Source)
class SourceAdmin(DraftAdmin):
    """What was read and how far it was checked."""

    list_display = ("key", shortened("title", _("title")), "year", "kind", "checked", "state")
    list_filter = ("state", "checked", "confidence", "read", "kind")
    search_fields = ("key", "title", "authors", "venue", "identifiers__value", "read_at")
    autocomplete_fields = ("checked_by",)
    inlines = (SourceIdentifierInline,)
    actions = (*DraftAdmin.actions, "export_ris", "export_csl")
    lists = (
        (
            _("Check"),
            ("checked", "checked_note", "checked_on", "checked_by", "checked_against"),
        ),
        (_("For curators only: never shown to patients"), ("read_at", "note", "used_in")),
    )

    @admin.action(description=_("Export the chosen sources as RIS"), permissions=["view"])
    def export_ris(self, request: HttpRequest, chosen: QuerySet[Source]) -> HttpResponse:
        """For Zotero, EndNote and the like."""
        text = sources_as_ris(chosen.prefetch_related("identifiers"))
        return _download(text, "sources.ris", "application/x-research-info-systems")

    @admin.action(description=_("Export the chosen sources as CSL-JSON"), permissions=["view"])
    def export_csl(self, request: HttpRequest, chosen: QuerySet[Source]) -> HttpResponse:
        """For citation styles."""
        text = sources_as_csl(chosen.prefetch_related("identifiers"))
        return _download(text, "sources.json", "application/vnd.citationstyles.csl+json")

    def get_urls(self) -> Any:
        """A source is flagged from its own page."""
        view = self.admin_site.admin_view(self.mark_view)
        return [path("<int:pk>/mark/", view, name="evidence_source_mark"), *super().get_urls()]

    def mark_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Say that a source was retracted, is doubtful or is good again."""
        return mark_page(self, request, pk)


def _download(text: str, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        text,
        content_type=f"{kind}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
