"""Admin pages of studies and findings."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from evidence.admin.base import DraftAdmin, PartsTable, shortened
from evidence.models import Finding, FindingDowngrade, Study, StudyIdentifier


class StudyIdentifierInline(PartsTable):
    """DOI, registry number and the like."""

    model = StudyIdentifier
    fields = ("scheme", "value", "position")


@admin.register(Study)
class StudyAdmin(DraftAdmin):
    """Studies in people."""

    list_display = (
        "key",
        shortened("title", _("title")),
        "year",
        "n_enrolled",
        "n_analysed",
        "certainty",
        "state",
    )
    list_filter = (
        "state",
        "certainty",
        "is_exosome",
        "pattern_hair_loss",
        "randomised",
        "category",
    )
    search_fields = ("key", "title", "authors", "journal", "identifiers__value", "product")
    inlines = (StudyIdentifierInline,)
    lists = (
        (
            _("People"),
            (
                ("n_enrolled", "n_analysed"),
                ("men", "women"),
                "sex",
                ("age_from", "age_to"),
                "population",
            ),
        ),
        (
            _("Treatment"),
            (
                "methods",
                "exosome_source",
                "product",
                "route",
                "dose",
                ("sessions", "spacing"),
                "co_treatment",
                "control",
                "follow_up",
                "follow_up_weeks",
            ),
        ),
        (
            _("Findings, as reported"),
            (
                "outcome_measure",
                "baseline",
                "final",
                "change_absolute",
                "change_percent",
                "results_text",
                "adverse_events",
            ),
        ),
        (
            _("How far to trust it"),
            (
                "funding_conflicts",
                "limitations",
                "certainty",
                "certainty_note",
                "certainty_reason",
                "uncertain",
                "plain_summary",
                "sources",
            ),
        ),
    )


class FindingDowngradeInline(PartsTable):
    """GRADE domains."""

    model = FindingDowngrade
    fields = ("domain", "reason", "position")


@admin.register(Finding)
class FindingAdmin(DraftAdmin):
    """Benefits and harms."""

    list_display = (
        "key",
        "option",
        "side",
        "outcome",
        shortened("text", _("in plain words")),
        "certainty",
        "state",
    )
    list_filter = ("state", "side", "outcome", "certainty", "option")
    search_fields = ("key", "text", "reported", "option__name", "study__key")
    autocomplete_fields = ("option", "study")
    inlines = (FindingDowngradeInline,)
    lists = (
        (
            _("Numbers"),
            (
                ("treated_events", "treated_people"),
                ("control_events", "control_people"),
                ("change_treated", "change_control", "unit"),
                "value",
                "computed",
                "weeks",
                "who",
            ),
        ),
        (_("Where it comes from"), ("study", "sources")),
    )
