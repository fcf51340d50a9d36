"""Which clinic questions one person takes along, and why each."""

from collections.abc import Iterable

from evidence.core.assessment.profile import Profile
from evidence.core.assessment.summary import Asked
from evidence.core.assessment.three_valued import Heard, all_hold
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import ClinicQuestion
from evidence.core.edition.items import OPEN_CODES
from evidence.core.edition.rules import QuestionTrigger

USUAL_LENGTH = 12
"""A sheet holds about this many; more only when the answers call for more."""


def questions_for(
    profile: Profile, heard: Heard, open_methods: Iterable[str], catalogue: Catalogue
) -> tuple[Asked, ...]:
    """The questions that the answers bring up, filled up to the usual length, in the edition's order.

    `open_methods` are the exosome methods this person might still be offered; an offer they
    already have counts before these.
    """
    because = called_for(profile, heard, catalogue)
    required = frozenset(because)
    fill = catalogue.wording["fill_question_because"]
    offered = profile.offer_method
    methods = {offered} if offered in catalogue.option else set(open_methods)
    for question in _most_useful_first(methods, catalogue):
        if len(because) >= USUAL_LENGTH:
            break
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


def called_for(profile: Profile, heard: Heard, catalogue: Catalogue) -> dict[str, str]:
    """The questions these answers must bring up, each with the first reason for it."""
    because: dict[str, str] = {}
    for trigger in catalogue.question_triggers:
        if _fires(trigger, profile, heard):
            for key in trigger.ask:
                because.setdefault(key, trigger.because)
    return because


def _fires(trigger: QuestionTrigger, profile: Profile, heard: Heard) -> bool:
    if trigger.treatment_country:
        return profile.place_of_treatment in trigger.treatment_country
    if trigger.treatment_abroad:
        home, abroad = profile.country, profile.treatment_country
        return abroad is not None and home not in (None, abroad, *OPEN_CODES)
    return all_hold(trigger.when, heard)


def _most_useful_first(methods: set[str], catalogue: Catalogue) -> list[ClinicQuestion]:
    """Questions about the very methods in play first, then general ones, a new topic before a second of one."""
    in_turn = catalogue.questions_in_turn
    about_these = [one for one in in_turn if not methods.isdisjoint(one.methods)]
    general = [one for one in in_turn if "all" in one.methods and methods.isdisjoint(one.methods)]
    return about_these + general
