"""Admin pages of harms, precautions, warning signs and whom to turn to."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from evidence.admin.workflow.base import DraftAdmin, shortened
from evidence.models import (
    AfterTreatmentSign,
    Contact,
    Harm,
    Precaution,
    ReportingRoute,
    WarningSign,
)


@admin.register(Harm)
class HarmAdmin(DraftAdmin):
    """Harms that were reported."""

    list_display = ("key", shortened("harm", _("harm")), "outcome", "severity", "state")
    list_filter = ("state", "outcome", "severity", "about_scalp_exosomes")
    search_fields = ("key", "harm", "what_was_reported", "plain_summary")


@admin.register(Precaution)
class PrecautionAdmin(DraftAdmin):
    """Who should take care."""

    list_display = ("key", shortened("group", _("who")), "level", "strength_of_source", "state")
    list_filter = ("state", "level")
    search_fields = ("key", "group", "advice", "why")


@admin.register(WarningSign)
class WarningSignAdmin(DraftAdmin):
    """Signs that a doctor should see first."""

    list_display = ("key", shortened("sign", _("sign")), "urgency", "state")
    list_filter = ("state", "urgency")
    search_fields = ("key", "dossier_key", "sign", "text", "action")
    lists = ((_("Short words for the summary"), ("short_sign",)),)


@admin.register(AfterTreatmentSign)
class AfterTreatmentSignAdmin(DraftAdmin):
    """Signs after a treatment."""

    list_display = ("key", shortened("sign", _("sign")), "state")
    search_fields = ("key", "sign", "action")


@admin.register(ReportingRoute)
class ReportingRouteAdmin(DraftAdmin):
    """Whom to tell about a harm."""

    list_display = ("country", "name", "checked_on", "state")
    list_filter = ("state", "country")
    search_fields = ("country", "name", "text")


@admin.register(Contact)
class ContactAdmin(DraftAdmin):
    """Whom to turn to."""

    list_display = ("country", "need", "name", "checked_on", "state")
    list_filter = ("state", "need", "country")
    search_fields = ("country", "name", "text")
