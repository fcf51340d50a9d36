"""The one upload open to people who use the aid."""

from django import forms
from django.utils.translation import gettext_lazy as _

from questionnaire.fhir.presenter import NOTHING_IN_IT, REFUSED
from questionnaire.fhir.reader import Opened, RefusedError, opened


class OpenForm(forms.Form):
    """A file of answers. `cleaned_data["answers_file"]` is what can be taken from it."""

    template_name = "aid/uni_form.html"

    answers_file = forms.FileField(
        label=_("The file you saved"),
        help_text=_("It is called answers.json. It must come from this aid."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json,application/fhir+json"}),
        error_messages={
            "required": _("Choose the file you saved"),
            "missing": _("Choose the file you saved"),
            "invalid": _("Choose the file you saved"),
            "empty": _("This file is empty. Choose the file you saved"),
        },
    )

    def clean_answers_file(self) -> Opened:
        """What the file holds; a file of which nothing can be taken is refused in words."""
        try:
            found = opened(self.cleaned_data["answers_file"].read())
        except RefusedError as error:
            raise forms.ValidationError(REFUSED[error.refusal]) from error
        if not found.answers:
            raise forms.ValidationError(NOTHING_IN_IT)
        return found
