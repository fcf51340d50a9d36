"""A catalogue nobody has checked for long: its numbers about outcomes are hidden, its words stay.

What warns stays whole, as in the ledger: hiding never makes the aid less careful.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from evidence.core.catalogue import Catalogue, Option
from evidence.core.library import Finding, Study

HIDDEN_AFTER = timedelta(days=180)
"""How long after its review date an edition still shows numbers, marked as overdue."""
NUMBERS_HIDDEN = "We no longer show the numbers. Nobody has checked them again in time."
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_FIGURE = re.compile(r"\d")


def are_too_old(review_due_on: str, today: date) -> bool:
    """Whether the numbers of an edition due for review on that day may not be shown any more."""
    try:
        return today > date.fromisoformat(review_due_on) + HIDDEN_AFTER
    except ValueError:
        # Nobody can tell when it was due.
        return True


def without_numbers(catalogue: Catalogue) -> Catalogue:
    """The catalogue with every number of an outcome taken away.

    Who took part stays: it says what a study was, not what came out. Prices and the law stay
    as well: each carries its own date, and the law hides itself.
    """
    return replace(
        catalogue,
        findings=tuple(map(_finding, catalogue.findings)),
        studies=tuple(map(_study, catalogue.studies)),
        options=tuple(map(_option, catalogue.options)),
        reviews=tuple(replace(one, finding=words_alone(one.finding)) for one in catalogue.reviews),
        claims=tuple(replace(one, text=words_alone(one.text)) for one in catalogue.claims),
        orders_of_size=(),
    )


def words_alone(text: str) -> str:
    """The sentences without a figure; where one went, the last sentence says so."""
    sentences = _END_OF_SENTENCE.split(text.strip())
    kept = [sentence for sentence in sentences if not _FIGURE.search(sentence)]
    return text if kept == sentences else " ".join([*kept, NUMBERS_HIDDEN])


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
    )
