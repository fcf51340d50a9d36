"""Admin pages of what was published: to look at, never to change."""

import json
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.admin.parts.look_only import LookOnly
from evidence.admin.workflow.publishing import publish_page, roll_back_page, withdraw_page
from evidence.admin.workflow.retractions import notices_page
from evidence.models import AuditRow, Edition, LedgerEntry


@admin.register(Edition)
class EditionAdmin(LookOnly):
    """Published editions."""

    list_display = ("number", "published_at", "published_by", "note", "sha256")
    search_fields = ("number", "published_by", "note", "sha256")
    change_list_template = "admin/evidence/edition_list.html"
    change_form_template = "admin/evidence/edition_form.html"
    fields = ("number", "published_at", "published_by", "note", "schema", "sha256", "promises")

    @admin.display(description=gettext_lazy("proof"))
    def promises(self, edition: Edition) -> str:
        """What was proved before it came out, promise by promise."""
        proof: dict[str, Any] = json.loads(edition.proof)
        if not proof:
            return _("There is no proof on file.")
        lines = (
            (_("holds") if one["holds"] else _("broken"), one["key"], one["sentence"])
            for one in proof["invariants"]
        )
        covered = _("%s classes of answers are covered.") % f"{proof['classes']:,}"
        return format_html(
            "{}<ul>{}</ul>", covered, format_html_join("", "<li>{}: {} {}</li>", lines)
        )

    def get_urls(self) -> Any:
        """Publishing, withdrawing and rolling back."""
        view = self.admin_site.admin_view
        return [
            path("publish/", view(self.publish_view), name="evidence_edition_publish"),
            path(
                "<int:number>/withdraw/", view(self.withdraw_view), name="evidence_edition_withdraw"
            ),
            path(
                "<int:number>/roll-back/",
                view(self.roll_back_view),
                name="evidence_edition_roll_back",
            ),
            *super().get_urls(),
        ]

    def publish_view(self, request: HttpRequest) -> HttpResponse:
        """Make the approved drafts the next edition."""
        return publish_page(self, request)

    def withdraw_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Stop showing an edition, or show it again."""
        return withdraw_page(self, request, number)

    def roll_back_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Publish an older content again."""
        return roll_back_page(self, request, number)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """What was done with an edition stands in the trail: published, withdrawn, shown again."""
        edition = self.get_object(request, object_id)
        if edition is None:
            raise Http404(object_id)
        if not self.has_view_permission(request, edition):
            raise PermissionDenied
        number = edition.number  # type: ignore[attr-defined]
        withdrawn = LedgerEntry.objects.filter(edition_number=number).values_list("pk", flat=True)
        rows = AuditRow.objects.filter(
            Q(kind="edition", row=number) | Q(kind="ledgerentry", row__in=list(withdrawn))
        )
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %s") % edition,
            "opts": self.opts,
            "edition": edition,
            "rows": rows.order_by("-pk"),
        }
        return TemplateResponse(request, "admin/evidence/edition_history.html", context)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Without the content: a list of editions would read megabytes."""
        return super().get_queryset(request).defer("snapshot")


@admin.register(LedgerEntry)
class LedgerEntryAdmin(LookOnly):
    """Withdrawals and retractions."""

    list_display = ("at", "kind", "edition_number", "source", "identifier", "nature", "by")
    list_filter = ("kind", "nature")
    search_fields = ("source", "identifier", "reason", "by")

    def get_urls(self) -> Any:
        """A list of notices is imported beside the ledger it writes to."""
        view = self.admin_site.admin_view(self.notices_view)
        own = path("notices/", view, name="evidence_ledgerentry_notices")
        return [own, *super().get_urls()]

    def notices_view(self, request: HttpRequest) -> HttpResponse:
        """Flag every source that a list names."""
        return notices_page(self, request)
