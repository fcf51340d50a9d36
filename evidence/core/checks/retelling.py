"""Plain words and the record they were written from must lean the same way.

Of a finding, a study, a harm and a statement of the law an edition keeps what was reported, and tells it
again in plain words. Whoever changes one word of the telling, a “not”, a “fewer”, an “at least”, makes
it say the opposite; the record still says what was read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from evidence.core.checks.check import Check
from evidence.core.checks.readability import edition_sentences
from evidence.core.checks.references import named_entries
from evidence.core.checks.wording import PLAIN_FIELDS, QUOTING, plain_texts
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Finding, Study
from evidence.core.edition.vocabulary import Certainty, Direction, Group, Side
from evidence.core.wording.quantities import quantities


@dataclass(frozen=True)
class _Told:
    place: str
    text: str
    record: str
    harm: bool = False
    wider: str = ""
    """Titles and names that belong to it, for telling what it is about."""


def retelling_problems(catalogue: Catalogue) -> Iterator[str]:
    """Plain words that lean another way than the record they tell."""
    for told in _tellings(catalogue):
        yield from _of_a_telling(told)
    for finding in catalogue.findings:
        yield from _directions(finding)
    for study in catalogue.studies:
        yield from _limits(study)
    yield from _shown(catalogue)
    yield from _firm_absence(catalogue)
    yield from _no_harm(catalogue)
    yield from _promises(catalogue)
    yield from _promised_trials(catalogue)
    yield from _lost_words(catalogue)


_LOST = re.compile(
    r"\b(?:they|we) (?:shows|tells|proves|says|means|was|has|does)\b|^(?:these|those|such|small|most|some|many|few) \w+s (?:shows|proves|tells)\b"
    r"|\s[.,;](?=\s|$)|\b(?:we|they|it|he|she) not (?!only\b|just\b)\w+"
    r"|\b(?!(?:could|can|may|might|must|should|would|will|shall|to|need|and|or|but|why|do|did|does|is|are|if|was|were|has|have)\b)[\w’]+"
    r" not (?:be|come|show|prove|mean|know|tell|cause|change|help|work|find|read|see)\b",
    re.IGNORECASE,
)


_BARE_VERB = re.compile(
    r"\b(?:it|this|that|(?:an?|one|each|every) (?:\w+ ){0,2}?\w*[^s\W]) (?:be|help|sting|hurt|cause|explain|need|depend|harm|kill"
    r"|lead|miss|differ|come|make|mean)\b",
    re.IGNORECASE,
)
_HELPED_VERB = re.compile(
    r"\b(?:do|does|did|can|cannot|could|may|might|will|would|should|must|to|let|lets|make|makes|made|see|saw|that|who|which|and|or)\b|\?",
    re.IGNORECASE,
)


def _lost_words(catalogue: Catalogue) -> Iterator[str]:
    """A gap where a word was: “their figures not be read”."""
    for plain in plain_texts(catalogue):
        notes = plain.place.endswith(", limitations")
        for sentence in () if notes else edition_sentences(plain.text):
            bare = None if "?" in sentence else _BARE_VERB.search(sentence)
            if bare and _HELPED_VERB.search(sentence[: bare.end()]):
                bare = None
            if found := _LOST.search(sentence) or bare or _ONE_OF_MANY.search(sentence):
                yield f"{plain.place}: a word is missing at “{found[0].strip()}”: “{sentence}”"
            if found := _RUN_TOGETHER.search(sentence):
                yield f"{plain.place}: two sentences without a stop at “{found[0].strip()}”"
            found = _STRESSED.search(sentence)
            if found and not _STRESS_HAS_A_REASON.search(sentence[: found.start()]):
                yield f"{plain.place}: is a “not” missing at “{found[0].strip()}”: “{sentence}”"
            if found := _NO_DOUBT.search(sentence):
                yield f"{plain.place}: what is shown is no reason for a doubt: “{sentence}”"


_ONE_OF_MANY = re.compile(
    r"\ba (?:(?:serious|clear|large|good|such|other|new|more|severe|proper) )?(?:numbers|studies|trials|people|men|women|results"
    r"|figures|signs|harms|risks|effects|rules|hairs|reports|products|drugs|medicines|cases|groups|reviews|doctors|clinics|answers"
    r"|reasons|names|prices|benefits|problems|rates|pages|sources)(?=[.,;:]|$| (?:of|on|in|for|to|that|with|at|from|and|or|is|are|was"
    r"|were|by|about|who|which|we)\b)|\b[Tt]here are (?:no|an?|one) (?:[\w-]+ )?(?:study|trial|sign|number|figure|report|result|rule|harm|price|page|product|review"
    r"|answer|proof|evidence)\b|\ba (?=(?:[aeio]\w*) )(?!one\b|once\b|eu|one-)\w+|\bworried (?!about\b|that\b|by\b|if\b|for\b"
    r"|when\b|and\b|or\b|at\b|because\b)\w+",
)
"""“It gives a numbers”, “a approved drug”: another word stood there."""
_RUN_TOGETHER = re.compile(
    r"(?<=[a-z\d]) (?:It|They|We|These|Those|There|Most|Exosomes|Side effects) (?:\w+ )?(?:is|are|was|were|has|have|do|does|can"
    r"|makes?|stops?|works?|gains?|regrows?|grows?|restores?|helps?|people)\b"
)
_STRESSED = re.compile(
    r"\b(?:do|does|did) (?:say|show|tell|prove|mean|know|name|cover|give|find|read|help|work|need|cause|report|treat|allow)\b"
)
_STRESS_HAS_A_REASON = re.compile(
    r"\b(?:if|even|whether|though|although|but|than|nor|neither|so|never|only|still|how|why|what it|do not)\b|\?",
    re.IGNORECASE,
)
_NO_DOUBT = re.compile(
    r"\bnot (?:\w+ )?(?:sure|certain),? (?:as|because|since) (?:(?!\b(?:not?|never|nobody|none|cannot|few|little|only)\b)[^.])*"
    r"\b(?:shows?|tells?|says?|names?|know[ns]?) (?:how|what|which|whether|who|when)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=5_000)
def _of_a_telling(told: _Told) -> tuple[str, ...]:
    """Contents that are looked at one after the other have nearly all tellings in common."""
    return (
        *_turned(told),
        *_denied(told),
        *_advised(told),
        *_slips(told),
        *_allowed(told),
        *_bounds(told),
        *_another_story(told),
    )


def _tellings(catalogue: Catalogue) -> Iterator[_Told]:
    for finding in catalogue.findings:
        study = catalogue.study.get(finding.study or "")
        wider = " ".join(
            [
                *(
                    catalogue.source[key].title
                    for key in finding.sources
                    if key in catalogue.source
                ),
                *(
                    [study.title, study.population, study.route or "", study.plain_summary]
                    if study
                    else []
                ),
                catalogue.option[finding.option].name if finding.option in catalogue.option else "",
                finding.who or "",
                finding.outcome.replace("_", " "),
                finding.unit or "",
            ]
        )
        yield _Told(
            f"findings {finding.key}, text",
            finding.text,
            finding.reported,
            finding.side is Side.HARM,
            wider,
        )
    for study in catalogue.studies:
        record = " ".join(
            filter(
                None,
                (study.title, study.category, study.intervention_class, study.design, study.control,
                 study.population, study.route, study.sessions, study.spacing, study.outcome_measure, study.change_absolute,
                 study.change_percent, study.results_text, study.adverse_events, *study.limitations,
                 study.follow_up, study.product, study.exosome_source, study.sex, study.uncertain),
            )
        )  # fmt: skip
        yield _Told(f"studies {study.key}, plain_summary", study.plain_summary, record)
    for harm in catalogue.harms:
        record = f"{harm.what_was_reported} {harm.harm} {harm.setting} {harm.note or ''}"
        yield _Told(f"harms {harm.key}, plain_summary", harm.plain_summary, record, harm=True)


# Up and down

_UP = re.compile(
    r"\b(?:gain\w*|rose|rises?|risen|increas\w*|grew|grows?|grown|regr[eo]w\w*|thicker|denser|densest|thickest|improv\w*"
    r"|higher|more|better|added|above|up by)\b|\+\d",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:lost|loses?|fewer|fell|falls?|fallen|decreas\w*|declin\w*|dropped|thinner|lower\w*|less|worse\w*|reduc\w*|below|shr[aiu]nk\w*|down by|loss (?:was|is|of)|found (?:an? )?loss|los[st] back)\b",
    re.IGNORECASE,
)
_NO_LEANING = re.compile(
    r"\b(?:hair loss|fewer than|less than|no less|more than|or more|once more|any ?more|at least|at most|lower dose|higher dose|more (?:likely|often|people|women|men)|for more|stood (?:\w+ )?(?:lower|higher))\b",
    re.IGNORECASE,
)


_FALLS = re.compile(
    r"\b(?:hairs?|counts?|density|it|they|gain|loss) (?:\w+ )?(?:fell|dropped|shrank|was lost|fewer|thinner|lost)\b|\blost \d|\btypical loss\b|\b(?:counts?|density|hair) (?:was|were|is|are) (?:lower|fewer|thinner)\b",
    re.IGNORECASE,
)


def _leaning(text: str) -> tuple[bool, bool]:
    plain = _NO_LEANING.sub(" ", text)
    return bool(_UP.search(plain)), bool(_DOWN.search(plain))


_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})\b", re.IGNORECASE), re.compile(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        (r"grow\w*|grew|enlarg\w*", r"shr[aiu]nk\w*"),
        (
            r"rose|ris(?:e|es|en|ing)|increas\w*|went up",
            r"fell|fall\w*|decreas\w*|dropp?\w*|went down",
        ),
        (r"gain\w*|improv\w*|regrowth", r"lost|loses?|losing|loss"),
        (r"thick\w*", r"thinner"),
        (r"(?:higher|larger|stronger) doses?", r"(?:lower|smaller|weaker) doses?"),
        (r"higher|above|more", r"lower|below|fewer|less"),
    )
)


_HAIR_LOSS = re.compile(r"\bhair loss\b", re.IGNORECASE)


def _opposite_words(told: _Told) -> Iterator[str]:
    """A word of the other direction, where the record has the first one alone."""
    text = _HAIR_LOSS.sub(" ", told.text)
    own, record = (_HAIR_LOSS.sub(" ", it) for it in (told.record, f"{told.record} {told.wider}"))
    for pair in _OPPOSITES:
        for one, other in (pair, pair[::-1]):
            said, read = other.search(text), one.search(own)
            if said and read and not other.search(record) and not one.search(text):
                yield f"{told.place}: “{said[0]}”, and what was reported says “{read[0]}”"


_MORE_HAIRS = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?) (more|fewer|extra) hairs\b")


_EVERY = re.compile(r"\bevery (\d+) (day|week|month|year)s?\b", re.IGNORECASE)
_HAD_GROUP = re.compile(
    r"\bthere was an? (?:dummy|comparison|control|placebo) group\b", re.IGNORECASE
)
_NO_GROUP = re.compile(
    r"\b(?:no|without(?: an?)?) (?:\w+ )?(?:placebo|dummy|comparison|comparator|control)s?\b|\buncontrolled\b",
    re.IGNORECASE,
)
_LAST_AND_FIRST = re.compile(
    r"\b(\d+) (?:weeks|months) (?:after|from) the last\b[^\d]{1,80}?(\d+) (?:weeks|months) (?:after|from) the first\b"
)
_BOTH_WAYS = re.compile(
    r"\b(?:is|are|was|were|grew|got|became) (?:thicker|denser|fuller) and thinner\b"
    r"|\b(?:is|are|was|were|grew|got|became) thinner and (?:thicker|denser|fuller)\b",
    re.IGNORECASE,
)


def _slips(told: _Told) -> Iterator[str]:
    """Another spacing than the record's, and what is said both ways in one breath."""
    read = {(it[1], it[2].lower()) for it in _EVERY.finditer(told.record)}
    for found in _EVERY.finditer(told.text):
        same_number = [unit for number, unit in read if number == found[1]]
        if same_number and found[2].lower() not in same_number:
            yield f"{told.place}: “{found[0]}”, and “every {found[1]} {same_number[0]}s” was reported"
    if (had := _HAD_GROUP.search(told.text)) and _NO_GROUP.search(told.record):
        yield f"{told.place}: “{had[0]}”, and none was reported"
    for found in _LAST_AND_FIRST.finditer(told.text):
        if float(found[1]) > float(found[2]):
            yield f"{told.place}: “{found[0]}”: later after the last than after the first?"
    if both := _BOTH_WAYS.search(told.text):
        yield f"{told.place}: “{both[0]}”: which of them?"


