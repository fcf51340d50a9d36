"""Saving one's answers as a file and carrying on from it. Nothing of it stays on the server."""

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from questionnaire.asking.check_answers import answer_groups, dropped_words
from questionnaire.asking.views import UNDER_18
from questionnaire.fhir.confirmation import carried_on, opened_again, sealed
from questionnaire.fhir.forms import OpenForm
from questionnaire.fhir.presenter import MOST_ENTRIES, not_taken
from questionnaire.fhir.questionnaire import questionnaire_resource
from questionnaire.fhir.reader import Opened
from questionnaire.fhir.response import file_of
from questionnaire.rendering.responses import UNPROCESSABLE, see_other, with_forms
from questionnaire.visit import cookie
from questionnaire.visit.decorators import VisitRequest, visit_page
from questionnaire.visit.visit import Visit

FHIR_JSON = "application/fhir+json; charset=utf-8"


@require_safe
@visit_page
def answers_file(request: VisitRequest) -> HttpResponse:
    """Where answers are saved as a file, and a saved file is opened."""
    return _page(request, OpenForm())


@require_POST
@visit_page
def download(request: VisitRequest) -> HttpResponse:
    """The file. A POST, so that no address ever leads to somebody's answers."""
    if request.visit.is_empty:
        return see_other(reverse("answers"))
    disposition = {"Content-Disposition": 'attachment; filename="answers.json"'}
    return HttpResponse(file_of(request.visit), content_type=FHIR_JSON, headers=disposition)


@require_safe
@visit_page
def blank(request: VisitRequest) -> HttpResponse:
    """The questionnaire that the file answers, for programs that read FHIR."""
    text = json.dumps(questionnaire_resource(), ensure_ascii=False, indent=1) + "\n"
    disposition = {"Content-Disposition": 'attachment; filename="questionnaire.json"'}
    return HttpResponse(text, content_type=FHIR_JSON, headers=disposition)


@sensitive_post_parameters()
@require_POST
@visit_page
def look_into(request: VisitRequest) -> HttpResponse:
    """Shows what a file holds. Nothing is taken before the person says so."""
    form = OpenForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    found: Opened = form.cleaned_data["answers_file"]
    refused = not_taken(found.left_out)
    context = {
        "title": _("What is in your file"),
        "groups": _answered_groups(found),
        "not_taken": refused[:MOST_ENTRIES],
        "more": len(refused[MOST_ENTRIES:]),
        "sealed": sealed(found),
        "replaces": not request.visit.is_empty,
    }
    return render(request, "questionnaire/answers_found.html", context)


@sensitive_post_parameters()
@require_POST
@visit_page
def carry_on(request: VisitRequest) -> HttpResponse:
    """Takes the answers that were shown, all of them at once."""
    found = opened_again(request.POST.get("sealed", ""))
    if found is None:
        form = OpenForm({}, MultiValueDict())
        form.errors["answers_file"] = form.error_class(
            [_("That took too long, or the page was changed. Open your file again")]
        )
        return _page(request, form)
    if found.answers.get("age_band") == UNDER_18:
        response = see_other(reverse("stop"))
        cookie.clear(response)
        return response
    response = see_other(reverse("check"))
    after = carried_on(request.visit, found, request.edition)
    try:
        cookie.save(response, after)
    except cookie.TooLargeError:
        # The answers matter more than what other pages kept beside them.
        cookie.save(response, Visit(found.answers, found.passed, edition=after.edition))
    return response


def _page(request: VisitRequest, form: OpenForm) -> HttpResponse:
    title = _("Save your answers, or open a file")
    context = {
        "title": _("Error: %(question)s") % {"question": title} if form.errors else title,
        "heading": title,
        "form": form,
        "has_answers": not request.visit.is_empty,
        "dropped": dropped_words(request),
    }
    status = UNPROCESSABLE if form.errors else 200
    return with_forms(
        render(request, "questionnaire/answers_file.html", context, status=status), [form]
    )


def _answered_groups(found: Opened) -> list[dict[str, object]]:
    """What would be taken, in the words of the pages, without links: it is not in use yet."""
    groups = answer_groups(Visit(found.answers, found.passed), "check")
    return [
        {
            "section": group.section,
            "rows": [
                {"question": row.question, "answer": row.answer, "answers": row.answers}
                for row in group.rows
            ],
        }
        for group in groups
    ]
