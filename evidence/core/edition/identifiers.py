"""One spelling for each canonical name of a work: DOI, PubMed number, registry number."""

import re
from urllib.parse import unquote

from evidence.core.edition.addresses import LINK

SCHEMES = ("doi", "pmid", "pmcid", "nct", "actrn", "preprint_doi", "url")
SHAPES = {
    "doi": r"10\.\d{4,9}/\S+",
    "preprint_doi": r"10\.\d{4,9}/\S+",
    "pmid": r"[1-9]\d{0,8}",
    "pmcid": r"PMC\d{1,9}",
    "nct": r"NCT\d{8}",
    "actrn": r"ACTRN\d{14}",
    "url": LINK,
}
EXAMPLES = {
    "doi": "10.3390/life15030500",
    "preprint_doi": "10.1101/2024.01.01.123456",
    "pmid": "38592187",
    "pmcid": "PMC1234567",
    "nct": "NCT06930326",
    "actrn": "ACTRN12620000000000",
    "url": "https://www.example.org/page",
}
"""What each looks like, for those who type one."""
_LONGEST = 500
_DOI_PREFIX = r"(?i)\A((https?://)?(dx\.|www\.)?doi\.org/|doi[:\s]\s*)"
_PMID_PREFIX = r"(?i)\A((https?://)?(pubmed|www)\.ncbi\.nlm\.nih\.gov/(pubmed/)?|pmid:?\s*)"
# Only the registry's own address: a publisher's may go on behind the DOI.
_DOI_ADDRESS = re.compile(r"(?i)\Ahttps?://(?:dx\.|www\.)?doi\.org/(10\.\d{4,9}/\S+)\Z")
_STUDY_ADDRESS = re.compile(r"(?i)\Ahttps?://(?:www\.)?clinicaltrials\.gov/\S*?(NCT\d{8})\b")


def canonical(scheme: str, value: str) -> str:
    """One spelling of an identifier, however it was pasted. A DOI keeps its publisher's letters.

    Raises ValueError when it cannot be an identifier of that scheme.
    """
    found = value.strip()
    match scheme:
        case "doi" | "preprint_doi":
            found = unquote(re.sub(_DOI_PREFIX, "", found)).rstrip(".,;")
        case "pmid":
            found = re.sub(_PMID_PREFIX, "", found).strip("/")
        case "pmcid" | "nct" | "actrn":
            found = found.rstrip("/").rsplit("/", 1)[-1].upper()
    # ASCII: \d would let through digits of other scripts, which name nothing.
    if len(found) > _LONGEST or not re.fullmatch(SHAPES[scheme], found, re.ASCII):
        raise ValueError(f"{value[:80]!r} is not a {scheme}, expected {SHAPES[scheme]}")
    return found


def found_in_address(address: str) -> tuple[str, str] | None:
    """The identifier that a link leads to; None where it only is an address."""
    for scheme, pattern in (("doi", _DOI_ADDRESS), ("nct", _STUDY_ADDRESS)):
        if found := pattern.match(address.strip()):
            value = re.split(r"[?#&]", found[1], maxsplit=1)[0]
            return _or_none(scheme, value)
    if re.match(r"(?i)https?://(pubmed|www)\.ncbi\.nlm\.nih\.gov/(pubmed/)?\d", address):
        return _or_none("pmid", address)
    return None


def same_name(scheme: str, value: str) -> tuple[str, str]:
    """What to compare: a DOI means the same in any letters."""
    return scheme, value.lower()


def _or_none(scheme: str, value: str) -> tuple[str, str] | None:
    try:
        return scheme, canonical(scheme, value)
    except ValueError:
        return None
