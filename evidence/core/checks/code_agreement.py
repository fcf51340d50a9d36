"""A code and the words beside it must agree: how sure, which way, how many, by needle or not."""

import re
from collections.abc import Iterator

from evidence.core.checks.check import Check
from evidence.core.checks.figures import DAY_OF
from evidence.core.checks.readability import edition_sentences
from evidence.core.checks.references import named_entries
from evidence.core.checks.wording import PLAIN_FIELDS
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.library import Finding, Study
from evidence.core.edition.vocabulary import (
    BreaksSkin,
    Certainty,
    ClaimedSource,
    ClaimVerdict,
    Direction,
    Outcome,
    Side,
    Size,
)
from evidence.core.wording.quantities import Of, Quantity, quantities

_BENEFITS = frozenset(
    {
        Outcome.HAIR_COUNT, Outcome.HAIR_THICKNESS, Outcome.SEEN_CHANGE, Outcome.QUALITY_OF_LIFE,
        Outcome.AFTER_STOPPING, Outcome.LONG_TERM_SAFETY,
    }
)  # fmt: skip


_NEEDLES = re.compile(
    r"\b(?:needles?|needling|prick\w*|inject\w*|cut|set in|spun)\b", re.IGNORECASE
)
_BLOOD = re.compile(r"\bblood is (?:taken|drawn)\b|\byour (?:own )?blood\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:no evidence|very low|low|moderate|high)\b", re.IGNORECASE)
_LEVELS = {it.value.replace("_", " "): it for it in Certainty}
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
    yield from _groups_that_were_not(catalogue)
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
    if levels and certainty.sureness > min(it.sureness for it in levels):
        yield f"{name}: certainty {certainty.value}, and its note says {note!r}"
    if not levels and certainty.sureness > Certainty.MODERATE.sureness:
        yield f"{name}: certainty {certainty.value}, and its note names no level"
    if _THEORY.search(note) and certainty.sureness > Certainty.VERY_LOW.sureness:
        yield f"{name}: certainty {certainty.value}, and its note says {note!r}"
    if "not applicable" in note and certainty is not Certainty.NO_EVIDENCE:
        yield f"{name}: certainty {certainty.value}, and its note says {note!r}"
    if _HOW_OFTEN.search(note) and certainty not in (
        Certainty.VERY_LOW,
        Certainty.LOW,
        Certainty.NO_EVIDENCE,
    ):
        yield f"{name}: certainty {certainty.value}, although nobody knows how often"


_THEORY = re.compile(r"\b(?:theoretical|weak source|expert opinion only)\b")
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
    best = max((it.certainty.sureness for it in told), default=None)
    if best is None and option.sources and option.certainty.sureness > Certainty.VERY_LOW.sureness:
        yield f"{name}: certainty {option.certainty.value}, and no finding of a benefit"
    if option.certainty.sureness > Certainty.VERY_LOW.sureness and _NOTHING_READ.search(
        option.certainty_reason
    ):
        yield f"{name}: certainty {option.certainty.value}, and its reason tells of no figures"
    if best is not None and option.certainty.sureness > best:
        yield f"{name}: certainty {option.certainty.value}, above that of each of its benefits"
    if option.certainty in (Certainty.HIGH, Certainty.MODERATE) and _THIN.search(
        option.certainty_reason
    ):
        yield f"{name}: certainty {option.certainty.value}, and its reason says otherwise"
    if option.certainty is Certainty.NO_EVIDENCE and option.studies:
        yield f"{name}: no evidence, and it counts {len(option.studies)} studies"


_NOTHING_READ = re.compile(
    r"\bno trial figures\b|\b(?:expert )?reviews only\b|\bwe could not read any\b|\bone person\b",
    re.IGNORECASE,
)
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
        words = DAY_OF.sub(r"\2 \1s", words)
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
    told = {one.value for one in numbers if one.of not in (Of.TIME, Of.SHARE, Of.MASS, Of.LENGTH)}
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


def _groups_that_were_not(catalogue: Catalogue) -> Iterator[str]:
    """“With a comparison group”, where no study behind the entry had one."""
    for name, entry in named_entries(catalogue):
        kind = name.partition(" ")[0]
        if kind in ("studies", "findings") or not getattr(entry, "sources", ()):
            continue
        behind = [it for it in catalogue.studies if set(it.sources) & set(entry.sources)]
        if not behind or not all(
            _NO_CONTROL.search(it.control or it.design or "none") for it in behind
        ):
            continue
        for field in PLAIN_FIELDS.get(kind, ()):
            text = getattr(entry, field)
            for sentence in edition_sentences(text) if isinstance(text, str) else ():
                found = _HAD_A_GROUP.search(sentence)
                if found and not _NONE_HAD.search(sentence[: found.start()]):
                    yield f"{name}, {field}: “{found[0]}”, and no study behind it had one"


_NONE_HAD = re.compile(r"\b(?:no|not|none|never|nobody|without|if|ask|need\w*)\b", re.IGNORECASE)
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


CHECKS = (Check("codes agree with words", worded_problems, reading=True),)
"""What the publish gate asks; see `Check` for how far it blocks."""
