"""Source links: on every claim to the record of its source, and from there to the source itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from evidence.core.catalogue import Catalogue
from evidence.core.library import Identifier, Source
from evidence.presenters.words import CHECKED

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
LONGEST_AUTHOR = 34
"""What is longer is a remark about the authors."""


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
        SourceLink(short_name(source), source_url(source.key), str(CHECKED[source.checked]))
        for source in found
    )


def source_url(key: str) -> str:
    """The record of the source in this library."""
    return reverse("evidence:source", args=[key])


def short_name(source: Source) -> str:
    """Who and when, as people cite; the title where nobody is named. The visit says the same."""
    name = _shortened(_first_author(source.authors or "") or source.title)
    year = str(source.year or "")
    return name if year in name else f"{name} {year}"


def _first_author(authors: str) -> str:
    """The surname, or a body's whole name; empty where it is a remark."""
    first, _comma, others = authors.partition(",")
    alone = first.replace(" and colleagues", "").partition(" (")[0]
    alone = alone.removesuffix(".").removesuffix(" et al")
    if len(alone) > LONGEST_AUTHOR or not any(word[:1].isupper() for word in alone.split()):
        return ""
    # "Amini F, Teh JJ" -> "Amini": initials mean nothing to most readers. "US FDA" has none.
    name, _space, initials = alone.rpartition(" ")
    longest = 3 if others or alone != first else 2
    return name if name and initials.isupper() and len(initials) <= longest else alone


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_NAME:
        return text
    return f"{text[:LONGEST_NAME].rsplit(' ', 1)[0].rstrip(' ,.:;(…')}…"


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
