"""One line of a rule, chosen from the questions and answers that people see."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evidence.curation import question_words
from evidence.models import Part

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Part]
else:
    _ModelForm = forms.ModelForm

FIRST_THE_QUESTION = _(
    "Choose the question, then press “Show reading and impact” to see its answers."
)


class CodesField(forms.MultipleChoiceField):
    """Answers as boxes to tick; a tuple, as the row keeps it."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        """The ticked codes."""
        return tuple(super().clean(value))


class LineForm(_ModelForm):
    """A question, and the answers for which the line holds."""

    item = forms.ChoiceField(
        label=_("When the answer to"),
        help_text=_("Like “Do any of these apply to you?”"),
        error_messages={"required": _("Choose a question.")},
    )
    codes = CodesField(
        label=_("is one of"),
        error_messages={
            "required": _("Tick the answers for which the line holds."),
            "invalid_choice": _("These answers belong to another question. Tick them again."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The answers on offer are those of the chosen question."""
        super().__init__(*args, **kwargs)
        chosen = self.data.get(self.add_prefix("item")) if self.is_bound else ""
        before = self.instance.item  # type: ignore[attr-defined]
        chosen = chosen or before
        known = question_words.items()
        extra = (
            []
            if not before or before in dict(known)
            else [(before, question_words.question(before))]
        )
        item: Any = self.fields["item"]
        item.choices = [("", _("Choose a question")), *known, *extra]
        codes: Any = self.fields["codes"]
        codes.choices = question_words.answers(chosen)
        if not chosen:
            codes.help_text = FIRST_THE_QUESTION
