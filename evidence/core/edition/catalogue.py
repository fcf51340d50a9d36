"""The catalogue: everything one edition says, as one frozen value."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from evidence.core.edition.article import ClaimTrace, CommunityTheme, Inconsistency, ReferenceCheck
from evidence.core.edition.evidence_count import EvidenceCount
from evidence.core.edition.guidance import (
    AfterTreatmentSign,
    ClinicQuestion,
    Contact,
    Gap,
    GapType,
    GlossaryTerm,
    Jurisdiction,
    KnowledgeItem,
    LegalPosition,
    RealQuestion,
    ReportingRoute,
    Wording,
)
from evidence.core.edition.items import PLACE
from evidence.core.edition.library import (
    Finding,
    Harm,
    Ingredient,
    Keys,
    OrderOfSize,
    RegisteredTrial,
    Review,
    Source,
    Statement,
    Study,
)
from evidence.core.edition.market import Claim, Price, PriceNotFound
from evidence.core.edition.products import LabelTerm, Product
from evidence.core.edition.rules import (
    FirstYearCost,
    LinkedUse,
    Notice,
    Precaution,
    QuestionTrigger,
    Rule,
    WarningSign,
    Wish,
)
from evidence.core.edition.serialisation import later
from evidence.core.edition.topics import Topic, TopicAnswer
from evidence.core.edition.translation import Translation
from evidence.core.edition.vocabulary import BreaksSkin, Certainty, Effect, ExosomeSource, Group


@dataclass(frozen=True)
class Option:
    """Something a person may choose, described alike for all, doing nothing included."""

    key: str
    group: Group
    name: str
    what_it_is: str
    how_it_is_done: str
    what_it_is_like: str
    breaks_skin: BreaksSkin
    blood_draw: bool
    visits: int
    """Fewest clinic visits in the first year: an editor's estimate."""
    approved_status: str
    time_to_judge: str
    reversibility: str
    women: str
    note: str
    certainty: Certainty
    certainty_reason: str
    evidence_summary: str
    best_evidence: str
    studies: Keys
    """Exosome studies in pattern hair loss: the ones that are counted."""
    other_reports: Keys
    near_relatives: Keys
    registered_trials: Keys
    studies_counted: bool
    """False where the edition cites reviews and trials without a record of each study."""
    sources: Keys
    review_due_on: str | None = None  # None: by the edition's own day
    known: str = later("")
    """What is known of it in twelve words, for a row of the summary. Empty: its certainty stands there."""
    known_women: str = later("")
    """The same for women, where other trials tell of them."""
    harm_brief: str = later("")
    """Its commonest or gravest harm in a few words, beside a number that tells of a benefit."""
    harm_line: str = later("")
    """What came after it, where on the body and how often, in two or three short sentences."""
    where_approved: str = later("")
    """Where it is approved in a few words, where that belongs into its row."""

    @property
    def study_decides(self) -> bool:
        """Whether it is joining a study: then needles, blood and visits are for the study to say."""
        return self.group is Group.OTHER_CHOICE and bool(self.registered_trials)


@dataclass(frozen=True)
class Colophon:
    """Who made the edition, when it was compiled and how it was searched."""

    compiled_on: str
    authors: str
    funding: str
    search_scope: str
    update_policy: str
    review_due_on: str
    clinician: str = ""
    """Name and role of the clinician who signed it; empty: nobody has."""


