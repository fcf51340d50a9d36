"""Admin pages of what decides: rules, notices, wishes, triggers."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from evidence.admin.entries.lines import LineForm
from evidence.admin.entries.rule_reading import ReadAloud
from evidence.admin.workflow.base import DraftAdmin, Parts, PartsTable, shortened
from evidence.models import (
    LinkedUse,
    Notice,
    NoticeException,
    NoticeLine,
    QuestionTrigger,
    Rule,
    RuleLine,
    RuleWords,
    TriggerLine,
    Wish,
    WishAllowance,
)

IN_A_ROW = _("Short words for the summary")


class RuleLineInline(Parts):
    """When the rule holds."""

    model = RuleLine
    form = LineForm


class RuleWordsInline(Parts):
    """Other words for some of its options."""

    model = RuleWords


@admin.register(Rule)
class RuleAdmin(ReadAloud, DraftAdmin):
    """Safety rules."""

    list_display = ("key", "effect", shortened("text", _("text for the person")), "state")
    list_filter = ("state", "effect", "except_already_using")
    search_fields = ("key", "text", "when__item")
    inlines = (RuleLineInline, RuleWordsInline)
    lists = ((IN_A_ROW, ("brief", "advice")),)


class NoticeLineInline(Parts):
    """When the notice is shown."""

    model = NoticeLine
    form = LineForm


class NoticeExceptionInline(Parts):
    """What keeps it away."""

    model = NoticeException
    form = LineForm


@admin.register(Notice)
class NoticeAdmin(DraftAdmin):
    """What to read first."""

    list_display = ("key", shortened("text", _("text for the person")), "state")
    search_fields = ("key", "text", "when__item")
    inlines = (NoticeLineInline, NoticeExceptionInline)


class WishAllowanceInline(PartsTable):
    """What each answer allows."""

    model = WishAllowance


@admin.register(Wish)
class WishAdmin(DraftAdmin):
    """Limits a person sets."""

    list_display = ("item", "attribute", shortened("text", _("text for the person")), "state")
    list_filter = ("state", "attribute")
    search_fields = ("item", "text")
    inlines = (WishAllowanceInline,)


@admin.register(LinkedUse)
class LinkedUseAdmin(DraftAdmin):
    """Options already in use."""

    list_display = ("code", "option", "state")
    search_fields = ("code", "option__name")
    autocomplete_fields = ("option",)


class TriggerLineInline(Parts):
    """When the questions come up."""

    model = TriggerLine
    form = LineForm


@admin.register(QuestionTrigger)
class QuestionTriggerAdmin(DraftAdmin):
    """What brings up clinic questions."""

    list_display = ("__str__", "treatment_abroad", "state")
    list_filter = ("state", "treatment_abroad")
    search_fields = ("because", "when__item")
    inlines = (TriggerLineInline,)
