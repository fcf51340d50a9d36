"""A page of questions, drawn once for everybody; a person's answers are only marked in it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from evidence.core.edition.items import ITEM, Kind
from evidence.presenters.money_and_countries import currency_of
from questionnaire.asking.forms import SKIP, StepForm
from questionnaire.questions import Text
from questionnaire.questions.steps import Answers, Progress, Step, progress
from questionnaire.rendering.prerendered import Mould, hole, language_moulds

CHECKED, SELECTED = SafeString(" checked"), SafeString(" selected")


def drawn_question(
    step: Step, answers: Answers, *, address: str, back_address: str, may_leave: bool, token: str
) -> SafeString:
    """The main part of a question page on which nothing went wrong."""
    mould = _mould(step, answers, progress(step, answers), may_leave)
    places = {"address": address, "back_address": back_address, "token": token}
    return mould.fill({**places, **dict(_marks(step, answers))})


def _mould(step: Step, answers: Answers, along: Progress, may_leave: bool) -> Mould:
    # The currencies of a person's own countries stand first in the list of an amount.
    own: dict[str, Any] = {}
    if any(ITEM[key].kind is Kind.MONEY for key in step.keys):
        countries = ("country", "treatment_country")
        own = {key: answers[key] for key in countries if currency_of(answers.get(key))}
    currencies = tuple(currency_of(country) for country in own.values())

    def draw() -> str:
        form = StepForm(step, own)
        form.hollow = True
        context = {
            "heading": step.heading,
            "form": form,
            "address": hole("address"),
            "back_address": hole("back_address"),
            "progress": along,
            "skip": not step.required and SKIP,
            "may_leave": may_leave,
            "dropped": (),
            "csrf_token": hole("token"),
        }
        return render_to_string("questionnaire/_step.html", context)

    return language_moulds().draw((step.slug, along.minutes, may_leave, currencies), draw)


def _marks(step: Step, answers: Answers) -> Iterator[tuple[str, Text]]:
    """What an answer adds to its inputs, by the names of their holes."""
    for key in step.keys:
        given, kind = answers.get(key), ITEM[key].kind
        if kind is Kind.COUNTRY:
            yield f"{key}={given or ''}", SELECTED
        elif kind is Kind.MONEY:
            yield from _money_marks(key, given or {})
        elif given is not None:
            codes = [given] if kind is Kind.CHOICE else given
            points = given if kind is Kind.SCALES else {}
            for code in codes:
                yield f"{key}_{code}={points[code]}" if points else f"{key}={code}", CHECKED


def _money_marks(key: str, given: Mapping[str, Any]) -> Iterator[tuple[str, Text]]:
    yield f"{key}_currency={given.get('currency', '')}", SELECTED
    if given:
        yield f"{key}_amount", format_html(' value="{}"', given["amount"])
