"""Reasons for lower certainty: the five GRADE domains, each with a place for words."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evidence.admin.workflow.base import PartsTable
from evidence.models import FindingDowngrade

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[FindingDowngrade]
else:
    _ModelForm = forms.ModelForm

DOMAINS = {
    "risk_of_bias": _("risk of bias"),
    "inconsistency": _("inconsistency"),
    "indirectness": _("indirectness"),
    "imprecision": _("imprecision"),
    "publication_bias": _("publication bias"),
}


class DowngradeForm(_ModelForm):
    """A domain is chosen: typed in other letters, pages would not know its words."""

    domain = forms.ChoiceField(label=_("domain"), choices=[("", "---------"), *DOMAINS.items()])

    class Meta:
        model = FindingDowngrade
        fields = ("domain", "reason")


class FindingDowngradeInline(PartsTable):
    """GRADE domains."""

    model = FindingDowngrade
    form: Any = DowngradeForm
    told = _(
        "Certainty starts at “high” for trials by chance and falls for each reason. Say it in a"
        " sentence, like “Only 20 people took part.” Rows without words are not kept."
    )

    def get_extra(self, request: Any, obj: Any = None, **kwargs: Any) -> int:
        """A row for each domain in a new finding."""
        return 0 if obj else len(DOMAINS)


def each_domain() -> list[dict[str, str]]:
    """What the rows of a new finding start with."""
    return [{"domain": domain} for domain in DOMAINS]
