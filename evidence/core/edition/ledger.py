"""The withdrawal ledger applied to a catalogue: what is retracted stops counting at once.

The ledger stands above every edition, so a roll-back or a restored backup brings nothing back.
Safety texts (rules, warning signs, harms, precautions) stay: a retraction never makes the aid
less careful.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.expiry import NUMBERS_HIDDEN, without_figure, words_alone
from evidence.core.edition.library import Finding, Keys, OrderOfSize, Source, Study
from evidence.core.edition.market import Claim
from evidence.core.edition.products import LabelTerm, Product
from evidence.core.edition.topics import AnswerPoint, TopicAnswer
from evidence.core.edition.vocabulary import (
    Certainty,
    Checked,
    ClaimVerdict,
    Direction,
    PointKind,
    Size,
)


class Kind(StrEnum):
    """What a row of the ledger is about."""

    EDITION = "edition"
    SOURCE = "source"


class Nature(StrEnum):
    """What happened to it."""

    WITHDRAWN = "withdrawn"
    RETRACTED = "retracted"
    CONCERN = "concern"
    REINSTATED = "reinstated"


@dataclass(frozen=True)
class LedgerRow:
    """One row, oldest first in every list of them."""

    kind: Kind
    nature: Nature
    reason: str
    edition: int | None = None
    source: str = ""
    """The key of a source."""
    identifier: str = ""
    """scheme:value; every source that carries it is meant."""


FINDING_WITHDRAWN = "The study behind this was withdrawn. We no longer show its numbers."
STUDY_WITHDRAWN = "This study was withdrawn. We no longer show its numbers."
CLAIM_WITHDRAWN = "A study behind this was withdrawn. The claim cannot be checked any more."
ANSWER_WITHDRAWN = "A source behind this was withdrawn. We no longer show its numbers."
_STATES = {Nature.RETRACTED: Checked.RETRACTED, Nature.CONCERN: Checked.CONCERN}


def withdrawn_editions(rows: Iterable[LedgerRow]) -> dict[int, str]:
    """Numbers of the editions that must not be shown, with the reason; the last word counts."""
    withdrawn: dict[int, str] = {}
    for row in rows:
        if row.kind is Kind.EDITION and row.edition is not None:
            if row.nature is Nature.WITHDRAWN:
                withdrawn[row.edition] = row.reason
            else:
                withdrawn.pop(row.edition, None)
    return withdrawn


def with_ledger(catalogue: Catalogue, rows: Iterable[LedgerRow]) -> Catalogue:
    """The catalogue as it may be shown after these rows."""
    rows = tuple(row for row in rows if row.kind is Kind.SOURCE)
    if not rows:
        return catalogue
    sources = tuple(_source(source, rows) for source in catalogue.sources)
    retracted = frozenset(s.key for s in sources if s.checked is Checked.RETRACTED)
    studies = tuple(_study(study, retracted) for study in catalogue.studies)
    gone = frozenset(study.key for study in catalogue.studies if retracted & set(study.sources))
    return replace(
        catalogue,
        sources=sources,
        studies=studies,
        options=tuple(_option(option, gone, retracted) for option in catalogue.options),
        findings=tuple(_finding(finding, retracted, gone) for finding in catalogue.findings),
        orders_of_size=tuple(_order(order, retracted) for order in catalogue.orders_of_size),
        claims=tuple(_claim(claim, retracted) for claim in catalogue.claims),
        products=tuple(_product(product, retracted, gone) for product in catalogue.products),
        label_terms=tuple(_label_term(term, gone) for term in catalogue.label_terms),
        topic_answers=tuple(_answer(answer, retracted) for answer in catalogue.topic_answers),
    )


def _source(source: Source, rows: Iterable[LedgerRow]) -> Source:
    names = {f"{part.scheme}:{part.value}".lower() for part in source.identifiers}
    said = [row for row in rows if row.source == source.key or row.identifier.lower() in names]
    if not said or said[-1].nature not in _STATES:
        return source
    return replace(source, checked=_STATES[said[-1].nature], checked_note=said[-1].reason)


def _study(study: Study, retracted: frozenset[str]) -> Study:
    if not retracted & set(study.sources):
        return study
    return replace(
        study,
        n_enrolled=None,
        n_analysed=None,
        men=None,
        women=None,
        baseline=None,
        final=None,
        change_absolute=None,
        change_percent=None,
        results_text=None,
        adverse_events=None,
        certainty=Certainty.NO_EVIDENCE,
        certainty_note="",
        certainty_reason=STUDY_WITHDRAWN,
        plain_summary=STUDY_WITHDRAWN,
    )


def _option(option: Option, gone: frozenset[str], retracted: frozenset[str]) -> Option:
    """Counts follow the lists, so a withdrawn study leaves them; a row loses its number with a source."""
    if gone & set(option.studies) or retracted & set(option.sources):
        option = replace(
            option,
            known=without_figure(option.known),
            known_women=without_figure(option.known_women),
        )
    return replace(
        option,
        studies=_without(option.studies, gone),
        other_reports=_without(option.other_reports, gone),
        near_relatives=_without(option.near_relatives, gone),
    )


def _without(keys: Keys, gone: frozenset[str]) -> Keys:
    return tuple(key for key in keys if key not in gone)


def _finding(finding: Finding, retracted: frozenset[str], gone: frozenset[str]) -> Finding:
    if finding.study not in gone and not retracted & set(finding.sources):
        return finding
    return replace(
        finding,
        text=FINDING_WITHDRAWN,
        reported=FINDING_WITHDRAWN,
        direction=Direction.UNCLEAR,
        size=Size.NOT_KNOWN,
        certainty=Certainty.NO_EVIDENCE,
        certainty_note="",
        downgrades=(),
        treated=None,
        control=None,
        change_treated=None,
        change_control=None,
        unit=None,
        value=None,
    )


def _order(order: OrderOfSize, retracted: frozenset[str]) -> OrderOfSize:
    if not retracted & set(order.sources):
        return order
    return replace(order, hairs_per_cm2_vs_control=None, note=FINDING_WITHDRAWN)


def _claim(claim: Claim, retracted: frozenset[str]) -> Claim:
    """Only a verdict in the seller's favour falls: a contradiction needs no study."""
    favourable = (ClaimVerdict.SUPPORTED, ClaimVerdict.ONLY_FOR)
    if claim.verdict not in favourable or not retracted & set(claim.sources):
        return claim
    return replace(
        claim, verdict=ClaimVerdict.CANNOT_BE_CHECKED.value, text=CLAIM_WITHDRAWN, short=""
    )


