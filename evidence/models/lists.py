"""The form field for lists of keys: choices where the keys are known, else one entry a line."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.apps import apps
from django.contrib.admin.widgets import FilteredSelectMultiple
from django.utils.translation import gettext_lazy as _

from evidence.core.iso import COUNTRIES
from evidence.core.items import ITEMS

ITEM_CODES = "item codes"
ITEM_KEYS = "items"
COUNTRY_CODES = "countries"


class KeysFormField(forms.Field):
    """Gives a tuple in a steady order: entries that stay keep their place, new ones follow."""

    def __init__(
        self, *, of: str, also: Sequence[str], empty: Any, widget: Any = None, **kwargs: Any
    ) -> None:
        """`empty` is what no entry at all means: nothing, or not stated."""
        self.of, self.also, self.empty = of, also, empty
        if of:
            name = str(kwargs.get("label", ""))
            widget = KeysSelect(name, of, tuple(also))
        else:
            widget = LinesInput()
        super().__init__(widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """What the widget shows; remembered so that the order can be kept."""
        if value is not None and not isinstance(value, str):
            self.widget.before = tuple(value)
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Lists that hold the same entries have not changed."""
        return tuple(initial or ()) != self._ordered(data, tuple(initial or ()))

    def clean(self, value: Any) -> Any:
        """The tuple, or what an empty list means."""
        value = self._ordered(value, getattr(self.widget, "before", ()))
        super().clean(value)
        if self.of:
            known = {code for code, _label in known_keys(self.of, self.also)}
            known.update(getattr(self.widget, "before", ()))
            if strange := [part for part in value if part not in known]:
                raise forms.ValidationError(
                    _("%(key)s is not one of the choices."), params={"key": strange[0]}
                )
        return value or self.empty

    def _ordered(self, value: Any, before: tuple[str, ...]) -> tuple[str, ...]:
        chosen = tuple(value or ())
        if not self.of:
            return chosen
        return tuple(k for k in before if k in chosen) + tuple(k for k in chosen if k not in before)


class LinesInput(forms.Textarea):
    """One entry a line."""

    def __init__(self) -> None:
        """Small: most lists are short."""
        super().__init__(attrs={"rows": 4, "cols": 80})

    def format_value(self, value: Any) -> str:
        """The entries as lines."""
        return value if isinstance(value, str) else "\n".join(value or ())

    def value_from_datadict(self, data: Any, files: Any, name: str) -> tuple[str, ...]:
        """The lines as entries, empty ones dropped."""
        lines = (data.get(name) or "").splitlines()
        return tuple(entry.strip() for entry in lines if entry.strip())


class KeysSelect(FilteredSelectMultiple):
    """Two lists, known and chosen, with a filter; works by keyboard and without script."""

    before: tuple[str, ...] = ()

    def __init__(self, name: str, of: str, also: Sequence[str]) -> None:
        """The choices are looked up when the widget is shown."""
        self.of, self.also = of, also
        super().__init__(name, is_stacked=False)

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> Any:
        """Known keys, and those that already stand here."""
        known = known_keys(self.of, self.also)
        codes = {code for code, _label in known}
        self.choices = known + [(part, part) for part in value if part and part not in codes]
        return super().optgroups(name, value, attrs)


def known_keys(of: str, also: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Key and label of everything a list may name."""
    further = [(code, code.replace("_", " ")) for code in also]
    if of == ITEM_CODES:
        codes = dict.fromkeys(code for item in ITEMS for code in item.codes)
        return [(code, code.replace("_", " ")) for code in codes] + further
    if of == COUNTRY_CODES:
        return [(code, code) for code in sorted(COUNTRIES)] + further
    rows = [row for part in of.split() for row in apps.get_model("evidence", part).objects.all()]
    return [(row.key, f"{row.key}: {row}"[:120]) for row in rows] + further
