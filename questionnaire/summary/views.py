"""The summary of one visit."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from questionnaire.asking.check_answers import dropped_words
from questionnaire.rendering.responses import render_page
from questionnaire.summary.page import summary_page
from questionnaire.visit.decorators import VisitRequest, told_page


@require_safe
@told_page
def summary(request: VisitRequest) -> HttpResponse:
    """Everything these answers lead to."""
    context = {
        "title": _("Your summary"),
        "page": summary_page(request.visit, request.edition),
        "edition": request.edition,
        "dropped": dropped_words(request),
    }
    return render_page(request, "questionnaire/summary", context)
