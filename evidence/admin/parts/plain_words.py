"""Forms that refuse, while a curator types, what no edition may say."""

from functools import cache
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from evidence.core.checks.pdf_letters import not_drawn
from evidence.core.checks.wording import PLAIN_FIELDS, QUOTING, problems_in
from evidence.drafts.catalogue import kinds
from evidence.models import Draft

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Draft]
else:
    _ModelForm = forms.ModelForm


class PlainWordsForm(_ModelForm):
    """Texts that people read must be plain, promise nothing and give numbers out of 100."""

    def clean(self) -> dict[str, Any] | None:
        """Look at what was changed: an old text is the gate's business, not this edit's."""
        cleaned = super().clean()
        for kind, field in plain_fields(self._meta.model):
            value = self.cleaned_data.get(field)
            if field not in self.changed_data or not value:
                continue
            quoting = f"{kind} {field}" in QUOTING
            for text in value if isinstance(value, tuple) else (value,):
                for problem in problems_in(str(text), quoting=quoting):
                    self.add_error(field, _("Patients should not read this: %s") % problem)
                for problem in not_drawn(str(text)) if kind == "clinic_questions" else ():
                    self.add_error(field, _("Type it another way: %s") % problem)
        return cleaned


@cache
def plain_fields(model: Any) -> tuple[tuple[str, str], ...]:
    """Kind and field of every text of this model that people read as the aid's own words."""
    names = dict.fromkeys(kind.name for kind in kinds() if kind.model is model)
    pairs = ((name, field) for name in names for field in PLAIN_FIELDS.get(name, ()))
    return tuple({field: (name, field) for name, field in pairs}.values())
