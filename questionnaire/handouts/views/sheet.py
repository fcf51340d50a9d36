"""The option sheet: choose two to four options, print one page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evidence.core.assessment.assess import assess
from questionnaire.asking.check_answers import dropped_words
from questionnaire.handouts.option_sheet import option_sheet, spoken_against, usual_options
from questionnaire.options.compare import (
    choices,
    chosen_options,
    problem_with,
)
from questionnaire.visit.decorators import VisitRequest, told_page
from questionnaire.visit.sheet_frame import on_each_sheet


@require_safe
@told_page
def sheet(request: VisitRequest) -> HttpResponse:
    """Options by `?option=`; an option's key is not an answer."""
    catalogue = request.edition.catalogue
    profile, _preferences = request.visit.persona()
    summary = assess(profile, catalogue)
    if summary.stop:
        return redirect("stop")
    asked = request.GET.getlist("option")
    chosen = (
        chosen_options(asked, catalogue)
        if asked
        else usual_options(summary, profile.regimen or (), catalogue)
    )
    problem = problem_with(chosen)
    context = {
        "title": _("Options on one page"),
        "choices": choices(chosen, catalogue),
        "problem": problem,
        "sheet": None if problem else option_sheet(chosen, catalogue, summary),
        "spoken_against": spoken_against(chosen, summary, catalogue),
        "dropped": dropped_words(request),
        **on_each_sheet(request),
    }
    return render(request, "questionnaire/sheet.html", context)
