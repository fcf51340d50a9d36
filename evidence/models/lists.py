"""The form field for lists of keys: choices where the keys are known, else one entry a line."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple, FilteredSelectMultiple
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.iso import COUNTRIES
from evidence.core.edition.items import ITEMS

ITEM_CODES = "item codes"
COUNTRY_CODES = "countries"
SOURCE = "Source"


def keys_form_field(*, of: str, also: Sequence[str], **kwargs: Any) -> forms.Field:
    """The field that fits what the keys name."""
    if not of:
        return LinesField(**kwargs)
    if of == SOURCE:
        return SourcesField(**kwargs)
    return ChosenKeysField(of=of, also=also, **kwargs)


def in_steady_order(before: Iterable[str], chosen: Sequence[str]) -> tuple[str, ...]:
    """Entries that stay keep their place and new ones follow, so that a diff shows real changes."""
    stayed = tuple(key for key in before if key in chosen)
    return stayed + tuple(key for key in chosen if key not in stayed)


class LinesField(forms.CharField):
    """Sentences or words, one a line."""

    def __init__(self, *, empty: Any, **kwargs: Any) -> None:
        """`empty` is what no entry at all means: nothing, or not stated."""
        super().__init__(widget=forms.Textarea(attrs={"rows": 4, "cols": 80}), **kwargs)
        self.empty = empty

    def prepare_value(self, value: Any) -> Any:
        """The entries as lines."""
        return "\n".join(value) if isinstance(value, tuple) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the entries differ, not the blank lines between them."""
        return bool(self.to_python(data) != (initial or self.empty))

    def to_python(self, value: Any) -> Any:
        """The lines as entries, blank ones dropped."""
        lines = (line.strip() for line in str(value or "").splitlines())
        return tuple(line for line in lines if line) or self.empty

    def validate(self, value: Any) -> None:
        """An empty list is empty text."""
        super().validate(value or "")

    def run_validators(self, value: Any) -> None:
        """The lines are checked by the model; the text as a whole has no rule of its own."""


class ChosenKeysField(forms.MultipleChoiceField):
    """Keys chosen from two lists with a filter; works by keyboard and without script."""

    def __init__(self, *, of: str, also: Sequence[str], empty: Any, **kwargs: Any) -> None:
        """The choices are looked up anew for every form."""
        widget = FilteredSelectMultiple(str(kwargs.get("label", "")), is_stacked=False)
        super().__init__(choices=lambda: known_keys(of, also), widget=widget, **kwargs)
        self.empty = empty

    def clean(self, value: Any) -> Any:
        """The tuple, or what an empty list means."""
        return tuple(super().clean(value)) or self.empty


class SourcesInput(AutocompleteSelectMultiple):
    """Sources looked up while typing; there are hundreds."""

    def __init__(self) -> None:
        """The address of the look-up needs a relation to the sources: an identifier has one."""
        relation = apps.get_model("evidence", "SourceIdentifier")._meta.get_field("source")
        super().__init__(relation, admin.site)

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        """Only what is chosen; the rest comes while typing."""
        sources = apps.get_model("evidence", SOURCE).objects.in_bulk([pk for pk in value if pk])
        chosen = (sources[int(pk)] for pk in value if pk and int(pk) in sources)
        options = [
            self.create_option(name, source.pk, str(source), True, place)
            for place, source in enumerate(chosen)
        ]
        return [(None, options, 0)]


class SourcesField(forms.Field):
    """Sources: rows in the form, keys in the draft."""

    def __init__(self, *, empty: Any, **kwargs: Any) -> None:
        """`empty` is what no source at all means."""
        super().__init__(widget=SourcesInput(), **kwargs)
        self.empty = empty

    def prepare_value(self, value: Any) -> Any:
        """The rows behind the keys; what was posted already names rows."""
        if not isinstance(value, tuple):
            return [pk for pk in value or () if str(pk).isdecimal()]
        rows = dict(_sources().filter(key__in=value).values_list("key", "pk"))
        return [rows[key] for key in value if key in rows]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other rows are chosen than those behind the keys."""
        before = {str(pk) for pk in self.prepare_value(tuple(initial or ()))}
        return before != {str(pk) for pk in data or ()}

    def clean(self, value: Any) -> Any:
        """The keys of the chosen rows, or what an empty list means."""
        posted = [str(pk) for pk in value or ()]
        asked = [int(pk) for pk in posted if pk.isdecimal() and len(pk) < 18]
        keys = dict(_sources().filter(pk__in=asked).values_list("pk", "key"))
        if len(keys) < len(set(posted)):
            raise forms.ValidationError(_("Choose sources from the list."))
        super().clean(posted)
        return tuple(keys[pk] for pk in dict.fromkeys(asked)) or self.empty


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


def _sources() -> Any:
    return apps.get_model("evidence", SOURCE).objects.order_by()
