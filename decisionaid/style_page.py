"""The living style page: every component in every state, on a local machine only.

Its words are made up to show shapes; none is a statement about a treatment.
"""

from datetime import date
from types import MappingProxyType, SimpleNamespace
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evidence.core.edition.vocabulary import BreaksSkin
from evidence.core.views.cost_bars import CostBar
from evidence.core.views.delivery_depth import Reach

PAGES = {"index": "index", "question": "question", "failed": "question", "sheet": "sheet"}
POINTS = [
    ("1", "Not at all"),
    ("2", "A little"),
    ("3", "Somewhat"),
    ("4", "A lot"),
    ("5", "Very much"),
]
SOURCES = [
    {"label": "Sample study, 2024", "url": "#sources", "note": "read in part"},
    {"label": "Sample regulator", "url": "#sources"},
]
ANSWERED = {
    "drink": "tea",
    "foods": ["bread", "fruit"],
    "country": "NZ",
    "spend_0": "1,500",
    "spend_1": "EUR",
    "matters_calm": "4",
    "cups": "3",
}


class Together(forms.MultiWidget):
    """Several controls that are shown but never saved."""

    def decompress(self, value: object) -> list[object]:
        return [None] * len(self.widgets)


class DrinkForm(forms.Form):
    """One question a page, as its heading."""

    drink = forms.ChoiceField(
        label="Which drink do you like best?",
        help_text="Choose one.",
        choices=[("tea", "Tea"), ("milk", "Warm milk"), ("not_sure", "I am not sure")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the drink you like best"},
    )
    drink.why = "It shows what a reason looks like."  # type: ignore[attr-defined]
    drink.legend_as_heading = True  # type: ignore[attr-defined]
    drink.choice_hints = MappingProxyType({"milk": "Also called hot milk."})  # type: ignore[attr-defined]


class EverythingForm(forms.Form):
    """Every kind of field, one after the other."""

    foods = forms.MultipleChoiceField(
        label="Which of these do you eat?",
        help_text="Choose all that apply.",
        choices=[
            ("bread", "Bread"),
            ("fruit", "Fruit, such as apples or pears"),
            ("none", "None of these"),
            ("prefer_not_to_say", "I would rather not say"),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what you eat, or “None of these”"},
    )
    foods.exclusive = ("none", "prefer_not_to_say")  # type: ignore[attr-defined]
    country = forms.ChoiceField(
        label="Which country do you live in?",
        choices=[("", "Choose a country"), ("DE", "Germany"), ("NZ", "New Zealand")],
        error_messages={"required": "Choose a country"},
    )
    country.why = "Rules differ by country."  # type: ignore[attr-defined]
    spend = forms.Field(
        label="What is the most you would spend?",
        help_text="Write it like 1500 or 1,500.",
        widget=Together(
            [
                forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
                forms.Select(choices=[("EUR", "Euro (€)"), ("NZD", "New Zealand dollar ($)")]),
            ]
        ),
    )
    spend.part_labels = ("Amount", "Currency")  # type: ignore[attr-defined]
    matters = forms.Field(
        label="How much does each of these matter to you?",
        required=False,
        widget=Together(
            {key: forms.RadioSelect(choices=POINTS) for key in ("calm", "short", "cheap")}
        ),
    )
    matters.part_labels = ("A calm room", "A short way", "A low price")  # type: ignore[attr-defined]
    cups = forms.IntegerField(
        label="How many cups a day?",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={"required": "Enter how many cups, like 2"},
    )

    def clean(self) -> dict[str, Any]:
        if not any(self.cleaned_data.get("spend", ())):
            self.add_error("spend", "Enter an amount, like 1500")
        return self.cleaned_data


def sample_context() -> dict[str, Any]:
    """What the style page shows; the component tests render the same."""
    return {
        "title": "Style page",
        "visit": False,
        "edition": SimpleNamespace(
            number=1,
            published_on=date(2026, 11, 30),
            short_digest="4f9a 12c0",
            clinician_reviewed=False,
        ),
        "asked": DrinkForm(auto_id="id_asked_%s"),
        "in_error": DrinkForm({}, auto_id="id_error_%s"),
        "blank_form": EverythingForm(auto_id="id_blank_%s"),
        "filled_form": EverythingForm(ANSWERED, auto_id="id_filled_%s"),
        "failed_form": EverythingForm({}, auto_id="id_failed_%s"),
        "sources": SOURCES,
        "statuses": [
            ("can_discuss", "You can talk about this"),
            ("check_first", "Check first"),
            ("limit", "Past a limit you set: needles"),
            ("not_suitable", "Not for you as things stand"),
        ],
        "certainties": [
            ("high", "High certainty"),
            ("moderate", "Moderate certainty"),
            ("low", "Low certainty"),
            ("very_low", "Very low certainty"),
            ("no_evidence", "No evidence found"),
        ],
        "fits": [
            ("fits", "Within your budget."),
            ("may_be_over", "May be over your budget."),
            ("over", "Over your budget."),
            ("cannot_tell", "We cannot tell."),
        ],
        "facts": [
            {"term": "How it is done", "text": "A sample sentence about how."},
            {"term": "Needles", "text": "None.", "sources": SOURCES},
        ],
        "answers": [
            {"question": "Which drink do you like best?", "answer": "Tea", "url": "#drink"},
            {"question": "Which foods?", "answers": ["Bread", "Fruit"], "url": "#foods"},
            {
                "question": "How many cups a day?",
                "answer": "Not answered",
                "note": "We treat this as something to check.",
                "url": "#cups",
            },
        ],
        "columns": ["What", "Method A", "Method B"],
        "rows": [
            {
                "head": head,
                "cells": [{"label": "Method A", "text": a}, {"label": "Method B", "text": b}],
            }
            for head, a, b in [
                ("Visits", "3 a year", "None"),
                ("What is known", "One small study in people", "No studies in people yet"),
            ]
        ],
        "bars": [CostBar(0, 500, 2000), CostBar(500, 2000, 2000), CostBar(2000, 2000, 2000), None],
        "reaches": [
            Reach(route, "Does it get there? Nobody knows", "A sample sentence.", ())
            for route in BreaksSkin
        ],
        "contents": [
            {"href": "#colours", "text": "Colours and type"},
            {"href": "#forms", "text": "Questions"},
            {"href": "#statuses", "text": "Statuses and reasons"},
        ],
        "page_before": {"url": "#before", "title": "Needles"},
        "page_after": {"url": "#after", "title": "Budget and time"},
        "lines": range(9),  # enough for a second sheet
        "tags": ["People", "24 weeks", "No comparison group"],
    }


@require_safe
def style_page(request: HttpRequest, page: str = "index") -> HttpResponse:
    """Every component in every state, or one kind of page by itself."""
    if page not in PAGES:
        raise Http404
    context = sample_context()
    context["visit"] = page != "index"
    context["stay_url"] = request.path if context["visit"] else ""
    context["form"] = context["in_error" if page == "failed" else "asked"]
    return render(request, f"style/{PAGES[page]}.html", context)
