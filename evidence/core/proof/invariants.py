"""What must hold whatever the rules say: reviewed apart from the rules, and never derived from them.

A change here needs the same care as a change of the law. Rules are edited in drafts; this list is
not. An edition that breaks one line of it for one possible person cannot be published.
"""

from collections.abc import Callable
from dataclasses import dataclass

from evidence.core.edition.catalogue import Option
from evidence.core.edition.items import ITEM, METHODS
from evidence.core.edition.rules import Line
from evidence.core.edition.vocabulary import BreaksSkin, Group, Status

WAIT = "wait"
CAMOUFLAGE = "camouflage"
ACTS_ON_NOTHING = (WAIT, CAMOUFLAGE)
"""What may stay open when nothing else may: it acts on nothing inside the body. No draft adds to it."""

LIMIT_ITEMS = frozenset({"needle_tolerance", "blood_draw", "visits_per_year"})
"""What a person may set a limit to, money aside: no rule may read it."""

NO_DATA = "safety precaution: no data"
"""What a reason without a source must say."""

_NEEDLED = frozenset(
    "topical_microneedling intradermal_injection injection_plus_prp hybrid_with_drugs"
    " prp_alone microneedling_alone transplant".split()
)

Concerns = Callable[[Option], bool]


def exosome(option: Option) -> bool:
    """An exosome method; a method that can be offered is one whatever its draft says."""
    return option.group is Group.EXOSOME_METHOD or option.key in METHODS.split()


def skin_breaking(option: Option) -> bool:
    """Given with needles; the seven known ones whatever their drafts say."""
    return option.breaks_skin is not BreaksSkin.NONE or option.key in _NEEDLED


def exosome_skin_breaking(option: Option) -> bool:
    """An exosome method given with needles."""
    return exosome(option) and skin_breaking(option)


def exosome_or_skin_breaking(option: Option) -> bool:
    """An exosome method, or anything given with needles."""
    return exosome(option) or skin_breaking(option)


def all_but_wait(option: Option) -> bool:
    """Everything a person could do."""
    return option.key != WAIT


def acting(option: Option) -> bool:
    """Everything that acts on the body: all but waiting and covering the hair."""
    return option.key not in ACTS_ON_NOTHING


def _only(*keys: str) -> Concerns:
    return lambda option: option.key in keys


@dataclass(frozen=True)
class Bound:
    """An answer under which some options are never more open than the ceiling.

    A ceiling of None: the questions end before any option.
    """

    key: str
    sentence: str
    when: tuple[Line, ...]
    concerns: Concerns
    ceiling: Status | None


def _bound(
    key: str, sentence: str, concerns: Concerns, ceiling: Status | None, **when: str
) -> Bound:
    lines = tuple(Line(item, tuple(codes.split())) for item, codes in when.items())
    return Bound(key, sentence, lines, concerns, ceiling)


_SIGNS = " ".join(
    code for code in ITEM["warning_signs"].codes if not code.startswith(("none", "prefer"))
)
_NEVER, _ASK = Status.NOT_SUITABLE, Status.CHECK_FIRST

