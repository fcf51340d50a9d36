"""One study as a fact box: who, against what, what happened, what can be said."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Finding, Study
from evidence.core.wording.numbers import measured, per_100, risk
from evidence.presenters.parts import Fact, Link, capitalised, facts
from evidence.presenters.sourcing import Outward, SourceLink, outward, source_links
from evidence.presenters.studies import (
    NO_COMPARISON,
    is_controlled,
    study_facts,
    study_tags,
    withdrawn_words,
)
from evidence.presenters.words import certainty_word, not_stated, outcome_word


@dataclass(frozen=True)
class BoxRow:
    """One thing that was measured, with and without the treatment."""

    what: str
    treated: str
    control: str


@dataclass(frozen=True)
class FactBox:
    """Everything the page of a study says."""

    key: str
    plain_summary: str
    is_exosome: bool
    warning: str
    tags: tuple[str, ...]
    rows: tuple[BoxRow, ...]
    certainty: str
    certainty_word: str
    certainty_reason: str
    limitations: tuple[str, ...]
    facts: tuple[Fact, ...]
    reported: tuple[Fact, ...]
    outward: tuple[Outward, ...]
    options: tuple[Link, ...]
    sources: tuple[SourceLink, ...]


def fact_box(catalogue: Catalogue, study: Study) -> FactBox:
    """The fact box of one study."""
    findings = {f.outcome: f for f in catalogue.findings if f.study == study.key}
    return FactBox(
        key=study.key,
        plain_summary=study.plain_summary,
        is_exosome=study.is_exosome,
        warning=withdrawn_words(catalogue, study),
        tags=tuple(study_tags(study)),
        rows=(
            BoxRow(
                gettext("What was given"), _given(study), _control_word(study) or _control(study)
            ),
            BoxRow(gettext("People"), _people(study), _people_compared(study)),
            *(_row(study, finding) for finding in findings.values()),
            BoxRow(
                gettext("Harms"),
                capitalised(study.adverse_events or not_stated()),
                capitalised(_control_word(study) or not_stated()),
            ),
        ),
        certainty=study.certainty.value,
        certainty_word=certainty_word(study.certainty),
        certainty_reason=study.certainty_reason,
        limitations=tuple(map(capitalised, study.limitations)),
        facts=study_facts(catalogue, study),
        reported=facts(
            (_("Before"), study.baseline),
            (_("After"), study.final),
            (_("Change"), study.change_absolute),
            (_("Change, as a share"), study.change_percent),
            (_("What the authors report"), study.results_text),
        ),
        outward=outward(study.identifiers),
        options=tuple(
            Link(catalogue.option[key].name, reverse("evidence:option", args=[key]))
            for key in study.methods
            if key in catalogue.option
        ),
        sources=source_links(catalogue, study.sources),
    )


def _control_word(study: Study) -> str:
    """What stands in the control column where nobody was compared; empty where somebody was."""
    controlled = is_controlled(study)
    if controlled is None:
        return gettext("Not stated if there was one")
    return "" if controlled else str(NO_COMPARISON)


def _people(study: Study) -> str:
    if study.people is None:
        return not_stated()
    together = is_controlled(study) is True
    words = gettext("{n} in both groups together") if together else "{n}"
    return words.format(n=study.people)


def _people_compared(study: Study) -> str:
    if word := _control_word(study):
        return word
    return (
        not_stated() if study.people is None else gettext("part of the {n}").format(n=study.people)
    )


def _given(study: Study) -> str:
    return capitalised(study.product or study.exosome_source or not_stated())


def _control(study: Study) -> str:
    return capitalised(study.control or not_stated())


def _row(study: Study, finding: Finding) -> BoxRow:
    what = outcome_word(finding.outcome)
    if finding.treated:
        treated = risk(finding.treated, gettext).text
        control = (
            gettext("{n} out of 100 people").format(n=per_100(finding.control))
            if finding.control
            else _control_word(study) or not_stated()
        )
        return BoxRow(what, treated, control)
    change = measured(finding, gettext)
    if change is None:
        # Those words tell of both groups.
        return BoxRow(
            what, finding.text, _control_word(study) or gettext("See the words beside this")
        )
    control = change.control if change.has_control else _control_word(study) or not_stated()
    return BoxRow(what, change.treated, control)
