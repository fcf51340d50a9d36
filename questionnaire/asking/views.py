"""The question pages and the list of answers."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from questionnaire.asking.check_answers import answer_groups, dropped_words
from questionnaire.asking.forms import SKIP, StepForm
from questionnaire.asking.navigation import (
    address_after,
    address_before,
    detour,
    origin_of,
    question_address,
)
from questionnaire.questions.steps import STEP, STEPS, Step, asked_steps, progress
from questionnaire.rendering.responses import UNPROCESSABLE, leave, render_page, see_other
from questionnaire.visit import cookie
from questionnaire.visit.decorators import VisitRequest, told_page, visit_page

UNDER_18 = "under_18"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@visit_page
def question(request: VisitRequest, slug: str) -> HttpResponse:
    """Asks what one page asks, and takes its answer."""
    if slug not in STEP:
        raise Http404
    step = STEP[slug]
    if request.method == "POST":
        return _take(request, step)
    if address := detour(step, request.visit, origin_of(request)):
        return redirect(address)
    return _ask(request, step)


@require_safe
@told_page
def check(request: VisitRequest) -> HttpResponse:
    """Every answer, each with a way to change it, before anything is made of them."""
    context = {
        "title": _("Check your answers"),
        "back_address": question_address(asked_steps(request.visit.answers)[-1]),
        "groups": answer_groups(request.visit, "check"),
        "dropped": dropped_words(request),
    }
    return render_page(request, "questionnaire/check", context)


def _take(request: VisitRequest, step: Step) -> HttpResponse:
    before, origin = request.visit, origin_of(request)
    if before.is_empty and step is not STEPS[0]:
        # The cookie went away under an open page: what was answered is gone, so say so.
        return leave(request, reverse("expired"))
    if address := detour(step, before, origin):
        return see_other(address)
    form = StepForm(step, before.answers, request.POST)
    if SKIP in request.POST and not step.required:
        given = dict.fromkeys(step.keys)
    elif form.is_valid():
        given = form.given
    else:
        return _ask(request, step, form)
    if given.get("age_band") == UNDER_18:
        response = leave(request, reverse("stop"))
        cookie.clear(response)
        return response
    after = replace(before.answer(step, given), edition=request.edition.number)
    response = see_other(address_after(step, before, after, origin))
    cookie.save(response, after)
    return response


def _ask(request: VisitRequest, step: Step, form: StepForm | None = None) -> HttpResponse:
    """The question page, with what went wrong where `form` was sent."""
    visit, title = request.visit, str(step.title)
    form = form or StepForm(step, visit.answers)
    origin = origin_of(request)
    context = {
        "title": _("Error: %(question)s") % {"question": title} if form.errors else title,
        "heading": step.heading,
        "form": form,
        "address": question_address(step, origin),
        "back_address": address_before(step, visit, origin),
        "progress": progress(step, visit.answers),
        "skip": not step.required and SKIP,
        "may_leave": not step.section.safety and not visit.unheard,
        "dropped": dropped_words(request),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render_page(request, "questionnaire/step", context, status)
