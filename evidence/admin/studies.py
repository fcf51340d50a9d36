"""Admin pages of studies."""

from django.contrib import admin
from django.utils.translation import gettext
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
    readonly_fields = (*DraftAdmin.readonly_fields, "lost_on_the_way")
    lists = (
        (
            _("People"),
            (
                ("n_enrolled", "n_analysed"),
                "lost_on_the_way",
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

    @admin.display(description=_("left out of the analysis"))
    def lost_on_the_way(self, study: Study) -> str:
        """People who started and are missing from the numbers: a reason to look twice."""
        if study.n_enrolled is None or study.n_analysed is None:
            return gettext("It is shown when both numbers are saved.")
        if study.n_enrolled == study.n_analysed:
            return gettext("Nobody: everyone who started was analysed.")
        told = gettext("%(started)s started, %(analysed)s were analysed. Say why under limits.")
        return told % {"started": study.n_enrolled, "analysed": study.n_analysed}