_SHARE_TURNED = re.compile(
    r"(?<![\d.,])(\d+(?:\.\d+)?) (?:parts in a hundred|percent|out of 100|in 100) (higher|lower|thicker|thinner|denser|more|fewer|less)\b",
    re.IGNORECASE,
)


def _signs_of_hairs(told: _Told) -> Iterator[str]:
    """“1.5 fewer hairs”, where “+1.5” was reported."""
    for found in _MORE_HAIRS.finditer(told.text):
        read = re.search(rf"([-−+]) ?{re.escape(found[1])}(?![\d]|\.\d)", told.record)
        if read and (read[1] == "+") is (found[2] == "fewer"):
            yield f"{told.place}: “{found[0]}”, and “{read[0]}” was reported"
    for found in _SHARE_TURNED.finditer(told.text):
        read = re.search(rf"(?<![\w.,])([-−+]) ?{re.escape(found[1])} ?(?:%|percent)", told.record)
        if read and (read[1] == "+") is (found[2].lower() in ("lower", "thinner", "fewer", "less")):
            yield f"{told.place}: “{found[0]}”, and “{read[0]}” was reported"


def _turned(told: _Told) -> Iterator[str]:
    yield from _opposite_words(told)
    yield from _signs_of_hairs(told)
    if told.harm:
        return
    said, read = _leaning(told.text), _leaning(told.record)
    if said == (True, False) and read == (False, True):
        yield f"{told.place}: it tells a rise, and what was reported tells a fall"
    if said == (True, True) and read == (True, False) and _FALLS.search(told.text):
        yield f"{told.place}: it tells of a fall, and what was reported does not"
    if said == (False, True) and read == (True, False):
        yield f"{told.place}: it tells a fall, and what was reported tells a rise"


