"""The form of a claim: what was said, and whatever number came with it. Nothing of it is kept."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.items import NONE
from evidence.core.edition.vocabulary import Outcome
from evidence.core.views.claim_check import Comparator, HairLoss, Said, SameProduct
from evidence.core.views.claim_file import HIGHEST_NUMBER
from evidence.core.views.claim_numbers import Unit, clean_doi
from questionnaire.asking.fields import NOT_ON_THIS_PAGE, CodeField
from questionnaire.questions import QUESTIONS, Choice, Question

LONGEST_DOI = 120
MOST_MONTHS = 120
NOT_SAID = Choice("not_said", _("They did not say"))

CLAIM = Question(
    key="claim",
    legend=_("What were you told?"),
    label=_("What you were told"),
    missing=_("Choose what you were told"),
    hint=_("Choose one. You can check another one after it."),
    choices=(
        *(one for one in QUESTIONS["offer_claims"].choices if one.code not in (NONE, "not_sure")),
        Choice("better_than_prp", _("It works better than PRP")),
        Choice("better_together", _("It works better together with something else")),
        Choice("particle_count", _("It holds so and so many exosomes")),
        Choice("how_soon", _("You see it soon")),
        Choice("number_of_sessions", _("So many sessions are enough")),
        Choice("painless", _("It does not hurt")),
        Choice("cannot_feed_cancer", _("It cannot feed a cancer")),
        Choice("helps_transplant", _("It helps a hair transplant")),
        Choice("works_for_this_loss", _("It works for one kind of hair loss")),
        Choice("after_stopping", _("The hair stays after you stop")),
        Choice("restores_colour", _("It brings back the colour of hair")),
        Choice("legal_here", _("It is legal here")),
        Choice("not_approved_anywhere", _("No country has approved it")),
        Choice("no_live_cells", _("It holds no live cells")),
        Choice("not_sure", _("Something else, or I am not sure")),
    ),
)
UNIT = Question(
    key="unit",
    legend=_("What does the number count?"),
    label=_("What the number counts"),
    choices=(
        Choice(Unit.PERCENT.value, _("Percent")),
        Choice(Unit.HAIRS_PER_CM2.value, _("Hairs per square centimetre")),
        Choice(Unit.HAIRS.value, _("Hairs, without an area")),
        Choice(Unit.OUT_OF_100.value, _("People out of 100")),
        Choice(Unit.MICROMETRES.value, _("Thousandths of a millimetre")),
        Choice(Unit.TIMES.value, _("How many times as much")),
        NOT_SAID,
    ),
)
OUTCOME = Question(
    key="outcome",
    legend=_("What is it about?"),
    label=_("What it is about"),
    choices=(
        Choice(Outcome.HAIR_COUNT.value, _("How much hair")),
        Choice(Outcome.HAIR_THICKNESS.value, _("How thick the hairs are")),
        Choice(Outcome.SEEN_CHANGE.value, _("What people can see")),
        NOT_SAID,
    ),
)
COMPARATOR = Question(
    key="comparator",
    legend=_("What was it compared with?"),
    label=_("What it was compared with"),
    choices=(
        Choice(Comparator.BEFORE.value, _("With the same people before")),
        Choice(Comparator.DUMMY.value, _("With a dummy treatment")),
        Choice(Comparator.TREATMENT.value, _("With another treatment")),
        NOT_SAID,
    ),
)
PRODUCT = Question(
    key="product",
    legend=_("Did the study use the very product they offer?"),
    label=_("The same product"),
    choices=(
        Choice(SameProduct.YES.value, _("Yes, they say so")),
        Choice(SameProduct.NO.value, _("No, another product")),
        NOT_SAID,
    ),
)
ROUTE = Question(
    key="route",
    legend=_("How would it be given to you?"),
    label=_("How it would be given"),
    choices=(
        *(
            one
            for one in QUESTIONS["offer_method"].choices
            if one.code not in (NONE, "other", "not_sure")
        ),
        NOT_SAID,
    ),
)


HAIR_LOSS = Question(
    key="hair_loss",
    legend=_("For which kind of hair loss, do they say?"),
    label=_("The kind of hair loss"),
    choices=(
        Choice(HairLoss.PATTERN.value, _("Pattern hair loss")),
        Choice(HairLoss.PATCHY.value, _("Bald patches")),
        Choice(HairLoss.AFTER_ILLNESS_OR_BIRTH.value, _("After an illness or a birth")),
        Choice(HairLoss.CHEMOTHERAPY.value, _("After chemotherapy")),
        Choice(HairLoss.SCARRING.value, _("With scars in the skin")),
        Choice(HairLoss.FAR_ADVANCED.value, _("Far advanced thinning")),
        NOT_SAID,
    ),
)


def told_before(answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The claims that the visit knows of already; when a price ends is nothing to hold against studies."""
    return tuple(code for code in answers.get("offer_claims", ()) if code in _CHECKED)


