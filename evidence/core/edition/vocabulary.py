"""The words with a fixed set of values that the edition, the rules and the summary share.

Order is never the order of letters: where one value is worse or better than another,
a function here says so.
"""

from enum import StrEnum


class Status(StrEnum):
    """What safety and the law say of an option for one person. Never a recommendation.

    A limit the person set is no status: it stands beside it.
    """

    NOT_SUITABLE = "not_suitable"
    CHECK_FIRST = "check_first"
    CAN_DISCUSS = "can_discuss"

    @property
    def openness(self) -> int:
        """0 for the most closed status, 2 for the most open one."""
        return _OPENNESS[self]


_OPENNESS = {status: place for place, status in enumerate(Status)}


class Effect(StrEnum):
    """What a safety rule does to the options it names."""

    NOT_SUITABLE = "not_suitable"
    CHECK_FIRST = "check_first"
    STOP = "stop"


class ReasonKind(StrEnum):
    """What a reason rests on."""

    SAFETY = "safety"
    CAUTION = "caution"
    REGULATION = "regulation"
    UNKNOWN = "unknown"
    WISH = "wish"


class Group(StrEnum):
    """The two halves of the catalogue's options."""

    EXOSOME_METHOD = "exosome_method"
    OTHER_CHOICE = "other_choice"


class BreaksSkin(StrEnum):
    """The least invasive way in which an option is given."""

    NONE = "none"
    MICRONEEDLING = "microneedling"
    INJECTION = "injection"