def _directions(finding: Finding) -> Iterator[str]:
    name = f"findings {finding.key}"
    if finding.side is Side.BENEFIT:
        said = _leaning(finding.text)
        if finding.direction is Direction.BETTER and said == (False, True):
            yield f"{name}: better, and its text tells a fall"
        lower = re.search(
            r"\b[Hh]air (?:counts?|density) (?:was|were) (?:lower|thinner) with\b", finding.text
        )
        if finding.direction is Direction.BETTER and lower:
            yield f"{name}: better, and its text says “{lower[0]}”"
        if finding.direction is Direction.WORSE and not said[1]:
            yield f"{name}: worse, and its text tells no fall"
    treated, control = map(_number, (finding.change_treated, finding.change_control))
    if finding.side is Side.BENEFIT and treated is not None and control is not None:
        if finding.direction is Direction.WORSE and treated > control:
            yield f"{name}: worse, and {treated:g} stands beside {control:g}"
        if finding.direction is Direction.BETTER and treated < control:
            yield f"{name}: better, and {treated:g} stands beside {control:g}"
    for field in ("change_treated", "change_control", "value"):
        amount = (getattr(finding, field) or "").strip()
        if not re.fullmatch(r"[-−+]?\d+(?:\.\d+)?", amount):
            continue
        below = amount[0] in "-−"
        yield from _signs(f"{name}, {field}", amount, below, f"{finding.reported}")
        yield from _signs_in_words(f"{name}, {field}", amount, below, finding.text)


