"""Two short forms to look at one's own footing. Nothing of them is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evidence.core.translations.sure_scale import SURE
from questionnaire.asking.fields import CodeField
from questionnaire.questions import Choice, Question

TRUE_OR_FALSE = (Choice("true", _("True")), Choice("false", _("Not true")))
# Two answers only, in the words of the test: a third one would be another test.
YES_OR_NO = (Choice("yes", "Yes"), Choice("no", "No"))


class KnowledgeForm(forms.Form):
    """Statements of the edition, each true or not. Any can be left out."""

    template_name = "aid/uni_form.html"

    def __init__(self, statements: tuple[tuple[str, str], ...], data: Any = None) -> None:
        super().__init__(data=data)
        for key, statement in statements:
            self.fields[key] = CodeField(
                Question(key=key, legend=statement, label=statement, choices=TRUE_OR_FALSE)
            )


class SureForm(forms.Form):
    """The SURE test: four questions, two answers each."""

    template_name = "aid/uni_form.html"

    def __init__(self, data: Any = None) -> None:
        super().__init__(data=data)
        for item in SURE:
            self.fields[item.key] = CodeField(
                Question(
                    key=item.key,
                    legend=item.question,
                    label=item.name,
                    hint=item.name,
                    missing=_("Choose Yes or No"),
                    choices=YES_OR_NO,
                )
            )
