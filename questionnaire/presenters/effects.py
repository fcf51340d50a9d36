"""Benefits and harms of an option, in one shape for both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Finding
from evidence.core.edition.vocabulary import Certainty, Direction, Outcome
from evidence.core.wording.numbers import (
    NO_COMPARISON_GROUP,
    Risk,
    difference,
    has_comparison_group,
    measured,
    risk,
    weeks_words,
)
from evidence.core.wording.sentences import CERTAINTY_WORDS, OUTCOME_WORDS, grade_sentence
from questionnaire.presenters.sources import Links, source_links
from questionnaire.questions import Text
from questionnaire.rendering.per_edition import once_per_edition

BETTER: Mapping[Outcome, Text] = {
    Outcome.HAIR_COUNT: gettext_lazy("More hair"),
    Outcome.HAIR_THICKNESS: gettext_lazy("Thicker hairs"),
    Outcome.SEEN_CHANGE: gettext_lazy("Change that people can see"),
}
WORSE: Mapping[Outcome, Text] = {
    Outcome.HAIR_COUNT: gettext_lazy("Less hair"),
    Outcome.HAIR_THICKNESS: gettext_lazy("Thinner hairs"),
    Outcome.AFTER_STOPPING: gettext_lazy("Gains that fade after stopping"),
}
"""Outcomes that can go either way, named for the side they are told on."""


@dataclass(frozen=True)
class Picture:
    """One group of people, as a number in words and as a hundred small people."""

    title: str
    risk: Risk


@dataclass(frozen=True)
class Effect:
    """One finding, as pages tell it. A benefit and a harm differ in nothing but the outcome."""

    key: str
    title: str
    name: str
    """The outcome in a list of what may get better or go wrong."""
    sentence: str
    """The GRADE frame: no surer than the certainty."""
    text: str
    certainty: Certainty
    certainty_word: str
    nobody_looked: bool
    may_help: bool
    """Whether it points to something getting better, or nobody can tell."""
    pictures: tuple[Picture, ...]
    """With it and without it; empty where people were not counted in two groups."""
    difference: str
    treated: str
    control: str
    """What happened without it, or the words that nobody was compared. Empty: nothing measured."""
    compared: bool
    """Whether it was measured against a comparison group."""
    detail: str
    """Who was studied, and for how long."""
    downgrades: tuple[str, ...]
    sources: Links


@dataclass(frozen=True)
class Effects:
    """Both sides of one option."""

    benefits: tuple[Effect, ...]
    harms: tuple[Effect, ...]
    mixed_times: bool
    """Whether the numbers were taken after different times."""

    @property
    def better(self) -> str:
        """What may get better, named alone."""
        return _named([effect for effect in self.benefits if effect.may_help], self.benefits)

    @property
    def worse(self) -> str:
        """What may go wrong, named alone."""
        return _named(self.harms, self.harms)


@once_per_edition
def effects_by_option(catalogue: Catalogue) -> Mapping[str, Effects]:
    """What each option may do, for better and for worse, in the order of the outcomes."""
    return {option.key: _effects(option.key, catalogue) for option in catalogue.options}


def leading(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """One finding for each outcome: the surest; among equals one with a comparison group.

    How large an effect is has no say in it, so neither side can be made to look better.
    """
    surest = list(Certainty)
    found: dict[str, Effect] = {}
    for effect in sorted(effects, key=lambda one: (surest.index(one.certainty), not one.compared)):
        found.setdefault(effect.title, effect)
    return tuple(effect for effect in effects if found[effect.title] is effect)


def _named(told: Iterable[Effect], every: tuple[Effect, ...]) -> str:
    """Outcomes by name; where nobody looked at all, that is what stands there."""
    titles = dict.fromkeys(effect.name for effect in told if not effect.nobody_looked)
    if titles:
        return ". ".join(titles) + "."
    if any(not effect.nobody_looked for effect in every):
        return _("Little or nothing, as far as studies show.")
    return _("Nobody has studied this in people.")


def _effects(option: str, catalogue: Catalogue) -> Effects:
    order = list(Outcome)
    found = [finding for finding in catalogue.findings if finding.option == option]
    found.sort(key=lambda finding: order.index(finding.outcome))
    times = {finding.weeks for finding in found if finding.weeks and _has_number(finding)}
    benefits = (effect_of(one, catalogue) for one in found if not one.tells_of_harm)
    harms = (effect_of(one, catalogue) for one in found if one.tells_of_harm)
    return Effects(tuple(benefits), tuple(harms), len(times) > 1)


def effect_of(finding: Finding, catalogue: Catalogue) -> Effect:
    """One finding in words, with its numbers beside their comparison."""
    change = measured(finding, _)
    study = catalogue.study.get(finding.study or "")
    pictures = _pictures(finding)
    alone = finding.treated is not None and finding.control is None
    control = change.control if change else ""
    if alone and study is not None and not has_comparison_group(study):
        control = _(NO_COMPARISON_GROUP)
    return Effect(
        key=finding.key,
        title=_(OUTCOME_WORDS[finding.outcome]),
        name=str(
            (WORSE if finding.tells_of_harm else BETTER).get(
                finding.outcome, _(OUTCOME_WORDS[finding.outcome])
            )
        ),
        sentence=grade_sentence(finding, _),
        text=finding.text,
        certainty=finding.certainty,
        certainty_word=_(CERTAINTY_WORDS[finding.certainty]),
        nobody_looked=finding.certainty is Certainty.NO_EVIDENCE,
        may_help=finding.direction in (Direction.BETTER, Direction.UNCLEAR),
        pictures=pictures,
        difference=_difference(finding),
        treated=change.treated if change else "",
        control=control,
        compared=bool(finding.control or finding.change_control),
        detail=_detail(finding),
        downgrades=tuple(downgrade.reason for downgrade in finding.downgrades),
        sources=source_links(finding.sources, catalogue),
    )


def _pictures(finding: Finding) -> tuple[Picture, ...]:
    groups = ((_("With it"), finding.treated), (_("Without it"), finding.control))
    return tuple(Picture(title, risk(count, _)) for title, count in groups if count)


def _difference(finding: Finding) -> str:
    if finding.treated is None or finding.control is None:
        return ""
    return difference(finding.treated, finding.control, _)


def _detail(finding: Finding) -> str:
    told = [finding.who, weeks_words(finding.weeks, _)]
    return ", ".join(part for part in told if part)


def _has_number(finding: Finding) -> bool:
    return any((finding.treated, finding.change_treated, finding.value))
