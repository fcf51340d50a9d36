"""Admin pages of loose sentences and of the colophon."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from evidence.admin.workflow.base import DraftAdmin, shortened
from evidence.models import Colophon, GlossaryTerm, Statement, Wording


@admin.register(Colophon)
class ColophonAdmin(DraftAdmin):
    """Who made the edition. There is one."""

    list_display = ("__str__", "compiled_on", "review_due_on", "clinician", "state")
    search_fields = ("authors",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A second one would never be published."""
        return super().has_add_permission(request) and not Colophon.objects.exists()


@admin.register(Wording)
class WordingAdmin(DraftAdmin):
    """Sentences that belong to no other entry."""

    list_display = ("key", shortened("text", _("text for the person")), "state")
    search_fields = ("key", "text")


@admin.register(Statement)
class StatementAdmin(DraftAdmin):
    """Dated or general sentences."""

    list_display = ("key", "topic", shortened("text", _("text")), "state")
    list_filter = ("state", "topic")
    search_fields = ("key", "text")


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(DraftAdmin):
    """Words explained."""

    list_display = ("term", shortened("meaning", _("meaning")), "state")
    search_fields = ("key", "term", "meaning")
