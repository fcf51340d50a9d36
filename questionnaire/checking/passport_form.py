"""The form of a product's passport. What somebody answered before stands in it; nothing is kept."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from questionnaire.asking.fields import NOT_ON_THIS_PAGE, CodeField, CountryField
from questionnaire.checking.passport import KNOWN, SEEN, SHOWN
from questionnaire.questions import QUESTIONS, Question

PLACES = ("country", "treatment_country")


class PassportForm(forms.Form):
    """Countries, way of use, origin and label as the questionnaire asks them, and what was seen."""

    template_name = "aid/uni_form.html"

    def __init__(self, data: Any = None, answers: Mapping[str, Any] | None = None) -> None:
        known = (*PLACES, *KNOWN)
        super().__init__(data=data, initial={key: (answers or {}).get(key) for key in known})
        for key in PLACES:
            self.fields[key] = CountryField(_optional(QUESTIONS[key]))
        for key in KNOWN:
            self.fields[key] = CodeField(_optional(QUESTIONS[key]))
        self.fields[SEEN] = forms.MultipleChoiceField(
            label=_("Which of these have you seen?"),
            help_text=_("Choose all that you have seen yourself."),
            choices=list(SHOWN.items()),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": NOT_ON_THIS_PAGE},
        )


def _optional(question: Question) -> Question:
    return Question(
        key=question.key,
        legend=question.legend,
        label=question.label,
        hint=question.hint,
        choices=question.choices,
    )
