"""Benefits and harms in the one shape of the component `outcome`."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Finding
from evidence.core.wording.numbers import difference, measured, risk, weeks_words
from evidence.core.wording.sentences import grade_sentence
from evidence.presenters.sourcing import SourceLink, source_links
from evidence.presenters.words import DOWNGRADE, certainty_word, outcome_word


@dataclass(frozen=True)
class Told:
    """One finding as the page tells it."""

    key: str
    title: str
    text: str
    sure: str
    """The sentence that follows from direction, size and certainty."""
    certainty: str
    certainty_word: str
    out_of_100: int | None
    picture_text: str
    compared: str
    detail: str
    reasons: tuple[str, ...]
    """Why the certainty is not higher."""
    sources: tuple[SourceLink, ...]


def told(catalogue: Catalogue, findings: Iterable[Finding]) -> tuple[Told, ...]:
    """The findings in the edition's order."""
    return tuple(_told(catalogue, finding) for finding in findings)


def _told(catalogue: Catalogue, finding: Finding) -> Told:
    counted = risk(finding.treated, gettext) if finding.treated else None
    return Told(
        key=finding.key,
        title=outcome_word(finding.outcome),
        text=finding.text,
        sure=grade_sentence(finding, gettext),
        certainty=finding.certainty.value,
        certainty_word=certainty_word(finding.certainty),
        out_of_100=counted.out_of_100 if counted else None,
        picture_text=counted.text if counted else "",
        compared=_compared(finding),
        detail=_detail(finding),
        reasons=tuple(
            f"{DOWNGRADE.get(lowered.domain, lowered.domain)}: {lowered.reason}"
            for lowered in finding.downgrades
        ),
        sources=source_links(catalogue, finding.sources),
    )


def _compared(finding: Finding) -> str:
    if finding.treated and finding.control:
        without = risk(finding.control, gettext).text
        return " ".join(
            (
                gettext("Without it: {text}").format(text=without),
                difference(finding.treated, finding.control, gettext),
            )
        )
    change = measured(finding, gettext)
    if change is None:
        return ""
    if not change.has_control:
        return f"{gettext('With it: {change}.').format(change=change.treated)} {change.control}"
    return gettext("With it: {change}. In the comparison group: {control}.").format(
        change=change.treated, control=change.control
    )


def _detail(finding: Finding) -> str:
    said = [finding.who or ""]
    if finding.weeks is not None:
        said.append(gettext("followed for {span}").format(span=weeks_words(finding.weeks, gettext)))
    if finding.computed:
        said.append(gettext("worked out by us from the source"))
    words = ", ".join(part for part in said if part)
    return f"{words[:1].upper()}{words[1:]}." if words else ""
