"""Admin pages of studies."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.admin.parts.one_work import OneWorkFormSet
from evidence.admin.workflow.base import DraftAdmin, PartsTable, shortened
from evidence.models import Study, StudyIdentifier


class StudyIdentifierInline(PartsTable):
    """DOI, registry number and the like."""

    model = StudyIdentifier
    formset = OneWorkFormSet
    fields = ("scheme", "value")
    stands_first = True
    told = _("Begin here: if we have the paper already, you get a link to it after saving.")

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """An open row in a new study."""
        return 0 if obj else 1


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
        (_("How it was done"), ("category", "design", "randomised", "blinded", "control")),
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
                ("intervention_class", "is_exosome"),
                "pattern_hair_loss",
                "methods",
                "exosome_source",
                "product",
                "route",
                "dose",
                ("sessions", "spacing"),
                "co_treatment",
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
                "certainty_reason",
                "certainty_note",
                "uncertain",
                "plain_summary",
                "sources",
            ),
        ),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The next free key, so that nobody has to look for it."""
        keys = Study.objects.filter(key__regex=r"^ST[0-9]+$").values_list("key", flat=True)
        highest = max((int(key[2:]) for key in keys), default=0)
        return {"key": f"ST{highest + 1:02}", **super().get_changeform_initial_data(request)}

    @admin.display(description=_("left out of the analysis"))
    def lost_on_the_way(self, study: Study) -> str:
        """People who started and are missing from the numbers: a reason to look twice."""
        if study.n_enrolled is None or study.n_analysed is None:
            return gettext("It is shown when both numbers are saved.")
        if study.n_enrolled == study.n_analysed:
            return gettext("Nobody: everyone who started was analysed.")
        told = gettext("%(started)s started, %(analysed)s were analysed. Say why under limits.")
        return told % {"started": study.n_enrolled, "analysed": study.n_analysed}
