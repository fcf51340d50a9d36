"""Column kinds that the drafts share, so that one idea is stored in one way."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.addresses import LINK
from evidence.models.lists import in_steady_order, keys_form_field

a_key = RegexValidator(
    r"\A[A-Za-z0-9][A-Za-z0-9_.-]*\Z",
    _("Use letters, digits, hyphens, dots and underscores only, like TAK20 or no_needles."),
)
a_date_as_known = RegexValidator(
    r"\A\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z",
    _("Write a year, a month or a day, like 2025, 2025-04 or 2025-04-22."),
)
a_link = RegexValidator(
    rf"\A{LINK}\Z",
    _("Enter the whole address, like https://www.example.org/page."),
)


class KeysField(models.JSONField):
    """A list of keys or short sentences in a fixed order, read as a tuple.

    A list in the row rather than a table between rows: one row is then one revision, so its
    history, its approval and its place in the edition are whole, and the order is exact.
    `problems()` refuses to publish a key that leads nowhere.
    """

    def __init__(self, *args: Any, of: str = "", also: Sequence[str] = (), **kwargs: Any) -> None:
        """`of` names the draft model (or item) whose keys may stand here, `also` further codes."""
        self.of = of
        self.also = tuple(also)
        if not kwargs.get("null"):
            kwargs.setdefault("default", tuple)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The stored list as a tuple; None means "not stated"."""
        found = super().from_db_value(value, expression, connection)
        return found if found is None else tuple(found)

    def to_python(self, value: Any) -> Any:
        """A tuple, whatever kind of list came in."""
        return tuple(value) if isinstance(value, list) else value

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse anything but texts, and the same text twice."""
        super().validate(value, model_instance)
        if value is None:
            return
        if not all(isinstance(part, str) and part.strip() for part in value):
            raise ValidationError(_("Every entry must be a word or a sentence."))
        if len(set(value)) < len(value):
            raise ValidationError(_("The same entry stands here twice."))

    def save_form_data(self, instance: models.Model, data: Any) -> None:
        """Keep the order of the entries that stay: only real changes show in the history."""
        if self.of and data:
            data = in_steady_order(getattr(instance, self.attname) or (), data)
        super().save_form_data(instance, data)

    def formfield(self, **kwargs: Any) -> Any:
        """Choices where the keys are known, else one entry a line."""
        return keys_form_field(
            of=self.of,
            also=self.also,
            empty=None if self.null else (),
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )


if TYPE_CHECKING:
    _Text = models.TextField[str | None, str | None]
else:
    _Text = models.TextField


class MaybeText(_Text):
    """Text that may be unknown: an empty box means "not stated where we read it"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Null by nature."""
        kwargs.update(null=True, blank=True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """A box that gives None when it is left empty."""
        return super().formfield(**{"empty_value": None, **kwargs})


def key(help_text: Any = "") -> "models.CharField[str, str]":
    """The lasting name by which other entries and editions point here."""
    return models.CharField(
        _("key"),
        max_length=100,
        unique=True,
        validators=[a_key],
        help_text=help_text or _("A lasting short name, like TAK20. It cannot change later."),
    )


def line(name: Any, help_text: Any = "", *, blank: bool = False) -> "models.CharField[str, str]":
    """One line of text."""
    return models.CharField(name, max_length=500, help_text=help_text, blank=blank)


def text(name: Any, help_text: Any = "", *, blank: bool = False) -> "models.TextField[str, str]":
    """Text of any length."""
    return models.TextField(name, help_text=help_text, blank=blank)


def maybe_line(name: Any, help_text: Any = "") -> "models.CharField[str | None, str | None]":
    """One line, or None: not stated where we read it."""
    return models.CharField(name, max_length=500, null=True, blank=True, help_text=help_text)


def maybe_link(name: Any, help_text: Any = "") -> "models.CharField[str | None, str | None]":
    """An address that pages lead to, or None: there is none."""
    return models.CharField(
        name, max_length=500, null=True, blank=True, help_text=help_text, validators=[a_link]
    )


def maybe_text(name: Any, help_text: Any = "") -> MaybeText:
    """Text of any length, or None: not stated where we read it."""
    return MaybeText(name, help_text=help_text)


def maybe_count(
    name: Any, help_text: Any = ""
) -> "models.PositiveIntegerField[int | None, int | None]":
    """A whole number, or None: not stated where we read it."""
    return models.PositiveIntegerField(name, null=True, blank=True, help_text=help_text)


def maybe_yes(name: Any, help_text: Any = "") -> "models.BooleanField[bool | None, bool | None]":
    """Yes, no, or None: not stated where we read it."""
    return models.BooleanField(name, null=True, blank=True, help_text=help_text)


def known_date(name: Any, help_text: Any = "") -> "models.CharField[str, str]":
    """A date as precise as the page showed it."""
    return models.CharField(name, max_length=10, validators=[a_date_as_known], help_text=help_text)


def maybe_date(name: Any, help_text: Any = "") -> "models.CharField[str | None, str | None]":
    """A date as precise as the page showed it, or None where it showed none."""
    return models.CharField(
        name,
        max_length=10,
        null=True,
        blank=True,
        validators=[a_date_as_known],
        help_text=help_text,
    )


def coded(name: Any, codes: type[StrEnum], help_text: Any = "") -> "models.CharField[str, str]":
    """One word of a fixed set; pair it with `one_of` in the constraints."""
    choices = [(code.value, code.value.replace("_", " ")) for code in codes]
    return models.CharField(name, max_length=40, choices=choices, help_text=help_text)


def one_of(field: str, codes: type[StrEnum]) -> models.CheckConstraint:
    """The database itself refuses a word outside the set."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": [code.value for code in codes]}),
        name=f"%(class)s_{field}_is_known",
    )


def in_order(low: str, high: str, otherwise: Any = "") -> models.CheckConstraint:
    """The first number is not above the second, where both are known; `otherwise` says so."""
    names = {"low": low.replace("_", " "), "high": high.replace("_", " ")}
    return models.CheckConstraint(
        condition=models.Q(**{f"{low}__isnull": True})
        | models.Q(**{f"{high}__isnull": True})
        | models.Q(**{f"{low}__lte": models.F(high)}),
        name=f"%(class)s_{low}_up_to_{high}",
        violation_error_message=otherwise or _("%(low)s cannot be more than %(high)s.") % names,
    )


def n_of_n(name: str) -> tuple[models.CheckConstraint, ...]:
    """Events never stand without their people, and never outnumber them."""
    events, people = f"{name}_events", f"{name}_people"
    return (
        models.CheckConstraint(
            condition=models.Q(**{f"{events}__isnull": True, f"{people}__isnull": True})
            # Not null, said twice: a comparison with null is neither true nor false and passes.
            | models.Q(
                **{f"{events}__isnull": False, f"{people}__isnull": False, f"{people}__gte": 1}
            ),
            name=f"%(class)s_{name}_has_both_numbers",
            violation_error_message=_("Enter both numbers: how many, and out of how many."),
        ),
        in_order(
            events, people, _("More had it than there were people. Look at both numbers again.")
        ),
    )