def known_of_it(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the form begins with: the way it would be given, and the claim where it was one."""
    claims = told_before(answers)
    return {
        "route": answers.get("offer_method", ""),
        "claim": claims[0] if len(claims) == 1 else "",
    }


_CHECKED = frozenset(CLAIM.labels) - {"not_sure", "price_ends_today"}


class ClaimForm(forms.Form):
    """One claim. Only what was said is asked; all but the claim can be left out."""

    template_name = "aid/uni_form.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["claim"] = CodeField(CLAIM)
        self.fields["number"] = forms.DecimalField(
            label=_("Which number did they give?"),
            help_text=_(
                "Only the number, like 45. Leave it empty if there was none. 5 billion is 5000000000."
            ),
            required=False,
            min_value=Decimal(0),
            max_value=HIGHEST_NUMBER,
            max_digits=17,
            decimal_places=2,
            widget=forms.TextInput(
                attrs={"class": "short", "inputmode": "decimal", "autocomplete": "off"}
            ),
            error_messages={
                "invalid": _("Enter the number alone, like 45 or 9.5"),
                "min_value": _("Enter a number of 0 or more"),
                "max_value": _("Enter a number up to 1,000,000,000,000,000"),
                "max_digits": _("Enter the number alone, like 45 or 9.5"),
                "max_whole_digits": _("Enter a number up to 1,000,000,000,000,000"),
                "max_decimal_places": _("Two digits after the point are enough"),
            },
        )
        self.fields["unit"] = CodeField(UNIT)
        self.fields["outcome"] = CodeField(OUTCOME)
        self.fields["months"] = forms.IntegerField(
            label=_("After how many months?"),
            help_text=_("Leave it empty if they did not say."),
            required=False,
            min_value=0,
            max_value=MOST_MONTHS,
            widget=forms.TextInput(
                attrs={"class": "short", "inputmode": "numeric", "autocomplete": "off"}
            ),
            error_messages={
                "invalid": _("Enter the months as a number, like 6"),
                "min_value": _("Enter 0 or more months"),
                "max_value": _("Enter 120 months or fewer"),
            },
        )
        self.fields["comparator"] = CodeField(COMPARATOR)
        self.fields["product"] = CodeField(PRODUCT)
        self.fields["route"] = CodeField(ROUTE)
        self.fields["hair_loss"] = CodeField(HAIR_LOSS)
        self.fields["doi"] = forms.CharField(
            label=_("Did they name a study by its DOI?"),
            help_text=_("A DOI is the number of a paper. It starts with 10. and has a slash."),
            required=False,
            max_length=LONGEST_DOI,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            error_messages={"max_length": _("Enter the DOI alone, like 10.1000/xyz123")},
        )

    def clean_doi(self) -> str | None:
        """Only what looks like a DOI; a name or a sentence is not taken in."""
        typed = self.cleaned_data["doi"]
        found = clean_doi(typed)
        if typed and found is None:
            raise forms.ValidationError(_("Enter the DOI alone, like 10.1000/xyz123"))
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse a field that came twice: which of the two was meant, nobody can tell."""
        for name in self.fields:
            sent = self.data.getlist(name) if hasattr(self.data, "getlist") else []
            if len(sent) > 1 and name in self.cleaned_data:
                self.add_error(name, NOT_ON_THIS_PAGE)
        return self.cleaned_data

    @property
    def said(self) -> Said:
        """What was said, as a value; only of a valid form."""
        given: dict[str, Any] = {
            name: None if value in ("", NOT_SAID.code) else value
            for name, value in self.cleaned_data.items()
        }
        return Said(
            claim=given["claim"],
            number=given["number"],
            unit=Unit(given["unit"]) if given["unit"] else None,
            outcome=Outcome(given["outcome"]) if given["outcome"] else None,
            months=given["months"],
            comparator=Comparator(given["comparator"]) if given["comparator"] else None,
            product=SameProduct(given["product"]) if given["product"] else None,
            route=given["route"],
            doi=given["doi"],
            hair_loss=HairLoss(given["hair_loss"]) if given["hair_loss"] else None,
        )
