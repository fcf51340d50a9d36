"""What nobody has checked in time says so, and after long loses its numbers about outcomes, not its words.

That holds for a whole edition and for each entry with an earlier day of its own. A statement of law
that has passed its date is not repeated where it allows something, or leaves it open. What warns
stays whole, as in the ledger: hiding never makes the aid less careful.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.guidance import Jurisdiction, LegalPosition
from evidence.core.edition.library import Finding, Review, Study
from evidence.core.edition.market import Claim
from evidence.core.edition.products import LabelTerm, Product
from evidence.core.edition.topics import AnswerPoint, TopicAnswer
from evidence.core.edition.vocabulary import LegalStatus, PointKind

HIDDEN_AFTER = timedelta(days=180)
"""How long after its review date an edition still shows numbers, marked as overdue."""
NUMBERS_HIDDEN = "We no longer show the numbers. Nobody has checked them again in time."
LAW_TOO_OLD = "What we read is too old to show. Ask the regulator what holds now."
LAW_IS_LATE = "This may be out of date."
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_FIGURE = re.compile(r"\d")


def are_too_old(review_due_on: str, today: date) -> bool:
    """Whether numbers due for review on that day may not be shown any more."""
    return today > _day(review_due_on) + HIDDEN_AFTER


def without_numbers(catalogue: Catalogue) -> Catalogue:
    """The catalogue with every number of an outcome taken away.

    Who took part stays: it says what a study was, not what came out. Prices and the law stay
    as well: each carries its own date.
    """
    return replace(_each(catalogue, lambda name, entry: DATED[name][0](entry)), orders_of_size=())


def turning_days(catalogue: Catalogue) -> tuple[date, ...]:
    """The days after each of which `as_shown_on` gives something else than before, in order."""
    edition = _day(catalogue.colophon.review_due_on)
    earlier = {day for day in map(_day, own_days(catalogue)) if day < edition}
    law = {_day(row.expires_on) for row in catalogue.legal_positions}
    return tuple(sorted(earlier | law | {day + HIDDEN_AFTER for day in earlier | {edition}}))


def as_shown_on(catalogue: Catalogue, today: date) -> Catalogue:
    """The catalogue as a person may read it on that day.

    An entry due before its edition says so once its day has passed, and loses its numbers
    when the edition would. What falls due with the edition leaves that to the page around it.
    """
    catalogue = _with_law_of(catalogue, today)
    if are_too_old(catalogue.colophon.review_due_on, today):
        return without_numbers(catalogue)
    edition = _day(catalogue.colophon.review_due_on)
    return _each(catalogue, lambda name, entry: _as_shown_on(name, entry, today, edition))


def is_late(position: LegalPosition, today: date) -> bool:
    """Whether nobody has checked the statement in time; a broken date counts as passed."""
    return today > _day(position.expires_on)


def law_as_shown_on(position: LegalPosition, today: date) -> LegalPosition:
    """One statement of law as it may be shown: past its date it allows nothing, and a ban says so."""
    if not is_late(position, today):
        return position
    if not position.status.is_strict:
        return replace(position, status=LegalStatus.UNCLEAR, text=LAW_TOO_OLD, quote="")
    if position.text.startswith(LAW_IS_LATE):
        return position
    return replace(position, text=f"{LAW_IS_LATE} {position.text}")


def _with_law_of(catalogue: Catalogue, today: date) -> Catalogue:
    late = [row for row in catalogue.legal_positions if is_late(row, today)]
    if not late:
        return catalogue
    return replace(
        catalogue,
        legal_positions=tuple(law_as_shown_on(row, today) for row in catalogue.legal_positions),
        jurisdictions=tuple(
            country_as_shown_on(place, catalogue, today) for place in catalogue.jurisdictions
        ),
    )


def country_as_shown_on(place: Jurisdiction, catalogue: Catalogue, today: date) -> Jurisdiction:
    """A country without the lines that may tell of something as allowed, once one is late."""
    rows = (row for row in catalogue.legal_positions if row.country == place.country)
    if not any(is_late(row, today) and not row.status.is_strict for row in rows):
        return place
    return replace(
        place,
        position_in_one_line=LAW_TOO_OLD,
        topical_cosmetic_use=None,
        injection_or_needled_use=None,
    )


def own_days(catalogue: Catalogue) -> Iterator[str]:
    """The day of every entry that has one of its own."""
    for name in DATED:
        for entry in getattr(catalogue, name):
            if entry.review_due_on is not None:
                yield entry.review_due_on


def with_own_days(catalogue: Catalogue, due: str) -> Catalogue:
    """The catalogue with this day for every entry that could have one of its own and has none."""
    return _each(
        catalogue, lambda _, entry: replace(entry, review_due_on=entry.review_due_on or due)
    )


def _each(catalogue: Catalogue, change: Callable[[str, Any], Any]) -> Catalogue:
    """The catalogue with every entry of the dated lists changed."""
    lists: dict[str, Any] = {
        name: tuple(change(name, entry) for entry in getattr(catalogue, name)) for name in DATED
    }
    return replace(catalogue, **lists)


def _as_shown_on(name: str, entry: Any, today: date, edition: date) -> Any:
    due = edition if entry.review_due_on is None else _day(entry.review_due_on)
    if due >= edition or today <= due:
        return entry
    hide, texts = DATED[name]
    shown = hide(entry) if today > due + HIDDEN_AFTER else entry
    late = f"This should have been checked again by {due.day} {due:%B %Y}."
    return replace(shown, **{text: f"{getattr(shown, text)} {late}".lstrip() for text in texts})


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        # Nobody can tell when it was due.
        return date.min


def words_alone(text: str) -> str:
    """The sentences without a figure; where one went, the last sentence says so."""
    sentences = _END_OF_SENTENCE.split(text.strip())
    kept = [sentence for sentence in sentences if not _FIGURE.search(sentence)]
    return text if kept == sentences else " ".join([*kept, NUMBERS_HIDDEN])


def without_figure(short: str) -> str:
    """A short text of a row, or nothing where it holds a figure: then words that are always true stand there."""
    return "" if _FIGURE.search(short) else short


def _finding(finding: Finding) -> Finding:
    numbers = (finding.treated, finding.control, finding.change_treated, finding.value)
    text = finding.text if finding.tells_of_harm else words_alone(finding.text)
    if text == finding.text and any(numbers):
        text = f"{text} {NUMBERS_HIDDEN}"
    return replace(
        finding,
        text=text,
        reported=words_alone(finding.reported),
        treated=None,
        control=None,
        change_treated=None,
        change_control=None,
        unit=None,
        value=None,
    )


def _study(study: Study) -> Study:
    told = (
        study.baseline,
        study.final,
        study.change_absolute,
        study.change_percent,
        study.results_text,
    )
    return replace(
        study,
        baseline=None,
        final=None,
        change_absolute=None,
        change_percent=None,
        results_text=NUMBERS_HIDDEN if any(told) else None,
        plain_summary=words_alone(study.plain_summary),
    )


def _option(option: Option) -> Option:
    return replace(
        option,
        evidence_summary=words_alone(option.evidence_summary),
        best_evidence=words_alone(option.best_evidence),
        known=without_figure(option.known),
        known_women=without_figure(option.known_women),
        harm_brief=without_figure(option.harm_brief),
    )


def _review(review: Review) -> Review:
    return replace(review, finding=words_alone(review.finding))


def _claim(claim: Claim) -> Claim:
    return replace(claim, text=words_alone(claim.text), short=without_figure(claim.short))


def _product(product: Product) -> Product:
    """What a regulator did warns, and stays."""
    others = product.other_studies
    return replace(
        product,
        plain_summary=words_alone(product.plain_summary),
        other_studies=None if others is None else words_alone(others),
    )


def _label_term(term: LabelTerm) -> LabelTerm:
    return replace(term, study_kind=words_alone(term.study_kind))


def _answer(answer: TopicAnswer) -> TopicAnswer:
    return replace(answer, text=words_alone(answer.text), points=tuple(map(_point, answer.points)))


def _point(point: AnswerPoint) -> AnswerPoint:
    """A law nobody has checked for so long is not told any more; where to turn to stays."""
    if point.kind is PointKind.STUDIES_FOUND:
        return replace(point, text=words_alone(point.text))
    return replace(point, text=LAW_TOO_OLD) if point.kind in _LAW else point


_LAW = frozenset({PointKind.LAW, PointKind.WHO_INJECTS, PointKind.WHO_NEEDLES})

DATED: dict[str, tuple[Callable[[Any], Any], tuple[str, ...]]] = {
    "findings": (_finding, ("text",)),
    "studies": (_study, ("plain_summary",)),
    "options": (_option, ("evidence_summary",)),
    "reviews": (_review, ("finding",)),
    "claims": (_claim, ("text", "text_if_contradicted")),
    "products": (_product, ("plain_summary",)),
    "label_terms": (_label_term, ("meaning",)),
    "topic_answers": (_answer, ("text",)),
}
"""Lists whose entries have a day of their own: how one loses its numbers, and where it says it is late."""
