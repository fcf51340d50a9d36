"""What helps a person act: the law, the gaps, the clinic questions, whom to turn to."""

from dataclasses import dataclass

from evidence.core.edition.library import Keys
from evidence.core.edition.serialisation import later
from evidence.core.edition.vocabulary import Certainty, ExosomeSource, LegalStatus


@dataclass(frozen=True)
class LegalPosition:
    """What the law of a country (or EU) says of one method and one source of exosomes."""

    country: str
    option: str
    exosome_source: ExosomeSource
    status: LegalStatus
    text: str
    quote: str
    as_of: str | None
    """Date of the newest statement it rests on, as precise as the page showed."""
    checked_on: str
    expires_on: str
    sources: Keys


@dataclass(frozen=True)
class LegalEntry:
    """One dated statement of a jurisdiction."""

    date: str | None
    type: str
    fact: str
    applies_to: Keys | None
    sources: Keys


@dataclass(frozen=True)
class Jurisdiction:
    """A country or union and what was read about its law."""

    key: str
    name: str
    position_in_one_line: str
    topical_cosmetic_use: str | None
    injection_or_needled_use: str | None
    what_it_means_for_a_patient: str
    confidence: str
    not_verified: str | None
    entries: tuple[LegalEntry, ...]

    @property
    def country(self) -> str:
        """The country code that positions of the law use; a union keeps its own key."""
        return _COUNTRY.get(self.key, self.key)


_COUNTRY = {"UK": "GB"}
"""Jurisdictions are named as people say them."""


@dataclass(frozen=True)
class GapType:
    """A kind of thing nobody knows."""

    key: str
    title: str
    plain_title: str
    why: str
    study: str


@dataclass(frozen=True)
class Gap:
    """What was found, or not, for one kind of gap and one method."""

    key: str
    gap: str
    method: str
    what_was_found: str
    status: str
    study_that_would_close_it: str
    sources: Keys


@dataclass(frozen=True)
class ClinicQuestion:
    """A question for the clinic, with what good and worrying answers sound like."""

    key: str
    topic: str
    question: str
    why_it_matters: str
    good_answer: str
    worrying_answer: str
    linked_gaps: Keys
    methods: Keys
    basis: str
    sources: Keys
    short_question: str = later("")
    """The question in few words, for the three to ask first. Empty: the whole question stands there."""
    short_good_answer: str = later("")
    """What a good answer sounds like, as a fragment of a sentence."""
    neutral_question: str = later("")
    """The question without what it tells of the person, for paper and messages.
    Empty: the question itself tells nothing."""


@dataclass(frozen=True)
class AfterTreatmentSign:
    """A warning sign after a treatment."""

    key: str
    sign: str
    action: str
    sources: Keys


@dataclass(frozen=True)
class ReportingRoute:
    """Whom to tell about a harm, by country; country "any" where none was checked."""

    country: str
    name: str
    text: str
    checked_on: str
    sources: Keys


@dataclass(frozen=True)
class Contact:
    """Whom to turn to, by country and need ("urgent" or "distress"); "any" where none was checked."""

    country: str
    need: str
    name: str
    text: str
    url: str | None
    checked_on: str
    read: str


@dataclass(frozen=True)
class GlossaryTerm:
    """A word people meet, explained."""

    key: str
    term: str
    meaning: str


@dataclass(frozen=True)
class RealQuestion:
    """A question people really ask, with an honest answer."""

    key: str
    question: str
    answer: str
    certainty: Certainty
    nobody_knows: bool
    page: str
    """Where more is told: a page of the evidence library, seen from its front; empty: nowhere."""
    sources: Keys


@dataclass(frozen=True)
class KnowledgeItem:
    """A statement to test one's own understanding; nothing is stored."""

    key: str
    statement: str
    is_true: bool
    explanation: str
    sources: Keys


@dataclass(frozen=True)
class Wording:
    """A sentence the summary needs that belongs to no other entry."""

    key: str
    text: str
