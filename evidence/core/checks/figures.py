"""Figures that an edition tells twice, in plain words and in its record, must be the same.

What people read of a finding, a study or a harm is written anew from the record of what was read.
So each number of the plain words stands in the record, as the same kind of thing (a time, people, a
share), in the same order; and the fields that pages reckon with stand in the words of the record.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import Any

from evidence.core.checks.check import Check
from evidence.core.checks.readability import edition_sentences
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Finding, Harm, Study
from evidence.core.edition.vocabulary import Side
from evidence.core.wording.quantities import Of, Quantity, quantities

_OWN_SUM = re.compile(r"\bour (?:own )?sum\b|\bwe worked out\b", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:about|around|nearly|almost|roughly|some)\s+$", re.IGNORECASE)
_REFERS_BACK = re.compile(r"\b(?:that|this|the same) (?:trial|study|review)\b", re.IGNORECASE)
_KEY = re.compile(r"\b[A-Z]{2}\d{2}\b")
_NOT_A_FIGURE = re.compile(
    r"\b(?:every|each) 100 hairs\b|\bPP\d+\b|\b\d+ ?%(?= (?:liquid|foam|solution))"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine) (?:tenths|thirds|fifths|quarters)\b",
    re.IGNORECASE,
)
_COUNTED_BY_HAND = frozenset({Of.STUDIES})
"""Our own counts of what is listed: the record names the studies, not their number."""


def figure_problems(catalogue: Catalogue) -> Iterator[str]:
    """Numbers in plain words that their own record does not tell, or tells otherwise."""
    for finding in catalogue.findings:
        yield from _of_a_finding(finding, catalogue)
    for study in catalogue.studies:
        name = f"studies {study.key}"
        known = _record(study, catalogue, but=("plain_summary", "certainty_reason"))
        for field in ("plain_summary", "certainty_reason"):
            yield from _not_in(f"{name}, {field}", getattr(study, field), known)
        counted = {study.n_enrolled, study.n_analysed, study.men, study.women} - {None}
        counted |= {int(it.value) for it in known if it.of is Of.PEOPLE}
        for one in _figures(study.plain_summary):
            if one.of is Of.PEOPLE and study.people and one.value not in counted:
                yield f"{name}, plain_summary: “{one.said}” is no number of people in its record"
        if study.results_text or study.change_absolute:
            told = " ".join(filter(None, (study.change_absolute, study.results_text)))
            yield from _turned_round(f"{name}, plain_summary", study.plain_summary, told)
        yield from _from_to_turned(f"{name}, plain_summary", study)
    for harm in catalogue.harms:
        name = f"harms {harm.key}"
        known = _record(harm, catalogue, but=("plain_summary",))
        yield from _not_in(f"{name}, plain_summary", harm.plain_summary, known)
        yield from _turned_round(
            f"{name}, plain_summary", harm.plain_summary, harm.what_was_reported
        )
        yield from _longest_shortest(f"{name}, plain_summary", harm, catalogue)
        told = f"{harm.setting} {harm.what_was_reported} {harm.note or ''} {harm.frequency}"
        yield from _years(f"{name}, plain_summary", harm.plain_summary, told, in_order=True)


def _of_a_finding(finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    name = f"findings {finding.key}"
    known = _record(finding, catalogue, but=("text",))
    study = catalogue.study.get(finding.study or "")
    if study:
        known = [*known, *_record(study, catalogue)]
    if _REFERS_BACK.search(finding.text):
        for other in catalogue.findings:
            if other.option == finding.option and other.key != finding.key:
                known = [*known, *_record(other, catalogue)]
    yield from _not_in(f"{name}, text", finding.text, known)
    if finding.change_treated and finding.change_control:
        # Which number is whose stands in the fields: the treated group is told first.
        record = f"{finding.change_treated} ; {finding.change_control}"
        yield from _turned_round(f"{name}, text", finding.text, record)
    else:
        yield from _turned_round(f"{name}, text", finding.text, finding.reported)
    yield from _paired_otherwise(f"{name}, text", finding.text, finding.reported)
    yield from _fields(finding, study)
    yield from _strengths(finding, catalogue)
    yield from _when(finding)
    named = " ".join(catalogue.source[it].title for it in finding.sources if it in catalogue.source)
    yield from _years(
        f"{name}, text", finding.text, f"{finding.reported} {finding.certainty_note} {named}"
    )


DAY_OF = re.compile(r"\b(day|week|month) (\d+)\b", re.IGNORECASE)
"""“Day 45”: a time, too."""
_STRENGTH = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?) ?%(?= (?:liquid|foam|solution))")


def _strengths(finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    """“The 5% liquid”: what stands on the bottle stands in the record, or with the option."""
    said = _STRENGTH.findall(finding.text)
    if not said:
        return
    option = catalogue.option.get(finding.option)
    texts = [finding.reported, finding.who, finding.unit]
    texts += [option.what_it_is, option.how_it_is_done, option.known] if option else []
    texts += [catalogue.source[key].title for key in finding.sources if key in catalogue.source]
    record = " ".join(filter(None, texts))
    for strength in said:
        if not re.search(rf"(?<![\d.,]){re.escape(strength)} ?(?:%|percent)", record):
            yield f"findings {finding.key}, text: “{strength}%” does not stand in the record of what was read"


def _when(finding: Finding) -> Iterator[str]:
    """The sentence that tells the value tells the time after which it was measured."""
    if finding.weeks is None:
        return
    time = Quantity(finding.weeks * 7.0, Of.TIME, "")
    same = [
        one
        for one in quantities(finding.text)
        if one.of is Of.TIME and one.said.partition(" ")[0] == str(finding.weeks)
    ]
    if same and not any(time.agrees_with(one) for one in same):
        yield f"findings {finding.key}, weeks: {finding.weeks}, and its text says “{same[0].said}”"
    for field in ("value", "change_treated"):
        amount = (getattr(finding, field) or "").strip().lstrip("+-−")
        if not re.fullmatch(r"\d+(?:\.\d+)?", amount):
            continue
        for sentence in edition_sentences(finding.text):
            if re.search(rf"(?<![\d.,]){re.escape(amount)}(?!\d|[.,]\d)", sentence):
                times = [one for one in quantities(sentence) if one.of is Of.TIME]
                if times and not any(time.agrees_with(one) for one in times):
                    yield f"findings {finding.key}, weeks: {finding.weeks}, and {amount} is told of another time"


_NOT_OF_A_HUNDRED = re.compile(
    r"\b\d+ out of 100 (?:studies|trials|reviews|reports|weeks|months)\b"
)
_A_YEAR_OF = re.compile(
    r"(?<![\d.,])(?<!\b[Ii]n )(?:19|20)\d{2} (?:reports|people|men|women|cases|hairs|patients|studies|trials)\b"
    r"|\b[Ff]rom \d{1,3} to (?:19|20)\d{2}\b"
)
_RANGE = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?) to (\d+(?:\.\d+)?)(?![\d.,]*\d)")
_TIMES_FROM_TO = re.compile(
    r"(?<![\d.,])(\d+(?:\.\d+)?) to (\d+(?:\.\d+)?) (?:second|minute|hour|day|week|month|year)s\b"
)
_GOES_DOWN = re.compile(r"\b(?:from|fell|cut|dropped|shorter|down)(?: \w+){0,4} $")
_SMALLEST_LARGEST = re.compile(
    r"\b(?:smallest|shortest|lowest|youngest)\D{1,30}?(\d+(?:\.\d+)?)\D{1,40}?\b(?:largest|longest|highest|oldest)\D{1,30}?(\d+(?:\.\d+)?)"
)
_PART_OF = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?) (?:out )?of (\d+(?:\.\d+)?)(?![\d.,]*\d)")


def _not_in(place: str, text: str, known: Iterable[Quantity]) -> Iterator[str]:
    for one in _figures(text):
        if one.of is Of.PEOPLE and one.value != int(one.value):
            yield f"{place}: “{one.said}” are no whole people"
    for found in _PART_OF.finditer(text):
        if float(found[1]) > float(found[2]):
            yield f"{place}: “{found[0]}” is a part larger than the whole"
    known = list(known)
    for one in quantities(text):
        same = {it.of for it in known if it.value == one.value}
        counted = one.of in (Of.STUDIES, Of.HAIRS) and one.said[0].isdigit()
        if counted and Of.PEOPLE in same and one.of not in same:
            yield f"{place}: “{one.said}”, and the record tells it of people"
    for found in _NOT_OF_A_HUNDRED.finditer(text):
        yield f"{place}: “{found[0]}”: of a hundred people, or of what?"
    for found in _RANGE.finditer(text):
        if float(found[1]) == float(found[2]):
            yield f"{place}: “{found[0]}”: a range from a number to itself"
    for found in _TIMES_FROM_TO.finditer(text):
        down = _GOES_DOWN.search(text[: found.start()])
        if float(found[1]) > float(found[2]) and not down:
            yield f"{place}: “{found[0]}”: the longer time stands first"
    for found in _SMALLEST_LARGEST.finditer(text):
        if float(found[1]) > float(found[2]):
            yield f"{place}: “{found[0]}”: the smallest is larger than the largest"
    studies = {it.value for it in known if it.of is Of.STUDIES}
    for one in quantities(text):
        many = one.of is Of.STUDIES and one.said[0].isdigit() and one.value > 20
        if many and studies and not any(one.value == it.value for it in known):
            yield f"{place}: “{one.said}” does not stand in the record of what was read"
    for found in _A_YEAR_OF.finditer(text):
        yield f"{place}: “{found[0]}”: a year, or a number?"
    missing = [one for one in _figures(text) if not any(one.agrees_with(it) for it in known)]
    if _adds_up(missing, known):
        return
    yield from _longer_than_said(place, text, known)
    for one in missing:
        if _holds_as_a_bound(one, known):
            continue
        yield f"{place}: “{one.said}” does not stand in the record of what was read"


_WENT = re.compile(
    r"\bfrom (?:about )?(\d+(?:\.\d+)?)(?: \w+){0,4}? to (?:about )?(\d+(?:\.\d+)?)(?![\d.,]*\d)"
)


def _from_to_turned(place: str, study: Study) -> Iterator[str]:
    """“From 163 to 96 hairs”, where 96 was counted before and 163 after."""
    before, after = (
        {one.value for one in quantities(it or "")} for it in (study.baseline, study.final)
    )
    for found in _WENT.finditer(study.plain_summary):
        first, last = float(found[1]), float(found[2])
        if first in after - before and last in before - after:
            yield f"{place}: “{found[0]}”, and it began at {last:g}"


def _longest_shortest(place: str, harm: Harm, catalogue: Catalogue) -> Iterator[str]:
    """“They lasted 6 months to a year”, and one of the studies it cites ended after 6 weeks."""
    studies = [it for it in catalogue.studies if set(it.sources) & set(harm.sources)]
    ends = [
        max((it.value for it in quantities(study.follow_up or "") if it.of is Of.TIME), default=0)
        for study in studies
    ]
    shortest = min((it for it in ends if it), default=0)
    for found in _LASTED.finditer(harm.plain_summary):
        times = [it for it in quantities(found[0]) if it.of is Of.TIME]
        if shortest and times and times[0].value > 1.1 * shortest:
            yield f"{place}: “{found[0]}”, and one study that it cites ended sooner"


_LASTED = re.compile(r"\blasted (?:from )?\d+ \w+ to \d+ \w+")


def _longer_than_said(place: str, text: str, known: list[Quantity]) -> Iterator[str]:
    """“12 weeks at most”, and the record tells of 12 months."""
    for one in quantities(text):
        if one.of is Of.TIME and one.said.endswith(" at most"):
            longest = max((it.value for it in known if it.of is Of.TIME), default=0)
            if longest > 1.1 * one.value:
                yield f"{place}: “{one.said}”, and its record tells a longer time"


def _paired_otherwise(place: str, text: str, reported: str) -> Iterator[str]:
    """“3.9 hairs after 48 weeks”: the number stands beside the same time in the record."""
    parts = [[*quantities(it)] for it in _PART.split(reported)]
    parts = [it for it in parts if sum(one.of is not Of.TIME for one in it) == 1]
    for sentence in edition_sentences(text):
        said = quantities(sentence)
        times = [it for it in said if it.of is Of.TIME]
        amounts = [it for it in said if it.of is not Of.TIME and it.value != 100]
        if len(times) != 1:
            continue
        for amount in amounts:
            beside = [part for part in parts if any(it.value == amount.value for it in part)]
            read = [it for part in beside for it in part if it.of is Of.TIME]
            elsewhere = [it for part in parts if part not in beside for it in part]
            apart = read and not any(times[0].agrees_with(it) for it in read)
            if apart and any(times[0].agrees_with(it) for it in elsewhere):
                yield f"{place}: “{amount.said}” stands beside another time in what was reported"


_PART = re.compile(r"[;.](?=\s)|\band\b|,(?=\s)")


def _holds_as_a_bound(one: Quantity, known: Iterable[Quantity]) -> bool:
    """“12 months at most” holds where every time of the record is shorter, one of them nearly so."""
    if not one.said.endswith(" at most"):
        return False
    same = [it.value for it in known if it.of is one.of]
    return bool(same) and 0.5 * one.value <= max(same) <= one.value


def _adds_up(parts: list[Quantity], known: Iterable[Quantity]) -> bool:
    """Groups that together are a number of people the record tells, like 180 and 172 of 352."""
    people = [one.value for one in parts]
    if len(parts) < 2 or any(one.of is not Of.PEOPLE for one in parts):
        return False
    return any(it.value == sum(people) for it in known if it.of is not Of.TIME)


@lru_cache(maxsize=4_000)
def _figures(text: str) -> tuple[Quantity, ...]:
    """The numbers of a text that its record must hold."""
    found: list[Quantity] = []
    for sentence in edition_sentences(text):
        if _OWN_SUM.search(sentence):
            continue
        for one in quantities(_NOT_A_FIGURE.sub(" ", sentence)):
            as_word = not one.said[0].isdigit()
            if one.of in _COUNTED_BY_HAND or (one.of is Of.OTHER and as_word):
                continue
            found.append(one)
    return tuple(found)


def _record(entry: Any, catalogue: Catalogue, but: tuple[str, ...] = ()) -> list[Quantity]:
    """Every quantity in the fields of an entry, and in the studies its texts name by key."""
    found: list[Quantity] = []
    named: set[str] = set()
    for field in fields(entry):
        if field.name in but or field.name in ("key", "sources", "identifiers", "year"):
            continue
        found += _values(field.name, getattr(entry, field.name), named)
    named |= {it.key for it in catalogue.studies if set(it.sources) & set(entry.sources)}
    for key in sorted(named & set(catalogue.study)):
        if key != getattr(entry, "key", ""):
            study = catalogue.study[key]
            for field in fields(study):
                if field.name not in ("key", "sources", "identifiers", "year", "plain_summary"):
                    found += _values(field.name, getattr(study, field.name), set())
    return found


def _values(name: str, value: Any, named: set[str]) -> Iterator[Quantity]:
    if value is None or isinstance(value, bool | Enum):
        return
    if isinstance(value, int | float):
        of, times = (Of.TIME, 7.0) if "weeks" in name else (Of.OTHER, 1.0)
        of = Of.PEOPLE if name in _OF_PEOPLE else of
        yield Quantity(value * times, of, str(value))
    elif isinstance(value, str):
        named.update(_KEY.findall(value))
        yield from quantities(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _values(name, part, named)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _values(field.name, getattr(value, field.name), named)


_OF_PEOPLE = frozenset({"n_enrolled", "n_analysed", "men", "women", "people", "events"})


def _turned_round(place: str, text: str, reported: str) -> Iterator[str]:
    """Two numbers that stand once in each telling, and in another order: treated and dummy swapped."""
    told = [one for one in _figures(text) if one.of is not Of.TIME]
    record = [one.value for one in quantities(reported) if one.of is not Of.TIME]
    values = [one.value for one in told]
    shared = [
        it
        for it in told
        if values.count(it.value) == 1 == record.count(it.value) and it.value != 100
    ]
    for one, other in pairwise(shared):
        if _alike(one) is _alike(other) and record.index(one.value) > record.index(other.value):
            yield f"{place}: {one.value:g} and {other.value:g} stand the other way round in what was reported"


def _alike(one: Quantity) -> Of:
    """“9.5 hairs with the product and 1.5 with salt water”: the second is of hairs, too."""
    return Of.OTHER if one.of is Of.HAIRS else one.of


_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def _years(place: str, text: str, record: str, *, in_order: bool = False) -> Iterator[str]:
    """Years in plain words: each in the record, and in its order."""
    told = list(_YEAR.findall(_SEARCHED_BY.sub(" ", text)))
    known = _YEAR.findall(record)
    for year in told:
        if known and year not in known and (len(set(known)) > 1 or year > max(known)):
            yield f"{place}: the year {year} does not stand in what was reported"
    shared = [it for it in told if told.count(it) == 1 and it in known]
    for one, other in pairwise(shared):
        again = one in known[known.index(other) + 1 :] if one in known else False
        if known.index(one) > known.index(other) and (in_order or not again):
            yield f"{place}: {one} and {other} stand the other way round in what was reported"


_SEARCHED_BY = re.compile(r"\b[Bb]y \d{1,2} [A-Z][a-z]+ \d{4}")


def _fields(finding: Finding, study: Study | None) -> Iterator[str]:
    """The fields pages reckon with, beside the words of the same finding."""
    name = f"findings {finding.key}"
    words = " ".join((finding.text, finding.reported, finding.who or ""))
    told = [*quantities(DAY_OF.sub(r"\2 \1s", words))]
    if study:
        told += quantities(" ".join(filter(None, (study.follow_up, study.results_text))))
    values = [one.value for one in told]
    # A second person types the counts of a harm again: there the number is right, and its words follow.
    typed_again = finding.side is Side.HARM and bool(finding.treated or finding.control)
    for field in () if typed_again else ("treated", "control"):
        count = getattr(finding, field)
        for part in (count.events, count.people) if count else ():
            if part not in values:
                yield f"{name}, {field}: {part} stands neither in its text nor in what was reported"
    for field in ("change_treated", "change_control", "value"):
        amounts = [abs(one.value) for one in quantities(getattr(finding, field) or "")]
        for amount in amounts:
            if not finding.computed and amount not in map(abs, values):
                yield f"{name}, {field}: {amount:g} stands neither in its text nor in what was reported"
    if finding.weeks is not None and not typed_again:
        time = Quantity(finding.weeks * 7.0, Of.TIME, "")
        times = [one for one in told if one.of is Of.TIME]
        named = re.search(rf"\bweeks? {finding.weeks}\b", f"{finding.text} {finding.reported}")
        if times and not named and not any(time.agrees_with(one) for one in times):
            yield f"{name}, weeks: {finding.weeks} is no time its text or its report tells"


CHECKS = (Check("figures stand in their record", figure_problems, reading=True),)
"""What the publish gate asks; see `Check` for how far it blocks."""