def _number(amount: str | None) -> float | None:
    plain = (amount or "").strip().replace("−", "-")
    return float(plain) if re.fullmatch(r"[-+]?\d+(?:\.\d+)?", plain) else None


def _signs(place: str, amount: str, below: bool, reported: str) -> Iterator[str]:
    """The sign in a field and the sign before the same number in the record."""
    bare = re.escape(amount.lstrip("-−+"))
    found = re.search(rf"(?<![\w.,])([-−+])?{bare}(?![\d])", reported)
    if found and (found[1] or "+") in "-−" and not below:
        yield f"{place}: {amount}, and a minus stands before it in what was reported"
    if found and below and not found[1] and not _DOWN.search(reported):
        yield f"{place}: {amount}, and what was reported tells of no fall"
    if found and below and found[1] == "+":
        yield f"{place}: {amount}, and a plus stands before it in what was reported"


def _signs_in_words(place: str, amount: str, below: bool, text: str) -> Iterator[str]:
    bare = re.escape(amount.lstrip("-−+"))
    found = re.search(
        rf"(?<![\d.,]){bare}(?![\d,]|\.\d) (?:\w+ ){{0,1}}?(more|fewer|less|higher|lower)\b", text
    )
    if found and (found[1].lower() in ("fewer", "less", "lower")) is not below:
        yield f"{place}: {amount}, and its text says “{found[0]}”"