class Certainty(StrEnum):
    """GRADE certainty of a body of evidence, and its absence."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    NO_EVIDENCE = "no_evidence"

    @property
    def sureness(self) -> int:
        """0 where there is no evidence, 4 for the highest."""
        return _SURENESS[self]


_SURENESS = {certainty: place for place, certainty in enumerate(reversed(Certainty))}


class Checked(StrEnum):
    """How far a curator could check a source."""

    CHECKED = "checked"
    READ_IN_PART = "read_in_part"
    NOT_LOOKED_UP = "not_looked_up"
    NOT_TRACED = "not_traced"
    WRONG_DETAILS = "wrong_details"
    CONCERN = "concern"
    RETRACTED = "retracted"


class LegalStatus(StrEnum):
    """What the law of a country says of one exosome method, as far as it was checked."""

    PROHIBITED = "prohibited"
    NOT_APPROVED = "not_approved"
    UNCLEAR = "unclear"
    ALLOWED_AS_COSMETIC = "allowed_as_cosmetic"
    APPROVED = "approved"

    @property
    def is_strict(self) -> bool:
        """Whether it forbids or withholds: then it is worth knowing past its date too."""
        return self in (LegalStatus.PROHIBITED, LegalStatus.NOT_APPROVED)


class ExosomeSource(StrEnum):
    """Where the exosomes come from; ANY where a statement does not depend on it."""

    ANY = "any"
    HUMAN = "human"
    ANIMAL = "animal"
    PLANT = "plant"


class Fit(StrEnum):
    """How a cost stands beside a budget. It never changes a status."""

    FITS = "fits"
    MAY_BE_OVER = "may_be_over"
    OVER = "over"
    CANNOT_TELL = "cannot_tell"


class ChangeKind(StrEnum):
    """Whose business a change would be."""

    ASK_CLINICIAN = "ask_clinician"
    FIXED = "fixed"
    ANSWER_IT = "answer_it"


class AskKind(StrEnum):
    """What each of the three questions to ask first is about, in their order."""

    YOU = "you"
    PRODUCT = "product"
    PROOF = "proof"


class ClaimVerdict(StrEnum):
    """What the edition can say of a claim somebody heard."""

    SUPPORTED = "supported"
    ONLY_FOR = "only_for"
    NUMBER_WITHOUT_FAIR_TEST = "number_reported_without_fair_test"
    NOT_SAME_PRODUCT_OR_ROUTE = "not_same_product_or_route"
    CANNOT_BE_CHECKED = "cannot_be_checked"
    CONTRADICTED = "contradicted"


class Side(StrEnum):
    """A benefit or a harm: both are told in the same shape."""

    BENEFIT = "benefit"
    HARM = "harm"


class Direction(StrEnum):
    """Which way a finding points, seen from the person."""

    BETTER = "better"
    WORSE = "worse"
    LITTLE_OR_NONE = "little_or_none"
    UNCLEAR = "unclear"


class Size(StrEnum):
    """How large the difference is, apart from how sure we are of it."""

    LARGE = "large"
    SMALL_BUT_IMPORTANT = "small_but_important"
    LITTLE_OR_NONE = "little_or_none"
    NOT_KNOWN = "not_known"


class Outcome(StrEnum):
    """What can happen to a person, in the order in which pages tell it."""

    HAIR_COUNT = "hair_count"
    HAIR_THICKNESS = "hair_thickness"
    SEEN_CHANGE = "seen_change"
    QUALITY_OF_LIFE = "quality_of_life"
    AFTER_STOPPING = "after_stopping"
    LOCAL_REACTION = "local_reaction"
    INFECTION = "infection"
    LUMPS_OR_SKIN_DAMAGE = "lumps_or_skin_damage"
    WHOLE_BODY_EFFECT = "whole_body_effect"
    MOOD = "mood"
    SEXUAL_EFFECT = "sexual_effect"
    UNWANTED_HAIR = "unwanted_hair"
    LONG_TERM_SAFETY = "long_term_safety"


class Urgency(StrEnum):
    """How soon a doctor should look."""

    NOW = "now"
    THIS_WEEK = "this_week"
    SOON = "soon"
    BEFORE_ANY_TREATMENT = "before_any_treatment"


class ClaimedSource(StrEnum):
    """What a product or the words on a label are said to come from. A claim, never a finding."""

    HUMAN = "human"
    HUMAN_PLATELET = "human_platelet"
    OWN_BLOOD = "own_blood"
    ANIMAL = "animal"
    PLANT = "plant"
    BACTERIA = "bacteria"
    RECOMBINANT = "recombinant"
    """Made by microbes in a factory, as a copy of a human protein."""
    SYNTHETIC = "synthetic"
    NOT_EXOSOME = "not_exosome"
    """The product is something else."""
    NOT_SAID = "not_said"
    """There is a source, but it was not stated or not read."""
    FORM_ONLY = "form_only"
    """The words tell a form or a number, no source."""
    UNKNOWN = "unknown"


UNCLASSED = frozenset({ClaimedSource.UNKNOWN, ClaimedSource.NOT_SAID})
"""What is no class: nobody may guess one for it."""


class SoldAs(StrEnum):
    """Whether something is sold as exosomes. Nobody checks the content by that."""

    CLAIMED = "claimed"
    NO = "no"
    NOT_SHOWN = "not_shown"


class VesiclesNamed(StrEnum):
    """Whether the words on a label name vesicles. No word shows that whole ones are inside."""

    YES = "yes"
    PART = "part"
    """A mix that may hold some by nature; the words do not promise them."""
    NO = "no"
    NOT_ABOUT = "not_about"


class PointKind(StrEnum):
    """What a line below a short answer is about."""

    WHAT_IT_IS = "what_it_is"
    CLINICS_SAY = "clinics_say"
    STUDIES_FOUND = "studies_found"
    TRIAL = "trial"
    HARM = "harm"
    LAW = "law"
    WHO_INJECTS = "who_injects"
    WHO_NEEDLES = "who_needles"
    LOOK_UP = "look_up"
    COMPLAINT = "complaint"
    REFUND = "refund"
    ADVERTISING = "advertising"
    REPORT_OF_HARM = "report_of_harm"
    WHAT_TO_DO = "what_to_do"
    NOT_FOUND = "not_found"
