"""The form of one offer. Amounts and choices only; there is nothing to write about oneself."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evidence.core.assessment.profile import Money
from questionnaire.asking.amounts import AmountError, TypedAmount, take_apart
from questionnaire.asking.fields import AmountField, CodeField
from questionnaire.questions import Text
from questionnaire.quotes.offer import Offer
from questionnaire.quotes.words import CHOSEN, NOT_SAID, PRICE, PRICE_FOR, TODAY

MOST_SESSIONS = 60
MOST_WEEKS = 52
MOST_UPKEEP = 24
ENDS_TODAY = "price_ends_today"
"""The claim that says when an offered price ends."""
NO_COMMA = {"inputmode": "numeric", "autocomplete": "off", "class": "short"}


class SameCurrencyField(forms.CharField):
    """An amount in the currency of the price, read once that is known. None: not said."""

    def __init__(self, label: Text, help_text: Text = "") -> None:
        typed = {"inputmode": "decimal", "autocomplete": "off", "class": "short"}
        super().__init__(
            label=label, help_text=help_text, required=False, widget=forms.TextInput(typed)
        )

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return take_apart(typed)
        except AmountError as error:
            raise forms.ValidationError(str(error)) from error


class OfferForm(forms.Form):
    """What one clinic said. Only the price and what it is for must be there."""

    template_name = "aid/uni_form.html"

    def __init__(
        self,
        data: Any = None,
        offer: Offer | None = None,
        answers: Mapping[str, Any] | None = None,
    ) -> None:
        """An offer to change, or a new one with what the answers of the visit say of it."""
        told = answers or {}
        own_countries = [told.get(key) for key in ("country", "treatment_country")]
        super().__init__(data=data, initial=_initial(offer) if offer else _told_before(told))
        self.fields["price"] = AmountField(PRICE, own_countries)
        self.fields["price_high"] = SameCurrencyField(
            _("If they named a range, what is the highest price?"), _("In the same currency.")
        )
        self.fields["price_for"] = CodeField(PRICE_FOR)
        self.fields["sessions"] = _number(_("How many sessions?"), 1, MOST_SESSIONS)
        self.fields["weeks_apart"] = _number(_("How many weeks apart?"), 1, MOST_WEEKS)
        self.fields["extras"] = SameCurrencyField(
            _("What do all extras cost together?"),
            _("Such as tests, numbing, creams or check-ups. Enter 0 if there are none."),
        )
        self.fields["upkeep_sessions"] = _number(
            _("How many sessions each year after the first year?"), 0, MOST_UPKEEP
        )
        self.fields["upkeep_price"] = SameCurrencyField(_("What would one of those cost?"))
        self.fields["deposit"] = SameCurrencyField(
            _("How much is the deposit?"), _("Enter 0 if there is none.")
        )
        for key, question in CHOSEN.items():
            self.fields[key] = CodeField(question)

    def clean(self) -> dict[str, Any]:
        """Amounts must be in the currency of the price, and a range must go up."""
        cleaned = self.cleaned_data
        price: Money | None = cleaned.get("price")
        if "price" in cleaned and price is None:
            self.add_error("price", PRICE.missing)
        for name, field in self.fields.items():
            if isinstance(field, SameCurrencyField) and cleaned.get(name):
                cleaned[name] = self._amount(name, price, cleaned[name])
            sent = self.data.getlist(name) if hasattr(self.data, "getlist") else []
            if len(sent) > 1 and name in cleaned:
                self.add_error(name, _("This came twice. Choose your answer again"))
        high = cleaned.get("price_high")
        if price and high is not None and high <= price.amount:
            self.add_error("price_high", _("Enter more than the lowest price, or leave this empty"))
        return cleaned

    @property
    def offer(self) -> Offer:
        """The offer; only of a valid form."""
        price: Money = self.cleaned_data["price"]
        given: dict[str, Any] = {
            name: None if value in ("", NOT_SAID) else value
            for name, value in self.cleaned_data.items()
            if name != "price"
        }
        return Offer(currency=price.currency, price=price.amount, **given)

    def _amount(self, name: str, price: Money | None, typed: TypedAmount) -> int | None:
        if price and typed.meant and price.currency not in typed.meant:
            self.add_error(name, _("Enter this in the same currency as the price"))
            return None
        try:
            return typed.whole_units(price.currency if price else "")
        except AmountError as error:
            self.add_error(name, str(error))
            return None


def _number(label: Text, fewest: int, most: int) -> forms.IntegerField:
    words = {
        "invalid": _("Enter a whole number, like 3"),
        "min_value": _("Enter a number from %(low)s to %(high)s"),
        "max_value": _("Enter a number from %(low)s to %(high)s"),
    }
    bounds = {"low": fewest, "high": most}
    return forms.IntegerField(
        label=label,
        help_text=_("Leave it empty if they did not say."),
        required=False,
        min_value=fewest,
        max_value=most,
        widget=forms.TextInput(NO_COMMA),
        error_messages={
            code: text if code == "invalid" else text % bounds for code, text in words.items()
        },
    )


def _told_before(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the questionnaire asked already, like the price; what it does not know stays open."""
    choices = {key: {one.code for one in CHOSEN[key].choices} for key in ("source", "label")}
    known = {
        key: answers[f"offer_{key}"]
        for key, codes in choices.items()
        if answers.get(f"offer_{key}") in codes
    }
    if price := answers.get("offer_price"):
        known["price"] = Money(**price)
    if ENDS_TODAY in answers.get("offer_claims", ()):
        known["deadline"] = TODAY
    return known


def _initial(offer: Offer) -> dict[str, Any]:
    return {**vars(offer), "price": Money(offer.price, offer.currency)}
