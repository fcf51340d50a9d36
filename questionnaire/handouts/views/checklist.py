"""The checklist: what goes on it, the page to print, the page to choose on, and the list for everybody."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import update_wrapper

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evidence.core.assessment.assess import assess
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.summary import Summary
from evidence.editions.store import PublishedEdition, current_edition
from questionnaire.asking.check_answers import dropped_words
from questionnaire.checklist_pdf import CannotTypesetError, typeset
from questionnaire.handouts import about_me
from questionnaire.handouts.before_booking import LONGEST, message
from questionnaire.handouts.checklist import (
    ALONE_SIDE,
    ALONE_TITLE,
    FIRST_TITLE,
    FURTHER_TITLE,
    KEEP,
    MADE_UP,
    MORE_TITLE,
    OWN_TITLE,
    SHOWS_HEALTH,
    SIDES,
    TALK_SIDE,
    TITLE,
    Sheet,
    all_topics,
    counted_words,
    sheet_of,
    waiting,
)
from questionnaire.handouts.chosen_questions import (
    MOST_BLANK_LINES,
    Choice,
    choice_of,
    usual_choice,
    whole_choice,
    with_choice,
    with_consent,
    without_choice,
)
from questionnaire.handouts.forms import ChoiceForm
from questionnaire.handouts.pdf_checklist import PAPERS, pdf_sheet
from questionnaire.rendering.responses import UNPROCESSABLE, see_other, with_forms
from questionnaire.visit import cookie
from questionnaire.visit.decorators import (
    VisitRequest,
    VisitView,
    first_things_first,
    no_edition,
    private,
    visit_page,
)
from questionnaire.visit.sheet_frame import address_of, on_each_sheet

LOG = logging.getLogger(__name__)
EVERYTHING, RESET = "everything", "reset"
"""Names of the buttons that change the whole choice at once."""
UNAVAILABLE = 503
FIRST_INPUT = {"blank_lines": "#id_blank_0"}
"""Where a line of the error summary leads; elsewhere it is the list of questions."""
WORDS = {
    "title": TITLE,
    "first_title": FIRST_TITLE,
    "further_title": FURTHER_TITLE,
    "more_title": MORE_TITLE,
    "own_title": OWN_TITLE,
    "alone_title": ALONE_TITLE,
    "keep": KEEP,
    "made_up": MADE_UP,
    "shows_health": SHOWS_HEALTH,
}
"""What the page and the PDF say alike."""


def own_list(view: VisitView[[Summary]]) -> Callable[[HttpRequest], HttpResponse]:
    """A page of a person's own list. Without answers the list for everybody stands in its place."""

    def page(request: VisitRequest, /) -> HttpResponse:
        if request.visit.is_empty:
            return _general_page(request, request.edition, without_answers=True)
        if address := first_things_first(request.visit):
            return redirect(address)
        summary = _summary(request)
        return redirect("stop") if summary.stop else view(request, summary)

    update_wrapper(page, view)
    return visit_page(page)


@require_safe
@own_list
def checklist(request: VisitRequest, summary: Summary) -> HttpResponse:
    """The questions to take along, as they will be printed."""
    return _show(request, summary, choice_of(request.visit, request.edition, summary))


@require_safe
@own_list
def checklist_pdf(request: VisitRequest, summary: Summary) -> HttpResponse:
    """The same list as a PDF, made in memory; a list that cannot be typeset is offered for print."""
    choice = choice_of(request.visit, request.edition, summary)
    made = _pdf(request, _sheet(request, summary, choice), request.edition)
    return made or _show(request, summary, choice, pdf_failed=True)


@require_http_methods(["GET", "HEAD", "POST"])
@own_list
def checklist_choice(request: VisitRequest, summary: Summary) -> HttpResponse:
    """All questions of the edition, to tick or untick."""
    choice = choice_of(request.visit, request.edition, summary)
    if request.method != "POST":
        return _choose(request, summary, choice, None)
    if RESET in request.POST:
        response = see_other(reverse("checklist"))
        cookie.save(response, without_choice(request.visit))
        return response
    if EVERYTHING in request.POST:
        return _keep(request, summary, whole_choice(summary, choice))
    form = ChoiceForm(request.POST, request.edition.catalogue)
    if not form.is_valid():
        return _choose(request, summary, choice, form)
    return _keep(request, summary, form.choice(summary.questions, choice))


@require_POST
@own_list
def checklist_about_me(request: VisitRequest, summary: Summary) -> HttpResponse:
    """The switch: whether the person's answers go on paper, and whether sensitive ones do."""
    choice = replace(
        choice_of(request.visit, request.edition, summary),
        with_answers="with_answers" in request.POST,
        with_sensitive="with_answers" in request.POST and "with_sensitive" in request.POST,
    )
    response = see_other(reverse("checklist"))
    try:
        cookie.save(response, with_consent(request.visit, request.edition, choice))
    except cookie.TooLargeError:
        return _show(request, summary, choice, kept=False)
    return response


