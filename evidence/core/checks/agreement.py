"""What an edition says in two places must agree: a code and the words beside it, an entry and its sources.

A pen slips in one place at a time: a study is moved to another option, two sources are swapped, “not
approved” is softened. Each check here reads the other place that tells the same.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from evidence.core.checks.check import Check
from evidence.core.checks.readability import edition_sentences
from evidence.core.checks.references import named_entries
from evidence.core.checks.wording import plain_texts
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.library import Finding, Source, Study
from evidence.core.edition.vocabulary import (
    BreaksSkin,
    Certainty,
    Checked,
    ClaimedSource,
    ClaimVerdict,
    Direction,
    Group,
    Outcome,
    Side,
    Size,
)
from evidence.core.wording.quantities import MONTHS, Of, Quantity, quantities

_ORDER = (
    Certainty.NO_EVIDENCE,
    Certainty.VERY_LOW,
    Certainty.LOW,
    Certainty.MODERATE,
    Certainty.HIGH,
)
_BENEFITS = frozenset(
    {
        Outcome.HAIR_COUNT, Outcome.HAIR_THICKNESS, Outcome.SEEN_CHANGE, Outcome.QUALITY_OF_LIFE,
        Outcome.AFTER_STOPPING, Outcome.LONG_TERM_SAFETY,
    }
)  # fmt: skip


# Studies, findings and options


def linked_problems(catalogue: Catalogue) -> Iterator[str]:
    """Entries that belong together and do not name each other."""
    for finding in catalogue.findings:
        yield from _finding_and_study(finding, catalogue)
        yield from _named_by_key(finding, catalogue)
    for option in catalogue.options:
        yield from _option_and_studies(option, catalogue)
    yield from _harms_told(catalogue)
    yield from _broken_skin(catalogue)
    yield from _regulators_named(catalogue)
    yield from _other_treatment(catalogue)
    yield from _rows_without_a_harm(catalogue)
    yield from _cited_by_nobody(catalogue)
    yield from _missing_numbers(catalogue)
    yield from _searched_for_one_side(catalogue)
    yield from _brief_harms_told(catalogue)
    yield from _sources_of_a_harm(catalogue)
    yield from _told_of_half(catalogue)
    yield from _told_alike(catalogue)
    yield from _all_methods_but_one(catalogue)


def ruled_problems(catalogue: Catalogue) -> Iterator[str]:
    """Rules without what they must rest on: a source for a figure, the methods of a precaution."""
    yield from _rules_with_figures(catalogue)
    yield from _precautions_ruled(catalogue)


_NUMBERED = re.compile(r"^(.+-[a-z])(\d+)$")


def _missing_numbers(catalogue: Catalogue) -> Iterator[str]:
    """Findings numbered h1, h2, h4: the third went, and was it meant to?"""
    found: dict[str, set[int]] = {}
    for finding in catalogue.findings:
        if named := _NUMBERED.match(finding.key):
            found.setdefault(f"findings {named[1]}", set()).add(int(named[2]))
    for harm in catalogue.harms:
        if named := re.match(r"^([A-Z]+)(\d\d)$", harm.key):
            found.setdefault(f"harms {named[1]}", set()).add(int(named[2]))
    for start, numbers in found.items():
        of, last = start.partition(" ")[0], max(numbers)
        width = 2 if of == "harms" else 1
        for number in sorted(set(range(1, last)) - numbers):
            name = f"{start}{last:0{width}}"
            yield f"{name}: {number} goes before it in its numbering, and is not there"


def _searched_for_one_side(catalogue: Catalogue) -> Iterator[str]:
    """Where nothing was found of a benefit, what was found of harm is told, too."""
    none = {
        side: {
            it.option
            for it in catalogue.findings
            if it.side is side and it.certainty is Certainty.NO_EVIDENCE
        }
        for side in Side
    }
    for option in catalogue.options:
        own = option.group is Group.EXOSOME_METHOD and not option.studies
        if own and option.key in none[Side.BENEFIT] - none[Side.HARM]:
            yield f"options {option.key}: no benefit was found, and no finding tells what was found of harm"


def _sources_of_a_harm(catalogue: Catalogue) -> Iterator[str]:
    """A finding named after a reported harm rests on what that harm rests on."""
    harms = {it.key: it for it in catalogue.harms}
    for finding in catalogue.findings:
        for part in finding.key.split("-"):
            harm = harms.get(part)
            own, its = set(finding.sources), set(harm.sources) if harm else set()
            if harm and own and not (own <= its or (its <= own and len(own - its) == 1)):
                yield f"findings {finding.key}: it cites {', '.join(sorted(own - its))}, which {part} does not"


def _told_alike(catalogue: Catalogue) -> Iterator[str]:
    """One reported harm, told of several methods: with one certainty, one direction and one outcome."""
    for harm in catalogue.harms:
        telling = [it for it in catalogue.findings if harm.key in it.key.split("-")]
        for field in ("certainty", "direction", "outcome", "size"):
            told = [getattr(it, field) for it in telling]
            for finding, value in zip(telling, told, strict=True):
                others = {it for it in told if it != value}
                if len(told) > 2 and told.count(value) == 1 and len(others) == 1:
                    yield f"findings {finding.key}, {field}: {value}, and {others.pop()} where else {harm.key} is told"


def _told_of_half(catalogue: Catalogue) -> Iterator[str]:
    """What was reported of no method in particular is told of every method that is given that way, or of none."""
    methods = [it for it in catalogue.options if it.group is Group.EXOSOME_METHOD]
    for harm in catalogue.harms:
        telling = {it.option for it in catalogue.findings if harm.key in it.key.split("-")}
        if not telling:
            continue
        named = set(catalogue.option) & set(harm.methods)
        if named - telling:
            yield f"harms {harm.key}: no finding named after it tells it of {', '.join(sorted(named - telling))}"
        if set(harm.methods) <= set(catalogue.option):
            continue
        for way in BreaksSkin:
            alike = {it.key for it in methods if it.breaks_skin is way}
            if alike & telling and alike - telling:
                yield f"harms {harm.key}: no finding tells it of {', '.join(sorted(alike - telling))}"


def _all_methods_but_one(catalogue: Catalogue) -> Iterator[str]:
    """A rule on every exosome method but one: was that one meant to go?"""
    methods = {it.key for it in catalogue.options if it.group is Group.EXOSOME_METHOD}
    for rule in catalogue.rules:
        left = methods - set(rule.options)
        if len(methods) > 2 and len(left) == 1:
            yield f"rules {rule.key}: it falls on every exosome method but {left.pop()}"


def _brief_harms_told(catalogue: Catalogue) -> Iterator[str]:
    """Each harm a row names in short is told by a finding of its option."""
    for option in catalogue.options:
        told = [
            _stems(it.text)
            for it in catalogue.findings
            if it.option == option.key and it.side is Side.HARM
        ]
        every = frozenset[str]().union(*told) if told else frozenset[str]()
        for part in re.split(r",|\band\b", option.harm_brief):
            words = _stems(part)
            if told and words and not words & every:
                yield f"options {option.key}, harm_brief: “{part.strip()}”, and no finding of it tells that"


_NOBODY_KNOWS = re.compile(r"\b(?:do not know|nobody knows)\b", re.IGNORECASE)


def _harms_told(catalogue: Catalogue) -> Iterator[str]:
    """Each reported harm is told of each method it belongs to, by a finding of its own."""
    methods = tuple(it.key for it in catalogue.options if it.group is Group.EXOSOME_METHOD)
    for harm in catalogue.harms:
        words = _stems(harm.plain_summary)
        telling = {
            it.option
            for it in catalogue.findings
            if it.side is Side.HARM
            and set(it.sources) & set(harm.sources)
            and (
                len(words & _stems(it.text)) >= min(5, len(words) / 3)
                or _NOBODY_KNOWS.search(it.text)
            )
        }
        named = [method for method in harm.methods if method in catalogue.option]
        # Of “all”, some are told once for all (on the harms' page): then of none or few.
        if "all" in harm.methods and 2 * len(telling & set(methods)) >= len(methods):
            named += methods
        for method in dict.fromkeys(named):
            if method not in telling:
                yield f"harms {harm.key}: no finding tells it of {method}"
    keys = {it.key for it in catalogue.harms}
    like = {re.sub(r"\d", "0", key) for key in keys}
    for finding in catalogue.findings:
        for part in finding.key.split("-"):
            if re.sub(r"\d", "0", part) in like and re.search(r"\d", part) and part not in keys:
                yield f"findings {finding.key}: no reported harm has the key {part}"


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:5] for word in re.findall(r"[a-z]{4,}", text.lower()))


def _other_treatment(catalogue: Catalogue) -> Iterator[str]:
    """A source whose title names other treatments alone does not carry an entry of this one."""
    own = {
        it.key: _treatments(f"{it.key.replace('_', ' ')} {it.name} {it.what_it_is}")
        for it in catalogue.options
    }
    everything = frozenset[str]().union(*own.values()) if own else frozenset[str]()
    for listed in ("findings", "prices"):
        for entry in getattr(catalogue, listed):
            words = own.get(entry.option)
            if words is None:
                continue
            said = " ".join(
                str(getattr(entry, field, "") or "")
                for field in ("text", "reported", "note", "who")
            )
            study = catalogue.study.get(getattr(entry, "study", None) or "")
            words = words | _treatments(said) | (_treatments(study.title) if study else frozenset())
            named = [
                _treatments(catalogue.source[key].title) & everything
                for key in entry.sources
                if key in catalogue.source
            ]
            about = frozenset[str]().union(*named)
            if words and named and all(it and not it & words for it in named):
                yield f"{listed} {entry.key}: its sources are about {', '.join(sorted(about))}"


_TREATMENT = re.compile(
    r"\b(exosom|vesicl|platelet|prp|minoxidil|finasterid|dutasterid|laser|light|transplant|needl|microneedl|reductase|wig|hairpiece|camouflag|compound)",
    re.IGNORECASE,
)


def _treatments(text: str) -> frozenset[str]:
    same = {
        "microneedl": "needl",
        "platelet": "prp",
        "vesicl": "exosom",
        "laser": "light",
        "hairpiece": "wig",
        "camouflag": "wig",
    }
    found = {same.get(it.lower(), it.lower()) for it in _TREATMENT.findall(text)}
    if "reductase" in found:
        found = found - {"reductase"} | {"finasterid", "dutasterid"}
    return frozenset(found)


def _rows_without_a_harm(catalogue: Catalogue) -> Iterator[str]:
    """An option with a harm of its own tells one in its row."""
    for option in catalogue.options:
        own = any(
            it.option == option.key and it.side is Side.HARM and it.outcome not in _BENEFITS
            for it in catalogue.findings
        )
        weak = option.group is Group.EXOSOME_METHOD
        if own and option.known and not (option.harm_line if weak else option.harm_brief):
            field = "harm_line" if weak else "harm_brief"
            yield f"options {option.key}, {field}: a harm is told of it, and none in its row"


def _broken_skin(catalogue: Catalogue) -> Iterator[str]:
    """Whatever breaks the skin can let germs in or leave a mark: one of its harms says so."""
    for option in catalogue.options:
        told = {
            it.outcome
            for it in catalogue.findings
            if it.option == option.key and it.side is Side.HARM
        }
        marks = told & {
            Outcome.INFECTION,
            Outcome.LUMPS_OR_SKIN_DAMAGE,
            Outcome.LOCAL_REACTION,
        }
        if option.breaks_skin is not BreaksSkin.NONE and told and not marks:
            yield f"options {option.key}: it breaks the skin, and no infection, sore skin or damage is told"


_A_REGULATOR = re.compile(r"\b(?:regulators?|FDA|agency|ministry|EMA|health unit)\b", re.IGNORECASE)


def _regulators_named(catalogue: Catalogue) -> Iterator[str]:
    """A finding that tells what a regulator said cites one, or somebody who quotes it."""
    for finding in catalogue.findings:
        cited = [catalogue.source[key] for key in finding.sources if key in catalogue.source]
        if cited and _A_REGULATOR.search(finding.text) and not any(map(_of_a_regulator, cited)):
            yield f"findings {finding.key}: it tells of a regulator, and none of its sources is one's"


def _of_a_regulator(source: Source) -> bool:
    told = f"{source.title} {source.authors or ''} {source.venue or ''} {source.kind}"
    return bool(
        _A_REGULATOR.search(told)
        or re.search(r"\b(?:press|news|copy|label|medicines|warning)\b", told, re.IGNORECASE)
    )


def _rules_with_figures(catalogue: Catalogue) -> Iterator[str]:
    """A rule that tells a figure has read it somewhere."""
    for rule in catalogue.rules:
        if not rule.sources and re.search(r"\d", rule.text):
            yield f"rules {rule.key}: its text tells a figure, and it has no source"


def _precautions_ruled(catalogue: Catalogue) -> Iterator[str]:
    """Whatever method a precaution names, a rule that rests on it falls on that method."""
    for precaution in catalogue.precautions:
        rules = [it for it in catalogue.rules if precaution.key in it.basis]
        for method in precaution.methods if rules else ():
            if method in catalogue.option and not any(method in it.options for it in rules):
                yield f"precautions {precaution.key}: no rule that rests on it falls on {method}"


def _listed_by(option: Option) -> tuple[str, ...]:
    return (*option.studies, *option.other_reports, *option.near_relatives)


def _finding_and_study(finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    study, option = catalogue.study.get(finding.study or ""), catalogue.option.get(finding.option)
    if study is None or option is None:
        return
    # A study that no option lists yet is new, and is approved before the option that will list it.
    listed = [it for it in catalogue.options if study.key in _listed_by(it)]
    if listed and option not in listed:
        yield f"findings {finding.key}: {study.key} is no study of {option.key}"
    if finding.sources and study.sources and not set(finding.sources) & set(study.sources):
        yield f"findings {finding.key}: it cites no source of {study.key}, which it tells"


def _named_by_key(finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    """A key that begins with an option's, or holds a study's, belongs to that one."""
    own = [key for key in catalogue.option if finding.key.startswith(f"{key}-")]
    if own and max(own, key=len) != finding.option:
        yield f"findings {finding.key}: its key names another option than {finding.option}"
    named = [part for part in finding.key.split("-") if part in catalogue.study]
    if named and finding.study not in named:
        yield f"findings {finding.key}: its key names another study than {finding.study}"


def _option_and_studies(option: Option, catalogue: Catalogue) -> Iterator[str]:
    name = f"options {option.key}"
    for key in (*option.studies, *option.other_reports, *option.near_relatives):
        study = catalogue.study.get(key)
        if study and option.key not in study.methods:
            yield f"{name}: {key} is no study of this method"
    for key in option.studies:
        study = catalogue.study.get(key)
        if study and not (study.is_exosome and study.pattern_hair_loss):
            yield f"{name}: counts {key}, which is not of exosomes in pattern hair loss"
    for key in option.near_relatives:
        study = catalogue.study.get(key)
        if study and study.is_exosome:
            yield f"{name}: {key} is of exosomes, and stands among other products"
    if option.group is Group.EXOSOME_METHOD and option.studies_counted:
        for study in catalogue.studies:
            of_this = study.is_exosome and study.pattern_hair_loss and option.key in study.methods
            if _SO_CALLED.search(study.intervention_class):
                continue
            if of_this and study.key not in option.studies:
                yield f"{name}: {study.key} is a study of this method, and is not counted"


_SO_CALLED = re.compile(r"\b(?:labelled|called|sold as)\b", re.IGNORECASE)
"""A class that says only what it is sold as is not counted."""


def _cited_by_nobody(catalogue: Catalogue) -> Iterator[str]:
    cited: set[str] = set()
    for _, entry in named_entries(catalogue):
        _gather(entry, cited)
    for source in catalogue.sources:
        if source.key not in cited:
            yield f"sources {source.key}: nothing cites it; did the entry that it stood behind go?"


def _gather(entry: Any, cited: set[str]) -> None:
    for field in fields(entry):
        value = getattr(entry, field.name)
        if field.name == "sources":
            cited.update(value)
            continue
        for part in value if isinstance(value, tuple) else ():
            if is_dataclass(part):
                _gather(part, cited)


# Codes beside words

_NEEDLES = re.compile(
    r"\b(?:needles?|needling|prick\w*|inject\w*|cut|set in|spun)\b", re.IGNORECASE
)
_BLOOD = re.compile(r"\bblood is (?:taken|drawn)\b|\byour (?:own )?blood\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:no evidence|very low|low|moderate|high)\b", re.IGNORECASE)
_LEVELS = {
    "no evidence": Certainty.NO_EVIDENCE,
    "very low": Certainty.VERY_LOW,
    "low": Certainty.LOW,
    "moderate": Certainty.MODERATE,
    "high": Certainty.HIGH,
}
_ABSENCE = re.compile(
    r"\b(?:no|not|none|nobody|nothing|neither|cannot|never|without|unknown|few|weak)\b",
    re.IGNORECASE,
)
_RANDOMISED = re.compile(
    r"\brandomi[sz]ed\b|\bby (?:chance|lot)\b|\bat random\b|\bdrawn by\b", re.IGNORECASE
)
_NOT_RANDOMISED = re.compile(
    r"\b(?:non-?randomi[sz]ed|not randomi[sz]ed|single-arm|uncontrolled|case (?:report|series)"
    r"|case reports|retrospective|open-label)\b",
    re.IGNORECASE,
)
_OTHER_PRODUCT = re.compile(
    r"\bnot (?:stated to be )?exosomes?\b|\badjacent\b|\bconditioned medium\b", re.IGNORECASE
)


_SAYS_OTHER = re.compile(r"\b(?:not?|none|nothing|cannot|neither)\b", re.IGNORECASE)


def worded_problems(catalogue: Catalogue) -> Iterator[str]:
    """Codes that pages reckon with, beside words of the same entry that say otherwise."""
    for finding in catalogue.findings:
        yield from _codes_of_a_finding(finding)
    for option in catalogue.options:
        yield from _codes_of_an_option(option, catalogue)
    for study in catalogue.studies:
        yield from _codes_of_a_study(study, catalogue)
    for harm in catalogue.harms:
        if harm.about_scalp_exosomes and _ELSEWHERE.search(harm.plain_summary):
            yield f"harms {harm.key}: about scalp exosomes, and its text tells of something else"
        if harm.about_scalp_exosomes is False and not _ELSEWHERE.search(
            f"{harm.plain_summary} {harm.note or ''}"
        ):
            yield f"harms {harm.key}: not about scalp exosomes, and its text does not say so"
    yield from _answers(catalogue)
    yield from _claimed_sources(catalogue)


_ELSEWHERE = re.compile(
    r"\b(?:not exosomes|stem cells?|face|faces|vein|birth tissue|not on the scalp|not the scalp"
    r"|not about|nothing we read|not exosome|not harms?|other|mice)\b",
    re.IGNORECASE,
)


def _codes_of_a_finding(finding: Finding) -> Iterator[str]:
    name = f"findings {finding.key}"
    yield from _level(name, finding.certainty, finding.certainty_note)
    if (
        not finding.study
        and (found := _HAD_A_GROUP.search(finding.text))
        and not _GROUPS.search(_NO_GROUP.sub(" ", finding.reported))
    ):
        yield f"{name}: “{found[0]}”, and what was reported tells of none"
    if finding.side is Side.HARM and finding.direction is Direction.BETTER:
        yield f"{name}: a harm that makes it better"
    if finding.side is Side.BENEFIT and finding.outcome not in _BENEFITS:
        yield f"{name}: {finding.outcome} is no benefit"
    if (finding.size is Size.LITTLE_OR_NONE) != (finding.direction is Direction.LITTLE_OR_NONE):
        yield f"{name}: direction and size do not agree on “little or none”"
    if finding.size in (Size.LARGE, Size.SMALL_BUT_IMPORTANT):
        if finding.direction is Direction.UNCLEAR:
            yield f"{name}: a size, although its direction is unclear"
        if finding.outcome in (Outcome.HAIR_COUNT, Outcome.HAIR_THICKNESS):
            yield f"{name}: a count alone does not tell that people notice; its size is not known"
    if finding.size in (Size.LARGE, Size.SMALL_BUT_IMPORTANT) and not (
        finding.treated or _A_SHARE.search(f"{finding.text} {finding.reported}")
    ):
        yield f"{name}: a size, and no share of people stands behind it"
    shares = [
        it.events / it.people for it in (finding.treated, finding.control) if it and it.people
    ]
    told = finding.direction in (Direction.BETTER, Direction.WORSE)
    if told and len(shares) == 2 and shares[0] < shares[1]:
        yield f"{name}: {finding.direction.value}, and fewer in the treated group than in the other"
    if (
        finding.size is Size.LARGE
        and not finding.control
        and not _COMPARED_WITH.search(finding.text)
    ):
        yield f"{name}: a large effect, and nothing that it was compared with"
    if finding.size is Size.LARGE and finding.certainty in (Certainty.VERY_LOW, Certainty.LOW):
        yield f"{name}: a large effect of {finding.certainty.value} certainty"


def _level(name: str, certainty: Certainty, note: str) -> Iterator[str]:
    """Of the levels its note names, the lowest that stands for it; lower for a reason is fine."""
    levels = [_LEVELS[word.lower()] for word in _LEVEL.findall(note)]
    if levels and _ORDER.index(certainty) > min(map(_ORDER.index, levels)):
        yield f"{name}: certainty {certainty.value}, and its note says {note!r}"
    if not levels and _ORDER.index(certainty) > _ORDER.index(Certainty.MODERATE):
        yield f"{name}: certainty {certainty.value}, and its note names no level"
    if _HOW_OFTEN.search(note) and certainty not in (
        Certainty.VERY_LOW,
        Certainty.LOW,
        Certainty.NO_EVIDENCE,
    ):
        yield f"{name}: certainty {certainty.value}, although nobody knows how often"


_COMPARED_WITH = re.compile(
    r"\b(?:dummy|placebo|control|salt water|without it|other group|comparison group)\b",
    re.IGNORECASE,
)
_A_SHARE = re.compile(
    r"\bout of 100\b|\bper 100\b|\bpercent of\b|\b(?:in|of) (?:a|every) hundred\b", re.IGNORECASE
)
_HOW_OFTEN = re.compile(
    r"^how often|\bnot known\b|\bcase reports?\b|\bexpert|\bregistry\b|\bour reasoning\b|\binference\b"
)


def _codes_of_an_option(option: Option, catalogue: Catalogue) -> Iterator[str]:
    name = f"options {option.key}"
    done = f"{option.name} {option.what_it_is} {option.how_it_is_done}"
    if option.blood_draw is not bool(_BLOOD.search(done)):
        yield f"{name}, blood_draw: {option.blood_draw}, and how it is done says otherwise"
    breaks = option.breaks_skin is not BreaksSkin.NONE
    without = re.search(r"\bno needles?\b|\bwithout needles?\b", f"{done} {option.what_it_is_like}")
    if breaks and without:
        yield f"{name}, breaks_skin: its words say that no needle is used"
    if not breaks and not without and _NEEDLES.search(option.how_it_is_done):
        yield f"{name}, breaks_skin: none, and how it is done tells of needles"
    if option.blood_draw and option.visits == 0:
        yield f"{name}, visits: blood is taken, so there is a visit"
    told = [it for it in catalogue.findings if it.option == option.key and it.side is Side.BENEFIT]
    best = max((_ORDER.index(it.certainty) for it in told), default=None)
    if (
        best is None
        and option.sources
        and _ORDER.index(option.certainty) > _ORDER.index(Certainty.VERY_LOW)
    ):
        yield f"{name}: certainty {option.certainty.value}, and no finding of a benefit"
    if best is not None and _ORDER.index(option.certainty) > best:
        yield f"{name}: certainty {option.certainty.value}, above that of each of its benefits"
    if option.certainty in (Certainty.HIGH, Certainty.MODERATE) and _THIN.search(
        option.certainty_reason
    ):
        yield f"{name}: certainty {option.certainty.value}, and its reason says otherwise"
    if option.certainty is Certainty.NO_EVIDENCE and option.studies:
        yield f"{name}: no evidence, and it counts {len(option.studies)} studies"


_THIN = re.compile(
    r"\bno (?:finished )?stud|\bwithout a comparison group\b|\bno trial\b", re.IGNORECASE
)


def _codes_of_a_study(study: Study, catalogue: Catalogue) -> Iterator[str]:
    name = f"studies {study.key}"
    kind = f"{study.category}, {study.design}"
    yield from _level(name, study.certainty, study.certainty_note)
    if study.randomised and (
        not _RANDOMISED.search(kind) or _NOT_RANDOMISED.search(study.category)
    ):
        yield f"{name}: randomised, and its design does not say so"
    if study.randomised and study.design and not _RANDOMISED.search(study.design):
        yield f"{name}: randomised, and its design is {study.design!r}"
    if study.randomised is False and _RANDOMISED.search(study.category):
        yield f"{name}: not randomised, and its design says that it is"
    other = bool(_OTHER_PRODUCT.search(study.intervention_class))
    if study.is_exosome and other:
        yield f"{name}: counted as exosomes, and given as {study.intervention_class!r}"
    if not study.is_exosome and not other:
        yield f"{name}: not counted as exosomes, and given as {study.intervention_class!r}"
    naming = [it for it in edition_sentences(study.plain_summary) if "exosome" in it.lower()]
    if not study.is_exosome and naming and not _SAYS_OTHER.search(naming[0]):
        yield f"{name}, plain_summary: it names exosomes, and does not say that the product was none"
    if study.n_enrolled and study.n_analysed and study.n_analysed > study.n_enrolled:
        yield f"{name}: {study.n_analysed} analysed of {study.n_enrolled} enrolled"
    both = study.men is not None and study.women is not None and bool(study.people)
    if both and (study.men or 0) + (study.women or 0) not in (study.n_enrolled, study.n_analysed):
        yield f"{name}: {study.men} men and {study.women} women are not all {study.people}"
    if study.age_from and study.age_to and study.age_from > study.age_to:
        yield f"{name}: aged from {study.age_from} to {study.age_to}"
    for text in (
        study.plain_summary,
        *(it.text for it in catalogue.findings if it.study == study.key),
    ):
        for pair in re.finditer(r"\b(\d+) men and (\d+) women\b", text):
            if None not in (study.men, study.women) and (study.men, study.women) != (
                int(pair[1]),
                int(pair[2]),
            ):
                yield f"{name}: its words say “{pair[0]}”, and it counts {study.men} and {study.women}"
    for text in (
        study.certainty_reason,
        study.plain_summary,
        *(it.text for it in catalogue.findings if it.study == study.key),
    ):
        if _HAD_A_GROUP.search(text) and _NO_CONTROL.search(
            study.control or study.design or "none"
        ):
            yield f"{name}: its words tell of a comparison group, and it has none"
    sex = study.sex or ""
    if (sex.startswith("men only") and study.women) or (sex.startswith("women only") and study.men):
        yield f"{name}: {sex}, and others took part"
    for counted_as, count in ((r"(\d+) men\b", study.men), (r"(\d+) women\b", study.women)):
        if (found := re.search(counted_as, sex)) and count is not None and int(found[1]) != count:
            yield f"{name}: {sex!r} and {count} do not agree"
    if study.follow_up and study.follow_up_weeks is not None:
        time = Quantity(study.follow_up_weeks * 7.0, Of.TIME, "")
        times = [one for one in quantities(study.follow_up) if one.of is Of.TIME]
        if times and not any(time.agrees_with(one) for one in times):
            yield f"{name}: {study.follow_up_weeks} weeks, and its follow-up says {study.follow_up!r}"
    if study.follow_up_weeks:
        words = " ".join(
            filter(
                None, (study.follow_up, study.plain_summary, study.results_text, *study.limitations)
            )
        )
        words = _DAY_OF.sub(r"\2 \1s", words)
        days = [one for one in quantities(words) if one.of is Of.TIME]
        time = Quantity(study.follow_up_weeks * 7.0, Of.TIME, "")
        if days and not any(time.agrees_with(one) for one in days):
            yield f"{name}: {study.follow_up_weeks} weeks, and none of its words tells that time"
    yield from _counts_told(study, catalogue)
    for pattern, method in _ROUTES:
        if not study.is_exosome or not study.route or method not in catalogue.option:
            continue
        if method in study.methods or not study.methods:
            continue
        if pattern.search(study.route) and not _OTHER_ROUTE.search(study.route):
            yield f"{name}: its route is {study.route!r}, and it is no study of {method}"
    years = {catalogue.source[key].year for key in study.sources if key in catalogue.source}
    if study.year and years - {None} and study.year not in years:
        yield f"{name}: of {study.year}, and none of its sources is"


def _counts_told(study: Study, catalogue: Catalogue) -> Iterator[str]:
    """How many took part stands in words, too: with the study, or with a finding of it."""
    texts = [
        study.plain_summary, study.population, study.results_text, study.design, study.sex, study.title, study.control,
        study.certainty_reason, study.uncertain, *study.limitations,
    ]  # fmt: skip
    for finding in catalogue.findings:
        if finding.study == study.key:
            texts += [finding.text, finding.reported, finding.who]
    numbers = [one for text in texts if text for one in quantities(text)]
    told = {one.value for one in numbers}
    people = [it for it in (study.n_enrolled, study.n_analysed) if it in told]
    for name in ("n_enrolled", "n_analysed", "men", "women"):
        count = getattr(study, name)
        known = told | {study.n_enrolled, study.n_analysed} if name in ("men", "women") else told
        # Of those enrolled and those analysed one may stand in words, and the other near it.
        near = name.startswith("n_") and any(abs(count - it) <= 0.15 * it for it in people if count)
        # “A man” and “men only” tell one and none.
        # Words that number few people, or none, leave the count to its field.
        numbered = count and any(one.of is Of.PEOPLE and 4 * one.value >= count for one in numbers)
        if numbered and count > 1 and count not in known and not near:
            yield f"studies {study.key}, {name}: {count} stands in none of its words"


_NO_CONTROL = re.compile(
    r"^none|^no\b|\bnot controlled\b|\buncontrolled\b|\bsingle-arm\b|\bcase (?:report|series)\b|\bone group\b",
    re.IGNORECASE,
)
_NO_GROUP = re.compile(
    r"\b(?:no|without(?: an?)?|lack\w*|un)[- ]?(?:\w+ )?(?:comparison|comparator|control\w*|dummy|placebo|untreated|group)\b",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    r"\b(?:placebo|controls?|controlled|versus|vs|compar\w+|dummy|sham|groups?|arms?|than|randomi[sz]ed|trials?|only)\b",
    re.IGNORECASE,
)
_DAY_OF = re.compile(r"\b(day|week|month) (\d+)\b", re.IGNORECASE)
_HAD_A_GROUP = re.compile(
    r"\b(?:[Tt]here was|had|with) an? (?:comparison|control|dummy) group\b|\b[Tt]here was a group without\b"
)
_ROUTES = (
    (re.compile(r"\b(?:intradermal|injection|injected)\b", re.IGNORECASE), "intradermal_injection"),
    (
        re.compile(r"\bafter (?:scalp |radiofrequency )?microneedling\b", re.IGNORECASE),
        "topical_microneedling",
    ),
)
_OTHER_ROUTE = re.compile(r"\bplus\b|\bwith\b|\bno needling\b", re.IGNORECASE)


def _answers(catalogue: Catalogue) -> Iterator[str]:
    for item in catalogue.knowledge_items:
        parts = edition_sentences(item.explanation)
        start = " ".join(parts[:2])
        denied = bool(_DENIAL.search(parts[0]) or _NO_LONGER.search(start)) if parts else False
        if item.is_true and denied:
            yield f"knowledge_items {item.key}: true, and its explanation denies it"
        if not item.is_true and not denied:
            yield f"knowledge_items {item.key}: false, and its explanation does not deny it"
    for name, entry in named_entries(catalogue):
        if getattr(entry, "nobody_knows", False):
            told = getattr(entry, "answer", None) or getattr(entry, "text", "")
            if entry.sources and not _ABSENCE.search(told or ""):
                yield f"{name}: nobody knows, and its words tell something known"
    for claim in catalogue.claims:
        if claim.verdict == ClaimVerdict.SUPPORTED and _ABSENCE.search(claim.text):
            yield f"claims {claim.key}: supported, and its text denies it"
        if claim.verdict == ClaimVerdict.CANNOT_BE_CHECKED and _CAN_BE_CHECKED.search(claim.text):
            yield f"claims {claim.key}: cannot be checked, and its text says that it can"
        if claim.verdict == ClaimVerdict.CANNOT_BE_CHECKED:
            for text in (claim.text, claim.short):
                if found := _FOUND_ONE.search(text or ""):
                    yield f"claims {claim.key}: cannot be checked, and its text says “{found[0]}”"
        if claim.verdict == ClaimVerdict.CONTRADICTED and not _ABSENCE.search(claim.text):
            yield f"claims {claim.key}: contradicted, and its text does not deny it"


_FOUND_ONE = re.compile(r"\bfound an? (?:[\w-]+ )?(?:study|trial)\b", re.IGNORECASE)
_CAN_BE_CHECKED = re.compile(r"\bcan be (?:checked|tested|proved|shown)\b", re.IGNORECASE)
_NO_LONGER = re.compile(r"\bno longer\b|\bdoes not\b|\bis not\b", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:no|not|none|nobody|never|nothing|cannot)\b", re.IGNORECASE)


def _claimed_sources(catalogue: Catalogue) -> Iterator[str]:
    for product in catalogue.products:
        words = _SOURCE_WORDS.get(product.source_class)
        if words and not words.search(product.source_as_claimed):
            yield f"products {product.key}: {product.source_class.value}, and not in the words of its seller"


_SOURCE_WORDS = {
    ClaimedSource.PLANT: re.compile(r"\b(?:plant|rose|seaweed|leaf|root|green tea|grape|lily|centella|ginseng|callus|cica|herb\w*|fruit|apple|vegetable|botanic\w*)s?\b", re.IGNORECASE),
    ClaimedSource.ANIMAL: re.compile(r"\b(?:animal|salmon|cow|bovine|milk|colostrum|fish|pig|horse|deer|snail|sheep|cattle)s?\b", re.IGNORECASE),
    ClaimedSource.HUMAN: re.compile(r"\b(?:human|people|person|umbilical|cord|placenta\w*|fat|adipose|stem cells?|bone marrow|birth|amnio\w*|foreskin)\b", re.IGNORECASE),
}  # fmt: skip


# Dates

_A_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_BY = re.compile(rf"\b[Bb]y (\d{{1,2}}) ({'|'.join(MONTHS)}) ((?:19|20)\d{{2}})\b")
_TO_COME = re.compile(r"\b(?:due|until|from|planned|will|starts?|ends?|by)\b", re.IGNORECASE)


def dated_problems(catalogue: Catalogue) -> Iterator[str]:
    """Dates that lie after the last day on which anybody looked, or searches nobody made."""
    looked = {catalogue.colophon.compiled_on} | {it.retrieved for it in catalogue.sources}
    looked |= {it.checked_on for _, it in named_entries(catalogue) if hasattr(it, "checked_on")}
    looked.discard("")
    first, last = min(looked), max(looked)
    for name, entry in named_entries(catalogue):
        for field in ("as_of", "date_seen", "status_as_of"):
            told = getattr(entry, field, None) or ""
            if re.match(r"\d{4}", told) and told[:10] > last:
                yield f"{name}, {field}: {told} lies after {last}, when somebody last looked"
        year = getattr(entry, "year", None)
        if year and str(year) > last[:4]:
            yield f"{name}, year: {year} lies after {last}, when somebody last looked"
        if (
            isinstance(entry, Source)
            and entry.checked is Checked.CHECKED
            and _IN_DOUBT.search(entry.checked_note)
        ):
            yield f"{name}, checked: checked, and its note says “{entry.checked_note}”"
        if (
            isinstance(entry, Source)
            and entry.checked is Checked.CHECKED
            and (entry.confidence != "high" or _SECOND_HAND.search(entry.checked_note))
        ):
            yield f"{name}, checked: checked, and held for {entry.confidence}: “{entry.checked_note}”"
        if isinstance(entry, Source) and year and entry.retrieved[:4] < str(year):
            yield f"{name}: of {year}, and read in {entry.retrieved}"
    yield from _years_of_sources(catalogue)
    for plain in plain_texts(catalogue):
        for found in _BY.finditer(plain.text):
            day = f"{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"
            # A later search may be told alone: nothing else need have been read on its day, and what a
            # release brings is approved entry by entry.
            if day < first:
                yield f"{plain.place}: nobody had begun to search on {found[0][3:]}"


_SECOND_HAND = re.compile(
    r"\b(?:second(?:ary| hand)|a summary|not the (?:paper|source)|up to which|not the national)\b",
    re.IGNORECASE,
)
_IN_DOUBT = re.compile(
    r"\b(?:could not be (?:traced|found|read)|contradicts?|concern|retract\w*|does not exist|wrong|in part"
    r"|only (?:the|an?) (?:abstract|excerpt|part|summary)|not (?:all|the whole|to its end))\b",
    re.IGNORECASE,
)


def _years_of_sources(catalogue: Catalogue) -> Iterator[str]:
    for price in catalogue.prices:
        told = set(_A_YEAR.findall(price.date_seen or ""))
        for key in price.sources:
            year = catalogue.source[key].year if key in catalogue.source else None
            if told and year and str(year) not in told and "calculation" not in price.place:
                yield f"prices {price.key}: seen {price.date_seen}, and its source {key} is of {year}"
    for source in catalogue.sources:
        # A key is made of a name and a year; what came out later in print keeps its key.
        named = re.search(r"[A-Z](?:20)?(\d\d)[A-Z]*$", source.key)
        if named and source.year and 5 <= int(named[1]) <= 30 and source.year % 100 < int(named[1]):
            yield f"sources {source.key}: its key names a later year than {source.year}"
        words = " ".join(filter(None, (source.title, source.venue, source.checked_note)))
        if (
            named
            and source.year
            and 5 <= int(named[1]) <= 30
            and source.year % 100 > int(named[1])
            and source.retrieved[:4] != str(source.year)
            and str(source.year) not in words
        ):
            yield f"sources {source.key}: of {source.year}, and its key names an earlier year"


# What a year costs


def cost_problems(catalogue: Catalogue) -> Iterator[str]:
    """Costs of a year that are not worked out from their prices, in their currency."""
    prices = {it.key: it for it in catalogue.prices}
    for price in catalogue.prices:
        currency = next((code for where, code in _MONEY if where.search(price.place)), None)
        if currency and price.currency != currency:
            yield f"prices {price.key}: {price.currency}, and seen in {price.place}"
        if (
            price.low
            and price.high
            and price.high > _FAR_APART * price.low
            and "all" not in price.unit
        ):
            yield f"prices {price.key}: from {price.low} to {price.high}, more than {_FAR_APART} times"
        for key in price.sources:
            title = catalogue.source[key].title if key in catalogue.source else ""
            there = next((code for where, code in _MONEY if where.search(title)), None)
            if there and currency and there != currency:
                yield f"prices {price.key}: seen in {price.place}, and its source is “{title}”"
    for cost in catalogue.first_year_costs:
        name = f"first_year_costs {cost.option}"
        own = [prices[key] for key in cost.prices if key in prices]
        if cost.currency != "any" and any(it.currency != cost.currency for it in own):
            yield f"{name}: {cost.currency}, and its prices are not"
        amounts = {
            amount for it in own for amount in (it.low, it.high, it.point) if amount is not None
        }
        for field in ("low", "high"):
            total = getattr(cost, field)
            if amounts and not any(
                total in (amount * times for times in range(1, 13)) for amount in amounts
            ):
                yield f"{name}, {field}: {total} is no multiple of a price it names"
        told = [one.value for one in quantities(cost.note) if one.of is not Of.TIME]
        for one in told:
            if (
                one >= 20
                and amounts
                and one not in amounts
                and not any(one * t in amounts for t in range(1, 13))
            ) and cost.later_year_low is not None:
                yield f"{name}, note: {one:g} is none of its prices"


_FAR_APART = 8
"""Times a high price may be the low one; more is a slip of a digit, or wants a reason."""
_MONEY = (
    (re.compile(r"\bUnited States\b|\bUS\b|\bNew York\b"), "USD"),
    (re.compile(r"\bUnited Kingdom\b|\bUK\b|\bLondon\b"), "GBP"),
    (re.compile(r"\bCanada\b"), "CAD"),
    (re.compile(r"\bIndia\b"), "INR"),
    (re.compile(r"\bAustralia\b"), "AUD"),
)
"""Money people pay with there; another one is a slip of the pen, or wants a note of its own."""


CHECKS = (
    Check("entries name each other", linked_problems, reading=True),
    Check("codes agree with words", worded_problems, reading=True),
    Check("dates lie before the edition", dated_problems, reading=True),
    Check("costs rest on prices", cost_problems, reading=True),
    Check("rules rest on what they name", ruled_problems),
)
"""What the publish gate asks; see `Check` for how far it blocks."""