# Not

_STEMS = (
    r"significan\w*", r"approv\w*", r"compar(?:ed|ison)\w*", r"randomi[sz]ed", r"serious", r"severe",
    r"notable", r"prov(?:e|es|ed|en)", r"show\w*", r"blind\w*", r"differ\w*", r"scalp", r"(?:re)?gr[eo]wn", r"stated?",
    r"known", r"better", r"handl\w*", r"touch\w*", r"allow\w*", r"licen[cs]\w*", r"injected", r"look\w*", r"follow\w*", r"kept", r"stop\w*", r"checked",
)  # fmt: skip
_NOT = re.compile(
    r"\b(?:no|not|none|nobody|never|nothing|neither|nor|without|cannot|un\w+|non)\b(?:[^.;:]{0,40})$",
    re.IGNORECASE,
)


def _denied(told: _Told) -> Iterator[str]:
    for stem in _STEMS:
        said, read = _denials(stem, told.text), _denials(stem, told.record)
        if not said or not read:
            continue
        if not any(said) and all(read):
            yield f"{told.place}: what was reported says “not” where it speaks of “{stem.split('?')[0][:8]}”"
        if all(said) and not any(read):
            yield f"{told.place}: it says “not” of “{stem.split('?')[0][:8]}”, and what was reported does not"


_FORBIDS = re.compile(
    r"\b(?:must not|should not|shall not|may not|contraindicated|not be (?:handled|taken|used|touched))\b",
    re.IGNORECASE,
)
_KEEPS_OFF = re.compile(
    r"\b(?:nobody|no one|not|never|avoid\w*|keep (?:away|off)|barred?|stop)\b", re.IGNORECASE
)


def _allowed(told: _Told) -> Iterator[str]:
    """A prohibition that the telling turned into a permission or left out."""
    if (found := _FORBIDS.search(told.record)) and not _KEEPS_OFF.search(told.text):
        yield f"{told.place}: “{found[0]}” was reported, and it forbids nothing"


def _denials(stem: str, text: str) -> list[bool]:
    return [
        bool(_NOT.search(text[max(0, found.start() - 60) : found.start()]))
        for found in re.finditer(rf"\b{stem}\b", text, re.IGNORECASE)
    ]


_ADVISED = re.compile(r"\bshould (?:have|use|take|get|try|be given)\b", re.IGNORECASE)
_KEPT_FROM = re.compile(
    r"\bnot (?:\w+ )?(?:suitable|for|recommended|advised|have|use[d]?|take|be)\b|\bavoid\w*\b|\bcontraindicat\w*\b",
    re.IGNORECASE,
)


def _advised(told: _Told) -> Iterator[str]:
    """“People with this should have it”, where it was reported as not for them."""
    for sentence in edition_sentences(told.text) if told.harm else ():
        found = None if _LIMIT.search(sentence) else _ADVISED.search(sentence)
        if found and _KEPT_FROM.search(told.record):
            yield f"{told.place}: “{found[0]}”, and it was reported as not for them"


# At least, fewer than, about

_BOUND = re.compile(
    r"\b(at least|fewer than|less than|more than|about|around|nearly|almost|only)\s+(?=(\d[\d.,]*|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)\b)",
    re.IGNORECASE,
)
_KINDS = {
    "at least": "more", "more than": "more", "fewer than": "fewer", "less than": "fewer",
}  # fmt: skip


