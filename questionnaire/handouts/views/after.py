"""The harm card, the baseline kit and its reminders: for before, during and long after a treatment."""

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from questionnaire.asking.check_answers import dropped_words
from questionnaire.handouts.baseline import DIARY_COLUMNS, DIARY_ROWS, PHOTOS, used_now
from questionnaire.handouts.forms import ReminderForm
from questionnaire.handouts.harm_card import BLANKS, TICKS, reporting_for, told_by_place
from questionnaire.handouts.reminders import calendar
from questionnaire.handouts.sheet_frame import on_each_sheet
from questionnaire.rendering.responses import UNPROCESSABLE
from questionnaire.visit.decorators import VisitRequest, visit_page


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
        "signs": catalogue.after_treatment_signs,
        "report_to": told_by_place(reporting_for(places, catalogue)),
        "everywhere": told_by_place(catalogue.reporting_routes),
        "dropped": dropped_words(request),
        **on_each_sheet(request),
    }
    return render(request, "questionnaire/harm_card.html", context)


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
        "signs": catalogue.after_treatment_signs,
        "dropped": dropped_words(request),
        **on_each_sheet(request),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "questionnaire/baseline.html", context, status=status)
