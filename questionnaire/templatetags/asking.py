"""What the form template pack `aid` needs to know of a field, worked out once so that its templates only print.

Fields may carry more than Django's own: `why` (why we ask), `choice_hints` (code to hint), `exclusive` (codes that
stand alone), `legend_as_heading` (the question is the page's h1), `part_labels` (one label per part of a MultiWidget).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@dataclass(frozen=True)
class Choice:
    """One radio button, checkbox or option of a list, with its words."""

    id: str
    value: str
    label: str
    mark: str
    """What says in its tag that it is chosen; empty where it is not."""
    hint: str
    exclusive: bool
    divided: bool
    """True of the first choice that stands alone: an "or" goes before it."""


@dataclass(frozen=True)
class Part:
    """One control of a field: money has two, a scale one per row, any other field one."""

    type: str
    name: str
    id: str
    label: str
    attrs: str
    choices: tuple[Choice, ...]

    @property
    def first_input_id(self) -> str:
        """What takes the focus: a group of choices has no focus of its own, its first choice has."""
        return self.choices[0].id if self.type in {"radio", "checkbox"} else self.id

    @property
    def rows(self) -> SafeString:
        """The choices as rows of a group; joined here because a template loop takes a third of the page."""
        return SafeString("".join(map(self._row, self.choices)))

    def _row(self, choice: Choice) -> str:
        label, name, hint = escape(choice.label), escape(choice.id), escape(choice.hint)
        divided = choice.divided and choice is not self.choices[0]
        divider = f'<p class="divider">{escape(_("or"))}</p>' if divided else ""
        described = f' aria-describedby="{name}_hint"' if hint else ""
        hint = f'<p class="choice-hint" id="{name}_hint">{hint}</p>' if hint else ""
        return (
            f'{divider}<div class="choice"><input type="{escape(self.type)}" name="{escape(self.name)}"'
            f' value="{escape(choice.value)}" id="{name}"{choice.mark}{described}'
            f"{' data-exclusive' if choice.exclusive else ''}>\n"
            f'<label for="{name}">{label}</label>{hint}</div>\n'
        )

    @property
    def options(self) -> SafeString:
        """The choices as options of a list; joined here because a template loop over 249 countries takes 6 ms."""
        return SafeString(
            "".join(
                f'<option value="{escape(choice.value)}"{choice.mark}>'
                f"{escape(choice.label)}</option>"
                for choice in self.choices
            )
        )


@dataclass(frozen=True)
class Question:
    """A form field as a person meets it."""

    kind: str
    """One of choices, list, text, parts, scale, hidden: which template draws it."""
    id: str
    label: str
    hint: str
    why: str
    errors: tuple[str, ...]
    required: bool
    heading: bool
    described_by: str
    parts: tuple[Part, ...]

    @property
    def control(self) -> Part:
        """The first part, which is the only one of most questions."""
        return self.parts[0]


@register.filter
def question(field: BoundField) -> Question:
    """Everything a template says about this field."""
    help_text, errors = str(field.help_text), tuple(str(error) for error in field.errors)
    why = str(getattr(field.field, "why", ""))
    described_by = " ".join(
        f"{field.auto_id}_{suffix}"
        for suffix, present in (("why", why), ("helptext", help_text), ("error", errors))
        if present
    )
    kind = _kind(field.field.widget)
    attrs = {"id": field.auto_id}
    # A group carries its description on the fieldset: on each input as well
    # it would be read out twice.
    if kind in {"list", "text"} and described_by:
        attrs["aria-describedby"] = described_by
    if kind in {"list", "text", "parts"} and errors:
        attrs["aria-invalid"] = "true"
    drawn = field.field.widget.get_context(field.html_name, field.value(), attrs)["widget"]
    labels = tuple(getattr(field.field, "part_labels", ())) or (field.label,)
    widgets = drawn.get("subwidgets", (drawn,))
    return Question(
        kind=kind,
        id=field.auto_id,
        label=str(field.label),
        hint=help_text,
        why=why,
        errors=errors,
        required=field.field.required,
        heading=getattr(field.field, "legend_as_heading", False),
        described_by=described_by,
        parts=tuple(
            _part(widget, str(label), field.field)
            for widget, label in zip(widgets, labels, strict=True)
        ),
    )


@register.filter
def error_links(form: forms.BaseForm) -> list[dict[str, str]]:
    """The lines of the error summary, each leading to an input that takes the focus."""
    if not form.errors:
        return []
    fields = form.visible_fields()
    lines = [(field, error) for field in fields for error in question(field).errors]
    if fields:
        lines = [(fields[0], str(error)) for error in form.non_field_errors()] + lines
    return [
        {"href": f"#{question(field).control.first_input_id}", "text": text}
        for field, text in lines
    ]


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.MultiWidget):
        rows_of_points = all(isinstance(part, forms.RadioSelect) for part in widget.widgets)
        return "scale" if rows_of_points else "parts"
    if isinstance(widget, forms.RadioSelect):
        return "choices"
    if isinstance(widget, forms.Select):
        return "list"
    return "hidden" if widget.is_hidden else "text"


def _part(drawn: Mapping[str, Any], label: str, field: forms.Field) -> Part:
    attrs = dict(drawn["attrs"])
    # The forms are checked by the server, in its own words: the browser's
    # bubbles for `required` would speak first and in another voice.
    attrs.pop("required", None)
    if drawn.get("value") and "optgroups" not in drawn:
        attrs["value"] = drawn["value"]
    groups = drawn.get("optgroups", ())
    options = [option for _name, group, _index in groups for option in group]
    return Part(
        type=drawn.get("type") or (options[0]["type"] if options else "text"),
        name=drawn["name"],
        id=attrs.get("id", ""),
        label=label,
        attrs=flatatt(attrs),
        choices=tuple(_choices(options, field)),
    )


def _choices(options: Iterable[Mapping[str, Any]], field: forms.Field) -> Iterable[Choice]:
    hints = getattr(field, "choice_hints", {})
    # Of radio buttons each one stands alone: only boxes need it said.
    several = isinstance(field.widget, forms.CheckboxSelectMultiple)
    alone = frozenset(map(str, getattr(field, "exclusive", ()) if several else ()))
    divided = False
    for option in options:
        code = str(option["value"])
        yield Choice(
            id=option["attrs"].get("id", ""),
            value=code,
            label=str(option["label"]),
            mark=_mark(option),
            hint=str(hints.get(code, "")),
            exclusive=code in alone,
            divided=code in alone and not divided,
        )
        divided = divided or code in alone


def _mark(option: Mapping[str, Any]) -> str:
    if not option["selected"]:
        return ""
    return " selected" if option["type"] == "select" else " checked"
