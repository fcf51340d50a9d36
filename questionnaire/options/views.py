"""The pages of an option for this person, one by one and beside each other."""

from collections.abc import Collection

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from evidence.core.assessment.assess import assess
from evidence.core.edition.vocabulary import Group
from questionnaire.options import compare as comparing
from questionnaire.options.card import OptionCard, option_cards
from questionnaire.options.likeness import likeness_told
from questionnaire.options.own_option import own_option
from questionnaire.rendering.responses import UNPROCESSABLE, render_page
from questionnaire.visit.decorators import VisitRequest, first_things_first, told_page, visit_page


@require_safe
@told_page
def option(request: VisitRequest, key: str) -> HttpResponse:
    """One option in full: what the edition says, and where it stands for this person."""
    today = request.edition.review_day(localdate())
    found = own_option(key, request.visit, request.edition.catalogue, today)
    if found is None:
        raise Http404
    page, own = found
    other = "wait" if key != "wait" else comparing.DEFAULT[1]
    context = {
        "title": page.option.name,
        "page": page,
        "own": own,
        "compare_url": comparing.compare_address(key, other),
    }
    return render_page(request, "questionnaire/option", context)


@require_http_methods(["GET", "HEAD", "POST"])
@visit_page
def compare(request: VisitRequest) -> HttpResponse:
    """Two to four options beside each other: those of a person's own choice, or what the visit knows.

    A choice is posted, so that no address holds it; a link of our own may still name options.

    Without a visit the table tells what the edition says, and nothing of a person.
    """
    if not request.visit.is_empty and (address := first_things_first(request.visit)):
        return redirect(address)
    catalogue = request.edition.catalogue
    asked = request.POST if request.method == "POST" else request.GET
    chosen = comparing.chosen_options(asked.getlist("option"), catalogue)
    if request.method != "POST" and "option" not in asked:
        chosen = comparing.default_options(request.visit.persona()[0].asked(), catalogue)
    problem = comparing.problem_with(chosen)
    cards = _cards(request, chosen)
    context = {
        "title": _("Choices beside each other"),
        "choices": comparing.choices(chosen, catalogue),
        "problem": problem,
        "table": None if problem else comparing.table(cards, request.visit),
        "address": request.path,
    }
    status = UNPROCESSABLE if problem and request.method == "POST" else 200
    return render_page(request, "questionnaire/compare", context, status)


@require_safe
@told_page
def people_like_me(request: VisitRequest) -> HttpResponse:
    """For each exosome method, how many of those studied are like this person."""
    catalogue, (profile, _preferences) = request.edition.catalogue, request.visit.persona()
    context = {
        "title": _("Were people like you studied?"),
        "likenesses": [
            likeness_told(one.key, profile, catalogue)
            # What was offered comes first: it is what the person came for.
            for one in sorted(catalogue.options, key=lambda one: one.key != profile.offer_method)
            if one.group is Group.EXOSOME_METHOD
        ],
    }
    return render_page(request, "questionnaire/people_like_me", context)


def _cards(request: VisitRequest, chosen: Collection[str]) -> tuple[OptionCard, ...]:
    catalogue, (profile, _preferences) = request.edition.catalogue, request.visit.persona()
    return option_cards(
        chosen,
        assess(profile, catalogue),
        request.visit,
        catalogue,
        request.edition.review_day(localdate()),
    )
