"""What is asked: the items, their codes and when each is asked.

Keys and codes are a public contract: form field, Profile attribute, rule line, FHIR linkId
and answers file all use them. The words shown to people live in the questionnaire.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evidence.core.edition.vocabulary import ChangeKind

NONE = "none"
OPEN_CODES = frozenset({"not_sure", "prefer_not_to_say"})
"""Codes that are given but leave the item unanswered for the rules."""


class Kind(StrEnum):
    """The shape of an answer."""

    CHOICE = "choice"
    CHOICES = "choices"
    COUNTRY = "country"
    MONEY = "money"
    SCALES = "scales"


Answers = Mapping[str, object]


def _always(answers: Answers) -> bool:
    return True


def _not_male(answers: Answers) -> bool:
    return answers.get("sex") != "male"


def _uses_something(answers: Answers) -> bool:
    regimen = answers.get("regimen")
    if not isinstance(regimen, (tuple, list)):
        return False
    return not {NONE, "prefer_not_to_say"}.issuperset(regimen)


def _has_an_offer(answers: Answers) -> bool:
    return answers.get("offer_method") not in (None, NONE)


@dataclass(frozen=True)
class Item:
    """One question under its stable key, with its codes in the questionnaire's order."""

    key: str
    kind: Kind
    codes: tuple[str, ...] = ()
    preference: bool = False
    change: ChangeKind | None = None
    """Whose business another answer would be; None: nobody is told what another answer would do."""
    facts: frozenset[str] = frozenset()
    """Codes that are facts of a life, whatever the rest of the item is."""
    asked_when: Callable[[Answers], bool] = _always
    """Whether it is asked of somebody who gave these answers."""

    @property
    def exclusive(self) -> frozenset[str]:
        """Codes that cannot stand beside another in a list."""
        return frozenset({NONE, *OPEN_CODES} & set(self.codes))


def _choice(key: str, codes: str, **rest: Any) -> Item:
    return Item(key, Kind.CHOICE, tuple(codes.split()), **rest)


def _choices(key: str, codes: str, **rest: Any) -> Item:
    return Item(key, Kind.CHOICES, tuple(codes.split()), **rest)


METHODS = (
    "topical_alone topical_microneedling intradermal_injection"
    " injection_plus_prp hybrid_with_drugs compounded_topical"
)

ITEMS: tuple[Item, ...] = (
    _choice(
        "age_band",
        "under_18 18_24 25_34 35_49 50_64 65_plus prefer_not_to_say",
        change=ChangeKind.FIXED,
    ),
    _choice("sex", "female male prefer_not_to_say"),
    Item("country", Kind.COUNTRY, ("prefer_not_to_say",)),
    Item("treatment_country", Kind.COUNTRY),
    _choices(
        "warning_signs",
        "sudden_loss patches scarring_or_shiny_skin pain_burning_or_strong_itch scaling_or_pus"
        " feeling_unwell after_birth_illness_or_shock eyebrow_or_hairline_band"
        " new_medicine_or_period_change great_distress lumps_or_sores_after_injection"
        " none prefer_not_to_say",
        change=ChangeKind.ASK_CLINICIAN,
    ),
    _choice(
        "diagnosis",
        "pattern_confirmed pattern_self other_confirmed not_sure",
        change=ChangeKind.ASK_CLINICIAN,
    ),
    _choice(
        "pregnancy",
        "pregnant breastfeeding trying none prefer_not_to_say",
        change=ChangeKind.FIXED,
        asked_when=_not_male,
    ),
    _choices(
        "conditions",
        "scalp_infection_or_inflammation blood_thinner bleeding_disorder weakened_immunity"
        " cancer_now_or_past scalp_radiotherapy_or_recent_chemo keloid_scarring"
        " autoimmune_disease allergies isotretinoin heart_or_blood_pressure low_mood"
        " diabetes_poorly_controlled recent_scalp_surgery none prefer_not_to_say",
        change=ChangeKind.ASK_CLINICIAN,
        facts=frozenset({"cancer_now_or_past"}),
    ),
    _choices(
        "regimen",
        "topical_minoxidil oral_minoxidil finasteride dutasteride spironolactone prp"
        " microneedling low_level_light exosomes supplements other none prefer_not_to_say",
    ),
    _choice(
        "regimen_duration",
        "under_3_months 3_to_12_months over_12_months not_sure",
        change=ChangeKind.ASK_CLINICIAN,
        asked_when=_uses_something,
    ),
    _choice(
        "needle_tolerance",
        "nothing_that_breaks_skin microneedling_only injections_if_numbed injections not_sure",
    ),
    _choice("blood_draw", "yes no not_sure"),
    Item("budget", Kind.MONEY),
    _choice("visits_per_year", "none 1_to_3 4_to_6 7_or_more not_sure"),
    _choice("offer_method", f"none {METHODS} other not_sure"),
    _choice("offer_source", "human animal plant not_sure", asked_when=_has_an_offer),
    _choice("offer_label", "external_use_only injection not_sure", asked_when=_has_an_offer),
    Item("offer_price", Kind.MONEY, asked_when=_has_an_offer),
    _choices(
        "offer_claims",
        "percent_more_hair approved_by_regulator no_side_effects permanent_result"
        " works_for_all_hair_loss clinically_proven natural_so_safe contains_stem_cells"
        " better_than_minoxidil price_ends_today none not_sure",
        asked_when=_has_an_offer,
    ),
    Item(
        "importance",
        Kind.SCALES,
        tuple(
            "strong_evidence low_cost no_needles few_visits regulator_approved"
            " few_side_effects keep_my_routine quick_result".split()
        ),
        preference=True,
    ),
    _choice("trial_interest", "yes maybe no", preference=True),
)

ITEM: Mapping[str, Item] = {item.key: item for item in ITEMS}
PLACE: Mapping[str, int] = {item.key: place for place, item in enumerate(ITEMS)}


def is_asked(key: str, answers: Answers) -> bool:
    """Whether the item is asked of somebody who gave these answers.

    An answer left over from an item that is no longer asked counts for nothing.
    """
    return ITEM[key].asked_when(answers)
