"""Source links: on every claim to the record of its source, and from there to the source itself."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Identifier
from evidence.core.wording.citations import short_name
from evidence.presenters.per_edition import once_per_edition
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
SHORT_NAME = 34
"""Letters of its name under a line of a visit."""


@dataclass(frozen=True)
class SourceLink:
    """One line of the component `sources`: it leads to the record of the source."""

    label: str
    url: str
    note: str


Links = tuple[SourceLink, ...]
NO_LINKS: Links = ()


@dataclass(frozen=True)
class Outward:
    """The canonical address of a source, in its own registry."""

    scheme: str
    value: str
    url: str


def source_links(catalogue: Catalogue, keys: Iterable[str]) -> tuple[SourceLink, ...]:
    """One link per source, with how much of it was read.

    Like `SourceLink("Chien 2024", "/evidence/sources/CHIEN2024/", "its abstract read")`.
    """
    return _links_of(keys, _links(catalogue))


def short_links(catalogue: Catalogue, keys: Iterable[str]) -> tuple[SourceLink, ...]:
    """The same for a line of a visit, by short names."""
    return _links_of(keys, _short_links(catalogue))


def study_links(catalogue: Catalogue, keys: Iterable[str]) -> tuple[SourceLink, ...]:
    """Short links to the sources that studies were read in; each leads on to the study's record."""
    found = (catalogue.study[key] for key in keys if key in catalogue.study)
    return short_links(catalogue, (source for study in found for source in study.sources))


def _links_of(keys: Iterable[str], known: Mapping[str, SourceLink]) -> tuple[SourceLink, ...]:
    return tuple(known[key] for key in dict.fromkeys(keys) if key in known)


@once_per_edition
def _links(catalogue: Catalogue) -> Mapping[str, SourceLink]:
    return _named(catalogue, LONGEST_NAME)


@once_per_edition
def _short_links(catalogue: Catalogue) -> Mapping[str, SourceLink]:
    return _named(catalogue, SHORT_NAME)


def _named(catalogue: Catalogue, longest: int) -> Mapping[str, SourceLink]:
    names = {source.key: short_name(source, longest) for source in catalogue.sources}
    often = Counter(names.values())
    seen: Counter[str] = Counter()
    links = {}
    for source in catalogue.sources:
        name = names[source.key]
        seen[name] += 1
        if often[name] > 1:
            # Two pages of one regulator in one year: a number keeps them apart.
            name = f"{name}, {seen[name]}"
        links[source.key] = SourceLink(name, source_url(source.key), how_read(source))
    return links


def source_url(key: str) -> str:
    """The record of the source in this library."""
    return reverse("evidence:source", args=[key])


def details_url(option: str, part: str = "") -> str:
    """Where everything behind an option stands, or one part of it."""
    address = reverse("evidence:option_details", args=[option])
    return f"{address}#{part}" if part else address


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