# One line a bound, so that a reviewer reads it as a table.
# fmt: off
BOUNDS: tuple[Bound, ...] = (
    _bound("I01", "Somebody pregnant, trying for a baby or breastfeeding never finds an exosome method above not suitable.",
           exosome, _NEVER, pregnancy="pregnant trying breastfeeding"),
    _bound("I02", "Somebody under 18 sees the stop page and no option but waiting.",
           all_but_wait, None, age_band="under_18"),
    _bound("I03", "With any warning sign, exosome methods and whatever breaks the skin are not suitable.",
           exosome_or_skin_breaking, _NEVER, warning_signs=_SIGNS),
    _bound("I05", "Cancer now or past never leaves an exosome method open.",
           exosome, _NEVER, conditions="cancer_now_or_past"),
    _bound("I20", "With any warning sign nothing but waiting and covering is open without a check.",
           acting, _ASK, warning_signs=_SIGNS),
    _bound("I21", "In pregnancy, when trying or breastfeeding nothing but waiting and covering is open without a check.",
           acting, _ASK, pregnancy="pregnant trying breastfeeding"),
    _bound("I22", "Finasteride, as tablet or spray, and dutasteride are not suitable in pregnancy or when trying for a baby.",
           _only("finasteride", "topical_finasteride", "dutasteride"), _NEVER, pregnancy="pregnant trying"),
    _bound("I45", "Who is pregnant or breastfeeds never meets finasteride, as tablet or spray, or dutasteride as open.",
           _only("finasteride", "topical_finasteride", "dutasteride"), _ASK, pregnancy="pregnant breastfeeding"),
    _bound("I23", "A sore or infected scalp closes whatever breaks the skin.",
           skin_breaking, _NEVER, conditions="scalp_infection_or_inflammation"),
    _bound("I24", "A sore or infected scalp leaves nothing put on it open without a check.",
           _only("topical_alone", "compounded_topical", "topical_minoxidil", "topical_finasteride", "lllt", CAMOUFLAGE), _ASK, conditions="scalp_infection_or_inflammation"),
    _bound("I25", "A weak immune system closes exosome methods given with needles.",
           exosome_skin_breaking, _NEVER, conditions="weakened_immunity"),
    _bound("I26", "A weak immune system leaves no exosome method and no needle open without a check.",
           exosome_or_skin_breaking, _ASK, conditions="weakened_immunity"),
    _bound("I27", "Keloid scarring closes exosomes with needles, PRP and microneedling.",
           lambda option: exosome_skin_breaking(option) or option.key in ("prp_alone", "microneedling_alone"),
           _NEVER, conditions="keloid_scarring"),
    _bound("I28", "Keloid scarring leaves nothing that breaks the skin open without a check.",
           skin_breaking, _ASK, conditions="keloid_scarring"),
    _bound("I29", "Radiotherapy to the scalp or recent chemotherapy closes whatever breaks the skin.",
           skin_breaking, _NEVER, conditions="scalp_radiotherapy_or_recent_chemo"),
    _bound("I30", "After such a therapy nothing but waiting and covering is open without a check.",
           acting, _ASK, conditions="scalp_radiotherapy_or_recent_chemo"),
    _bound("I31", "A recent scalp operation closes exosomes with needles and microneedling.",
           lambda option: exosome_skin_breaking(option) or option.key == "microneedling_alone",
           _NEVER, conditions="recent_scalp_surgery"),
    _bound("I32", "After a scalp operation nothing done to the scalp is open without a check.",
           lambda option: exosome_or_skin_breaking(option) or option.key in ("topical_minoxidil", "topical_finasteride", "lllt", "registered_trial", CAMOUFLAGE),
           _ASK, conditions="recent_scalp_surgery"),
    _bound("I33", "Blood thinners, bleeding disorders, isotretinoin and poorly controlled diabetes leave no needle open without a check.",
           skin_breaking, _ASK, conditions="blood_thinner bleeding_disorder isotretinoin diabetes_poorly_controlled"),
    _bound("I34", "Cancer now or past leaves no needle, no tablet and no finasteride spray open without a check.",
           lambda option: skin_breaking(option) or option.key in ("finasteride", "topical_finasteride", "dutasteride", "oral_minoxidil"),
           _ASK, conditions="cancer_now_or_past"),
    _bound("I35", "An autoimmune disease leaves no exosome method with needles open without a check.",
           exosome_skin_breaking, _ASK, conditions="autoimmune_disease"),
    _bound("I36", "Allergies leave no exosome method open without a check.",
           exosome, _ASK, conditions="allergies"),
    _bound("I37", "Heart or blood pressure trouble leaves no form of minoxidil open without a check.",
           _only("oral_minoxidil", "topical_minoxidil", "hybrid_with_drugs"), _ASK, conditions="heart_or_blood_pressure"),
    _bound("I38", "Low mood leaves finasteride and its relatives closed until checked.",
           _only("finasteride", "topical_finasteride", "dutasteride", "hybrid_with_drugs"), _ASK, conditions="low_mood"),
    _bound("I39", "Another confirmed cause of hair loss closes exosome methods.",
           exosome, _NEVER, diagnosis="other_confirmed"),
    _bound("I40", "With another confirmed cause nothing but waiting and covering is open without a check.",
           acting, _ASK, diagnosis="other_confirmed"),
    _bound("I41", "A woman never finds finasteride, as tablet or spray, or dutasteride open without a check.",
           _only("finasteride", "topical_finasteride", "dutasteride"), _ASK, sex="female"),
    _bound("I42", "A label for outside use closes an injection that was offered.",
           _only("intradermal_injection"), _NEVER, offer_method="intradermal_injection", offer_label="external_use_only"),
    _bound("I43", "A label for outside use closes an injection with PRP that was offered.",
           _only("injection_plus_prp"), _NEVER, offer_method="injection_plus_prp", offer_label="external_use_only"),
)
# fmt: on

PROHIBITED = (
    "I06",
    "Where the law of the country of treatment forbids it, no exosome method is open.",
)
NOT_APPROVED = (
    "I44",
    "Where a method is not approved, or nobody knows, no exosome method is open without a check.",
)
NEEDLES = (
    "I04",
    "Who wants nothing that breaks the skin finds whatever breaks it past that limit.",
)
WAITING = ("I07", "Waiting is always there, always open and past no limit.")
REASONS = (
    "I08",
    f'Every status but can discuss has a reason that is no wish, with text and with a source or the words "{NO_DATA}".',
)
MONOTONE = ("I09", "Adding a risk to an answer never improves a status.")
UNANSWERED = ("I10", "A safety question left open never leaves an option open where it matters.")
MONEY = ("I11", "Budget, prices and preferences change no status.")
ORDER = ("I12", "The order of answers changes nothing.")
WHOLE = ("I13", "No set of answers gives an empty or failing page.")
FIRES = ("I14", "Every rule can hold for somebody, on every option it names.")
SWALLOWED = ("I15", "No rule is swallowed by another without being marked so.")
SIMPLE = ("I16", "The rules are simple enough to be gone through class by class.")

LIMITS = (
    "I17",
    "A limit the person set never changes a status, nor what would change it.",
)
ALL_REASONS = (
    "I18",
    "A reason of law or health is never left out because a limit is passed.",
)
BUDGET = ("I19", "The budget is past its limit exactly where the cost is over it.")
FIRST_QUESTIONS = (
    "I46",
    "Three questions are asked first: one about the person, one about the product, one about the proof.",
)

INVARIANTS = (
    NEEDLES,
    PROHIBITED,
    NOT_APPROVED,
    WAITING,
    REASONS,
    MONOTONE,
    UNANSWERED,
    MONEY,
    ORDER,
    WHOLE,
    FIRES,
    SWALLOWED,
    SIMPLE,
    LIMITS,
    ALL_REASONS,
    BUDGET,
    FIRST_QUESTIONS,
)
"""Beside the bounds: every other statement, as key and sentence."""
