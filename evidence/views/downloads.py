"""Editions as open data: the stored text itself, and its sources for other programs, at addresses that stay."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from evidence.curation.exports import sources_as_csl, sources_as_ris
from evidence.editions.edition import read_text
from evidence.editions.store import PublishedEdition, all_editions, load_edition
from evidence.views.public import cacheable

CSL_JSON = "application/vnd.citationstyles.csl+json"
RIS = "application/x-research-info-systems; charset=utf-8"
WITHDRAWN = "X-Edition-Withdrawn"
"""Says so to programs, which do not read the edition's page."""


@require_safe
def edition_text(request: HttpRequest, number: int) -> HttpResponse:
    """Exactly the bytes the digest is of. The address stays, also of an edition that was withdrawn."""
    line = next((line for line in all_editions() if line.number == number), None)
    text = read_text(number) if line else None
    if line is None or text is None:
        raise Http404(number)
    name = f"edition-{number}.json"
    response = _file(text, "application/json", name, withdrawn=bool(line.withdrawn))
    return cacheable(request, response, f'"{line.sha256}"')


@require_safe
def sources_csl(request: HttpRequest, number: int) -> HttpResponse:
    """The sources as CSL-JSON; what the ledger says of one since stands beside it."""
    edition = _edition(number)
    return _sources(request, edition, sources_as_csl(edition.catalogue.sources), CSL_JSON, "json")


@require_safe
def sources_ris(request: HttpRequest, number: int) -> HttpResponse:
    """The same sources as RIS."""
    edition = _edition(number)
    return _sources(request, edition, sources_as_ris(edition.catalogue.sources), RIS, "ris")


def _edition(number: int) -> PublishedEdition:
    edition = load_edition(number)
    if edition is None:
        raise Http404(number)
    return edition


def _sources(
    request: HttpRequest, edition: PublishedEdition, text: str, kind: str, ending: str
) -> HttpResponse:
    name = f"edition-{edition.number}-sources.{ending}"
    response = _file(text, kind, name, withdrawn=bool(edition.withdrawn))
    # Not the edition's digest: a retraction changes this text and not the edition.
    return cacheable(request, response, f'"{hashlib.sha256(text.encode()).hexdigest()}"')


def _file(text: str, kind: str, name: str, *, withdrawn: bool) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if withdrawn:
        headers[WITHDRAWN] = "yes"
    return HttpResponse(text.encode(), content_type=kind, headers=headers)
