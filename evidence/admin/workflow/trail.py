"""The audit trail: to read, to filter and to take out, never to change."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.admin.parts.look_only import LookOnly
from evidence.audit import trail
from evidence.curation.exports import AUDIT_COLUMNS, table_as_csv, table_as_json
from evidence.models import AuditRow

FORMATS = {"csv": "text/csv", "json": "application/json"}


class SpanForm(forms.Form):
    """Which days to take out, and as what."""

    since = forms.DateField(
        label=gettext_lazy("From this day"),
        required=False,
        help_text=gettext_lazy("Like 2026-07-01. Leave it empty to begin at the beginning."),
    )
    until = forms.DateField(
        label=gettext_lazy("Up to and including this day"),
        required=False,
        help_text=gettext_lazy("Like 2026-09-30. Leave it empty to go on until now."),
    )
    form = forms.ChoiceField(
        label=gettext_lazy("As"),
        choices=[
            ("csv", gettext_lazy("a table for a spreadsheet (CSV)")),
            ("json", gettext_lazy("JSON, with every cell as it stands")),
        ],
        initial="csv",
    )

    def clean(self) -> dict[str, Any] | None:
        """A span that ends before it begins would be an empty file."""
        cleaned = super().clean()
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day lies before the first."))
        return cleaned


@admin.register(AuditRow)
class AuditRowAdmin(LookOnly):
    """Who did what, when and why."""

    list_display = ("number", "at", "by", "action", "what_kind", "name", "step", "reason")
    list_display_links = ("number",)
    list_filter = ("action", "kind", "at")
    list_per_page = 100
    ordering = ("-pk",)
    search_fields = ("by", "name", "reason", "digest")

    @admin.display(description=gettext_lazy("number"), ordering="pk")
    def number(self, row: AuditRow) -> int:
        """Which row of the chain it is."""
        return row.pk

    @admin.display(description=gettext_lazy("kind"), ordering="kind")
    def what_kind(self, row: AuditRow) -> str:
        """The kind of entry as other pages call it."""
        model = apps.all_models["evidence"].get(row.kind)
        return str(model._meta.verbose_name) if model else row.kind

    @admin.display(description=gettext_lazy("from and to"))
    def step(self, row: AuditRow) -> str:
        """What the row says itself."""
        return row.step

    def get_urls(self) -> Any:
        """The export has a page of its own."""
        view = self.admin_site.admin_view(self.export_view)
        return [path("export/", view, name="evidence_auditrow_export"), *super().get_urls()]

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        """Ask for the days, then send the rows as they are read."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = SpanForm(request.GET if "form" in request.GET else None)
        if form.is_valid():
            return _download(**form.cleaned_data)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Take out the audit trail"),
            "opts": self.opts,
            "form": form,
        }
        template = "admin/evidence/auditrow/export.html"
        return TemplateResponse(request, template, context, status=422 if form.errors else 200)


def _download(since: date | None, until: date | None, form: str) -> HttpResponse | Any:
    last = until + timedelta(days=1) if until and until < date.max else None
    rows = trail.rows(_start_of(since), _start_of(last))
    lines = table_as_csv if form == "csv" else table_as_json
    return StreamingHttpResponse(
        lines(AUDIT_COLUMNS, rows),
        content_type=f"{FORMATS[form]}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="audit.{form}"'},
    )


def _start_of(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
