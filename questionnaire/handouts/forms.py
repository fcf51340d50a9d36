"""What the pages of things to take along send back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from evidence.core.assessment.summary import Asked
from evidence.core.edition.catalogue import Catalogue
from questionnaire.handouts.chosen_questions import MOST_BLANK_LINES, Choice
from questionnaire.quotes.clinic_answers import WORDS

REMIND_AFTER = {
    3: _("3 months"),
    6: _("6 months"),
    9: _("9 months"),
    12: _("12 months"),
}
YEARS = range(2020, 2100)


class ChoiceForm(forms.Form):
    """Ticks beside the edition's questions, and how many lines of one's own."""

    blank_lines = forms.TypedChoiceField(
        choices=[(number, str(number)) for number in range(MOST_BLANK_LINES + 1)],
        coerce=int,
        error_messages={
            "required": _("Choose how many lines of your own you want"),
            "invalid_choice": _("Choose how many lines of your own you want"),
        },
    )

    def __init__(self, data: QueryDict, catalogue: Catalogue) -> None:
        """The edition's own questions are the only ones that can be ticked."""
        super().__init__(data)
        self.fields["questions"] = forms.MultipleChoiceField(
            choices=[(question.key, "") for question in catalogue.clinic_questions],
            required=False,
            error_messages={"invalid_choice": _("Choose from the questions on this page")},
        )

    def choice(self, asked: tuple[Asked, ...], before: Choice) -> Choice:
        """What was chosen, with what was agreed to before; call it on a valid form."""
        given = self.cleaned_data
        taken = frozenset(given["questions"])
        called_for = {question.key for question in asked if question.required}
        return replace(
            before,
            taken=taken,
            left_out=frozenset(called_for - taken),
            blank_lines=given["blank_lines"],
        )


class ClinicAnswersForm(forms.Form):
    """What one clinic answered to each question; a question that was not asked stays open."""

    def __init__(self, data: QueryDict, keys: Iterable[str]) -> None:
        """`keys` are the clinic questions that stand on the page."""
        super().__init__(data)
        for key in keys:
            self.fields[key] = forms.ChoiceField(
                choices=list(WORDS.items()),
                required=False,
                error_messages={"invalid_choice": _("Choose from the answers on this page")},
            )

    def marks(self) -> dict[str, str]:
        """Each question that was marked with its letter; call it on a valid form."""
        return {key: letter for key, letter in self.cleaned_data.items() if letter}


class ReminderForm(forms.Form):
    """When photos begin, and after how many months they are taken again."""

    template_name = "aid/uni_form.html"

    start = forms.DateField(
        label=_("When will you take the first photos?"),
        help_text=_("Like 2027-03-15. We do not keep this date."),
        widget=forms.DateInput(attrs={"type": "date", "class": "short", "autocomplete": "off"}),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": _("Enter the day of your first photos"),
            "invalid": _("Enter the day as year, month and day, like 2027-03-15"),
        },
    )
    months = forms.TypedMultipleChoiceField(
        label=_("After how many months do you want a reminder?"),
        choices=list(REMIND_AFTER.items()),
        coerce=int,
        initial=list(REMIND_AFTER),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one reminder"),
            "invalid_choice": _("Choose from the reminders on this page"),
        },
    )

    def clean_start(self) -> date:
        """A year that was mistyped would give reminders nobody sees."""
        start: date = self.cleaned_data["start"]
        if start.year not in YEARS:
            raise forms.ValidationError(_("Enter a day between 2020 and 2099"))
        return start
