"""Rows of a table whose boxes say what they are: no label stands beside them."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BaseInlineFormSet
from django.utils.text import capfirst

if TYPE_CHECKING:
    _FormSet = BaseInlineFormSet[Any, Any, forms.ModelForm[Any]]
else:
    _FormSet = BaseInlineFormSet


class NamedBoxes(_FormSet):
    """Each box carries the name of its column for whoever cannot see the column."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Also of the box that deletes a row."""
        super().add_fields(form, index)
        for name, field in form.fields.items():
            label = field.label or name.replace("_", " ")
            if not field.widget.is_hidden:
                field.widget.attrs.setdefault("aria-label", capfirst(label))
