"""The form of a claim: what was said, and whatever number came with it. Nothing of it is kept."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.items import NONE
from evidence.core.edition.vocabulary import Outcome
from evidence.core.views.claim_check import Comparator, HairLoss, Said, SameProduct
from evidence.core.views.claim_file import HIGHEST_NUMBER
from evidence.core.views.claim_numbers import Unit, clean_doi
from questionnaire.asking.fields import NOT_ON_THIS_PAGE, CodeField
from questionnaire.questions.words import QUESTIONS, Choice, Question, read_questions

LONGEST_DOI = 120
MOST_MONTHS = 120
NOT_SAID = "not_said"


def _but(key: str, *left_out: str) -> tuple[Choice, ...]:
    return tuple(one for one in QUESTIONS[key].choices if one.code not in left_out)


ASKED: Mapping[str, Question] = read_questions(
    Path(__file__).with_suffix(".yaml"),
    before={
        "claim": _but("offer_claims", NONE, "not_sure"),
        "route": _but("offer_method", NONE, "other", "not_sure"),
    },
)
CLAIM = ASKED["claim"]


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
        self.fields["claim"] = CodeField(ASKED["claim"])
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
        self.fields["unit"] = CodeField(ASKED["unit"])
        self.fields["outcome"] = CodeField(ASKED["outcome"])
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
        self.fields["comparator"] = CodeField(ASKED["comparator"])
        self.fields["product"] = CodeField(ASKED["product"])
        self.fields["route"] = CodeField(ASKED["route"])
        self.fields["hair_loss"] = CodeField(ASKED["hair_loss"])
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
            name: None if value in ("", NOT_SAID) else value
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
