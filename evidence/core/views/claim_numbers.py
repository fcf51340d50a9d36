"""Numbers inside claims and findings: what they count, and which are the same number."""

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Finding, Study

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"'<>]{1,80}")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Unit(StrEnum):
    """What a number counts."""

    PERCENT = "percent"
    HAIRS_PER_CM2 = "hairs_per_cm2"
    HAIRS = "hairs"
    OUT_OF_100 = "out_of_100"
    MICROMETRES = "micrometres"
    TIMES = "times"


_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|percent|per 100|out of 100)")
_COUNT = re.compile(r"(\d+) of (?:the )?(\d+)")
_REPORTED = {
    Unit.PERCENT: _SHARE,
    Unit.OUT_OF_100: _SHARE,
    Unit.HAIRS_PER_CM2: re.compile(r"(\d+(?:\.\d+)?) hairs(?:/| per )cm2"),
    Unit.MICROMETRES: re.compile(r"(\d+(?:\.\d+)?) micrometres"),
}
"""How what was reported tells a number of each unit."""

_RECORDED = {
    **_REPORTED,
    Unit.PERCENT: re.compile(
        r"(\d+(?:\.\d+)?)(?=\s*(?:%|percent)| versus [+-]?\d+(?:\.\d+)? ?(?:%|percent))"
    ),
    Unit.OUT_OF_100: re.compile(r"(\d+(?:\.\d+)?) (?:people )?out of 100"),
}
"""How the record of a study tells them: a change in percent there is no share of people."""

# How the units of an edition begin; what comes after is a reader's note.
_STARTS = (
    ("percent", Unit.PERCENT),
    ("hairs per cm2", Unit.HAIRS_PER_CM2),
    ("hairs", Unit.HAIRS),
    ("per 100", Unit.OUT_OF_100),
    ("out of 100", Unit.OUT_OF_100),
    ("people out of 100", Unit.OUT_OF_100),
    ("micrometres", Unit.MICROMETRES),
    ("times", Unit.TIMES),
)


def clean_doi(text: str) -> str | None:
    """The DOI in what was typed, in lower case; None where there is none."""
    found = _DOI.search(text.strip().rstrip(".,;)"))
    return found.group().lower() if found else None


def unit_of(finding: Finding) -> Unit | None:
    """What the finding's number counts; None where it counts something else or nothing."""
    reported = finding.unit or ""
    return next((unit for start, unit in _STARTS if reported.startswith(start)), None)


def numbers_of(finding: Finding) -> list[Decimal]:
    """The change as reported, and the difference from the comparison group."""
    texts = (finding.change_treated, finding.value)
    found = [Decimal(match.group()) for match in map(_first_number, texts) if match]
    control = _first_number(finding.change_control)
    if found and control and finding.change_treated:
        found.append(found[0] - Decimal(control.group()))
    return [number for number in found if number > 0]


def numbers_reported(finding: Finding, unit: Unit) -> list[Decimal]:
    """Every number of this unit in what a study reported, for studies that compared with nobody."""
    pattern = _REPORTED.get(unit)
    found = pattern.findall(finding.reported) if pattern else []
    return [Decimal(number) for number in found if Decimal(number) > 0]


def numbers_in_record(study: Study, unit: Unit) -> list[Decimal]:
    """Every number of this unit in the record of a study; "9 of 14" people are 64 out of 100."""
    texts = (
        study.change_absolute,
        study.change_percent,
        study.final,
        study.results_text,
        study.plain_summary,
    )
    told = " ".join(text for text in texts if text)
    pattern = _RECORDED.get(unit)
    found = [Decimal(number) for number in pattern.findall(told)] if pattern else []
    if unit is Unit.OUT_OF_100:
        counts = [(Decimal(some), Decimal(all_)) for some, all_ in _COUNT.findall(told)]
        found += [some * 100 / all_ for some, all_ in counts if 0 < some <= all_]
    return [number for number in found if number > 0]


def is_rounded(said: Decimal, told: Decimal) -> bool:
    """Whether what was said is the number told, or that number rounded to as many digits."""
    digits = Decimal(1).scaleb(max(-6, min(0, int(said.as_tuple().exponent))))
    return said == told or said == told.quantize(digits, ROUND_HALF_UP)


def untraced_percents(catalogue: Catalogue) -> frozenset[Decimal]:
    """Percentages of the article this began with, of studies nobody could trace or of one person."""
    told = [trace.claim for trace in catalogue.claim_traces if trace.status == "not traceable"]
    told += [theme.summary for theme in catalogue.community_themes if theme.kind == "anecdote"]
    return frozenset(Decimal(number) for text in told for number in _SHARE.findall(text))


def percent_in_hairs(percent: Decimal | None, study: Study | None) -> tuple[int, int] | None:
    """What a percentage means in hairs per square centimetre; None without the study's starting counts."""
    if percent is None or study is None:
        return None
    counted, unit, _rest = (study.baseline or "").partition("hairs/cm2")
    if not unit:
        return None
    hairs = sorted(
        int((Decimal(count) * percent / 100).quantize(Decimal(1), ROUND_HALF_UP))
        for count in _NUMBER.findall(counted)
    )
    return (hairs[0], hairs[-1]) if hairs else None


def _first_number(text: str | None) -> re.Match[str] | None:
    return _NUMBER.search(text or "")
