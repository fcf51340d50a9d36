"""The checklist: what goes on it, the page to print, and the page to choose on."""

import logging

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from evidence.core.assessment.assess import assess
from evidence.core.assessment.summary import Summary
from questionnaire.asking.check_answers import dropped_words
from questionnaire.checklist_pdf import CannotTypesetError, typeset
from questionnaire.handouts.after_visit import COLLABORATE, CREDIT, POINTS
from questionnaire.handouts.checklist import (
    SHOWS_HEALTH,
    all_topics,
    drawn_topics,
    left_out,
    taken_topics,
)
from questionnaire.handouts.chosen_questions import (
    MOST_BLANK_LINES,
    Choice,
    choice_of,
    with_choice,
    without_choice,
)
from questionnaire.handouts.forms import ChoiceForm
from questionnaire.handouts.pdf_checklist import PAPERS, pdf_sheet
from questionnaire.handouts.printed_answers import printed_answers
from questionnaire.handouts.sheet_frame import address_of, on_each_sheet
from questionnaire.questions import Text
from questionnaire.rendering.prerendered import hole
from questionnaire.rendering.responses import UNPROCESSABLE, see_other, whole_page
from questionnaire.visit import cookie
from questionnaire.visit.decorators import VisitRequest, told_page

LOG = logging.getLogger(__name__)
RESET = "reset"
UNAVAILABLE = 503
FIRST_INPUT = {"blank_lines": "#id_blank_0"}
"""Where a line of the error summary leads; elsewhere it is the list of questions."""


@require_safe
@told_page
def checklist(request: VisitRequest) -> HttpResponse:
    """The questions to take along, as they will be printed."""
    summary = _summary(request)
    if summary.stop:
        return redirect("stop")
    return _show(request, summary, choice_of(request.visit, request.edition, summary.questions))


@require_safe
@told_page
def checklist_pdf(request: VisitRequest) -> HttpResponse:
    """The same list as a PDF, made in memory; a list that cannot be typeset is offered for print."""
    summary = _summary(request)
    if summary.stop:
        return redirect("stop")
    paper = request.GET.get("paper", "a4")
    if paper not in PAPERS:
        raise Http404
    sheet = pdf_sheet(request.visit, summary, request.edition, address_of(request), paper)
    try:
        made = typeset(sheet, request.edition.published_on)
    except CannotTypesetError as error:
        LOG.error("edition %s: %s", request.edition.number, error)
        choice = choice_of(request.visit, request.edition, summary.questions)
        return _show(request, summary, choice, pdf_failed=True)
    # Saved, not shown: some browsers cannot show a PDF under our strict policy.
    disposition = {"Content-Disposition": 'attachment; filename="checklist.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=disposition)


@require_http_methods(["GET", "HEAD", "POST"])
@told_page
def checklist_choice(request: VisitRequest) -> HttpResponse:
    """All questions of the edition, to tick or untick."""
    summary = _summary(request)
    if summary.stop:
        return redirect("stop")
    if request.method != "POST":
        choice = choice_of(request.visit, request.edition, summary.questions)
        return _choose(request, summary, choice, None)
    if RESET in request.POST:
        response = see_other(reverse("checklist"))
        cookie.save(response, without_choice(request.visit))
        return response
    form = ChoiceForm(request.POST, request.edition.catalogue)
    if not form.is_valid():
        choice = choice_of(request.visit, request.edition, summary.questions)
        return _choose(request, summary, choice, form)
    choice = form.choice(summary.questions)
    response = see_other(reverse("checklist"))
    try:
        cookie.save(response, with_choice(request.visit, request.edition, choice))
    except cookie.TooLargeError:
        return _show(request, summary, choice, kept=False)
    return response


def _summary(request: VisitRequest) -> Summary:
    profile, _preferences = request.visit.persona()
    return assess(profile, request.edition.catalogue)


def _show(
    request: VisitRequest,
    summary: Summary,
    choice: Choice,
    *,
    kept: bool = True,
    pdf_failed: bool = False,
) -> HttpResponse:
    topics = all_topics(summary.questions, choice, request.edition.catalogue)
    notices = {"kept": kept, "pdf_failed": pdf_failed, "left_out": left_out(topics, choice)}
    printed, dropped = printed_answers(request.visit, choice), dropped_words(request)
    pieces: dict[str, Text] = {
        "topics": drawn_topics(taken_topics(topics), request.edition.catalogue),
        "notices": "",
        "printed": "",
        "dropped": "",
        **on_each_sheet(request),
    }
    if notices["left_out"] or pdf_failed or not kept:
        pieces["notices"] = render_to_string("questionnaire/_checklist_notices.html", notices)
    if printed:
        told = {"printed": printed}
        pieces["printed"] = render_to_string("questionnaire/_printed_answers.html", told)
    if dropped:
        pieces["dropped"] = render_to_string("questionnaire/_dropped.html", {"dropped": dropped})
    context = {
        "title": _("Questions to take with you"),
        "blank_lines": range(choice.blank_lines),
        "after_visit": {"questions": COLLABORATE, "points": POINTS, "credit": CREDIT},
        **{name: hole(name) for name in pieces},
    }
    status = UNAVAILABLE if pdf_failed else 200
    shape = (choice.blank_lines,)
    return whole_page(request, "questionnaire/checklist", shape, context, pieces, status)


def _choose(
    request: VisitRequest, summary: Summary, choice: Choice, form: ChoiceForm | None
) -> HttpResponse:
    title = _("Choose your questions")
    errors = [
        {"href": FIRST_INPUT.get(field, "#questions"), "text": text}
        for field, lines in (form.errors if form else {}).items()
        for text in lines
    ]
    context = {
        "title": _("Error: %(question)s") % {"question": title} if errors else title,
        "heading": title,
        "topics": all_topics(summary.questions, choice, request.edition.catalogue),
        "choice": choice,
        "line_counts": range(MOST_BLANK_LINES + 1),
        "errors": errors,
        "reset": RESET,
        "shows_health": SHOWS_HEALTH,
        "dropped": dropped_words(request),
    }
    status = UNPROCESSABLE if errors else 200
    return render(request, "questionnaire/checklist_choice.html", context, status=status)
