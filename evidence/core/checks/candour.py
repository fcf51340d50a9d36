"""What a text for patients must not leave open, promise, mix up, invent or tell the wrong people.

Five rules. “May not” is read as “must not” by one and as “perhaps not” by the next. What no fair test
has shown is not told as an effect. A reason speaks of the option it stands under, never of another
one's risk or need. A fact is one that can be. The law of a country is told to those whom it concerns,
so it does not stand in a text that everybody reads.

Publishing refuses what breaks a rule newly; what an edition already says is listed as to mend.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from evidence.core.checks.check import Check
from evidence.core.checks.readability import edition_sentences
from evidence.core.checks.wording import QUOTED, plain_texts
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.library import Finding
from evidence.core.edition.rules import Rule
from evidence.core.edition.vocabulary import (
    BreaksSkin,
    Certainty,
    Direction,
    Effect,
    Group,
    Outcome,
    Side,
)
from evidence.core.wording.places import places_named

# May not

_MAY_NOT = re.compile(
    r"(?<!\bin )(?<!\bof )\bmay (?:\w+ly |also |still |yet |even )?not\b|\bmayn[’']t\b|\bmay (?:neither|no longer|never)\b",
    re.IGNORECASE,
)


def ambiguous_problems(catalogue: Catalogue) -> Iterator[str]:
    """Sentences with “may not”, which some read as “must not” and some as “perhaps not”."""
    for place, text in _read_by_people(catalogue):
        for sentence in edition_sentences(QUOTED.sub(" ", text)):
            if _MAY_NOT.search(sentence):
                yield (
                    f"{place}: say “must not” or “is not allowed”, or else “might not”:"
                    f" “{sentence}”"
                )


def _read_by_people(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield from ((plain.place, plain.text) for plain in plain_texts(catalogue) if not plain.quoting)
    for where in catalogue.jurisdictions:
        for entry in where.entries:
            yield f"jurisdictions {where.key}, fact", entry.fact


# Effects that no fair test has shown

_UNSHOWN = frozenset({Certainty.VERY_LOW, Certainty.NO_EVIDENCE})
_MORE = r"(?:more|thicker|denser|fuller|new|longer|stronger|healthier|better)"
_CAME = (
    r"(?:grows?|grew|comes?|came|gets?|got|becomes?|became|looks?|looked|feels?|felt|turns?|turned)"
)
_GAIN = re.compile(
    rf"\b{_MORE} (?:and {_MORE} )?(?:scalp )?(?:hairs?|growth|density)\b"
    rf"|\bhairs?\b(?: \w+){{0,3}} {_CAME} (?:\w+ )?(?:thicker|denser|fuller|back|stronger|longer|healthier)\b"
    r"|\b(?:re)?growth (?:after|with|from|in|of hair)\b|\bregr[eo]w\w*\b|\bregrowth\b"
    r"|\b(?:less|reduced|slower) (?:shedding|hair loss|thinning)\b"
    r"|\b(?:shedding|hair loss|thinning) (?:\w+ )?(?:stops?|stopped|slows?|slowed|falls?|fell|drops?|dropped)\b"
    r"|\b(?:count|counts|density|thickness|hair) (?:\w+ )?(?:rises?|rose|risen|went up|goes up|increase[sd]?|improve[sd]?)\b"
    r"|\bhairs? (?:is|are|was|were) (?:\w+ )?(?:thicker|denser|fuller|stronger|healthier)\b"
    r"|\b(?:thicken|regrow|restore|wake|revive)(?:s|ed|ing)? (?:the |your |sleeping |lost )*(?:hairs?|follicles?)\b"
    r"|\blikely to (?:work|help|grow)\b|\b(?:treatments?|products?|methods?|something|one) that works?\b",
    re.IGNORECASE,
)
_NOT_TOLD_AS_SHOWN = re.compile(
    r"\b(?:not|no|none|nobody|never|nothing|cannot|whether|if|might|could|says?|said|claims?|press"
    r"|reported|without|dummy|salt water|controls?|untreated|half of the scalp|comparison|compared"
    r"|little|unclear|unknown|ask|how|what|which|once|where|nor|than with|mice|lab\w*|animals?|may)\b|\?",
    re.IGNORECASE,
)
_OF_AN_OPTION = (
    "known", "known_women", "what_it_is", "how_it_is_done", "what_it_is_like", "time_to_judge",
    "evidence_summary", "best_evidence", "note", "women", "certainty_reason",
)  # fmt: skip
_EXOSOMES = re.compile(r"\b(?:exosom|vesicle)\w*", re.IGNORECASE)
_ASKING = (
    "clinic_questions ",
    "glossary ",
    "findings ",
    "options ",
    "studies ",
    "knowledge_items ",
)
"""Kinds that ask, explain words, or are looked at by themselves."""


_OF_PRODUCTS = ("label_terms ", "products ")
"""Kinds whose every sentence is about what is sold."""


def effect_problems(catalogue: Catalogue) -> Iterator[str]:
    """Gains of hair told as facts where no fair test stands behind them."""
    weak = [option for option in catalogue.options if option.certainty in _UNSHOWN]
    for option in weak:
        for field in _OF_AN_OPTION:
            yield from _shown(f"options {option.key}, {field}", getattr(option, field))
    for finding in catalogue.findings:
        if finding.certainty in _UNSHOWN and finding.side is Side.BENEFIT:
            yield from _shown(f"findings {finding.key}, text", finding.text)
    for plain in plain_texts(catalogue):
        about = plain.place.startswith(_OF_PRODUCTS)
        if plain.quoting or plain.place.startswith(_ASKING):
            continue
        if not about and not _EXOSOMES.search(plain.text):
            continue
        for sentence in edition_sentences(plain.text):
            if about or _EXOSOMES.search(sentence):
                yield from _shown(plain.place, sentence)


def _shown(place: str, text: str) -> Iterator[str]:
    """A text whose gain stands alone: nothing in it says how little that shows."""
    found = _GAIN.search(text)
    if found and not _NOT_TOLD_AS_SHOWN.search(text):
        yield (
            f"{place}: no fair test has shown this; say “not shown by a fair test”, or tell the"
            f" comparison: “{text}”"
        )


# Reasons of another option

_OF_NEEDLES = frozenset({BreaksSkin.MICRONEEDLING, BreaksSkin.INJECTION})
_SUBJECTS: dict[str, re.Pattern[str]] = {
    "PRP": re.compile(r"\bPRP\b|\bplatelet|\bblood (?:draw|sample)", re.IGNORECASE),
    "minoxidil": re.compile(r"\bminoxidil\b", re.IGNORECASE),
    "finasteride": re.compile(r"\bfinasteride\b", re.IGNORECASE),
    "dutasteride": re.compile(r"\bdutasteride\b", re.IGNORECASE),
    "spironolactone": re.compile(r"\bspironolactone\b", re.IGNORECASE),
    "exosomes": _EXOSOMES,
    "light": re.compile(r"\b(?:low-level light|light (?:cap|helmet|comb)|lasers?)\b", re.IGNORECASE),
    "transplant": re.compile(r"\b(?:transplants?|transplanted|graft\w*|this surgery)\b", re.IGNORECASE),
    "needles": re.compile(r"\b(?:micro)?needl\w+\b|\binject\w*\b", re.IGNORECASE),
    "hairpiece": re.compile(r"\b(?:wigs?|hairpieces?|fibres)\b", re.IGNORECASE),
}  # fmt: skip
_MEDICINES = ("minoxidil", "finasteride", "dutasteride", "spironolactone")


def reason_problems(catalogue: Catalogue) -> Iterator[str]:
    """Reasons and harms of an option that speak of something that is no part of it."""
    for rule in catalogue.rules:
        if rule.effect is Effect.STOP:
            continue  # It stands above all options, and under none.
        said: dict[tuple[str, str, str], list[str]] = {}
        for key in rule.options:
            option = catalogue.option.get(key)
            if option is None:
                continue
            told = {"brief": rule.brief_for(key), "text": rule.text_for(key)}
            for field, text in told.items():
                for subject in _foreign(option, text, rule):
                    said.setdefault((field, subject, text), []).append(key)
        for (field, subject, text), keys in said.items():
            under = ", ".join(keys)
            yield f"rules {rule.key}, {field}: under {under} it speaks of {subject}: “{text}”"
    for option in catalogue.options:
        for field in ("harm_brief", "harm_line"):
            text = getattr(option, field)
            for subject in _foreign(option, text):
                yield f"options {option.key}, {field}: it speaks of {subject}: “{text}”"


def _foreign(option: Option, text: str, rule: Rule | None = None) -> Iterator[str]:
    """What a text speaks of that the option has no part in."""
    own = _parts(option)
    asked = " ".join(code for line in rule.when for code in line.codes) if rule else ""
    for subject, named in _SUBJECTS.items():
        # “No needles” under an injection tells what is put off; a rule may name what it asks about.
        if named.search(text) and subject not in own and subject.lower() not in asked.lower():
            yield subject


@lru_cache(maxsize=512)
def _parts(option: Option) -> frozenset[str]:
    """What an option is made of, by its fields first and then by its own words."""
    parts = {key for key, named in _SUBJECTS.items() if named.search(option.name)}
    parts -= {"needles"}
    if option.breaks_skin in _OF_NEEDLES:
        parts.add("needles")
    if option.blood_draw:
        parts.add("PRP")
    if option.group is Group.EXOSOME_METHOD:
        parts.add("exosomes")
    if not parts.intersection(_MEDICINES):
        # A mix names its medicines where it is described; a medicine that names another one compares.
        done = f"{option.what_it_is} {option.how_it_is_done}"
        parts |= {
            key for key, named in _SUBJECTS.items() if key != "needles" and named.search(done)
        }
    if option.study_decides:
        parts |= {"needles", "exosomes", "PRP"}
    return frozenset(parts)


# Facts that cannot be

_OUT_OF = re.compile(
    r"(?<![\d.,-])(\d[\d,]*(?:\.\d+)?) (?:out )?of (?:the |all )?(\d[\d,]*)(?![\d.,]*\d)"
)
_OF_NOBODY = re.compile(
    r"\b(?:of|in|among|with) 0 (?:people|men|women|patients|adults)\b|\bout of 0\b"
    r"|(?<![\d.,])0 (?:people|men|women|patients|adults) (?:in all|took part|were (?:treated|studied))\b",
    re.IGNORECASE,
)
_NO_NEEDLE = re.compile(r"\b(?:no|without(?: any)?) (?:needles?|injections?)\b", re.IGNORECASE)
_NO_BLOOD = re.compile(
    r"\bno blood (?:is|has to be) (?:taken|drawn)\b|\bno blood draw\b", re.IGNORECASE
)
_OPTION_IN_SHORT = (
    "known",
    "known_women",
    "harm_brief",
    "harm_line",
    "note",
    "women",
    "what_it_is_like",
)


def fact_problems(catalogue: Catalogue) -> Iterator[str]:
    """Facts that cannot be: more people than there were, and benefits nobody can have."""
    for finding in catalogue.findings:
        yield from _of_a_finding(finding)
    for study in catalogue.studies:
        counts = {"n_enrolled": study.n_enrolled, "n_analysed": study.n_analysed}
        for field, people in counts.items():
            if people is not None and people <= 0:
                yield f"studies {study.key}, {field}: {people} people; leave it empty where it is not known"
    for option in catalogue.options:
        yield from _of_an_option(option)
    for plain in plain_texts(catalogue):
        if _OF_NOBODY.search(plain.text):
            yield f"{plain.place}: a number of nobody; say that it is not known: “{plain.text}”"
        for found in _OUT_OF.finditer(plain.text):
            part, whole = (float(number.replace(",", "")) for number in found.groups())
            if part > whole and not any(map(_is_a_year, found.groups())):
                yield f"{plain.place}: {found[0]!r} is more than there were: “{plain.text}”"


def _is_a_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", number) is not None


def _of_a_finding(finding: Finding) -> Iterator[str]:
    name = f"findings {finding.key}"
    better = finding.direction is Direction.BETTER
    if better and finding.outcome is Outcome.LONG_TERM_SAFETY:
        yield f"{name}, direction: effects after years do not get better; say worse or unclear"
    if better and finding.side is Side.HARM:
        yield f"{name}, direction: a harm that gets better is no harm; say worse or unclear"
    for field, count in (("treated", finding.treated), ("control", finding.control)):
        if count is not None and count.people <= 0:
            yield f"{name}, {field}: a share of {count.people} people"
    if finding.weeks is not None and finding.weeks < 0:
        yield f"{name}, weeks: {finding.weeks} weeks after the start"


def _of_an_option(option: Option) -> Iterator[str]:
    for field in _OPTION_IN_SHORT:
        text = getattr(option, field)
        if option.breaks_skin is not BreaksSkin.NONE and _NO_NEEDLE.search(text):
            yield f"options {option.key}, {field}: no needles, and breaks_skin says {option.breaks_skin}"
        if option.blood_draw and _NO_BLOOD.search(text):
            yield f"options {option.key}, {field}: no blood, and blood_draw says that it is taken"


# The law of others

_LAW = re.compile(
    r"\b(?:approv\w+|licen[cs]\w+|bann?(?:ed|s)?|allow(?:s|ed)|legal\w*|illegal\w*|laws?|prohibit\w*"
    r"|forbid\w*|forbidden|authori[sz]\w+|cleared|outlaw\w*|must not be (?:sold|used|injected|advertised))\b",
    re.IGNORECASE,
)
_FOR_EVERYBODY = {
    "options": {"known", "known_women", "harm_brief", "harm_line"},
    "rules": {"text", "brief", "advice", "words text", "words brief"},
    "notices": {"text", "short"},
    "warning_signs": {"sign", "why", "text", "action", "whom", "short_sign"},
    "wishes": {"text"},
    "wordings": {"text"},
    "claims": {"short", "short_if_contradicted"},
}
"""Fields of the summary that are shown whatever country a person named."""


def law_of_others_problems(catalogue: Catalogue) -> Iterator[str]:
    """What the law of one country says, in a text that everybody reads."""
    placed = {f"notices {notice.key}" for notice in catalogue.notices if notice.places}
    # Where its row says where an option is approved, its own reasons may say it too.
    approved_somewhere = {option.key for option in catalogue.options if option.where_approved}
    placed |= {
        f"rules {rule.key}"
        for rule in catalogue.rules
        if approved_somewhere.issuperset(rule.options)
    }
    for plain in plain_texts(catalogue):
        name, _, field = plain.place.rpartition(", ")
        kind = name.partition(" ")[0]
        if name in placed or field not in _FOR_EVERYBODY.get(kind, ()):
            continue
        for sentence in edition_sentences(plain.text):
            if (named := places_named(sentence)) and _LAW.search(sentence):
                yield (
                    f"{plain.place}: the law of {', '.join(named.values())} is told to everybody; put it into a row of"
                    f" the law, or a notice with its places: “{sentence}”"
                )


CHECKS = (
    Check("may not is said plainly", ambiguous_problems, reading=True),
    Check("effects rest on a fair test", effect_problems, reading=True),
    Check("reasons speak of their own option", reason_problems, reading=True),
    Check("facts can be", fact_problems, reading=True),
    Check("law is told where it holds", law_of_others_problems, reading=True),
)
"""What the publish gate asks; see `Check` for how far it blocks."""
