"""Admin pages of the law."""

from django.contrib import admin

from evidence.admin.workflow.base import DraftAdmin, Parts
from evidence.models import CountryUnion, Jurisdiction, LegalEntry, LegalPosition


class LegalEntryInline(Parts):
    """Dated statements."""

    model = LegalEntry


@admin.register(Jurisdiction)
class JurisdictionAdmin(DraftAdmin):
    """Countries and what was read about their law."""

    list_display = ("key", "name", "confidence", "state")
    search_fields = ("key", "name", "position_in_one_line", "entries__fact")
    inlines = (LegalEntryInline,)


@admin.register(LegalPosition)
class LegalPositionAdmin(DraftAdmin):
    """What the law says of one method."""

    list_display = (
        "country",
        "option",
        "exosome_source",
        "status",
        "checked_on",
        "expires_on",
        "state",
    )
    list_display_links = ("country", "option")
    list_filter = ("state", "status", "exosome_source", "country")
    search_fields = ("country", "option__name", "text", "quote")
    autocomplete_fields = ("option",)


@admin.register(CountryUnion)
class CountryUnionAdmin(DraftAdmin):
    """Countries that share one entry."""

    list_display = ("key", "state")
    search_fields = ("key",)