def _bounds(told: _Told) -> Iterator[str]:
    """A number that was reported as a bound stays one."""
    said = {
        _plain(found[2]): _KINDS.get(found[1].lower(), "") for found in _BOUND.finditer(told.text)
    }
    for found in _BOUND.finditer(told.record):
        number, kind = _plain(found[2]), _KINDS.get(found[1].lower(), "")
        if not kind:
            continue
        stands = re.search(
            rf"(?<![\w.,]){re.escape(number)}(?![\w]|[.,]\d)", told.text, re.IGNORECASE
        )
        after = told.text[stands.end() :][:25] if stands else ""
        if (
            stands
            and said.get(number) != kind
            and not re.search(r"\bor (?:more|fewer|less)\b", after)
        ):
            yield f"{told.place}: “{found[1]} {number}” was reported, and it says another bound or none"


def _plain(number: str) -> str:
    return number.rstrip(".,").lower()


# Another story

_FREQUENT = frozenset(
    "with that this they them from were have been more than after before which their there people study"
    " studies only what when into over each other some such hair group said says does read".split()
)


_NOT_KNOWN = re.compile(r"\b(?:do not know|nobody knows|not known|found no)\b", re.IGNORECASE)


def _another_story(told: _Told) -> Iterator[str]:
    """A telling that shares hardly a word with its record belongs to another entry."""
    if _NOT_KNOWN.search(told.text):
        return
    said, read = _stems(told.text), _stems(f"{told.record} {told.wider}")
    if len(said) >= 6 and len(_stems(told.record)) >= 4 and len(said & read) < 2:
        yield f"{told.place}: it tells something else than what was reported"


def _stems(text: str) -> frozenset[str]:
    found = re.findall(r"[a-z]{4,}", text.lower())
    numbers = {f"{one.value:g}" for one in quantities(text)}
    return frozenset({word[:5] for word in found if word not in _FREQUENT} | numbers)


# Limits that must be told with a study

_LIMIT = re.compile(
    r"\b(?:no|not|nobody|nothing|cannot|without|never|none)\b",
    re.IGNORECASE,
)


def _limits(study: Study) -> Iterator[str]:
    if study.certainty in (Certainty.VERY_LOW, Certainty.NO_EVIDENCE) and not _LIMIT.search(
        study.plain_summary
    ):
        yield f"studies {study.key}, plain_summary: {study.certainty.value}, and no limit is told"


# What a study shows

_SHOWS = re.compile(
    r"\b(?:shows?|proves?|tells?|know[ns]?) (?:that|what|how|whether|us|for sure|it|the cause|a cause)\b|\b(?:shows?|proves?) (?:rare|late|an? |the )",
    re.IGNORECASE,
)
_SHOWS_NOT = re.compile(
    r"\b(?:no|not|none|nobody|nothing|never|neither|cannot|without|if|whether|ask|said|says?|law|label|should|must|to show|can|little)\b|\?",
    re.IGNORECASE,
)
_IS_NONE = re.compile(
    r"\bthere (?:is|are|was|were) no (?:[\w-]+ ){0,3}?(?:stud(?:y|ies)|trials?|research|evidence|answers?|results?|data|proof|figures?|reports?|rules?|cases?)\b",
    re.IGNORECASE,
)
_THERE_IS_NONE = re.compile(r"^there (?:is|are) none\b", re.IGNORECASE)
_BY_A_DAY = re.compile(
    r"\b[Bb]y \d{1,2} [A-Z][a-z]+ (?:19|20)\d{2},? (?:there (?:is|are|was|were)|nobody (?:has|is)|nothing (?:is|has)|no )\b"
)
"""By a day somebody looked; what is so is not so by a day."""
_IN_WHAT_WAS_READ = re.compile(r"\b(?:found|read|saw|says?|said|if|whether|that)\b", re.IGNORECASE)


def _firm_absence(catalogue: Catalogue) -> Iterator[str]:
    """“There is no study” of anything: a search found none."""
    for plain in plain_texts(catalogue):
        for sentence in edition_sentences(plain.text):
            asks = plain.quoting or plain.place.startswith("clinic_questions ")
            firm = _IS_NONE.search(sentence) and not _IN_WHAT_WAS_READ.search(sentence)
            none = _THERE_IS_NONE.search(sentence) and "we " not in sentence.lower()
            if not asks and (firm or none or _BY_A_DAY.search(sentence)):
                yield f"{plain.place}: tell it as a search: “{sentence}”"