@require_safe
def general_list(request: HttpRequest) -> HttpResponse:
    """The list for everybody: no answers, nothing kept."""
    edition = current_edition()
    if edition is None:
        return private(no_edition(request))
    return _general_page(request, edition.as_shown_on(localdate()), without_answers=False)


@require_safe
def general_list_pdf(request: HttpRequest) -> HttpResponse:
    """The list for everybody as a PDF."""
    edition = current_edition()
    if edition is None:
        return private(no_edition(request))
    made = _pdf(request, general_sheet(edition), edition)
    return made or _general_page(request, edition, without_answers=False, pdf_failed=True)


@require_safe
@visit_page
def before_booking(request: VisitRequest) -> HttpResponse:
    """A text to copy into a mail. Whoever asks, it says nothing about the person."""
    profile, _preferences = request.visit.persona()
    context = {
        "title": _("Text to send before you book"),
        "text": message(profile, request.edition.catalogue),
        "longest": LONGEST,
    }
    return render(request, "questionnaire/before_booking.html", context)


def general_sheet(edition: PublishedEdition) -> Sheet:
    """The sheet of somebody of whom nothing is known."""
    summary = assess(Profile(), edition.catalogue)
    return sheet_of(summary, usual_choice(summary), edition.catalogue)


def _summary(request: VisitRequest) -> Summary:
    profile, _preferences = request.visit.persona()
    return assess(profile, request.edition.catalogue)


def _sheet(request: VisitRequest, summary: Summary, choice: Choice) -> Sheet:
    about = about_me.about_me(request.visit, choice)
    return sheet_of(summary, choice, request.edition.catalogue, about=about)


def _pdf(request: HttpRequest, sheet: Sheet, edition: PublishedEdition) -> HttpResponse | None:
    """The sheet as a file. None: it could not be typeset."""
    paper, side = request.GET.get("paper", "a4"), request.GET.get("side", "")
    if paper not in PAPERS or side not in ("", *SIDES):
        raise Http404
    data = pdf_sheet(sheet, edition, address_of(request), paper, side)
    try:
        made = typeset(data, edition.published_on)
    except CannotTypesetError as error:
        LOG.error("edition %s: %s", edition.number, error)
        return None
    # Saved, not shown: some browsers cannot show a PDF under our strict policy.
    disposition = {"Content-Disposition": 'attachment; filename="checklist.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=disposition)


def _keep(request: VisitRequest, summary: Summary, choice: Choice) -> HttpResponse:
    response = see_other(reverse("checklist"))
    try:
        cookie.save(response, with_choice(request.visit, request.edition, choice))
    except cookie.TooLargeError:
        return _show(request, summary, choice, kept=False)
    return response


def _show(
    request: VisitRequest,
    summary: Summary,
    choice: Choice,
    *,
    kept: bool = True,
    pdf_failed: bool = False,
) -> HttpResponse:
    answers, edition = request.visit.answers, request.edition
    left = waiting(summary, choice, edition.catalogue)
    context = {
        **WORDS,
        **_shown_sides(request),
        "sheet": _sheet(request, summary, choice),
        "choice": choice,
        "ordinary": about_me.told_about(answers, sensitive=False),
        "sensitive": about_me.told_about(answers, sensitive=True)
        if about_me.holds_sensitive(answers)
        else "",
        "waiting": left,
        "waiting_words": counted_words(len(left)),
        "everything": EVERYTHING,
        "kept": kept,
        "pdf_failed": pdf_failed,
        "dropped": dropped_words(request),
        **on_each_sheet(request),
    }
    status = UNAVAILABLE if pdf_failed else 200
    return render(request, "questionnaire/checklist.html", context, status=status)


def _general_page(
    request: HttpRequest,
    edition: PublishedEdition,
    *,
    without_answers: bool,
    pdf_failed: bool = False,
) -> HttpResponse:
    if request.method == "POST":
        raise Http404
    context = {
        **WORDS,
        **_shown_sides(request),
        "title": _("Questions for the clinic: a list for everybody"),
        "sheet": general_sheet(edition),
        "without_answers": without_answers,
        "pdf_failed": pdf_failed,
        **on_each_sheet(request, edition),
    }
    status = UNAVAILABLE if pdf_failed else 200
    return render(request, "questionnaire/general_list.html", context, status=status)


def _shown_sides(request: HttpRequest) -> dict[str, bool]:
    """One side alone, for somebody who prints it by itself; both where the address names none."""
    side = request.GET.get("side", "")
    if side not in ("", *SIDES):
        raise Http404
    return {"talk": side != ALONE_SIDE, "alone": side != TALK_SIDE, "one_side": bool(side)}


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
    return with_forms(
        render(request, "questionnaire/checklist_choice.html", context, status=status), [form]
    )
