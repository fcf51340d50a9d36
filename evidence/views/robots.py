"""What search engines may read: the public pages of the current edition, never a page of a visit."""

from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from evidence.core.edition.catalogue import Catalogue
from evidence.editions.store import PublishedEdition, all_editions, current_edition
from evidence.presenters.languages import every_language
from evidence.views.public import nothing_published

PLAIN = (
    "library hair_loss studies reviews trials regulation_list harms prices comparators glossary"
    " questions questions_to_ask community article gap_map sources editions"
    " products labels topics word_index coming content_changes"
).split()
AT_THE_ROOT = ("home", "about", "help", "privacy", "conformance", "intended_use", "general_list")
AN_HOUR = "public, max-age=3600"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything but the curators' room and the pages of a visit."""
    address = request.build_absolute_uri(reverse("sitemap"))
    lines = (
        "User-agent: *",
        f"Disallow: {settings.CURATOR_PATH}",
        *(f"Disallow: {path}" for path in _visit_paths()),
        f"Sitemap: {address}",
        "",
    )
    response = HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = AN_HOUR
    return response


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page with the day of the edition it shows."""
    edition = current_edition()
    if edition is None:
        return nothing_published(request)
    rows = "".join(
        f"<url><loc>{escape(request.build_absolute_uri(path))}</loc>"
        f"<lastmod>{edition.published_on.isoformat()}</lastmod></url>"
        for path in public_paths(edition)
    )
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    )
    response = HttpResponse(body, content_type="application/xml; charset=utf-8")
    response["Cache-Control"] = AN_HOUR
    return response


def public_paths(edition: PublishedEdition) -> tuple[str, ...]:
    """The address of every public page."""
    catalogue = edition.catalogue
    return (
        *(reverse(name) for name in AT_THE_ROOT),
        *(reverse(f"evidence:{name}") for name in PLAIN),
        *(reverse(f"evidence:{name}", args=[key]) for name, key in _keys(catalogue)),
        *(link.url for link in every_language(catalogue)),
        *(reverse("evidence:edition", args=[line.number]) for line in all_editions()),
    )


def _keys(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    return (
        *(("option", key) for key in catalogue.option),
        *(("option_details", key) for key in catalogue.option),
        *(("study", key) for key in catalogue.study),
        *(("regulation", place.key) for place in catalogue.jurisdictions),
        *(("source", key) for key in catalogue.source),
        *(("topic", key) for key in catalogue.topic),
    )


def _visit_paths() -> tuple[str, ...]:
    """The pages of a visit, which say noindex themselves: a crawler need not start one."""
    return ("/questions/", reverse("check"), reverse("summary"))
