"""Source links: on every claim to the record of its source, and from there to the source itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Identifier
from evidence.core.wording.citations import short_name
from evidence.presenters.words import how_read

_ADDRESS = {
    "doi": "https://doi.org/{}",
    "preprint_doi": "https://doi.org/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "nct": "https://clinicaltrials.gov/study/{}",
    "actrn": "https://www.anzctr.org.au/{}.aspx",
    "url": "{}",
}
_SCHEME = {
    "doi": "DOI",
    "preprint_doi": "DOI",
    "pmid": "PubMed",
    "pmcid": "PubMed Central",
    "nct": "ClinicalTrials.gov",
    "actrn": "ANZCTR",
    "url": "",
}

LONGEST_NAME = 60
"""Letters of a source's name in the library."""


@dataclass(frozen=True)
class SourceLink:
    """One line of the component `sources`: it leads to the record of the source."""

    label: str
    url: str
    note: str


@dataclass(frozen=True)
class Outward:
    """The canonical address of a source, in its own registry."""

    scheme: str
    value: str
    url: str


def source_links(catalogue: Catalogue, keys: Iterable[str]) -> tuple[SourceLink, ...]:
    """One link per source, with its checked state in words."""
    found = (catalogue.source[key] for key in dict.fromkeys(keys) if key in catalogue.source)
    return tuple(
        SourceLink(short_name(source, LONGEST_NAME), source_url(source.key), how_read(source))
        for source in found
    )


def source_url(key: str) -> str:
    """The record of the source in this library."""
    return reverse("evidence:source", args=[key])


def outward(identifiers: Iterable[Identifier], page: str | None = None) -> tuple[Outward, ...]:
    """Where the source itself can be found; a regulator's own page last."""
    found = [
        Outward(_SCHEME[it.scheme], it.value, _ADDRESS[it.scheme].format(it.value))
        for it in identifiers
        if it.scheme in _ADDRESS
    ]
    if page and all(it.url != page for it in found):
        found.append(Outward("", page, page))
    return tuple(
        it for it in found if it.url.startswith("https://") or it.url.startswith("http://")
    )
