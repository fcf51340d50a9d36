"""Admin pages of claims and of the check of the source article."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from evidence.admin.workflow.base import DraftAdmin, Parts, shortened
from evidence.models import (
    Claim,
    ClaimTrace,
    CommunityTheme,
    Inconsistency,
    ReferenceCheck,
    ReferenceSearch,
)


@admin.register(Claim)
class ClaimAdmin(DraftAdmin):
    """What sellers say."""

    list_display = ("key", "verdict", shortened("text", _("text for the person")), "state")
    list_filter = ("state", "verdict")
    search_fields = ("key", "text")
    lists = ((_("Short words for the summary"), ("short", "short_if_contradicted")),)


class ReferenceSearchInline(Parts):
    """Searches that were made."""

    model = ReferenceSearch


@admin.register(ReferenceCheck)
class ReferenceCheckAdmin(DraftAdmin):
    """References of the source article."""

    list_display = ("key", shortened("as_cited", _("as cited")), "checked", "state")
    list_filter = ("state", "checked")
    search_fields = ("key", "as_cited", "verdict")
    inlines = (ReferenceSearchInline,)


@admin.register(Inconsistency)
class InconsistencyAdmin(DraftAdmin):
    """Where the article contradicts itself."""

    list_display = ("key", shortened("topic", _("topic")), "state")
    search_fields = ("key", "topic", "what_the_article_says")


@admin.register(ClaimTrace)
class ClaimTraceAdmin(DraftAdmin):
    """How far a claim could be followed."""

    list_display = ("key", shortened("claim", _("claim")), "status", "state")
    search_fields = ("key", "claim", "status")


@admin.register(CommunityTheme)
class CommunityThemeAdmin(DraftAdmin):
    """What people write in forums."""

    list_display = ("key", shortened("theme", _("theme")), "kind", "state")
    list_filter = ("state", "kind")
    search_fields = ("key", "theme", "summary")
