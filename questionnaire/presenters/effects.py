"""Benefits and harms of an option, in one shape for both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evidence.core.catalogue import Catalogue
from evidence.core.library import Finding, Study
from evidence.core.numbers import (
    NO_COMPARISON_GROUP,
    Risk,
    difference,
    measured,
    risk,
    weeks_words,
)
from evidence.core.sentences import CERTAINTY_WORDS, OUTCOME_WORDS, grade_sentence
from evidence.core.vocabulary import Certainty, Outcome, Side
from questionnaire.presenters.per_edition import once_per_edition
from questionnaire.presenters.sources import Link, source_links


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
    sentence: str
    """The GRADE frame: no surer than the certainty."""
    text: str
    certainty: Certainty
    certainty_word: str
    nobody_looked: bool
    pictures: tuple[Picture, ...]
    """With it and without it; empty where people were not counted in two groups."""
    difference: str
    treated: str
    control: str
    """What happened without it, or the words that nobody was compared. Empty: nothing measured."""
    detail: str
    """Who was studied, and for how long."""
    downgrades: tuple[str, ...]
    sources: tuple[Link, ...]


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
        return _named(self.benefits)

    @property
    def worse(self) -> str:
        """What may go wrong, named alone."""
        return _named(self.harms)


@once_per_edition
def effects_by_option(catalogue: Catalogue) -> Mapping[str, Effects]:
    """What each option may do, for better and for worse, in the order of the outcomes."""
    return {option.key: _effects(option.key, catalogue) for option in catalogue.options}


def _named(effects: tuple[Effect, ...]) -> str:
    """Outcomes by name; where nobody looked at all, that is what stands there."""
    looked = dict.fromkeys(effect.title for effect in effects if not effect.nobody_looked)
    return ". ".join(looked) + "." if looked else _("Nobody has studied this in people.")


def _effects(option: str, catalogue: Catalogue) -> Effects:
    order = list(Outcome)
    found = [finding for finding in catalogue.findings if finding.option == option]
    found.sort(key=lambda finding: order.index(finding.outcome))
    told = {side: tuple(_told(found, side, catalogue)) for side in Side}
    times = {finding.weeks for finding in found if finding.weeks and _has_number(finding)}
    return Effects(told[Side.BENEFIT], told[Side.HARM], len(times) > 1)


def _told(found: list[Finding], side: Side, catalogue: Catalogue) -> Iterable[Effect]:
    return (effect_of(finding, catalogue) for finding in found if finding.side is side)


def effect_of(finding: Finding, catalogue: Catalogue) -> Effect:
    """One finding in words, with its numbers beside their comparison."""
    change = measured(finding, _)
    study = catalogue.study.get(finding.study or "")
    pictures = _pictures(finding)
    alone = finding.treated is not None and finding.control is None
    control = change.control if change else ""
    if alone and study is not None and not _compared(study):
        control = _(NO_COMPARISON_GROUP)
    return Effect(
        key=finding.key,
        title=_(OUTCOME_WORDS[finding.outcome]),
        sentence=grade_sentence(finding, _),
        text=finding.text,
        certainty=finding.certainty,
        certainty_word=_(CERTAINTY_WORDS[finding.certainty]),
        nobody_looked=finding.certainty is Certainty.NO_EVIDENCE,
        pictures=pictures,
        difference=_difference(finding),
        treated=change.treated if change else "",
        control=control,
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


def _compared(study: Study) -> bool:
    return bool(study.control) and not str(study.control).startswith("none")


def _has_number(finding: Finding) -> bool:
    return any((finding.treated, finding.change_treated, finding.value))
