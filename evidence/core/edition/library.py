"""The evidence library as values: what was read, what was studied, what was reported.

Every entry names its sources by key; the addresses where mirrors were read stay with the curators.
`None` always means "not stated where we read it".
"""

import re
from dataclasses import dataclass

from evidence.core.edition.serialisation import later
from evidence.core.edition.vocabulary import Certainty, Checked, Direction, Outcome, Side, Size

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Identifier:
    """One canonical name of a source: scheme doi, pmid, pmcid, nct, actrn, preprint_doi or url."""

    scheme: str
    value: str


@dataclass(frozen=True)
class Source:
    """Something that was read, how far, and how far it was checked."""

    key: str
    title: str
    authors: str | None
    year: int | None
    venue: str | None
    identifiers: tuple[Identifier, ...]
    regulator_url: str | None
    """The page itself, where a regulator or registry published it and it was read there."""
    read: str
    """How much was visible: excerpt, abstract or full page."""
    kind: str
    confidence: str
    retrieved: str
    checked: Checked
    checked_note: str = ""
    last_section: str = later("")
    """The last section of a page that was read in full: what shows that it was read to its end."""

    @property
    def is_official(self) -> bool:
        """Whether those who make or keep the law wrote it; a faithful copy counts."""
        return bool(_OFFICIAL.search(self.kind))

    @property
    def is_press(self) -> bool:
        """Whether it is a report in the press."""
        return bool(_PRESS.search(self.kind))


_OFFICIAL = re.compile(
    r"\b(?:regulator|legislation|government|public (?:body|health)|ministry)\b", re.IGNORECASE
)
_PRESS = re.compile(r"\b(?:journalism|news|press|magazine)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Study:
    """One study in people, as reported where it was read."""

    key: str
    title: str
    authors: str | None
    year: int | None
    journal: str | None
    identifiers: tuple[Identifier, ...]
    category: str
    intervention_class: str
    pattern_hair_loss: bool | None
    is_exosome: bool
    methods: Keys
    design: str
    randomised: bool | None
    blinded: str | None
    control: str | None
    n_enrolled: int | None
    n_analysed: int | None
    sex: str | None
    men: int | None
    women: int | None
    population: str
    age_from: int | None
    age_to: int | None
    co_treatment: str | None
    exosome_source: str | None
    product: str | None
    route: str | None
    dose: str | None
    sessions: str | None
    spacing: str | None
    follow_up: str | None
    follow_up_weeks: int | None
    outcome_measure: str | None
    baseline: str | None
    final: str | None
    change_absolute: str | None
    change_percent: str | None
    results_text: str | None
    adverse_events: str | None
    funding_conflicts: str | None
    limitations: Keys
    certainty: Certainty
    certainty_note: str
    certainty_reason: str
    uncertain: str | None
    plain_summary: str
    sources: Keys
    review_due_on: str | None = None  # None: by the edition's own day

    @property
    def people(self) -> int | None:
        """How many were analysed, else enrolled."""
        return self.n_enrolled if self.n_analysed is None else self.n_analysed


@dataclass(frozen=True)
class Downgrade:
    """Why certainty is lower: a GRADE domain and the reason in words."""

    domain: str
    reason: str


@dataclass(frozen=True)
class Count:
    """Events among people: never a percentage without its denominator."""

    events: int
    people: int


@dataclass(frozen=True)
class Finding:
    """One benefit or harm of an option, in the same shape for both."""

    key: str
    option: str
    side: Side
    outcome: Outcome
    text: str
    """What it says in plain words."""
    reported: str
    """The finding as the dossier reported it."""
    direction: Direction
    size: Size
    certainty: Certainty
    certainty_note: str
    downgrades: tuple[Downgrade, ...]
    treated: Count | None
    control: Count | None
    change_treated: str | None
    change_control: str | None
    unit: str | None
    value: str | None
    computed: bool
    weeks: int | None
    who: str | None
    study: str | None
    sources: Keys
    review_due_on: str | None = None  # None: by the edition's own day

    @property
    def tells_of_harm(self) -> bool:
        """Whether it stands with what may go wrong: a harm, or a hoped-for outcome that got worse."""
        return self.side is Side.HARM or self.direction is Direction.WORSE


@dataclass(frozen=True)
class Review:
    """A review of studies."""

    key: str
    title: str
    authors: str | None
    year: int | None
    journal: str | None
    identifiers: tuple[Identifier, ...]
    type: str
    search_date: str | None
    databases: str | None
    included: str | None
    finding: str
    use_for_reference_check: str | None
    risk_of_bias_tool: str | None
    caution: str | None
    sources: Keys
    review_due_on: str | None = None  # None: by the edition's own day


@dataclass(frozen=True)
class RegisteredTrial:
    """A trial that was registered; results only where posted."""

    key: str
    registry_id: str | None
    title: str
    methods: Keys
    design: str | None
    comparator: str | None
    n_target: str | None
    population: str | None
    intervention: str | None
    primary_outcome: str | None
    status: str | None
    status_as_of: str | None
    start: str | None
    planned_end: str | None
    results_posted: bool | None
    sponsor_or_site: str | None
    why_it_matters: str
    uncertain: str | None
    sources: Keys


@dataclass(frozen=True)
class Harm:
    """A harm that was reported somewhere, with how far it is about scalp exosomes."""

    key: str
    harm: str
    outcome: Outcome
    setting: str
    what_was_reported: str
    plain_summary: str
    severity: str
    frequency: str
    methods: Keys
    about_scalp_exosomes: bool | None
    note: str | None
    sources: Keys


@dataclass(frozen=True)
class Ingredient:
    """One ingredient of compounded blends, with the evidence for it alone."""

    key: str
    evidence: str
    strength: str
    harms: str
    sources: Keys


@dataclass(frozen=True)
class OrderOfSize:
    """A measured difference beside the blanks; never ranked against another trial."""

    key: str
    option: str
    hairs_per_cm2_vs_control: str | None
    horizon: str
    computed: bool | None
    note: str | None
    sources: Keys


@dataclass(frozen=True)
class Statement:
    """A dated or general sentence with its sources (reading tips, points of law)."""

    key: str
    text: str
    computed: bool | None
    sources: Keys
