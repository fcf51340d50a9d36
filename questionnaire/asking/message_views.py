"""The pages that come before any option: see a doctor first, and the stop for people under 18."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from evidence.editions.store import current_edition
from questionnaire.asking.check_answers import dropped_words
from questionnaire.asking.navigation import address_onward, origin_of, question_address, with_origin
from questionnaire.asking.urgent_messages import contacts_by_place, contacts_in, messages_for
from questionnaire.questions.steps import STEP_OF
from questionnaire.rendering.responses import render_page, see_other
from questionnaire.visit import cookie
from questionnaire.visit.decorators import VisitRequest, no_edition, private, visit_page


@require_http_methods(["GET", "HEAD", "POST"])
@visit_page
def see_a_doctor_first(request: VisitRequest) -> HttpResponse:
    """What to do first, how soon and whom to contact; the person can go on reading afterwards."""
    visit, origin = request.visit, origin_of(request)
    if not visit.concerns:
        return redirect(address_onward(visit, origin))
    if request.method == "POST":
        response = see_other(address_onward(visit, origin))
        cookie.save(response, visit.hear())
        return response
    asked = "warning_signs" if "warning_signs" in visit.answers else "conditions"
    context = {
        "title": _("Before you go on"),
        "messages_due": messages_for(visit, request.edition.catalogue),
        "address": with_origin(request.path, origin),
        "back_address": question_address(STEP_OF[asked], origin),
        "dropped": dropped_words(request),
    }
    return render_page(request, "questionnaire/see_a_doctor_first", context)


@require_safe
def stop(request: HttpRequest) -> HttpResponse:
    """For people under 18. Nothing they answered is kept, so the page knows nothing of them."""
    edition = current_edition()
    if edition is None:
        return private(no_edition(request))
    words = edition.catalogue.wording
    context = {
        "title": _("This aid is for adults"),
        "text": words["stop_under_18_text"],
        "action": words["stop_under_18_action"],
        "contacts": contacts_in(None, edition.catalogue, ("urgent", "distress")),
        # The country is asked later, so every place we know of stands here.
        "places": contacts_by_place(edition.catalogue),
    }
    return private(render_page(request, "questionnaire/stop", context))
