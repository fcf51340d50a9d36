"""Admin pages of the law."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from evidence.admin.workflow.base import DraftAdmin, Parts
from evidence.models import CountryUnion, Jurisdiction, LegalEntry, LegalPosition, Source


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

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The date of the newest source stands in where nobody gave one."""
        if not obj.as_of and (newest := newest_year(obj.sources)):
            obj.as_of = newest
            told = _("“As of” was empty: it says %s now, the year of the newest source it names.")
            messages.info(request, f"{told % newest} {_('Give the day if the source shows it.')}")
        super().save_model(request, obj, form, change)


def newest_year(sources: Iterable[str]) -> str:
    """The year of the newest of these sources, like 2025; empty: none of them shows one."""
    years = Source.objects.filter(key__in=list(sources or ())).values_list("year", flat=True)
    return str(max((year for year in years if year), default=""))


@admin.register(CountryUnion)
class CountryUnionAdmin(DraftAdmin):
    """Countries that share one entry."""

    list_display = ("key", "state")
    search_fields = ("key",)
