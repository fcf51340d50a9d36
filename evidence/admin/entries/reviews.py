"""Admin pages of reviews and registered trials."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from evidence.admin.workflow.base import DraftAdmin, PartsTable, shortened
from evidence.models import RegisteredTrial, Review, ReviewIdentifier


class ReviewIdentifierInline(PartsTable):
    """DOI, PubMed number and the like."""

    model = ReviewIdentifier
    fields = ("scheme", "value", "position")


@admin.register(Review)
class ReviewAdmin(DraftAdmin):
    """Reviews of studies."""

    list_display = ("key", shortened("title", _("title")), "year", "type", "state")
    list_filter = ("state", "type", "year")
    search_fields = ("key", "title", "authors", "journal", "identifiers__value")
    inlines = (ReviewIdentifierInline,)


@admin.register(RegisteredTrial)
class RegisteredTrialAdmin(DraftAdmin):
    """Trials that were registered."""

    list_display = ("key", "registry_id", shortened("title", _("title")), "status", "state")
    list_filter = ("state", "status", "results_posted")
    search_fields = ("key", "registry_id", "title", "sponsor_or_site")
