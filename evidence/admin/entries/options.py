"""Admin pages of the options."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from evidence.admin.workflow.base import DraftAdmin
from evidence.models import Option


@admin.register(Option)
class OptionAdmin(DraftAdmin):
    """Options, described alike."""

    list_display = ("name", "key", "group", "breaks_skin", "visits", "certainty", "state")
    list_filter = ("state", "group", "breaks_skin", "certainty")
    search_fields = ("key", "name", "what_it_is", "evidence_summary")
    lists = (
        (
            _("Short words for the summary"),
            ("known", "known_women", "harm_brief", "harm_line", "where_approved"),
        ),
        (
            _("Evidence"),
            (
                "certainty",
                "certainty_reason",
                "evidence_summary",
                "best_evidence",
                "studies",
                "other_reports",
                "near_relatives",
                "registered_trials",
                "studies_counted",
                "sources",
            ),
        ),
    )
