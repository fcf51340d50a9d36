"""How many of the people who were studied are like one person. What was not reported is never zero."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from evidence.core.assessment.profile import Profile
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.items import NONE, OPEN_CODES
from evidence.core.edition.library import Study


class Trait(StrEnum):
    """What people are compared by."""

    SEX = "sex"
    AGE = "age_band"
    DIAGNOSIS = "diagnosis"
    TREATMENT = "regimen"


class Likeness(StrEnum):
    """How one person who was studied stands to the person who asks."""

    SAME = "same"
    OTHER = "other"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True)
class Shared:
    """People studied, by whether they share one trait; the three add up to everybody."""

    trait: Trait
    answer: str
    """The person's own code."""
    same: int
    other: int
    not_reported: int


@dataclass(frozen=True)
class PeopleLikeMe:
    """Everybody counted behind one option, split by each trait the person told of."""

    people: int
    studies: int
    studies_without_number: int
    """Studies that do not say how many people took part."""
    shared: tuple[Shared, ...]
    untold: tuple[Trait, ...]
    """Traits the person left open: nothing can be compared."""
    guessed: tuple[Trait, ...] = ()
    """Traits the person has only a guess of: a guess is like nobody."""


Split = dict[Likeness, int]

GUESS = "pattern_self"
"""The person thinks that it is pattern hair loss, and nobody has confirmed it."""

AGES: dict[str, tuple[int, int]] = {
    "18_24": (18, 24),
    "25_34": (25, 34),
    "35_49": (35, 49),
    "50_64": (50, 64),
    "65_plus": (65, 120),
}

# Words that must all stand in the description of what everybody in a study also got.
TREATMENT_WORDS: dict[str, tuple[str, ...]] = {
    "topical_minoxidil": ("topical", "minoxidil"),
    "oral_minoxidil": ("oral minoxidil",),
    "finasteride": ("finasteride",),
    "dutasteride": ("dutasteride",),
    "spironolactone": ("spironolactone",),
    "prp": ("platelet",),
    "microneedling": ("microneedling",),
    "low_level_light": ("low-level light",),
}


def people_like_me(option: Option, profile: Profile, catalogue: Catalogue) -> PeopleLikeMe:
    """The people behind one option beside one person."""
    studies = [catalogue.study[key] for key in option.studies if key in catalogue.study]
    counted = [study for study in studies if study.people is not None]
    shared, untold, guessed = [], [], []
    for trait, answers in _answers(profile):
        if trait is Trait.DIAGNOSIS and answers == (GUESS,):
            guessed.append(trait)
            continue
        if not answers:
            untold.append(trait)
        shared += [_shared(trait, answer, counted) for answer in answers]
    return PeopleLikeMe(
        people=sum(study.people or 0 for study in counted),
        studies=len(studies),
        studies_without_number=len(studies) - len(counted),
        shared=tuple(shared),
        untold=tuple(untold),
        guessed=tuple(guessed),
    )


def _answers(profile: Profile) -> Iterable[tuple[Trait, tuple[str, ...]]]:
    for trait in Trait:
        answer = getattr(profile, trait.value)
        codes = answer if isinstance(answer, tuple) else (answer,)
        known = [code for code in codes if code is not None and code not in OPEN_CODES]
        if trait is Trait.AGE:
            known = [code for code in known if code in AGES]
        elif trait is Trait.TREATMENT:
            known = [code for code in known if code in TREATMENT_WORDS or code == NONE]
        yield trait, tuple(known)


def _shared(trait: Trait, answer: str, studies: Iterable[Study]) -> Shared:
    split = _SPLITS[trait]
    totals = dict.fromkeys(Likeness, 0)
    for study in studies:
        for likeness, people in split(study, answer).items():
            totals[likeness] += people
    return Shared(
        trait,
        answer,
        totals[Likeness.SAME],
        totals[Likeness.OTHER],
        totals[Likeness.NOT_REPORTED],
    )


def _by_sex(study: Study, answer: str) -> Split:
    people = study.people or 0
    same, other = (study.women, study.men) if answer == "female" else (study.men, study.women)
    # Men and women may be counted among those enrolled, people among those analysed.
    alike = min(same or 0, people)
    unlike = min(other or 0, people - alike)
    return {
        Likeness.SAME: alike,
        Likeness.OTHER: unlike,
        Likeness.NOT_REPORTED: people - alike - unlike,
    }


def _by_age(study: Study, answer: str) -> Split:
    """Studies give a range, not ages: only a range wholly inside or outside the group tells."""
    if study.age_from is None or study.age_to is None:
        return _all(study, Likeness.NOT_REPORTED)
    youngest, oldest = AGES[answer]
    if youngest <= study.age_from and study.age_to <= oldest:
        return _all(study, Likeness.SAME)
    if study.age_to < youngest or oldest < study.age_from:
        return _all(study, Likeness.OTHER)
    return _all(study, Likeness.NOT_REPORTED)


def _by_diagnosis(study: Study, answer: str) -> Split:
    if study.pattern_hair_loss is None:
        return _all(study, Likeness.NOT_REPORTED)
    if answer == "other_confirmed":
        # Another cause than pattern hair loss need not be this person's cause.
        return _all(study, Likeness.OTHER if study.pattern_hair_loss else Likeness.NOT_REPORTED)
    return _all(study, Likeness.SAME if study.pattern_hair_loss else Likeness.OTHER)


def _by_treatment(study: Study, answer: str) -> Split:
    """What everybody got besides is told; what each person went on using mostly is not."""
    told = (study.co_treatment or "").lower()
    if answer == NONE:
        return _all(study, Likeness.OTHER if told else Likeness.NOT_REPORTED)
    if told and all(word in told for word in TREATMENT_WORDS[answer]):
        return _all(study, Likeness.SAME)
    return _all(study, Likeness.NOT_REPORTED)


def _all(study: Study, likeness: Likeness) -> Split:
    return {likeness: study.people or 0}


_SPLITS: dict[Trait, Callable[[Study, str], Split]] = {
    Trait.SEX: _by_sex,
    Trait.AGE: _by_age,
    Trait.DIAGNOSIS: _by_diagnosis,
    Trait.TREATMENT: _by_treatment,
}
