"""What an edition says in two places must agree: an entry and those it names.

A pen slips in one place at a time: a study is moved to another option, two sources are swapped, a harm is
left out. Each check here reads the other place that tells the same. Codes and their words stand in
`code_agreement`, the law in `law_agreement`, days and money in `dates_and_costs`.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from evidence.core.checks.check import Check
from evidence.core.checks.references import named_entries
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.library import Finding, Source
from evidence.core.edition.vocabulary import (
    BreaksSkin,
    Certainty,
    Effect,
    Group,
    Outcome,
    Side,
)

_BENEFITS = frozenset(
    {
        Outcome.HAIR_COUNT, Outcome.HAIR_THICKNESS, Outcome.SEEN_CHANGE, Outcome.QUALITY_OF_LIFE,
        Outcome.AFTER_STOPPING, Outcome.LONG_TERM_SAFETY,
    }
)  # fmt: skip


def linked_problems(catalogue: Catalogue) -> Iterator[str]:
    """Entries that belong together and do not name each other."""
    for finding in catalogue.findings:
        yield from _finding_and_study(finding, catalogue)
        yield from _named_by_key(finding, catalogue)
    for option in catalogue.options:
        yield from _option_and_studies(option, catalogue)
    yield from _titles_of_others(catalogue)
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
    yield from _counted_entries(catalogue)
    yield from _for_women(catalogue)


_LISTED = re.compile(r"\bWe list (\d+) registered (?:stud|trial)", re.IGNORECASE)


def _counted_entries(catalogue: Catalogue) -> Iterator[str]:
    """Numbers of entries that a text tells and the edition holds."""
    for option in catalogue.options:
        told, held = _LISTED.search(option.evidence_summary), len(option.registered_trials)
        if told and int(told[1]) != held:
            yield f"options {option.key}, evidence_summary: “{told[0]}”, and it names {held}"


_KEEPS_OFF = re.compile(
    r"\b(?:not|nobody|never|no|only|avoid\w*|may harm|few|ask|men)\b", re.IGNORECASE
)


def _for_women(catalogue: Catalogue) -> Iterator[str]:
    """What a rule keeps from women, or in pregnancy, and the option's own words do not tell."""
    harms = {
        finding.option
        for finding in catalogue.findings
        if finding.side is Side.HARM and "pregnan" in finding.text.lower()
    }
    for rule in catalogue.rules:
        codes = {(line.item, code) for line in rule.when for code in line.codes}
        for key in rule.options:
            option = catalogue.option.get(key)
            if option is None or option.group is Group.EXOSOME_METHOD:
                continue
            if codes == {("sex", "female")} and not _KEEPS_OFF.search(option.women):
                yield f"options {key}, women: rule {rule.key} keeps women from it: “{option.women}”"
            kept = rule.effect is Effect.NOT_SUITABLE and ("pregnancy", "pregnant") in codes
            if kept and key not in harms:
                yield f"options {key}: rule {rule.key} keeps it from who is pregnant, and no harm tells why"


def ruled_problems(catalogue: Catalogue) -> Iterator[str]:
    """Rules without what they must rest on: a source for a figure, the methods of a precaution."""
    yield from _rules_with_figures(catalogue)
    yield from _precautions_ruled(catalogue)
    yield from _offers_ruled(catalogue)


def _titles_of_others(catalogue: Catalogue) -> Iterator[str]:
    """A study whose own title stands with a source that it does not cite."""
    titles = {it.key: _long_words(it.title) for it in catalogue.sources}
    for study in catalogue.studies:
        own = _long_words(study.title)
        if len(own) < _FEWEST_OF_A_TITLE:
            continue
        alike = {key for key, words in titles.items() if len(own & words) >= 0.9 * len(own)}
        if alike and not alike & set(study.sources):
            yield f"studies {study.key}: its title stands with {min(alike)}, which it does not cite"


_FEWEST_OF_A_TITLE = 5


def _long_words(title: str) -> frozenset[str]:
    return frozenset(it[:7] for it in re.findall(r"[a-z]{4,}", title.lower()))


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


def _offers_ruled(catalogue: Catalogue) -> Iterator[str]:
    """A rule for those who were offered some methods falls on each of them."""
    for rule in catalogue.rules:
        for line in rule.when if rule.options else ():
            left = {*line.codes} & {*catalogue.option} - {*rule.options}
            if line.item == "offer_method" and left and {*line.codes} & {*rule.options}:
                told = ", ".join(sorted(left))
                yield f"rules {rule.key}: it asks about an offer of {told}, and does not fall on it"


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


CHECKS = (
    Check("entries name each other", linked_problems, reading=True),
    Check("rules rest on what they name", ruled_problems),
)
"""What the publish gate asks; see `Check` for how far it blocks."""
