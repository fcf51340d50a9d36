"""Admin pages of studies."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from evidence.admin.base import DraftAdmin, PartsTable, shortened
from evidence.admin.one_work import OneWorkFormSet
from evidence.models import Study, StudyIdentifier


class StudyIdentifierInline(PartsTable):
    """DOI, registry number and the like."""

    model = StudyIdentifier
    formset = OneWorkFormSet
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
