"""The pages that tell: the summary, one option, and options beside each other."""

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from questionnaire.presenters.summary import contents, summary_page
from questionnaire.readback import answer_groups, dropped_words
from questionnaire.responses import render_page
from questionnaire.visits import VisitRequest, told_page


@require_safe
@told_page
def summary(request: VisitRequest) -> HttpResponse:
    """Everything these answers lead to."""
    page = summary_page(request.visit, request.edition, localdate())
    context = {
        "title": _("Your summary"),
        "page": page,
        "contents": contents(page),
        "groups": answer_groups(request.visit, "summary"),
        "dropped": dropped_words(request),
    }
    return render_page(request, "questionnaire/summary", context)