@dataclass(frozen=True)
class Catalogue:
    """One edition's content. Order is the order in which pages show it."""

    colophon: Colophon
    options: tuple[Option, ...]
    sources: tuple[Source, ...]
    rules: tuple[Rule, ...]
    wishes: tuple[Wish, ...]
    linked_uses: tuple[LinkedUse, ...]
    first_year_costs: tuple[FirstYearCost, ...]
    notices: tuple[Notice, ...]
    warning_signs: tuple[WarningSign, ...]
    precautions: tuple[Precaution, ...]
    question_triggers: tuple[QuestionTrigger, ...]
    clinic_questions: tuple[ClinicQuestion, ...]
    claims: tuple[Claim, ...]
    legal_positions: tuple[LegalPosition, ...]
    eu_members: Keys
    wordings: tuple[Wording, ...]
    jurisdictions: tuple[Jurisdiction, ...] = ()
    legal_points: tuple[Statement, ...] = ()
    studies: tuple[Study, ...] = ()
    findings: tuple[Finding, ...] = ()
    reviews: tuple[Review, ...] = ()
    registered_trials: tuple[RegisteredTrial, ...] = ()
    harms: tuple[Harm, ...] = ()
    zero_events: tuple[Statement, ...] = ()
    after_treatment_signs: tuple[AfterTreatmentSign, ...] = ()
    reporting_routes: tuple[ReportingRoute, ...] = ()
    contacts: tuple[Contact, ...] = ()
    prices: tuple[Price, ...] = ()
    prices_not_found: tuple[PriceNotFound, ...] = ()
    price_tips: tuple[Statement, ...] = ()
    ingredients: tuple[Ingredient, ...] = ()
    orders_of_size: tuple[OrderOfSize, ...] = ()
    gap_types: tuple[GapType, ...] = ()
    gaps: tuple[Gap, ...] = ()
    reference_checks: tuple[ReferenceCheck, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    claim_traces: tuple[ClaimTrace, ...] = ()
    community_themes: tuple[CommunityTheme, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()
    real_questions: tuple[RealQuestion, ...] = ()
    knowledge_items: tuple[KnowledgeItem, ...] = ()
    translations: tuple[Translation, ...] = ()
    products: tuple[Product, ...] = ()
    label_terms: tuple[LabelTerm, ...] = ()
    topics: tuple[Topic, ...] = ()
    topic_answers: tuple[TopicAnswer, ...] = ()
    coming: tuple[Statement, ...] = ()
    """Treatments under study that nobody can be given yet: their name in the first sentence."""

    @cached_property
    def option(self) -> dict[str, Option]:
        """Options by key."""
        return {option.key: option for option in self.options}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by key."""
        return {source.key: source for source in self.sources}

    @cached_property
    def study(self) -> dict[str, Study]:
        """Studies by key."""
        return {study.key: study for study in self.studies}

    @cached_property
    def topic(self) -> dict[str, Topic]:
        """Topics by key."""
        return {topic.key: topic for topic in self.topics}

    @cached_property
    def answers_by_topic(self) -> dict[str, tuple[TopicAnswer, ...]]:
        """The short answers of each topic, in the edition's order."""
        return {
            key: tuple(answer for answer in self.topic_answers if answer.topic == key)
            for key in self.topic
        }

    @cached_property
    def wording(self) -> dict[str, str]:
        """Texts of the loose sentences by key."""
        return {wording.key: wording.text for wording in self.wordings}

    @cached_property
    def rule(self) -> dict[str, Rule]:
        """Rules by key."""
        return {rule.key: rule for rule in self.rules}

    @cached_property
    def option_rules(self) -> dict[str, tuple[Rule, ...]]:
        """The rules about each option, in the edition's order."""
        return {
            key: tuple(rule for rule in self.rules if key in rule.options) for key in self.option
        }

    @cached_property
    def stop_rules(self) -> tuple[Rule, ...]:
        """The rules that end the questions before any option."""
        return tuple(rule for rule in self.rules if rule.effect is Effect.STOP)

    @cached_property
    def item_rules(self) -> dict[str, tuple[Rule, ...]]:
        """The rules that ask about each item, in the edition's order."""
        return {key: tuple(rule for rule in self.rules if key in rule.items) for key in PLACE}

    @cached_property
    def legal_position(self) -> dict[tuple[str, str], LegalPosition]:
        """Statements of law that hold for any source of exosomes, by country and option."""
        return {
            (row.country, row.option): row
            for row in self.legal_positions
            if row.exosome_source is ExosomeSource.ANY
        }

    @cached_property
    def option_costs(self) -> dict[str, tuple[FirstYearCost, ...]]:
        """First-year costs of each option, in the edition's order."""
        return {
            key: tuple(cost for cost in self.first_year_costs if cost.option == key)
            for key in self.option
        }

    @cached_property
    def option_gaps(self) -> dict[str, tuple[Gap, ...]]:
        """What nobody knows about each option."""
        return {key: tuple(gap for gap in self.gaps if gap.method == key) for key in self.option}

    @cached_property
    def gap_kinds(self) -> dict[str, Keys]:
        """The kinds of what nobody knows about each option."""
        return {key: tuple(gap.gap for gap in gaps) for key, gaps in self.option_gaps.items()}

    @cached_property
    def evidence_counts(self) -> dict[str, EvidenceCount]:
        """Exosome studies in pattern hair loss behind each option; people only where reported."""
        return {option.key: self._evidence_count(option) for option in self.options}

    def _evidence_count(self, option: Option) -> EvidenceCount:
        if not option.studies_counted:
            return EvidenceCount(None, None, None, None)
        studies = [self.study[key] for key in option.studies]
        weeks = [study.follow_up_weeks for study in studies if study.follow_up_weeks is not None]
        return EvidenceCount(
            studies=len(studies),
            randomised=sum(study.randomised is True for study in studies),
            people=sum(study.people or 0 for study in studies),
            longest_follow_up_weeks=max(weeks, default=None),
        )

    @cached_property
    def questions_in_turn(self) -> tuple[ClinicQuestion, ...]:
        """Clinic questions by turns: the first of every topic, then the second of each, and so on."""
        seen: Counter[str] = Counter()
        turns = {}
        for question in self.clinic_questions:
            turns[question.key] = seen[question.topic]
            seen[question.topic] += 1
        return tuple(sorted(self.clinic_questions, key=lambda one: turns[one.key]))

    @cached_property
    def questions_of_other_places(self) -> frozenset[str]:
        """Questions about the law of some country alone: no filling for who is treated elsewhere."""
        somewhere: set[str] = set()
        anywhere: set[str] = set()
        for one in self.question_triggers:
            (somewhere if one.treatment_country else anywhere).update(one.ask)
        return frozenset(somewhere - anywhere)

    @cached_property
    def clinic_question(self) -> dict[str, ClinicQuestion]:
        """Clinic questions by key."""
        return {question.key: question for question in self.clinic_questions}

    @cached_property
    def warning_sign(self) -> dict[str, WarningSign]:
        """Warning signs by code."""
        return {sign.key: sign for sign in self.warning_signs}

    @cached_property
    def using(self) -> dict[str, str]:
        """The option that each code of the regimen means, where it means one."""
        return {use.code: use.option for use in self.linked_uses}