_ALONE_SHOWS = re.compile(
    r"\bwithout (?:a|any) (?:comparison|control|dummy) group (?:can |do |does )?(?:shows?|proves?|tells?)\b",
    re.IGNORECASE,
)
_OF_STUDIES = {
    "findings": ("text",), "studies": ("plain_summary",), "harms": ("plain_summary",),
    "gaps": ("what_was_found",), "knowledge_items": ("explanation",),
    "options": ("note", "certainty_reason", "evidence_summary", "best_evidence"),
}  # fmt: skip


def _shown(catalogue: Catalogue) -> Iterator[str]:
    """“It shows what …” of a study or a report that cannot show it."""
    for name, entry in named_entries(catalogue):
        kind = name.partition(" ")[0]
        if getattr(entry, "certainty", None) in (Certainty.HIGH, Certainty.MODERATE):
            continue
        for field in _OF_STUDIES.get(kind, ()):
            for sentence in edition_sentences(getattr(entry, field) or ""):
                shown = _SHOWS.search(sentence) and not _SHOWS_NOT.search(sentence)
                if shown or _ALONE_SHOWS.search(sentence):
                    yield f"{name}, {field}: told as shown: “{sentence}”"


# Effects of what nobody has shown to work

_DOES = re.compile(
    r"\b(?:exosomes?|vesicles?|it|they|this|these|serums?|(?:the|this|these) (?:serum|treatment|product|blend|injections?|shots?|needling)s?)"
    r" (?:\w+ly |also |do |does |did |will |can )?(?:grows?|grew|regrows?|regrew|restores?|thickens?|works?|worked|helps?|helped|heals?"
    r"|stops?|prevents?|improves?|improved|boosts?|increases?|reverses?|wakes?|revives?|repairs?|makes? (?:your |the )?hair|gives? (?:more|new|thicker|denser))\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:not?|no|none|nobody|never|nothing|cannot|without|whether|if|may|might|could|said|says?|claims?|unknown|unclear|how|what|which|ask"
    r"|so that|hope\w*|promise\w*|sold|before|until|likely|press|when|where|nor|even|mice|lab\w*|dish|animals?|cells)\b|\?",
    re.IGNORECASE,
)


_ANY_TREATMENT = frozenset(
    {
        "claims",
        "topic_answers",
        "topics",
        "gaps",
        "notices",
        "real_questions",
        "coming",
        "price_tips",
    }
)
"""Kinds that tell of exosomes without naming them in each sentence."""


_HARMLESS = re.compile(
    r"\b(?:side effects?|harms?|risks?|problems) (?:do|does|did|will) not (?:happen|occur|exist|come)\b|\bharmless\b|\brisk-free\b"
    r"|\b(?:free (?:of|from)|without) (?:any |all |known )?(?:side effects?|harms?|risks?)\b|\b(?:cannot|can ?not|can[’']t) (?:hurt|harm) (?:you|anybody|anyone)\b"
    r"|\b(?:has|have|is|are|carries|with|comes with) no (?:known )?(?:side effects?|harms?|risks?)\b|\bno risks? at all\b"
    r"|\bit is (?:certain|sure|beyond doubt)\b|\b(?:definitely|undoubtedly|without (?:any )?doubt)\b|\bmost people (?:gain|regrow|see|get)\b"
    r"|\b(?:stops|ends|cures|reverses) (?:your |the |all )?hair loss\b(?! (?:in|for) (?:some|many|a few|those)\b)"
    r"|\bwe can (?:tell|say|turn|show|be sure|rule)\b|\bworks for (?:most|all|every|any)\w*\b|\bhow (?:many|often|long|much)\b[^.,]*\b(?:is|are|was|were) known\b",
    re.IGNORECASE,
)
_HARMLESS_SAID = re.compile(
    r"\b(?:if|whether|claims?|says?|said|nobody|cannot|ask|promise\w*|not mean|found|trial|study|studies)\b|\?|\d",
    re.IGNORECASE,
)


