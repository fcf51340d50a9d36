"""What matters to the person, told back beside where the facts on it stand. Nothing is added up."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from evidence.core.assessment.profile import Preferences
from evidence.presenters.law import LawLine
from evidence.presenters.option_page import OptionPage
from evidence.presenters.parts import Fact
from evidence.presenters.sourcing import NO_LINKS
from questionnaire.options.own_cost import OwnCost
from questionnaire.questions import POINTS, QUESTIONS, Text


@dataclass(frozen=True)
class Weighed:
    """One point with how much it matters, and the row of the compare table that tells of it."""

    point: Text
    how_much: Text
    row: str


MATTERS_MUCH = 4
"""From "quite a lot" on, a point stands beside every option."""

ROW_OF_POINT: Mapping[str, str] = {
    "strong_evidence": "certainty",
    "low_cost": "cost",
    "no_needles": "needles",
    "few_visits": "visits",
    "regulator_approved": "law",
    "few_side_effects": "harms",
    "keep_my_routine": "stopping",
    "quick_result": "time",
}

ROWS: Mapping[str, Text] = {
    "status": _("Where does it stand for me?"),
    "benefits": _("What is known of it?"),
    "harms": _("What may go wrong?"),
    "certainty": _("How sure is anyone?"),
    "needles": _("Are there needles?"),
    "visits": _("How many visits?"),
    "time": _("When can I judge it?"),
    "stopping": _("What if I stop?"),
    "cost": _("What does it cost?"),
    "law": _("Is it allowed?"),
}
"""The rows of the compare table: people's own questions, the same for every choice."""

ROWS_IN_FULL: Mapping[str, Text] = {
    "what": _("What is it?"),
    "done": _("How is it done?"),
    "studies": _("What was studied?"),
    "each-benefit": _("What may get better, one by one?"),
    "each-harm": _("What may go wrong, one by one?"),
    "whole-cost": _("What does it cost over the years?"),
    "whole-law": _("What does the law say?"),
    "sources": _("Where does this come from?"),
}
"""The rows behind them, for whoever wants all of it side by side."""


def weighed(preferences: Preferences) -> tuple[Weighed, ...]:
    """Each point that was weighed, the most important first, else in the order of the questions."""
    labels = QUESTIONS["importance"].labels
    ordered = sorted(preferences.importance, key=lambda pair: -pair[1])
    return tuple(
        Weighed(labels[code], POINTS[point], ROW_OF_POINT[code]) for code, point in ordered
    )


def points_beside(
    preferences: Preferences, page: OptionPage, cost: OwnCost, law: tuple[LawLine, ...]
) -> tuple[Fact, ...]:
    """What matters much to the person, beside what is known of it for one option."""
    chosen = [code for code, point in preferences.importance if point >= MATTERS_MUCH]
    if not chosen:
        return ()
    labels = QUESTIONS["importance"].labels
    told = {
        "strong_evidence": page.certainty_word,
        "low_cost": cost.price.amount if cost.price.spans else cost.price.note,
        "no_needles": page.needles,
        "few_visits": page.visits,
        "regulator_approved": f"{law[0].country}: {law[0].word}"
        if law
        else page.option.approved_status,
        "few_side_effects": page.harms.named,
        "keep_my_routine": _("Ask before you change what you use now."),
        "quick_result": page.option.time_to_judge,
    }
    sources = {"low_cost": cost.price.sources, "quick_result": page.sources}
    return tuple(
        Fact(str(labels[code]), str(told[code]), sources.get(code, NO_LINKS)) for code in chosen
    )
