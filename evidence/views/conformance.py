"""How the aid meets the standards: generated from data, pages and tests, never typed as a claim."""

from copy import copy

from django.http import HttpRequest, HttpResponse
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from evidence.core.edition.vocabulary import Checked
from evidence.editions.store import PublishedEdition
from evidence.presenters.conformance_page import PageGrade, groups, page_grade, summary_counts
from evidence.presenters.parts import Link
from evidence.presenters.words import dated
from evidence.views.public import Shown, answer
from evidence.views.robots import AT_THE_ROOT, public_paths


@require_safe
def conformance(request: HttpRequest) -> HttpResponse:
    """Every item of the standards with its state and its proof, and the grade of every page."""
    return answer(request, lambda edition, today: _shown(request, edition))


def _shown(request: HttpRequest, edition: PublishedEdition) -> Shown:
    grades = _grades(request, edition)
    catalogue = edition.catalogue
    shown = groups(catalogue, grades)
    return "evidence/conformance.html", {
        "title": _("How this aid meets the standards"),
        "lead": _("Each item with its state and its proof. Nothing counts as met by assumption."),
        "groups": shown,
        "counts": summary_counts(shown),
        "contents": (
            *(Link(group.title, f"#{group.key}") for group in shown),
            Link(_("How hard each page is to read"), "#grades"),
        ),
        "grades": grades,
        "sources_in_full": sum(s.checked is Checked.CHECKED for s in catalogue.sources),
        "sources": len(catalogue.sources),
        "colophon": catalogue.colophon,
        "compiled_on": dated(catalogue.colophon.compiled_on),
        "review_due_on": dated(catalogue.colophon.review_due_on),
    }


def _grades(request: HttpRequest, edition: PublishedEdition) -> tuple[PageGrade, ...]:
    """Every public page but this one, hardest first. Records of sources hold titles, no prose."""
    own = {
        reverse("conformance"),
        *(reverse("evidence:source", args=[k]) for k in edition.catalogue.source),
    }
    at_the_root = {reverse(name) for name in AT_THE_ROOT}
    library = [path for path in public_paths(edition) if path not in own | at_the_root]
    return tuple(
        sorted(
            (page_grade(path, _page(request, path)) for path in library),
            key=lambda page: -page.grade,
        )
    )


def _page(request: HttpRequest, path: str) -> str:
    """The page that stands at this address, asked for without any condition."""
    inner = copy(request)
    inner.path = inner.path_info = path
    inner.META = {
        name: value for name, value in request.META.items() if not name.startswith("HTTP_IF_")
    }
    inner.__dict__.pop("headers", None)
    inner.method = "GET"
    found = resolve(path)
    return str(found.func(inner, *found.args, **found.kwargs).content.decode())
