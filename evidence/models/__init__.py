"""Drafts as ordinary rows, editions as immutable ones."""

from evidence.models.base import Draft, Part, State
from evidence.models.change_sets import (
    Brought,
    ChangeSet,
    ChangeSetEntry,
    ChangeSetReading,
    Decision,
    StarterTaken,
)
from evidence.models.claims import (
    Claim,
    ClaimTrace,
    CommunityTheme,
    Inconsistency,
    ReferenceCheck,
    ReferenceSearch,
)
from evidence.models.counters import DayCount
from evidence.models.curating import Approval, AuditRow, CuratorNotice, KeptAsItIs
from evidence.models.editions import Edition, LedgerEntry, RetractionCheck, WrittenOnce
from evidence.models.gaps import ClinicQuestion, Gap, GapType, KnowledgeItem, RealQuestion
from evidence.models.imports import BatchState, ImportBatch, ImportLine, Verdict
from evidence.models.law import CountryUnion, Jurisdiction, LegalEntry, LegalPosition
from evidence.models.number_checks import NumberCheck
from evidence.models.options import Option
from evidence.models.prices import (
    FirstYearCost,
    Ingredient,
    OrderOfSize,
    Price,
    PriceNotFound,
)
from evidence.models.products import LabelTerm, Product, RegulatorAction
from evidence.models.reviews import RegisteredTrial, Review, ReviewIdentifier
from evidence.models.rules import (
    LinkedUse,
    Notice,
    NoticeException,
    NoticeLine,
    QuestionTrigger,
    Rule,
    RuleLine,
    RuleWords,
    TriggerLine,
    Wish,
    WishAllowance,
)
from evidence.models.safety import (
    AfterTreatmentSign,
    Contact,
    Harm,
    Precaution,
    ReportingRoute,
    WarningSign,
)
from evidence.models.sources import Source, SourceIdentifier
from evidence.models.studies import Finding, FindingDowngrade, Study, StudyIdentifier
from evidence.models.topics import AnswerPoint, Topic, TopicAnswer
from evidence.models.translations import Translation
from evidence.models.words import Colophon, GlossaryTerm, Statement, Wording
