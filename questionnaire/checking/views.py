"""Pages that check something a person was told or holds in hand. Nothing entered here is kept."""

from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from evidence.core.translations.sure_scale import SURE_NOTICE
from questionnaire.asking.first_of_all import first_of_all
from questionnaire.checking import understanding as own_footing
from questionnaire.checking.claim_form import CLAIM, ClaimForm, known_of_it, told_before
from questionnaire.checking.claims import check_told, check_told_before
from questionnaire.checking.passport import passport as passport_of
from questionnaire.checking.passport_form import PassportForm
from questionnaire.checking.understanding_forms import KnowledgeForm, SureForm
from questionnaire.quotes.clinic_answers import heard_words
from questionnaire.rendering.responses import UNPROCESSABLE, render_page
from questionnaire.visit.decorators import VisitRequest, visit_page


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@visit_page
def claims(request: VisitRequest) -> HttpResponse:
    """A claim held against the evidence. The answer comes to the POST: no address names it."""
    answers, catalogue = request.visit.answers, request.edition.catalogue
    known, (profile, _preferences) = known_of_it(answers), request.visit.persona()
    form = ClaimForm(request.POST if request.method == "POST" else None, initial=known)
    context: dict[str, Any] = {
        "title": _("Check what you were told"),
        "check": None,
        "told": [
            (CLAIM.labels[code], check_told_before(code, profile, catalogue))
            for code in told_before(answers)
        ],
        "address": request.path,
    }
    status = 200
    if request.method == "POST" and form.is_valid():
        said = form.said
        context["check"] = check_told(said, profile, catalogue)
        context["claim"] = CLAIM.labels[said.claim]
        form = ClaimForm(initial=known)
    elif request.method == "POST":
        context["title"] = _("Error: %(title)s") % {"title": context["title"]}
        status = UNPROCESSABLE
    return render_page(request, "questionnaire/claims", {**context, "form": form}, status)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@visit_page
def passport(request: VisitRequest) -> HttpResponse:
    """What the law says of a product, and what somebody cannot tell about it."""
    answers, posted = request.visit.answers, request.method == "POST"
    form = PassportForm(request.POST if posted else None, answers)
    valid = posted and form.is_valid()
    given = form.cleaned_data if valid else answers
    told = posted or bool(answers.get("country"))
    title = _("Passport of a product")
    context = {
        "title": _("Error: %(title)s") % {"title": title} if posted and not valid else title,
        "form": form,
        "passport": passport_of(
            given, request.edition.catalogue, request.edition.review_day(localdate())
        )
        if told
        else None,
        "heard": heard_words(request.visit, request.edition),
        "address": request.path,
    }
    status = UNPROCESSABLE if posted and not valid else 200
    return render_page(request, "questionnaire/passport", context, status)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@visit_page
def understanding(request: VisitRequest) -> HttpResponse:
    """Five statements and the SURE test; each is answered by itself and blocks nothing."""
    catalogue = request.edition.catalogue
    about_knowledge = "knowledge" in request.POST
    knowledge = KnowledgeForm(
        own_footing.statements(catalogue), request.POST if about_knowledge else None
    )
    sure = SureForm(request.POST if "sure_test" in request.POST else None)
    asked = knowledge if about_knowledge else sure
    valid = asked.is_bound and asked.is_valid()
    title = _("Do you have what you need?")
    context = {
        "title": _("Error: %(title)s") % {"title": title} if asked.errors else title,
        "knowledge": knowledge,
        "sure": sure,
        "explained": own_footing.explained(knowledge.cleaned_data, catalogue)
        if valid and about_knowledge
        else (),
        "helping": own_footing.helping(sure.cleaned_data) if valid and not about_knowledge else (),
        "all_yes": own_footing.all_yes_words(hurry=bool(first_of_all(request.visit, catalogue)))
        if valid and not about_knowledge and own_footing.all_yes(sure.cleaned_data)
        else "",
        "sure_notice": SURE_NOTICE,
        "address": request.path,
    }
    status = UNPROCESSABLE if asked.errors else 200
    return render_page(request, "questionnaire/understanding", context, status)
