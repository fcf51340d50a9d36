"""Admin pages of gaps and of questions."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from evidence.admin.workflow.base import DraftAdmin, shortened
from evidence.models import ClinicQuestion, Gap, GapType, KnowledgeItem, RealQuestion


@admin.register(GapType)
class GapTypeAdmin(DraftAdmin):
    """Kinds of things nobody knows."""

    list_display = ("key", shortened("title", _("title")), "state")
    search_fields = ("key", "title", "plain_title", "why")


@admin.register(Gap)
class GapAdmin(DraftAdmin):
    """What was found for one kind of gap and one method."""

    list_display = ("key", "gap", "method", "status", "state")
    list_filter = ("state", "method", "status", "gap")
    search_fields = ("key", "gap__title", "method", "what_was_found")
    autocomplete_fields = ("gap",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Nobody knows which words the others use."""
        found = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "status":
            found.help_text = _("“open”, “partly open” or “trial registered”.")
        return found


@admin.register(ClinicQuestion)
class ClinicQuestionAdmin(DraftAdmin):
    """Questions for the clinic."""

    list_display = ("key", "topic", shortened("question", _("question")), "state")
    list_filter = ("state", "topic")
    search_fields = ("key", "topic", "question", "why_it_matters")
    lists = (
        (
            _("Short words for the summary and for paper"),
            ("short_question", "short_good_answer", "neutral_question"),
        ),
    )


@admin.register(RealQuestion)
class RealQuestionAdmin(DraftAdmin):
    """Questions people really ask."""

    list_display = ("key", shortened("question", _("question")), "certainty", "state")
    list_filter = ("state", "certainty", "nobody_knows")
    search_fields = ("key", "question", "answer")


@admin.register(KnowledgeItem)
class KnowledgeItemAdmin(DraftAdmin):
    """Statements to test one's understanding."""

    list_display = ("key", shortened("statement", _("statement")), "is_true", "state")
    list_filter = ("state", "is_true")
    search_fields = ("key", "statement", "explanation")
