"""Small wrong changes of an edition, each as somebody might make it by a slip or on purpose.

A kind of fault knows nothing of the edition it is planted in: it looks for a place that has what it
changes, and gives nothing where there is none.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from evidence.core.checks.wording import PLAIN_FIELDS
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import (
    BreaksSkin,
    Certainty,
    Checked,
    Direction,
    Effect,
    LegalStatus,
    Side,
    Size,
)


@dataclass(frozen=True)
class Planted:
    """One fault: of which kind, where, what it was and what it is now."""

    kind: str
    place: str
    was: str
    now: str
    catalogue: Catalogue

    def __str__(self):
        return f"{self.kind}: {self.place}: {self.was!r} became {self.now!r}"


Plant = Callable[[Random, Catalogue], Planted | None]
KINDS: dict[str, Plant] = {}
NUMBER = re.compile(r"(?<![\w.,%-])\d+(?:\.\d+)?(?![\w.,%-]*\d)(?!\d)")
"""A number that stands alone: no part of a name, a date or a range."""
DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) $"
)
TELLING = ("findings", "studies", "harms", "legal_positions", "claims", "options", "topic_answers",
           "real_questions", "knowledge_items", "gaps", "jurisdictions", "notices")  # fmt: skip
"""Entries whose plain words claim something of the world."""


def kind(name):
    """Enter a kind of fault under its name."""

    def enter(plant):
        KINDS[name] = plant
        return plant

    return enter


def plant(rng: Random, catalogue: Catalogue, name: str) -> Planted | None:
    """One fault of a kind, at a place that the seed chooses; None: it has no place here."""
    for _ in range(40):
        found = KINDS[name](rng, catalogue)
        if found is not None and found.catalogue != catalogue:
            return replace(found, kind=name)
    return None


def sample(seed: int, catalogue: Catalogue, number: int) -> list[Planted]:
    """So many different faults, of every kind in turn."""
    rng, found, seen = Random(seed), [], set()
    names = [*KINDS]
    for turn in range(number * 20):
        if len(found) == number:
            break
        fault = plant(rng, catalogue, names[turn % len(names)])
        if fault and (fault.kind, fault.place, fault.now) not in seen:
            seen.add((fault.kind, fault.place, fault.now))
            found.append(fault)
    return found


def _put(catalogue, listed, place, entry, what=None):
    """The catalogue with one entry changed, or taken out."""
    entries = getattr(catalogue, listed)
    put = () if entry is None else (entry,)
    return replace(catalogue, **{listed: (*entries[:place], *put, *entries[place + 1 :])})


def _pick(rng, catalogue, listed, holds=lambda entry: True):
    entries = [(n, one) for n, one in enumerate(getattr(catalogue, listed)) if holds(one)]
    return rng.choice(entries) if entries else (None, None)


def _name(listed, entry, place):
    return f"{listed} {getattr(entry, 'key', place)}"


def _field(rng, catalogue, listed, field, change, holds=lambda value: True):
    """Change one field of one entry by a function of its value."""
    place, entry = _pick(rng, catalogue, listed, lambda one: holds(getattr(one, field)))
    if entry is None:
        return None
    was = getattr(entry, field)
    now = change(was)
    if now is None or now == was:
        return None
    changed = replace(entry, **{field: now})
    return Planted(
        "",
        f"{_name(listed, entry, place)}, {field}",
        str(was),
        str(now),
        _put(catalogue, listed, place, changed),
    )


def _text(rng, catalogue, change, kinds=TELLING):
    """Change one plain text of one entry, where the change finds something to change."""
    listed = rng.choice(kinds)
    place, entry = _pick(rng, catalogue, listed)
    if entry is None:
        return None
    field = rng.choice(PLAIN_FIELDS[listed])
    was = getattr(entry, field)
    if not isinstance(was, str) or not was:
        return None
    now = change(was)
    if now is None or now == was:
        return None
    changed = replace(entry, **{field: now})
    return Planted(
        "",
        f"{_name(listed, entry, place)}, {field}",
        was,
        now,
        _put(catalogue, listed, place, changed),
    )


def _swap_in(rng, text, pattern):
    """Two different matches change places."""
    found = [*pattern.finditer(text)]
    found = [one for one in found if not DATED.search(text[: one.start()])]
    pairs = [(a, b) for n, a in enumerate(found) for b in found[n + 1 :] if a[0] != b[0]]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    return (
        text[: one.start()]
        + other[0]
        + text[one.end() : other.start()]
        + one[0]
        + text[other.end() :]
    )


def _word(rng, text, words):
    """One of these words becomes what stands beside it."""
    found = [(match, now) for was, now in words for match in re.finditer(rf"\b{was}\b", text)]
    if not found:
        return None
    match, now = rng.choice(found)
    changed = text[: match.start()] + now + text[match.end() :]
    changed = re.sub(r"  +", " ", changed).strip()
    return changed[:1].upper() + changed[1:]


RECORDED = ("findings", "studies", "harms")


@kind("drop a harm of an option")
def _drop_harm(rng, catalogue):
    place, entry = _pick(rng, catalogue, "findings", lambda it: it.side is Side.HARM)
    if entry is None:
        return None
    return Planted(
        "",
        _name("findings", entry, place),
        entry.text,
        "",
        _put(catalogue, "findings", place, None),
    )


@kind("drop a reported harm")
def _drop_reported(rng, catalogue):
    place, entry = _pick(rng, catalogue, "harms")
    if entry is None:
        return None
    return Planted(
        "",
        _name("harms", entry, place),
        entry.plain_summary,
        "",
        _put(catalogue, "harms", place, None),
    )


@kind("drop the harm beside a benefit in a row")
def _drop_brief(rng, catalogue):
    return _field(
        rng, catalogue, "options", rng.choice(("harm_brief", "harm_line")), lambda was: "", bool
    )


@kind("flip a direction")
def _direction(rng, catalogue):
    flip = {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER}
    return _field(rng, catalogue, "findings", "direction", flip.get, lambda it: it in flip)


@kind("flip a sign")
def _sign(rng, catalogue):
    def turn(was):
        return was[1:] if was[0] in "-−" else f"-{was}"

    field = rng.choice(("change_treated", "change_control"))
    return _field(
        rng, catalogue, "findings", field, turn, lambda it: bool(it) and it[0] in "-−0123456789"
    )


@kind("turn a rise into a fall")
def _turn(rng, catalogue):
    words = (("more hairs", "fewer hairs"), ("gained", "lost"), ("rose", "fell"), ("grew", "shrank"),
             ("fewer", "more"), ("higher", "lower"), ("thicker", "thinner"), ("denser", "thinner"), ("gain", "loss"))  # fmt: skip
    return _text(rng, catalogue, lambda was: _word(rng, was, words), RECORDED)


@kind("swap two numbers in plain words")
def _swap_numbers(rng, catalogue):
    return _text(rng, catalogue, lambda was: _swap_in(rng, was, NUMBER), RECORDED)


@kind("change a number in plain words")
def _change_number(rng, catalogue):
    def change(was):
        found = [
            it
            for it in NUMBER.finditer(was)
            if it[0] != "100" and not DATED.search(was[: it.start()])
        ]
        if not found:
            return None
        one = rng.choice(found)
        now = f"{float(one[0]) * rng.choice((2, 3, 0.5)) + 1:g}"
        return was[: one.start()] + now + was[one.end() :]

    return _text(rng, catalogue, change, RECORDED)


@kind("swap the treated and the dummy group")
def _swap_groups(rng, catalogue):
    place, entry = _pick(
        rng, catalogue, "findings",
        lambda it: (it.change_treated and it.change_control) or (it.treated and it.control),
    )  # fmt: skip
    if entry is None:
        return None
    if entry.treated and entry.control and rng.random() < 0.5:
        changed = replace(entry, treated=entry.control, control=entry.treated)
    else:
        changed = replace(
            entry, change_treated=entry.change_control, change_control=entry.change_treated
        )
    return Planted(
        "", _name("findings", entry, place), f"{entry.change_treated}, {entry.change_control}", "swapped",
        _put(catalogue, "findings", place, changed),
    )  # fmt: skip


@kind("change a count")
def _count(rng, catalogue):
    field = rng.choice(("treated", "control"))

    def change(was):
        return rng.choice(
            (replace(was, events=was.events + 10), replace(was, people=was.people + 10))
        )

    return _field(rng, catalogue, "findings", field, change, bool)


@kind("change the number of people of a study")
def _people(rng, catalogue):
    field = rng.choice(("n_enrolled", "n_analysed", "men", "women"))
    return _field(rng, catalogue, "studies", field, lambda was: was + rng.choice((3, 10, 30)), bool)


@kind("change a time")
def _time(rng, catalogue):
    if rng.random() < 0.5:
        return _field(rng, catalogue, "findings", "weeks", lambda was: was * 2, bool)
    return _field(rng, catalogue, "studies", "follow_up_weeks", lambda was: was * 2, bool)


@kind("move a finding to another option")
def _move_finding(rng, catalogue):
    others = [it.key for it in catalogue.options]
    return _field(
        rng,
        catalogue,
        "findings",
        "option",
        lambda was: rng.choice([k for k in others if k != was]),
    )


@kind("move a study to another option")
def _move_study(rng, catalogue):
    place, giver = _pick(rng, catalogue, "options", lambda it: it.studies)
    if giver is None:
        return None
    to, taker = _pick(rng, catalogue, "options", lambda it: it.key != giver.key)
    key = rng.choice(giver.studies)
    if taker is None or key in taker.studies:
        return None
    less = replace(giver, studies=tuple(it for it in giver.studies if it != key))
    moved = _put(catalogue, "options", place, less)
    moved = _put(moved, "options", to, replace(taker, studies=(*taker.studies, key)))
    return Planted("", f"options {giver.key}, studies", key, f"moved to {taker.key}", moved)


@kind("give a finding to another study")
def _other_study(rng, catalogue):
    keys = [it.key for it in catalogue.studies]
    return _field(
        rng,
        catalogue,
        "findings",
        "study",
        lambda was: rng.choice([k for k in keys if k != was]),
        bool,
    )


@kind("change a unit")
def _unit(rng, catalogue):
    words = (("weeks", "months"), ("months", "weeks"), ("years", "months"), ("days", "weeks"), ("week", "month"),
             ("year", "month"), ("mg", "g"), ("men", "studies"), ("hours", "days"), ("people", "hairs"))  # fmt: skip

    def change(was):
        found = [
            (match, now)
            for unit, now in words
            for match in re.finditer(rf"(?<=\d )(?<!\b(?:19|20)\d\d ){unit}\b", was)
        ]
        if not found:
            return None
        match, now = rng.choice(found)
        return was[: match.start()] + now + was[match.end() :]

    return _text(rng, catalogue, change, RECORDED)


@kind("change a currency")
def _currency(rng, catalogue):
    listed = rng.choice(("prices", "first_year_costs"))
    return _field(
        rng, catalogue, listed, "currency",
        lambda was: rng.choice([it for it in ("USD", "GBP", "EUR", "CAD", "INR") if it != was]),
        lambda was: was != "any",
    )  # fmt: skip


@kind("change a price")
def _price(rng, catalogue):
    field = rng.choice(("low", "high"))
    factor = rng.choice((0.1, 0.5, 1.7, 10))
    return _field(
        rng,
        catalogue,
        rng.choice(("prices", "first_year_costs")),
        field,
        lambda was: round(was * factor) + 1,
        bool,
    )


@kind("soften “not approved” in words")
def _soften(rng, catalogue):
    words = (("not approved", "not yet approved"), ("not approved", "approved"), ("none is approved", "most are approved"),
             ("none has a licence", "some have a licence"), ("is not approved", "is approved"), ("are not approved", "are close to approval"),
             ("No exosome medicine is", "One exosome medicine is"), ("no approved", "an approved"), ("unapproved", "approved"),
             ("found no exosome product that any country has approved", "found an exosome product that one country has approved"),
             ("is not allowed", "is allowed"), ("may not", "may"), ("are barred", "are allowed"), ("is barred", "is allowed"),
             ("banned", "allowed"), ("must not be", "may be"), ("for approved studies only", "for everybody"))  # fmt: skip
    return _text(
        rng, catalogue, lambda was: _word(rng, was, words),
        ("legal_positions", "legal_positions", "options", "jurisdictions", "knowledge_items", "topic_answers", "claims"),
    )  # fmt: skip


@kind("soften a status of the law")
def _status(rng, catalogue):
    softer = {
        LegalStatus.PROHIBITED: (
            LegalStatus.NOT_APPROVED,
            LegalStatus.UNCLEAR,
            LegalStatus.ALLOWED_AS_COSMETIC,
        ),
        LegalStatus.NOT_APPROVED: (
            LegalStatus.UNCLEAR,
            LegalStatus.ALLOWED_AS_COSMETIC,
            LegalStatus.APPROVED,
        ),
        LegalStatus.UNCLEAR: (LegalStatus.ALLOWED_AS_COSMETIC, LegalStatus.APPROVED),
    }
    return _field(
        rng,
        catalogue,
        "legal_positions",
        "status",
        lambda was: rng.choice(softer[was]),
        lambda it: it in softer,
    )


def _swap_fields(rng, catalogue, listed, field, holds=lambda entry: True):
    one, first = _pick(rng, catalogue, listed, holds)
    other, second = _pick(rng, catalogue, listed, holds)
    if first is None or second is None or getattr(first, field) == getattr(second, field):
        return None
    a, b = getattr(first, field), getattr(second, field)
    changed = _put(catalogue, listed, one, replace(first, **{field: b}))
    changed = _put(changed, listed, other, replace(second, **{field: a}))
    return Planted(
        "",
        f"{_name(listed, first, one)} and {_name(listed, second, other)}, {field}",
        str(a),
        str(b),
        changed,
    )


@kind("swap the sources of two findings")
def _swap_finding_sources(rng, catalogue):
    return _swap_fields(rng, catalogue, "findings", "sources", lambda it: it.sources)


@kind("swap the sources of two other entries")
def _swap_sources(rng, catalogue):
    return _swap_fields(
        rng,
        catalogue,
        rng.choice(("studies", "harms", "legal_positions", "prices")),
        "sources",
        lambda it: it.sources,
    )


@kind("swap the texts of two entries")
def _swap_texts(rng, catalogue):
    listed, field = rng.choice(
        (
            ("findings", "text"),
            ("harms", "plain_summary"),
            ("studies", "plain_summary"),
            ("legal_positions", "text"),
        )
    )
    return _swap_fields(rng, catalogue, listed, field)


HEDGES = (
    ("may ", ""), ("might ", ""), ("could ", ""), ("about ", ""), ("at least ", ""), ("fewer than ", ""),
    ("Press reports say that ", ""), ("perhaps ", ""), ("likely ", ""), ("seems to ", ""), ("our sources say", "it is certain"),
    ("We found no", "There is no"), ("we found no", "there is no"), ("By 28 November 2026 we found", "There are"),
    ("cannot show", "shows"), ("does not show", "shows"), ("do not show", "show"), ("cannot tell", "tells"), ("Nobody knows", "It is known"),
    ("is not known", "is known"), ("How often is not known\\.", ""), ("There was no comparison group\\.", ""),
    ("could not read", "read"), ("was not clear", "was clear"), ("does not prove", "proves"), ("do not prove", "prove"),
)  # fmt: skip


@kind("delete a hedge")
def _hedge(rng, catalogue):
    words = [(was.strip(), now) for was, now in HEDGES]
    return _text(rng, catalogue, lambda was: _word(rng, was, words))


@kind("delete a “not”")
def _not(rng, catalogue):
    words = (
        ("not ", ""),
        ("no ", "a "),
        ("cannot", "can"),
        ("without a", "with a"),
        ("never ", ""),
        ("nobody", "everybody"),
        ("None", "Some"),
    )
    return _text(
        rng, catalogue, lambda was: _word(rng, was, [(a.strip(), b) for a, b in words]),
        ("findings", "studies", "harms", "legal_positions", "claims"),
    )  # fmt: skip


@kind("tell an effect as a fact")
def _effect(rng, catalogue):
    says = rng.choice(
        (" It makes hair grow.", " Exosomes regrow hair.", " It works for most people.", " This treatment restores hair.",
         " Most people gain hair.", " It stops hair loss.", " Side effects do not happen.", " It has no risks.")
    )  # fmt: skip
    return _text(
        rng,
        catalogue,
        lambda was: was + says,
        ("options", "findings", "gaps", "topic_answers", "claims"),
    )


@kind("shift a date of the law")
def _law_date(rng, catalogue):
    field = rng.choice(("as_of", "checked_on", "expires_on"))
    days = {"as_of": 400, "checked_on": -60, "expires_on": rng.choice((60, 180, 365))}[field]

    def shift(was):
        if len(was) < 10:
            return f"{int(was[:4]) + 1}{was[4:]}"
        return (date.fromisoformat(was) + timedelta(days)).isoformat()

    return _field(rng, catalogue, "legal_positions", field, shift, bool)


@kind("shift a year")
def _year(rng, catalogue):
    listed = rng.choice(("sources", "studies"))
    return _field(
        rng, catalogue, listed, "year", lambda was: was + rng.choice((-2, -1, 1, 2)), bool
    )


@kind("shift a date in words")
def _date_in_words(rng, catalogue):
    words = (("28 November 2026", "28 December 2026"), ("28 November 2026", "18 November 2026"), ("28 November 2026", "28 November 2025"),
             ("January 2026", "June 2026"), ("May 2026", "May 2024"), ("July 2024", "July 2026"), ("May 2025", "May 2023"),
             ("1 March 2027", "1 May 2027"), ("1 March 2027", "1 March 2026"))  # fmt: skip
    return _text(rng, catalogue, lambda was: _word(rng, was, words))


HIGHER = {
    Certainty.NO_EVIDENCE: (Certainty.LOW, Certainty.MODERATE),
    Certainty.VERY_LOW: (Certainty.LOW, Certainty.MODERATE, Certainty.HIGH),
    Certainty.LOW: (Certainty.MODERATE, Certainty.HIGH),
    Certainty.MODERATE: (Certainty.HIGH,),
}


@kind("raise a certainty")
def _certainty(rng, catalogue):
    listed = rng.choice(("findings", "findings", "studies", "options"))
    return _field(
        rng,
        catalogue,
        listed,
        "certainty",
        lambda was: rng.choice(HIGHER[was]),
        lambda it: it in HIGHER,
    )


@kind("tell a size that nobody showed")
def _size(rng, catalogue):
    return _field(
        rng, catalogue, "findings", "size", lambda was: Size.LARGE, lambda it: it is Size.NOT_KNOWN
    )


@kind("count another product as exosomes, or exosomes as another product")
def _exosome(rng, catalogue):
    return _field(rng, catalogue, "studies", "is_exosome", lambda was: not was)


@kind("call a study randomised")
def _randomised(rng, catalogue):
    return _field(
        rng, catalogue, "studies", "randomised", lambda was: True, lambda it: it is not True
    )


@kind("call a harm one of scalp exosomes, or not")
def _scalp(rng, catalogue):
    return _field(
        rng,
        catalogue,
        "harms",
        "about_scalp_exosomes",
        lambda was: not was,
        lambda it: it is not None,
    )


@kind("call a source checked")
def _checked(rng, catalogue):
    return _field(
        rng,
        catalogue,
        "sources",
        "checked",
        lambda was: Checked.CHECKED,
        lambda it: it is not Checked.CHECKED,
    )


@kind("turn a fact of an option round")
def _option_fact(rng, catalogue):
    if rng.random() < 0.5:
        return _field(rng, catalogue, "options", "blood_draw", lambda was: not was)
    flip = {
        BreaksSkin.NONE: BreaksSkin.INJECTION,
        BreaksSkin.INJECTION: BreaksSkin.NONE,
        BreaksSkin.MICRONEEDLING: BreaksSkin.NONE,
    }
    return _field(rng, catalogue, "options", "breaks_skin", flip.get)


@kind("turn the answer of a statement round")
def _statement(rng, catalogue):
    return _field(rng, catalogue, "knowledge_items", "is_true", lambda was: not was)


@kind("support a claim")
def _claim(rng, catalogue):
    return _field(
        rng, catalogue, "claims", "verdict", lambda was: "supported", lambda it: it != "by_law"
    )


@kind("soften a rule")
def _rule(rng, catalogue):
    softer = {Effect.STOP: Effect.CHECK_FIRST, Effect.NOT_SUITABLE: Effect.CHECK_FIRST}
    return _field(rng, catalogue, "rules", "effect", softer.get, lambda it: it in softer)


@kind("take an option out of a rule")
def _rule_option(rng, catalogue):
    return _field(rng, catalogue, "rules", "options", lambda was: was[1:], lambda it: len(it) > 1)


@kind("take the sources from a rule")
def _rule_source(rng, catalogue):
    return _field(rng, catalogue, "rules", "sources", lambda was: (), bool)
