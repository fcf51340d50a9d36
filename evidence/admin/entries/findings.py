"""Admin pages of findings: numbers as n of N, with comparison and time, read by two people."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.admin.entries.grade import FindingDowngradeInline, each_domain
from evidence.admin.parts.plain_words import PlainWordsForm
from evidence.admin.workflow.base import DraftAdmin, shortened
from evidence.admin.workflow.second_reading import second_reading_page
from evidence.core.edition.library import Count
from evidence.core.edition.vocabulary import Certainty, Direction, Outcome, Side, Size
from evidence.core.wording.numbers import difference, measured, risk
from evidence.core.wording.sentences import sentence
from evidence.curation.double_entry import needs_second_reader
from evidence.models import Finding, Option, Study


class FindingForm(PlainWordsForm):
    """A number never stands alone: it has people, a time and a comparison, or says it has none."""

    no_comparison = forms.BooleanField(
        label=_("there was no comparison group"),
        required=False,
        help_text=_("Tick only for a study in which everybody was treated."),
    )
    time_not_stated = forms.BooleanField(
        label=_("the time is not stated where we read it"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A finding that is stored without one of them was entered with a tick."""
        super().__init__(*args, **kwargs)
        if "weeks" not in self.fields:
            return
        finding: Any = self.instance
        if finding.pk and has_number(vars(finding)):
            self.initial["no_comparison"] = not has_comparison(vars(finding))
            self.initial["time_not_stated"] = finding.weeks is None

    def clean(self) -> dict[str, Any] | None:
        """Say what is missing beside the number that needs it."""
        cleaned = super().clean()
        data = self.cleaned_data
        if "weeks" not in self.fields or not has_number(data):
            return cleaned
        if not has_comparison(data) and not data.get("no_comparison"):
            self.add_error(
                "no_comparison",
                gettext("Enter the numbers of the control group, or tick that there was none."),
            )
        if has_comparison(data) and data.get("no_comparison"):
            self.add_error("no_comparison", gettext("The control group has numbers above."))
        if data.get("weeks") is None and not data.get("time_not_stated"):
            self.add_error("weeks", gettext("Enter after how many weeks it was measured, like 16."))
        if data.get("change_treated") and not data.get("unit"):
            self.add_error("unit", gettext("Enter the unit, like “hairs per cm2”."))
        return cleaned


@admin.register(Finding)
class FindingAdmin(DraftAdmin):
    """Benefits and harms."""

    form = FindingForm
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
    readonly_fields = (*DraftAdmin.readonly_fields, "as_people_read_it", "second_reader", "balance")
    lists = (
        (_("Where it comes from"), ("study", "sources")),
        (
            _("Numbers, as the paper gives them"),
            (
                ("treated_events", "treated_people"),
                ("control_events", "control_people"),
                ("change_treated", "change_control", "unit"),
                "no_comparison",
                ("weeks", "time_not_stated"),
                "value",
                "computed",
                "who",
            ),
        ),
        (_("What people will read"), ("as_people_read_it", "second_reader", "balance")),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A finding added from a study's page knows where it comes from."""
        found: dict[str, Any] = super().get_changeform_initial_data(request)
        study = Study.objects.filter(key=request.GET.get("study", "")).first()
        if study is None:
            return found
        option = Option.objects.filter(key__in=study.methods).order_by("position").first()
        number = Finding.objects.filter(study=study).count() + 1
        key = "-".join([*([option.key] if option else []), study.key, str(number)])
        known = {"study": study.key, "sources": study.sources, "option": option, "key": key}
        return {**known, **found}

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> Any:
        """The five domains stand ready, so that none is forgotten."""
        found = super().get_formset_kwargs(request, obj, inline, prefix)
        new = isinstance(inline, FindingDowngradeInline) and not obj.pk
        return {**found, "initial": each_domain()} if new else found

    def get_urls(self) -> Any:
        """The page of the second reader stands beside the form."""
        own = path(
            "<int:pk>/numbers/",
            self.admin_site.admin_view(self.numbers_view),
            name="evidence_finding_numbers",
        )
        return [own, *super().get_urls()]

    def numbers_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A second person types the numbers again."""
        return second_reading_page(self, request, pk)

    @admin.display(description=_("as people will read it"))
    def as_people_read_it(self, finding: Finding) -> str:
        """What the aid makes of certainty and numbers, out of 100."""
        if not finding.pk:
            return gettext("Save it first; then you see the sentence and the numbers out of 100.")
        said = [
            sentence(
                Outcome(finding.outcome),
                Side(finding.side),
                Direction(finding.direction),
                Size(finding.size),
                Certainty(finding.certainty),
                gettext,
            )
        ]
        counts = {
            gettext("Treated:"): count_of(finding, "treated"),
            gettext("Control:"): count_of(finding, "control"),
        }
        said += [f"{group} {risk(count, gettext).text}" for group, count in counts.items() if count]
        treated, control = counts.values()
        if treated and control:
            said.append(difference(treated, control, gettext))
        change = measured(cast("Any", finding), gettext)
        said += [change.treated, change.control] if change else []
        return format_html_join("", "<div>{}</div>", ((part,) for part in said))

    @admin.display(description=_("second reader"))
    def second_reader(self, finding: Finding) -> str:
        """Whether the numbers of a harm were typed again by somebody else."""
        if not finding.pk or finding.side != Side.HARM or not count_of(finding, "treated"):
            return gettext("Only numbers of harms need one.")
        if not needs_second_reader(finding):
            return gettext("A second person has typed these numbers.")
        address = reverse("admin:evidence_finding_numbers", args=[finding.pk])
        return format_html(
            '{} <a href="{}">{}</a>',
            gettext("Needed before approval."),
            address,
            gettext("Type the numbers again"),
        )

    @admin.display(description=_("benefits and harms of this option"))
    def balance(self, finding: Finding) -> str:
        """Both sides must be told before an edition can be published."""
        if not finding.pk:
            return gettext("They are counted when it is saved.")
        sides = list(
            Finding.objects.filter(option__key=finding.option_id).values_list("side", flat=True)
        )
        told = gettext("%(benefits)s benefits and %(harms)s harms are told.") % {
            "benefits": sides.count(Side.BENEFIT),
            "harms": sides.count(Side.HARM),
        }
        missing = [side for side in Side if side not in sides]
        return (
            f"{told} {gettext('Nothing is told of its %ss yet.') % missing[0]}" if missing else told
        )


def has_number(data: Any) -> bool:
    """Whether a group of people or a measured change stands there."""
    return data.get("treated_people") is not None or bool(data.get("change_treated"))


def has_comparison(data: Any) -> bool:
    """Whether the number has one beside it."""
    return data.get("control_people") is not None or bool(data.get("change_control"))


def count_of(finding: Finding, group: str) -> Count | None:
    """The count of one group; None where it has none."""
    events, people = getattr(finding, f"{group}_events"), getattr(finding, f"{group}_people")
    return Count(events, people) if events is not None and people else None
