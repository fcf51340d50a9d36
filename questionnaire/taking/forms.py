"""What the page of all questions sends back."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from evidence.core.catalogue import Catalogue
from evidence.core.summary import Asked
from questionnaire.taking.choice import MOST_BLANK_LINES, Choice


class ChoiceForm(forms.Form):
    """Ticks beside the edition's questions, and what else goes on the paper."""

    blank_lines = forms.TypedChoiceField(
        choices=[(number, str(number)) for number in range(MOST_BLANK_LINES + 1)],
        coerce=int,
        error_messages={
            "required": _("Choose how many lines of your own you want"),
            "invalid_choice": _("Choose how many lines of your own you want"),
        },
    )
    with_answers = forms.BooleanField(required=False)
    with_sensitive = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict, catalogue: Catalogue) -> None:
        """The edition's own questions are the only ones that can be ticked."""
        super().__init__(data)
        self.fields["questions"] = forms.MultipleChoiceField(
            choices=[(question.key, "") for question in catalogue.clinic_questions],
            required=False,
            error_messages={"invalid_choice": _("Choose from the questions on this page")},
        )

    def choice(self, asked: tuple[Asked, ...]) -> Choice:
        """What was chosen; call it on a valid form."""
        given = self.cleaned_data
        taken = frozenset(given["questions"])
        called_for = {question.key for question in asked if question.required}
        return Choice(
            taken=taken,
            left_out=frozenset(called_for - taken),
            blank_lines=given["blank_lines"],
            with_answers=given["with_answers"],
            with_sensitive=given["with_sensitive"],
        )
