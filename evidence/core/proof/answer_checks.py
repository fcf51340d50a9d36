"""Statements about one option under every class of answers: bounds, risks, limits, open questions, the law."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.core.assessment.law import legal_status
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.statuses import limits_passed
from evidence.core.assessment.three_valued import Answer, all_hold, facts_of
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.items import ITEM, OPEN_CODES, Kind
from evidence.core.edition.vocabulary import LegalStatus, Status
from evidence.core.proof.answers_in_words import in_words, outcome_in_words, words
from evidence.core.proof.equivalence import Given, hits_of, ordinary
from evidence.core.proof.factors import COUNTRY, Class, Outcome, Part, more_closed, openness
from evidence.core.proof.invariants import (
    ACTS_ON_NOTHING,
    BOUNDS,
    LIMIT_ITEMS,
    LIMITS,
    MONOTONE,
    NEEDLES,
    NOT_APPROVED,
    PROHIBITED,
    UNANSWERED,
    WAIT,
    WAITING,
    exosome,
    skin_breaking,
)
from evidence.core.proof.standings import Standing, spoken

Steps = tuple[dict[int, dict[int, str]], ...]
"""For each item of a part: from which class of it a risk leads to which, with the code added."""


@dataclass(frozen=True)
class Broken:
    """An invariant that does not hold, with the answers that break it in words."""

    invariant: str
    words: str
    about: str = ""
    """The option or rule that breaks it, whatever the answers; empty: its words alone tell."""


def broken_bounds(standing: Standing) -> Iterator[Broken]:
    """Answers under which an option is more open than its bounds allow."""
    for bound in BOUNDS:
        if not bound.concerns(standing.option):
            continue
        for part, one, outcome in standing.cases(bound.when[0].item):
            # All items of a bound lie in one part. The cheaper question first: there are thousands.
            too_open = openness(outcome) > openness(bound.ceiling)
            if too_open and all_hold(bound.when, one.facts):
                yield Broken(bound.key, _told(standing, part, one, outcome), standing.option.key)


def broken_laws(standing: Standing, catalogue: Catalogue) -> Iterator[Broken]:
    """Countries whose law does not hold an exosome method back as it should."""
    if not exosome(standing.option):
        return
    for part, one, outcome in standing.cases(COUNTRY):
        law = legal_status(catalogue, one.place, standing.option.key)
        if law is LegalStatus.PROHIBITED and openness(outcome) > openness(Status.NOT_SUITABLE):
            yield Broken(PROHIBITED[0], _told(standing, part, one, outcome), standing.option.key)
        cautious = law in (LegalStatus.NOT_APPROVED, LegalStatus.UNCLEAR)
        if cautious and openness(outcome) > openness(Status.CHECK_FIRST):
            yield Broken(NOT_APPROVED[0], _told(standing, part, one, outcome), standing.option.key)


def broken_waiting(standing: Standing) -> Iterator[Broken]:
    """Answers under which waiting is not open."""
    if standing.option.key == WAIT:
        for part, found in zip(standing.parts, standing.outcomes, strict=True):
            for one, outcome in zip(part.classes, found, strict=True):
                if outcome is not Status.CAN_DISCUSS:
                    yield Broken(
                        WAITING[0], _told(standing, part, one, outcome), standing.option.key
                    )


def broken_limits(standing: Standing, catalogue: Catalogue) -> Iterator[Broken]:
    """Answers whose status differs by a limit the person set."""
    limited = LIMIT_ITEMS.union(wish.item for wish in catalogue.wishes)
    for part, found in zip(standing.parts, standing.outcomes, strict=True):
        free = [n for n, item in enumerate(part.items) if item not in limited]
        if len(free) == len(part.items):
            continue
        first: dict[tuple[int, ...], int] = {}
        for places, number in part.class_of.items():
            without = first.setdefault(tuple(places[n] for n in free), number)
            if found[number] is not found[without]:
                told = _told(standing, part, part.classes[number], found[number])
                yield Broken(
                    LIMITS[0],
                    f"{told} With another limit it is {outcome_in_words(found[without])}.",
                )


def broken_needles(standing: Standing, catalogue: Catalogue) -> Iterator[Broken]:
    """Options that break the skin and do not stand past the limit of who wants none of that."""
    item, code = "needle_tolerance", "nothing_that_breaks_skin"
    facts = {**facts_of(Profile()), item: Answer((code,), open=False)}
    passed = {wish.item for wish in limits_passed(standing.option, facts, catalogue)}
    if skin_breaking(standing.option) and item not in passed:
        name = standing.option.name or words(standing.option.key)
        yield Broken(NEEDLES[0], f"{name} is within the limit for: {in_words({item: code})}.")


def improvements(standing: Standing, catalogue: Catalogue) -> Iterator[Broken]:
    """Answers that get a better status from one risk more."""
    for number, part in enumerate(standing.parts):
        beside = standing.open_beside(number)
        found = standing.outcomes[number]
        steps = _steps(part, catalogue)
        for places, before in part.class_of.items():
            for n, after, code in _one_risk_more(places, steps):
                worse = part.class_of[(*places[:n], after, *places[n + 1 :])]
                if openness(found[worse]) <= openness(found[before]):
                    continue
                then, now = more_closed(found[before], beside), more_closed(found[worse], beside)
                if openness(now) > openness(then):
                    told = _told(standing, part, part.classes[before], then)
                    yield Broken(
                        MONOTONE[0],
                        f"{told} Adding {words(code)} makes it {outcome_in_words(now)}.",
                        standing.option.key,
                    )


def open_questions(standing: Standing, catalogue: Catalogue) -> Iterator[Broken]:
    """Answers that leave an option open though a question left open could close it."""
    named = {line.item for rule in catalogue.rules for line in rule.when}
    for number, part in enumerate(standing.parts):
        if standing.open_beside(number) is not Status.CAN_DISCUSS:
            continue
        found = standing.outcomes[number]
        for places, present in part.class_of.items():
            one = part.classes[present]
            if found[present] is not Status.CAN_DISCUSS:
                continue
            for n in [n for n, item in enumerate(part.items) if item in named]:
                if not one.facts[part.items[n]].open:
                    continue
                for answer, then in _answered(part, n, places, found):
                    # What acts on nothing inside the body needs no age: the stop page says why.
                    if then is None and standing.option.key in ACTS_ON_NOTHING:
                        continue
                    if then is not Status.CAN_DISCUSS:
                        told = _told(standing, part, one, Status.CAN_DISCUSS)
                        yield Broken(
                            UNANSWERED[0],
                            f"{told} Yet {in_words({part.items[n]: answer})} makes it"
                            f" {outcome_in_words(then)}.",
                            standing.option.key,
                        )


def _answered(
    part: Part, n: int, places: tuple[int, ...], found: tuple[Outcome, ...]
) -> Iterator[tuple[Given, Outcome]]:
    """What the option would come to with each answer to the item that was left open."""
    for after, answer in enumerate(part.choices[n]):
        if not answer.open:
            yield answer.example, found[part.class_of[(*places[:n], after, *places[n + 1 :])]]


def _told(standing: Standing, part: Part, one: Class, outcome: Outcome) -> str:
    said = in_words(spoken(part, one.given))
    name = standing.option.name or words(standing.option.key)
    return f"{name} is at {outcome_in_words(outcome)} for: {said}."


def _one_risk_more(places: tuple[int, ...], steps: Steps) -> Iterator[tuple[int, int, str]]:
    for n, place in enumerate(places):
        for after, code in steps[n].get(place, {}).items():
            yield n, after, code


def _steps(part: Part, catalogue: Catalogue) -> Steps:
    risks: dict[str, set[str]] = {}
    for rule in catalogue.rules:
        for line in rule.when:
            risks.setdefault(line.item, set()).update(line.codes)
    return tuple(
        _steps_of(item, part, n, risks.get(item, set())) for n, item in enumerate(part.items)
    )


def _steps_of(key: str, part: Part, n: int, risks: set[str]) -> dict[int, dict[int, str]]:
    item, sets, choices = ITEM[key], part.sets[n], part.choices[n]
    place_of = {one.hits: n for n, one in enumerate(choices) if not one.open and not one.alone}
    found: dict[int, dict[int, str]] = {}
    if item.kind is Kind.CHOICES:
        named = {hits_of((code,), sets): code for code in reversed(ordinary(item)) if code in risks}
        for place, one in enumerate(choices):
            kept = 0 if one.alone else one.hits
            if not one.open:
                found[place] = {place_of[kept | hits]: code for hits, code in named.items()}
        return found
    answered = [code for code in item.codes if code not in OPEN_CODES]
    for calm in [code for code in answered if code not in risks]:
        before = place_of[hits_of((calm,), sets)]
        for code in [code for code in answered if code in risks]:
            after = place_of[hits_of((code,), sets)]
            found.setdefault(before, {}).setdefault(after, code)
    return found