def _product(product: Product, retracted: frozenset[str], gone: frozenset[str]) -> Product:
    """Studies of it stop counting; what a regulator did warns, and stays."""
    others = product.other_studies
    if others and retracted & set(product.sources):
        others = _without_its_numbers(others)
    return replace(product, studies=_without(product.studies, gone), other_studies=others)


def _label_term(term: LabelTerm, gone: frozenset[str]) -> LabelTerm:
    return replace(term, studies=_without(term.studies, gone))


def _answer(answer: TopicAnswer, retracted: frozenset[str]) -> TopicAnswer:
    """Its numbers go, its warnings stay."""
    text = answer.text
    if retracted & set(answer.sources):
        text = _without_its_numbers(text)
    return replace(answer, text=text, points=tuple(_point(row, retracted) for row in answer.points))


def _point(point: AnswerPoint, retracted: frozenset[str]) -> AnswerPoint:
    if point.kind is not PointKind.STUDIES_FOUND or not retracted & set(point.sources):
        return point
    return replace(point, text=ANSWER_WITHDRAWN)


def _without_its_numbers(text: str) -> str:
    kept = words_alone(text).removesuffix(NUMBERS_HIDDEN).rstrip()
    return f"{kept} {ANSWER_WITHDRAWN}".lstrip()
