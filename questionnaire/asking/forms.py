"""One form per page, built from its questions. A form parses; it saves nothing."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from evidence.core.assessment.profile import Money
from evidence.core.edition.items import ITEM, Kind
from questionnaire.asking.fields import (
    AmountField,
    AmountWidget,
    CodeField,
    CodesField,
    CountryField,
    ImportanceField,
    ImportanceWidget,
)
from questionnaire.questions import Question
from questionnaire.questions.steps import Step

SKIP = "skip"
"""The button of a page that can be skipped: it empties the page's answers."""

FIELDS: Mapping[Kind, Callable[[Question], forms.Field]] = {
    Kind.CHOICE: CodeField,
    Kind.CHOICES: CodesField,
    Kind.COUNTRY: CountryField,
    Kind.SCALES: ImportanceField,
}


class StepForm(forms.Form):
    """The questions of one page; `given` holds what was answered, None for what was left out."""

    template_name = "aid/uni_form.html"

    def __init__(
        self, step: Step, answers: Mapping[str, Any], data: QueryDict | None = None
    ) -> None:
        super().__init__(data=data, initial=_initial(step, answers))
        self.step = step
        for question in step.questions:
            if ITEM[question.key].kind is Kind.MONEY:
                own = [answers.get(key) for key in ("country", "treatment_country")]
                field: forms.Field = AmountField(question, own)
            else:
                field = FIELDS[ITEM[question.key].kind](question)
            field.legend_as_heading = len(step.keys) == 1  # type: ignore[attr-defined]
            self.fields[question.key] = field

    @property
    def given(self) -> dict[str, Any]:
        """Answers as an answers file has them; only of a valid form."""
        return {key: _plain(value) for key, value in self.cleaned_data.items()}

    def clean(self) -> dict[str, Any]:
        """Refuse an answer that came twice: which of the two was meant, nobody can tell."""
        for key, field in self.fields.items():
            single = not isinstance(field, CodesField)
            if single and any(len(self._sent(name)) > 1 for name in _names(key, field)):
                self.add_error(key, _("This came twice. Choose your answer again"))
        cleaned = self.cleaned_data
        if cleaned.get("treatment_country") == cleaned.get("country"):
            # Absent means the same country; one meaning needs one form.
            cleaned |= {key: None for key in ("treatment_country",) if key in cleaned}
        return cleaned

    def _sent(self, name: str) -> list[str]:
        return self.data.getlist(name) if isinstance(self.data, QueryDict) else []


def _names(key: str, field: forms.Field) -> list[str]:
    if isinstance(field.widget, AmountWidget | ImportanceWidget):
        return [f"{key}_{part}" for part in field.widget.parts]
    return [key]


def _initial(step: Step, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: Money(**answers[key]) if ITEM[key].kind is Kind.MONEY else answers[key]
        for key in step.keys
        if key in answers
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return {"amount": value.amount, "currency": value.currency}
    return value
