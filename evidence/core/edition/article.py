"""The check of the article this aid began with, and what people write in forums."""

from dataclasses import dataclass

from evidence.core.edition.library import Keys
from evidence.core.edition.vocabulary import Checked


@dataclass(frozen=True)
class Search:
    """One search made for a reference."""

    query: str
    found: str


@dataclass(frozen=True)
class ReferenceCheck:
    """One reference of the source article and whether it could be traced."""

    key: str
    as_cited: str
    verdict: str
    checked: Checked
    searches: tuple[Search, ...]
    identifier_belongs_to_another_paper: str
    plausibility: Keys
    counter_evidence: Keys
    confidence_it_does_not_exist_as_cited: str
    safe_wording: str
    sources: Keys


@dataclass(frozen=True)
class Inconsistency:
    """A place where the source article contradicts itself."""

    key: str
    topic: str
    what_the_article_says: str
    why_it_matters: str
    sources: Keys


@dataclass(frozen=True)
class ClaimTrace:
    """A claim of the source article and how far it could be followed."""

    key: str
    claim: str
    status: str
    sources: Keys


@dataclass(frozen=True)
class CommunityTheme:
    """What people write in forums. Anecdotal; never evidence of effect."""

    key: str
    theme: str
    summary: str
    kind: str
    sources: Keys
