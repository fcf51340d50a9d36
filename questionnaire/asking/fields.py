"""Form fields that parse answers into codes and money, and say in words what they cannot read."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.core.assessment.profile import Money
from evidence.core.edition.items import ITEM
from evidence.presenters.money_and_countries import countries, currencies, currency_of
from questionnaire.asking.amounts import AmountError, take_apart
from questionnaire.questions import POINTS, Question, Text

NOT_ON_THIS_PAGE = gettext_lazy("Choose one of the answers on this page")


class CodeField(forms.ChoiceField):
    """One answer out of a few, as its code. None: skipped."""

    def __init__(
        self, question: Question, choices: Iterable[tuple[str, Text]] | None = None
    ) -> None:
        super().__init__(
            choices=list(choices or question.labels.items()),
            widget=forms.RadioSelect,
            error_messages={"required": question.missing, "invalid_choice": NOT_ON_THIS_PAGE},
            **_words(question),
        )
        _decorate(self, question)

    def clean(self, value: Any) -> Any:
        return super().clean(value) or None


class CodesField(forms.MultipleChoiceField):
    """Every answer that applies, as a list of codes in the questionnaire's order."""

    def __init__(self, question: Question) -> None:
        super().__init__(
            choices=list(question.labels.items()),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": question.missing, "invalid_choice": NOT_ON_THIS_PAGE},
            **_words(question),
        )
        _decorate(self, question)
        self.item = ITEM[question.key]
        self.labels = question.labels

    def clean(self, value: Any) -> Any:
        given = super().clean(value)
        if len(set(given)) != len(given):
            raise forms.ValidationError(NOT_ON_THIS_PAGE)
        alone = [code for code in self.item.codes if code in self.item.exclusive & set(given)]
        if alone and len(given) > 1:
            raise forms.ValidationError(
                _("You chose “%(alone)s” and something else. Choose one or the other")
                % {"alone": self.labels[alone[0]]}
            )
        return [code for code in self.item.codes if code in given]


class CountryField(CodeField):
    """A country from a list by name; a list of 249 rows is no place for radio buttons."""

    def __init__(self, question: Question) -> None:
        nothing = _("Choose a country") if question.required else _("The same country")
        choices = [("", nothing), *question.labels.items(), *countries()]
        super().__init__(question, choices)
        self.widget = forms.Select(choices=choices)
        self.choices = choices


class AmountWidget(forms.MultiWidget):
    """A line for the amount beside the list of currencies."""

    parts = ("amount", "currency")

    def __init__(self, choices: Sequence[tuple[str, Text]]) -> None:
        typed = {"inputmode": "decimal", "autocomplete": "off", "class": "short"}
        super().__init__(
            {"amount": forms.TextInput(typed), "currency": forms.Select(choices=choices)}
        )

    def decompress(self, value: Money | None) -> list[Any]:
        return [value.amount, value.currency] if value else [None, None]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        typed, code = super().value_from_datadict(data, files, name)
        # A NUL has no place in a page, and nobody means one.
        return [typed.replace("\0", "") if typed else typed, code]


class AmountField(forms.Field):
    """An amount in a currency, as Money. None: skipped."""

    part_labels = (gettext_lazy("Amount"), gettext_lazy("Currency"))

    def __init__(self, question: Question, own_countries: Sequence[str | None] = ()) -> None:
        choices = [("", _("Choose a currency")), *currencies(*own_countries)]
        super().__init__(widget=AmountWidget(choices), **_words(question))
        _decorate(self, question)
        self.codes = frozenset(code for code, _name in choices if code)
        self.own = [currency_of(country) for country in own_countries]

    def clean(self, value: Sequence[str | None]) -> Money | None:
        typed, code = (str(part or "").strip() for part in value)
        if not typed:
            if code:
                raise forms.ValidationError(_("Enter an amount, or skip this question"))
            return None
        if code and code not in self.codes:
            raise forms.ValidationError(_("Choose a currency from the list"))
        try:
            parts = take_apart(typed)
            currency = self._currency(code, parts.meant)
            return Money(parts.whole_units(currency), currency)
        except AmountError as error:
            raise forms.ValidationError(str(error)) from error

    def _currency(self, chosen: str, meant: frozenset[str]) -> str:
        """The chosen currency; without one, what the typed sign means to a person from there."""
        if chosen and meant and chosen not in meant:
            raise forms.ValidationError(
                _("The sign you typed and the currency you chose differ. Choose one of them")
            )
        if chosen:
            return chosen
        # Where no country of the person fits, a sign with one meaning is still clear.
        clear = meant if len(meant) == 1 else frozenset()
        for code in (*self.own, *clear):
            if code is not None and code in meant:
                return code
        raise forms.ValidationError(_("Choose the currency of this amount"))


class ImportanceWidget(forms.MultiWidget):
    """A row of five labelled points for each thing that may matter."""

    def __init__(self, codes: Sequence[str]) -> None:
        self.parts = tuple(codes)
        points = [(str(point), words) for point, words in POINTS.items()]
        super().__init__({code: forms.RadioSelect(choices=points) for code in codes})

    def decompress(self, value: dict[str, int] | None) -> list[Any]:
        return [(value or {}).get(code) for code in self.parts]


class ImportanceField(forms.Field):
    """How much each thing matters, 1 to 5. None: nothing was weighed."""

    def __init__(self, question: Question) -> None:
        self.codes = ITEM[question.key].codes
        super().__init__(widget=ImportanceWidget(self.codes), **_words(question))
        _decorate(self, question)
        self.part_labels = tuple(question.labels[code] for code in self.codes)

    def clean(self, value: Sequence[str | None]) -> dict[str, int] | None:
        given = {code: point for code, point in zip(self.codes, value, strict=True) if point}
        if any(point not in map(str, POINTS) for point in given.values()):
            raise forms.ValidationError(_("Choose one of the five points on each line"))
        return {code: int(point) for code, point in given.items()} or None


def _words(question: Question) -> dict[str, Any]:
    return {
        "label": question.legend,
        "help_text": question.hint,
        "required": question.required,
    }


def _decorate(field: forms.Field, question: Question) -> None:
    """What the form pack draws beyond Django's own attributes of a field."""
    field.why = question.why  # type: ignore[attr-defined]
    field.choice_hints = {c.code: c.hint for c in question.choices if c.hint}  # type: ignore[attr-defined]
    item = ITEM.get(question.key) if question.choices else None
    field.exclusive = item.exclusive if item else frozenset()  # type: ignore[attr-defined]
