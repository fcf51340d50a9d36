"""Offers side by side. They live in the person's own cookie, or only on this page where it is full."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from questionnaire.asking.check_answers import dropped_words
from questionnaire.asking.first_of_all import first_of_all
from questionnaire.quotes.clinic_answers import marks_of, without_offer
from questionnaire.quotes.forms import OfferForm
from questionnaire.quotes.offer import MOST_OFFERS, Offer, offers_of, placed, with_offers
from questionnaire.quotes.presenter import (
    ask_again,
    columns,
    comparators,
    cost_rows,
    hurried,
    money_lines,
    names_of,
    offer_name,
    said_rows,
    span_columns,
)
from questionnaire.quotes.words import AFTER_A_DOCTOR, THINK_IT_OVER
from questionnaire.rendering.responses import UNPROCESSABLE, see_other, with_forms
from questionnaire.visit import cookie
from questionnaire.visit.decorators import VisitRequest, visit_page
from questionnaire.visit.sheet_frame import on_each_sheet


@require_safe
@visit_page
def quotes(request: VisitRequest) -> HttpResponse:
    """Every offer, what it costs, what it leaves open, and a card to think it over."""
    return _show(request, offers_of(request.visit))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@visit_page
def quote(request: VisitRequest, number: int) -> HttpResponse:
    """One offer to fill in or change; numbers go up by one."""
    offers = offers_of(request.visit)
    if not 1 <= number <= min(len(offers) + 1, MOST_OFFERS):
        raise Http404
    kept = offers[number - 1] if number <= len(offers) else None
    told = request.visit.answers
    if offers and not kept:
        # The questionnaire asks about one offer: a second clinic's is another one.
        told = {key: told[key] for key in ("country", "treatment_country") if key in told}
    form = OfferForm(request.POST if request.method == "POST" else None, kept, told)
    if form.is_bound and form.is_valid():
        return _keep(request, placed(offers, number, form.offer))
    title = offer_name(number)
    context = {
        "title": _("Error: %(question)s") % {"question": title} if form.errors else title,
        "heading": title,
        "form": form,
        "number": number,
        "is_kept": kept is not None,
        "dropped": dropped_words(request),
    }
    status = UNPROCESSABLE if form.errors else 200
    return with_forms(render(request, "questionnaire/quote.html", context, status=status), [form])


@require_POST
@visit_page
def remove(request: VisitRequest, number: int) -> HttpResponse:
    """Takes one offer away; the ones after it move up."""
    offers = offers_of(request.visit)
    if not 1 <= number <= len(offers):
        return see_other(reverse("quotes"))
    request.visit = without_offer(request.visit, request.edition, number)
    return _keep(request, placed(offers, number, None))


def _keep(request: VisitRequest, offers: tuple[Offer, ...]) -> HttpResponse:
    visit = replace(with_offers(request.visit, offers), edition=request.edition.number)
    response = see_other(reverse("quotes"))
    if visit.is_empty and not visit.extras:
        cookie.clear(response)
        return response
    try:
        cookie.save(response, visit)
    except cookie.TooLargeError:
        return _show(request, offers, kept=False)
    return response


def _show(request: VisitRequest, offers: tuple[Offer, ...], *, kept: bool = True) -> HttpResponse:
    catalogue = request.edition.catalogue
    profile, _preferences = request.visit.persona()
    marks = marks_of(request.visit, request.edition)
    context = {
        "title": _("Offers beside each other"),
        "names": names_of(offers),
        "next_number": len(offers) + 1 if len(offers) < MOST_OFFERS else 0,
        "columns": columns(offers),
        "span_columns": span_columns(),
        "costs": cost_rows(offers, marks),
        "money": [
            line
            for line in money_lines(offers, profile, catalogue)
            if line.budget or line.same_money
        ],
        "said": said_rows(offers),
        "hurried": hurried(offers),
        "ask_again": ask_again(offers, catalogue, marks),
        "comparators": comparators(offers, catalogue),
        "card": AFTER_A_DOCTOR if first_of_all(request.visit, catalogue) else THINK_IT_OVER,
        "kept": kept,
        "dropped": dropped_words(request),
        **on_each_sheet(request),
    }
    return render(request, "questionnaire/quotes.html", context)
