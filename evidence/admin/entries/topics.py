"""Admin pages of topics and of the short answers on their pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from evidence.admin.workflow.base import DraftAdmin, Parts, shortened
from evidence.models import AnswerPoint, Topic, TopicAnswer


class AnswerPointInline(Parts):
    """What an answer rests on, and what to do."""

    model = AnswerPoint


@admin.register(Topic)
class TopicAdmin(DraftAdmin):
    """Pages of short answers."""

    list_display = ("key", shortened("title", _("title")), "signs_first", "state")
    list_filter = ("state", "signs_first")
    search_fields = ("key", "title", "short_answer", "words")


@admin.register(TopicAnswer)
class TopicAnswerAdmin(DraftAdmin):
    """Short answers."""

    list_display = (
        "key",
        "topic",
        "country",
        shortened("title", _("title")),
        "checked_on",
        "state",
    )
    list_filter = ("state", "topic", "nobody_knows", "country")
    search_fields = ("key", "title", "text", "words", "points__text")
    autocomplete_fields = ("topic",)
    inlines = (AnswerPointInline,)
