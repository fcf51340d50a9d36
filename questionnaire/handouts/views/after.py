"""The harm card, the baseline kit and its reminders: for before, during and long after a treatment."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from evidence.core.assessment.assess import assess
from evidence.core.views.topics_that_help import card_lines, card_topics
from questionnaire.asking.check_answers import dropped_words
from questionnaire.handouts.after_visit import COLLABORATE, CREDIT, POINTS
from questionnaire.handouts.baseline import DIARY_COLUMNS, DIARY_ROWS, PHOTOS, used_now
from questionnaire.handouts.checklist import Line, sheet_of
from questionnaire.handouts.chosen_questions import choice_of
from questionnaire.handouts.forms import ClinicAnswersForm, ReminderForm
from questionnaire.handouts.harm_card import (
    BLANKS,
    TICKS,
    reporting_for,
    signs_for,
    told_by_place,
)
from questionnaire.handouts.reminders import calendar
from questionnaire.quotes.clinic_answers import (
    WORDS,
    Marks,
    marks_of,
    tally_words,
    with_marks,
)
from questionnaire.quotes.offer import offers_of
from questionnaire.quotes.presenter import offer_name
from questionnaire.rendering.responses import UNPROCESSABLE, see_other, with_forms
from questionnaire.visit import cookie
from questionnaire.visit.decorators import VisitRequest, told_page, visit_page
from questionnaire.visit.sheet_frame import on_each_sheet


@require_safe
@visit_page
def harm_card(request: VisitRequest) -> HttpResponse:
    """For anybody, with a visit or without: a harm may come months after the answers are gone."""
    catalogue = request.edition.catalogue
    profile, _preferences = request.visit.persona()
    places = (profile.country, profile.treatment_country)
    context = {
        "title": _("Card for after a treatment"),
        "blanks": BLANKS,
        "ticks": TICKS,
        "signs": signs_for(request.visit.answers.get("regimen"), catalogue),
        "aftercare": card_lines(catalogue),
        "more": card_topics(catalogue),
        "report_to": told_by_place(reporting_for(places, catalogue)),
        "everywhere": told_by_place(catalogue.reporting_routes),
        "dropped": dropped_words(request),
        **on_each_sheet(request),
    }
    return render(request, "questionnaire/harm_card.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@told_page
def after_the_visit(request: VisitRequest, number: int = 1) -> HttpResponse:
    """What a clinic answered, marked question by question for one offer."""
    edition, visit = request.edition, request.visit
    offers = max(len(offers_of(visit)), 1)
    if not 1 <= number <= offers:
        raise Http404
    summary = assess(visit.persona()[0], edition.catalogue)
    if summary.stop:
        return redirect("stop")
    sheet = sheet_of(summary, choice_of(visit, edition, summary), edition.catalogue)
    marks = marks_of(visit, edition)
    form = None
    if request.method == "POST":
        form = ClinicAnswersForm(request.POST, [line.key for line in sheet.lines])
        if form.is_valid():
            return _keep_marks(request, {**marks, number: form.marks()})
    title = _("After the visit: what did they answer?")
    return _show_after(request, title, sheet.lines, number, marks, failed=form is not None)


def _keep_marks(request: VisitRequest, marks: dict[int, Marks]) -> HttpResponse:
    response = see_other(reverse("quotes"))
    try:
        cookie.save(response, with_marks(request.visit, request.edition, marks))
    except cookie.TooLargeError:
        return render(request, "questionnaire/no_room.html", {"title": _("There is no room left")})
    return response


def _show_after(
    request: VisitRequest,
    title: str,
    lines: Sequence[Line],
    number: int,
    marks: Mapping[int, Marks],
    *,
    failed: bool,
) -> HttpResponse:
    own = marks.get(number, {})
    offers = len(offers_of(request.visit))
    context = {
        "title": _("Error: %(question)s") % {"question": title} if failed else title,
        "heading": title,
        "errors": [{"href": "#marks", "text": _("Choose from the answers on this page")}]
        if failed
        else [],
        "number": number,
        "offers": [(one, offer_name(one)) for one in range(1, offers + 1)] if offers > 1 else [],
        "lines": [(line, own.get(line.key, "")) for line in lines],
        "letters": WORDS.items(),
        "tally": tally_words(own),
        "collaborate": COLLABORATE,
        "points": POINTS,
        "credit": CREDIT,
        "dropped": dropped_words(request),
    }
    status = UNPROCESSABLE if failed else 200
    return render(request, "questionnaire/after_the_visit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@visit_page
def baseline(request: VisitRequest) -> HttpResponse:
    """Photos, a diary and a stop rule; a POST gives the reminders and keeps nothing."""
    form = ReminderForm(request.POST) if request.method == "POST" else ReminderForm()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        made = calendar(given["start"], given["months"], datetime.now(UTC))
        disposition = {"Content-Disposition": 'attachment; filename="reminders.ics"'}
        return HttpResponse(made, content_type="text/calendar; charset=utf-8", headers=disposition)
    catalogue = request.edition.catalogue
    profile, _preferences = request.visit.persona()
    title = _("Before you start: photos, diary and a stop rule")
    context = {
        "title": _("Error: %(question)s") % {"question": title} if form.errors else title,
        "heading": title,
        "form": form,
        "photos": PHOTOS,
        "columns": DIARY_COLUMNS,
        "rows": range(DIARY_ROWS),
        "used_now": used_now(profile, catalogue),
        "signs": signs_for(request.visit.answers.get("regimen"), catalogue),
        "dropped": dropped_words(request),
        **on_each_sheet(request),
    }
    status = UNPROCESSABLE if form.errors else 200
    return with_forms(
        render(request, "questionnaire/baseline.html", context, status=status), [form]
    )
