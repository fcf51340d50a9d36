"""One option for one person: what is theirs, on top of the page that everybody reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from evidence.core.assessment.assess import assess
from evidence.core.assessment.summary import OptionSummary, Reason
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import ReasonKind, Status
from evidence.presenters.law import LawLine
from evidence.presenters.option_page import OptionPage, option_page
from evidence.presenters.parts import Fact
from evidence.presenters.sourcing import Links, short_links
from questionnaire.asking.navigation import question_address
from questionnaire.options.likeness import LikenessTold, likeness_told
from questionnaire.options.matters import points_beside
from questionnaire.options.own_cost import OwnCost, own_cost
from questionnaire.options.own_law import law_lines
from questionnaire.options.reasons import (
    ChangesTold,
    ReasonTold,
    changes_told,
    limits_told,
    reasons_told,
)
from questionnaire.options.words import STATUS
from questionnaire.questions import QUESTIONS, Text
from questionnaire.questions.steps import STEP_OF
from questionnaire.visit.visit import Visit


@dataclass(frozen=True)
class Caution:
    """What an open answer could mean, in the edition's words, with what it rests on."""

    text: str
    sources: Links


@dataclass(frozen=True)
class OpenAnswer:
    """A safety question that is open, and what hangs on it for this option.

    Like `OpenAnswer("Your health", 7, "/questions/health/?next=summary", (Caution(...), ...))`.
    """

    question: Text
    waiting: int
    """How many cautions wait for the answer."""
    url: str
    cautions: tuple[Caution, ...]
    """Each is told once."""


@dataclass(frozen=True)
class OwnPart:
    """Where an option stands for one person, and why.

    Like `OwnPart(Status.CHECK_FIRST, "Check first", "", "", (ReasonTold("The law", ...),), ...)`.
    """

    status: Status
    status_word: Text
    past_limits: str
    """Limits that it goes past, beside the status; empty where it passes none."""
    already_using: str
    """What to mind, where the person uses it already; empty where they do not."""
    reasons: tuple[ReasonTold, ...]
    """What holds it back: a limit stands beside the status, law and open answers in their own fields."""
    open_answers: tuple[OpenAnswer, ...]
    changes: tuple[ChangesTold, ...]
    law: tuple[LawLine, ...]
    cost: OwnCost
    matters: tuple[Fact, ...]
    """What the person said matters most, beside the facts on it."""
    likeness: LikenessTold


def own_option(
    key: str, visit: Visit, catalogue: Catalogue, today: date
) -> tuple[OptionPage, OwnPart] | None:
    """The page of an option and a person's own part of it; None where their summary has no such option."""
    profile, preferences = visit.persona()
    found = next((one for one in assess(profile, catalogue).options if one.key == key), None)
    if found is None:
        return None
    page = option_page(catalogue, catalogue.option[key], found.cost.currency)
    law = law_lines(key, found.regulation, profile, catalogue, today)
    cost = own_cost(key, found.cost, profile.budget, catalogue)
    return page, OwnPart(
        status=found.status,
        status_word=STATUS[found.status],
        past_limits=limits_told(found.past_limits),
        already_using=catalogue.wording["already_using"] if found.already_using else "",
        reasons=reasons_told(_told_here(found, law), catalogue),
        open_answers=_open_answers(found.reasons, catalogue),
        changes=changes_told(found.would_change, visit.answers, catalogue),
        law=law,
        cost=cost,
        matters=points_beside(preferences, page, cost, law),
        likeness=likeness_told(key, profile, catalogue),
    )


def _told_here(found: OptionSummary, law: Iterable[LawLine]) -> tuple[Reason, ...]:
    """The reasons that nothing else on the page tells, what closes the option first: each is told once."""
    told = {line.text for line in law}
    here = (
        reason
        for reason in found.reasons
        if not (_is_open(reason) or reason.kind is ReasonKind.WISH or reason.text in told)
    )
    return tuple(sorted(here, key=lambda reason: _GRAVEST_FIRST.index(reason.kind)))


_GRAVEST_FIRST = (*ReasonKind,)


def _open_answers(reasons: Iterable[Reason], catalogue: Catalogue) -> tuple[OpenAnswer, ...]:
    """Cautions that wait for an answer, by the question; the person may answer it or leave it."""
    waiting: dict[str, list[Caution]] = {}
    for reason in reasons:
        if _is_open(reason):
            caution = Caution(reason.text, short_links(catalogue, reason.sources))
            waiting.setdefault(reason.because[0].item, []).append(caution)
    return tuple(
        OpenAnswer(
            QUESTIONS[item].label,
            len(cautions),
            question_address(STEP_OF[item], "summary"),
            tuple({caution.text: caution for caution in cautions}.values()),
        )
        for item, cautions in waiting.items()
    )


def _is_open(reason: Reason) -> bool:
    return reason.kind is ReasonKind.UNKNOWN and reason.rule is not None
