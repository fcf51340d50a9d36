"""Where the questions lead until the summary has its own page."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from questionnaire.visits import VisitRequest, told_page


@require_safe
@told_page
def summary(request: VisitRequest) -> HttpResponse:
    return redirect("check")