def _no_harm(catalogue: Catalogue) -> Iterator[str]:
    """Sentences that rule a harm or a doubt out."""
    for plain in plain_texts(catalogue):
        answers = plain.place.startswith("claims ") or plain.place.endswith(", title")
        if (plain.quoting and not answers) or plain.place.startswith(
            ("clinic_questions ", "glossary ")
        ):
            continue
        for sentence in edition_sentences(plain.text):
            if _HARMLESS.search(sentence) and not _HARMLESS_SAID.search(sentence):
                yield f"{plain.place}: surer than anybody can be: “{sentence}”"


def _promised_trials(catalogue: Catalogue) -> Iterator[str]:
    """What a registered trial is said to be going to show."""
    for trial in catalogue.registered_trials:
        for field in ("title", "why_it_matters", "uncertain"):
            for sentence in edition_sentences(getattr(trial, field) or ""):
                bold = _WILL_SHOW.search(sentence) or _DOES.search(sentence)
                if bold and not _HEDGED.search(sentence):
                    yield f"registered_trials {trial.key}, {field}: nobody knows what it finds: “{sentence}”"


_WILL_SHOW = re.compile(
    r"\b(?:will|is going to|are going to) (?:\w+ly |finally |soon )?(?:shows?|proves?|confirms?|settle|regrow|grow back"
    r"|be (?:approved|licensed|proven))\b|\bthat (?:re)?grows? (?:new )?hair\b",
    re.IGNORECASE,
)
_FEEDS = re.compile(
    r"\b(?:exosomes?|vesicles?|they|it|serums?|drips?|shots?) (?:\w+ly )?(?:feeds?|fuels?|causes?|spreads?|speeds? up|triggers?|starts?)"
    r" (?:\w+ ){0,2}?(?:cancers?|tumou?rs?)\b",
    re.IGNORECASE,
)
_BRINGS_HAIR = re.compile(
    r"\b(?:brings?|brought|gets?|grows?|regrows?|restores?|thickens?) (?:your |the |back |new |lost )*hairs?\b(?: loss)?(?: back)?",
    re.IGNORECASE,
)
_OF_CARE = frozenset({"topics", "topic_answers", "label_terms", "products", "coming", "price_tips"})
"""Kinds that speak of things nobody tested well; what a fair test found has its finding."""


def _promises(catalogue: Catalogue) -> Iterator[str]:
    """Effects told as facts of methods for which no certainty stands behind them."""
    weak = {
        it.key
        for it in catalogue.options
        if it.group is Group.EXOSOME_METHOD
        and it.certainty in (Certainty.VERY_LOW, Certainty.NO_EVIDENCE)
    }
    for name, entry in named_entries(catalogue):
        kind = name.partition(" ")[0]
        about = {getattr(entry, "option", None), getattr(entry, "method", None)}
        about |= {entry.key} if kind == "options" else set()
        for field in PLAIN_FIELDS.get(kind, ()):
            answers = (kind == "claims" and field == "text") or field == "title"
            if (f"{kind} {field}" in QUOTING and not answers) or kind in (
                "glossary",
                "clinic_questions",
            ):
                continue
            value = getattr(entry, field)
            for text in value if isinstance(value, tuple) else (value,):
                for sentence in edition_sentences(text or ""):
                    bold = (
                        _WILL_SHOW.search(sentence)
                        or _FEEDS.search(sentence)
                        or (kind in _OF_CARE and _BRINGS_HAIR.search(sentence))
                    )
                    if bold and not _HEDGED.search(sentence):
                        yield f"{name}, {field}: told as a fact, and nobody knows: “{sentence}”"
                        continue
                    found = _DOES.search(sentence)
                    named = "exosome" in sentence.lower() or "vesicle" in sentence.lower()
                    hair = kind in _ANY_TREATMENT and "hair" in sentence.lower()
                    if found and (named or about & weak or hair) and not _HEDGED.search(sentence):
                        yield f"{name}, {field}: an effect told as a fact: “{sentence}”"


CHECKS = (Check("plain words lean as the record", retelling_problems, reading=True),)
"""What the publish gate asks; see `Check` for how far it blocks."""
