"""Which clinic questions one person takes along, and why each."""

from collections.abc import Iterable
from itertools import takewhile

from evidence.core.assessment.profile import Profile
from evidence.core.assessment.summary import Asked
from evidence.core.assessment.three_valued import Facts, all_hold
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import ClinicQuestion
from evidence.core.edition.items import OPEN_CODES
from evidence.core.edition.rules import AskFirst, QuestionTrigger
from evidence.core.edition.vocabulary import AskKind

USUAL_LENGTH = 12
"""A sheet holds about this many; more only when the answers call for more."""

ASK_FIRST = tuple(
    AskFirst(kind, tuple(questions.split()))
    for kind, questions in (
        (AskKind.YOU, "Q37 Q38 Q34 Q40 Q09 Q02 Q35"),
        (AskKind.PRODUCT, "Q12 Q13 Q15 Q14 Q05 Q28 Q25 Q27 Q04 Q11"),
        (AskKind.PROOF, "Q18 Q17 Q19 Q21 Q33 Q29 Q20 Q16"),
    )
)
"""The questions to ask first, by kind and the most telling first: the release's own."""


def questions_for(
    profile: Profile, facts: Facts, open_methods: Iterable[str], catalogue: Catalogue
) -> tuple[Asked, ...]:
    """The questions that the answers bring up, filled up to the usual length, in the edition's order.

    `open_methods` are the exosome methods this person might still be offered; an offer they
    already have counts before these.
    """
    because = called_for(profile, facts, catalogue)
    required = frozenset(because)
    kept_back = _before_the_first(required) | catalogue.questions_of_other_places
    fill = catalogue.wording["fill_question_because"]
    offered = profile.offer_method
    methods = {offered} if offered in catalogue.option else set(open_methods)
    for question in _most_useful_first(methods, catalogue):
        if len(because) >= USUAL_LENGTH:
            break
        if question.key not in kept_back:
            because.setdefault(question.key, fill)
    return tuple(
        Asked(
            question.key,
            question.topic,
            question.question,
            question.why_it_matters,
            because[question.key],
            question.key in required,
        )
        for question in catalogue.clinic_questions
        if question.key in because
    )


def asked_first(keys: Iterable[str]) -> tuple[str, ...]:
    """Of each list the first question that is among these: you, product, proof."""
    asked = frozenset(keys)
    found = (next((key for key in one.questions if key in asked), None) for one in ASK_FIRST)
    return tuple(key for key in found if key is not None)


def _before_the_first(required: frozenset[str]) -> frozenset[str]:
    """Questions that would be asked first though the answers do not bring them up."""
    return frozenset(
        key
        for one in ASK_FIRST
        if not required.isdisjoint(one.questions)
        for key in takewhile(lambda key: key not in required, one.questions)
    )


def called_for(profile: Profile, facts: Facts, catalogue: Catalogue) -> dict[str, str]:
    """The questions these answers must bring up, each with the first reason for it."""
    because: dict[str, str] = {}
    for trigger in catalogue.question_triggers:
        if _fires(trigger, profile, facts):
            for key in trigger.ask:
                because.setdefault(key, trigger.because)
    return because


def _fires(trigger: QuestionTrigger, profile: Profile, facts: Facts) -> bool:
    if trigger.treatment_country:
        return profile.place_of_treatment in trigger.treatment_country
    if trigger.treatment_abroad:
        home, abroad = profile.country, profile.treatment_country
        return abroad is not None and home not in (None, abroad, *OPEN_CODES)
    return all_hold(trigger.when, facts)


def _most_useful_first(methods: set[str], catalogue: Catalogue) -> list[ClinicQuestion]:
    """Questions about the very methods in play first, then general ones, a new topic before a second of one."""
    about_these, general = [], []
    for one in catalogue.questions_in_turn:
        if not methods.isdisjoint(one.methods):
            about_these.append(one)
        elif "all" in one.methods:
            general.append(one)
    return about_these + general
