"""How firm a sentence may be: what stands in a text for patients and says more than was read.

Eight rules. Absence is told as a search with its date. A doubt in the record of a source stays in
the text that cites it. A rank is never an effect. A share has its number of people, or says that
it is unknown. A finding with figures has a time. A row of law shows the date of its newest source,
and a source is "checked" only where it was read to its end. What is not approved is not told as
approved, nor as all but approved.

Nobody "read the law" of whom only a report was read.

Publishing refuses what breaks a rule newly; what an edition already says is listed as to mend.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from evidence.core.checks.check import Check
from evidence.core.checks.readability import edition_sentences
from evidence.core.checks.references import named_entries
from evidence.core.checks.wording import PARTS, PLAIN_FIELDS
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.guidance import Jurisdiction, LegalPosition
from evidence.core.edition.items import METHODS
from evidence.core.edition.library import Finding, Source
from evidence.core.edition.vocabulary import Checked, LegalStatus
from evidence.core.wording.quantities import MONTHS


class Rule(StrEnum):
    """What a text can be too firm about."""

    ABSENCE = "absence"
    DOUBT = "doubt"
    RANK = "rank"
    SHARE = "share"
    TIME = "time"
    DATE = "date"
    READ = "read"
    LAW = "law"
    APPROVED = "approved"


SAYS: dict[Rule, str] = {
    Rule.ABSENCE: "tell it as a search with its date, like “By 28 November 2026 we found no …”",
    Rule.DOUBT: "its source is told with a doubt; keep the doubt, or say who says so",
    Rule.RANK: "a rank is no effect; say that it is a place in a table and proves no gap",
    Rule.SHARE: "say of how many people, or that the number is not known",
    Rule.TIME: "say after what time, or that the time is not stated in what was read",
    Rule.DATE: "the date of the newest source it cites must stand with it, or none if none has one",
    Rule.READ: "“checked” and “full page” mean read to the end; name the last section that was read",
    Rule.LAW: "nobody read the law itself: say that it is a report, or who says so",
    Rule.APPROVED: "say “not approved” without softening, and “approved” only of what a row of law calls so",
}


@dataclass(frozen=True)
class TooFirm:
    """One sentence, or one field, that says more than was read."""

    rule: Rule
    place: str
    said: str

    def __str__(self) -> str:
        """The problem as a sentence for curators."""
        return f"{self.place}: {SAYS[self.rule]}: “{_start(self.said)}”"


@dataclass(frozen=True)
class _Told:
    """A text for patients with the entry it belongs to and the sources behind it."""

    place: str
    kind: str
    field: str
    text: str
    entry: Any
    sources: tuple[Source, ...]
    option: Option | None
    """The option it belongs to, if it is the text of one."""


def too_firm(catalogue: Catalogue) -> list[TooFirm]:
    """Everything in the catalogue that is firmer than what was read allows, in its order."""
    found: dict[TooFirm, None] = {}
    for told in _texts(catalogue):
        found |= dict.fromkeys(_in_a_text(told))
    return list(found | dict.fromkeys(_exact(catalogue)))


EXACT = frozenset({Rule.DATE, Rule.READ})
"""These compare fields and read no words, so they misread no sentence."""


def _exact(catalogue: Catalogue) -> Iterator[TooFirm]:
    for row in catalogue.legal_positions:
        yield from _dates_of_law(row, catalogue)
    for source in catalogue.sources:
        yield from _read_to_its_end(source)


@lru_cache(maxsize=5_000)
def _in_a_text(told: _Told) -> tuple[TooFirm, ...]:
    """Contents that are looked at one after the other have nearly all texts in common."""
    return tuple(found for check in _OF_A_TEXT for found in check(told))


# Absence

_KNOWLEDGE = (
    r"(?:stud(?:y|ies)|trials?|research|evidence|data|proof|cases?|reports?|tests?|reviews?"
    r"|papers?|figures|products?|rules?|harms?|results?|outcomes?|follow-up|comparisons?|deaths?"
    r"|infections?|illness(?:es)?|complications?|injur(?:y|ies)|warnings?)"
)
_ADJECTIVES = r"(?:[\w’'-]+ ){0,4}?"
_ABSENT = re.compile(
    rf"\bno (?:known |published |finished |other |single )?{_ADJECTIVES}{_KNOWLEDGE}\b"
    r"|\b(?:nobody|no one) (?:knows|ever|can (?:tell|say)|(?:has |have )?(?:yet |ever )?(?:studied"
    r"|measured|tested|compared|counted|followed|shown|looked|proved|proven|found|reported|died))\b"
    r"|\bnone (?:has|have|is|are|was|were) (?:been )?(?:approved|licensed|registered|authorised"
    r"|found|known|reported|published|tested|studied|harmed)\b"
    r"|\b(?:never|not|not yet) (?:yet )?(?:been )?(?:studied|tested|measured|compared|researched"
    r"|investigated|counted|reported)\b"
    r"|\b(?:is|are|remains?) (?:still )?unknown\b|\bnothing is known\b"
    rf"|\bthere (?:is|are|was|were|has been|have been) (?:still )?(?:no|none|not any)\b {_ADJECTIVES}"
    rf"{_KNOWLEDGE}\b"
    rf"|\bno such {_KNOWLEDGE}\b"
    r"|\b(?:lacks?|lacking|absence of|without any) (?:any )?(?:evidence|data|studies|proof)\b"
    r"|\b(?:has|have|is|are) yet to be (?:\w+ )?(?:\w+ )?(?:tested|studied|shown|measured|compared|put to|tried|proved|proven)\b"
    rf"|\b(?:left out of|absent from|missing from|excluded from) (?:all|any|every) {_ADJECTIVES}{_KNOWLEDGE}\b"
    r"|\b(?:free (?:of|from)|without) (?:any |all |known )?(?:side effects?|harms?|risks?)\b"
    r"|\b(?:do|does|did) not (?:regulate|restrict|forbid|ban)\b|\b(?:not|never) once\b|\bnowhere else\b"
    r"|\b(?:has|have|causes?|with) no (?:known )?(?:side effects?|harms?|risks?)\b"
    r"|\b(?:untested|unstudied|unresearched|unexplored|uninvestigated)\b"
    rf"|\b{_KNOWLEDGE} (?:[\w’'-]+ ){{0,4}}?(?:(?:is|are) (?:still )?(?:missing|lacking|absent|wanting)"
    r"|(?:does|do) not (?:yet )?exist|(?:has|have) (?:not|never) been (?:done|made|run))\b"
    rf"|\b(?:isn[’']t|aren[’']t|wasn[’']t|weren[’']t|hasn[’']t been|haven[’']t been) (?:any|a) "
    rf"{_ADJECTIVES}{_KNOWLEDGE}\b"
    rf"|\b(?:not (?:a single|one|any)|zero|neither an?|none of the) {_ADJECTIVES}{_KNOWLEDGE}\b"
    r"|\b(?:science|medicine|research(?:ers)?|scientists|doctors) (?:has|have) (?:not|never)\b"
    r"|\b(?:has|have|had|was|were) (?:not|never) (?:yet )?(?:been )?(?:looked (?:at|for|into)|examined"
    r"|explored|checked in|tried in)\b"
    r"|\b(?:nobody|no one|no patient|no person|no user)\b(?: \w+){0,2}? (?:hurt|harmed|ill|died"
    r"|injured|affected|looked|asked|tried|searched)\b"
    r"|^(?!.*\b(?:how|what|whether|who|which|if|it)\b.*\bnot\b).*\b(?:is|are|was|were) not (?:yet |well "
    r"|fully |at all )?(?:known|understood)\b"
    r"|\bnever (?:yet )?(?:been )?(?:seen|found|observed|included|shown|noted|heard of)\b"
    r"|\bno (?:side effects?|harms?|risks?|allerg(?:y|ies)) (?:is|are|was|were|has been|have been) (?:ever )?"
    r"(?:known|seen|found|reported|noted)\b"
    r"|\bnot (?:one|a single) (?:person|man|woman|patient|user)\b"
    rf"|\b(?:the|this is the|was the) (?:first and )?only {_ADJECTIVES}{_KNOWLEDGE} (?:in the world|ever"
    r"|anywhere|there is|that exists?|of|on|in)\b",
    re.IGNORECASE,
)
_OF_ONE_STUDY = re.compile(
    r"\bno (?:[\w’'-]+ )?(?:comparison|control|dummy|placebo|untreated|other) (?:group|arm|half)"
    r"|\bno figures?\b|\bdoes not mean\b.*|\b(?:was|were|is) no exosome study\b"
    r"|\bno results? (?:is|are) owed\b|\bdoes no harm\b|\bhave no rule that we found\b"
    r"|\bwithout a comparison group\b|\bno group\b|\bno needles?\b|\bno registry\b|\bno (?:later )?"
    r"figures? (?:was|were) given\b|\bgives? no\b|\bgave no\b|\bsaw no (?:change|difference)\b"
    r"|\bis no proof of\b|\bno (?:clear|extra|real|severe|serious|notable)\b|\bsafety precaution: no data\b"
    r"|\b(?:reported?|reports?) no\b|\bproves? no\b|\bneeds? no\b|\bno (?:proof|evidence) (?:that|of"
    r" what|for what) (?:a|the) (?:regulator|clinic|seller)\b",
    re.IGNORECASE,
)
_SEARCHED = re.compile(
    r"\b(?:we|our search(?:es)?|one search|two searches) (?:have |could |can |did |do )?(?:not )?"
    r"(?:found|find|finds|saw|see|met|meet|came across|come across|trace)\b",
    re.IGNORECASE,
)
_FOUND_NONE = re.compile(
    rf"{_SEARCHED.pattern} (?:[\w’'-]+ )?(?:no|none|nothing|neither)\b"
    rf"|\b(?:could|did|do) not (?:find|trace|see|meet) (?:a|an|any|one)\b {_ADJECTIVES}{_KNOWLEDGE}",
    re.IGNORECASE,
)
_READ = re.compile(
    r"\b(?:we|what we|that we) (?:have |could |did |do |can )?(?:not )?(?:only )?(?:read|show|say"
    r"|tell)\b|\bin what (?:was|we) read\b|\bwhat we read\b|\bour sources?\b|\bwe do not know\b",
    re.IGNORECASE,
)
_MONTHS = "|".join(MONTHS)
_DATE = re.compile(rf"\b(?:{_MONTHS}) \d{{4}}\b|\b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b")
_SAID_BY_OTHERS = re.compile(
    r"\b(?:says?|said|told|tells?|writes?|wrote|(?<!\bthe )(?<!\ba )(?<!\beach )states?|stated|calls?"
    r"|called|quoted?|according to|warns?|admits?|claims?|answers?)\b",
    re.IGNORECASE,
)
_OWN_DATE = frozenset(
    {"legal_positions", "contacts", "reporting_routes", "jurisdictions", "label_terms", "topics",
     "topic_answers", "products"}
)  # fmt: skip
"""Kinds whose page shows beside the text when it was searched."""
_SHORT = frozenset(
    {"known", "known_women", "brief", "harm_brief", "harm_line", "short", "plain_title"}
)
"""Fields in a row or a heading: the whole text with its date stands below them."""
_OF_ANOTHER_TEXT = frozenset(
    {"limitations", "certainty_reason", "statement", "theme", "brief", "title"}
)
"""Fields that list what one study lacks, repeat what is to be answered, or name a rule in few words."""
_NO_CLAIM = frozenset({"clinic_questions", "community_themes", "glossary", "wishes", "wordings"})
"""Kinds that ask, repeat others or explain words: nothing is claimed to be absent there."""


def _absence(told: _Told) -> Iterator[TooFirm]:
    if told.kind in _NO_CLAIM or told.field in _OF_ANOTHER_TEXT:
        return
    dated = told.kind in _OWN_DATE or told.field in _SHORT or bool(_DATE.search(told.text))
    for sentence in edition_sentences(told.text):
        rest = _OF_ONE_STUDY.sub(" ", sentence)
        found_none = _FOUND_NONE.search(rest)
        if not found_none and not _ABSENT.search(rest):
            continue
        if sentence.rstrip().endswith("?") or (_READ.search(sentence) and not found_none):
            continue
        if not found_none and _SAID_BY_OTHERS.search(sentence):
            continue
        if not (found_none or _SEARCHED.search(sentence)) or not dated:
            yield TooFirm(Rule.ABSENCE, told.place, sentence)


# Doubt

_DOUBT_IN_A_RECORD = re.compile(
    r"\b(?:unproven|unconfirmed|not confirmed|not proven|not shown|not certain|uncertain|unclear"
    r"|disputed?|rumou?rs?|alleged(?:ly)?|suspected|theoretical|hypothetical|suggests?|possibl[ey]"
    r"|probabl[ey]|likely|may|might|could be|appears?|seems?|anecdotal|not significant"
    r"|second[- ]hand|press reports?|reported by|consultant)\b",
    re.IGNORECASE,
)
_DOUBT_IN_A_TEXT = re.compile(
    r"\b(?:may|might|could|can ?not|un(?:clear|known|proven|sure|certain)|disputed?|doubts?"
    r"|worry|worries|worried|likely|perhaps|possibl[ey]|seems?|appears?|suggests?|rumou?rs?"
    r"|whether|says?|said|told|tells?|reports?|reported|quoted?|claims?|claimed|calls?|called"
    r"|warns?|describes?|according to|thinks?|believes?|press|cop(?:y|ies)|(?:our|one) sources?"
    r"|(?:not|nobody) (?:clear(?:ly)?|known|shown|sure|certain|proven?|checked|named|compared)"
    r"|(?:does|do|did|could) not (?:prove|show|say|state|tell|read|see|find|name|give)"
    r"|(?:nothing|what|that) we (?:could )?(?:read|see|saw)|we (?:found|read|saw) no(?:ne)?|no clear|a slip|by itself"
    r"|comparison group|pointed)\b",
    re.IGNORECASE,
)
_DOUBTFUL = frozenset({Checked.CONCERN, Checked.NOT_TRACED, Checked.WRONG_DETAILS})
_RECORDS = ("reported", "what_was_reported", "uncertain")
_BY_HEARSAY = re.compile(
    r"\b(?:forum|seller|vendor|manufacturer|maker|clinic page|machine|community|industry (?:page|post)"
    r"|consumer page|rumou?r|medical-tourism)\b",
    re.IGNORECASE,
)
_TELLING = frozenset({"text", "plain_summary", "answer", "explanation", "what_was_found",
                      "position_in_one_line", "topical_cosmetic_use", "injection_or_needled_use"})  # fmt: skip
_WORDED = frozenset({"findings", "harms", "studies", "claims", "legal_positions", "jurisdictions",
                     "real_questions", "knowledge_items", "gaps", "coming"})  # fmt: skip


def _doubt(told: _Told) -> Iterator[TooFirm]:
    if told.kind not in _WORDED or told.field not in _TELLING:
        return
    records = " ".join(str(getattr(told.entry, name, "") or "") for name in _RECORDS)
    doubted = bool(_DOUBT_IN_A_RECORD.search(records))
    if told.sources:
        doubted = doubted or (
            any(_is_doubted(source) for source in told.sources)
            and all(
                _is_doubted(source) or source.checked is not Checked.CHECKED
                for source in told.sources
            )
        )
    # What the law says, where nobody read a page of those who make it, is what others say of it.
    of_law = told.kind in ("legal_positions", "jurisdictions") and bool(told.sources)
    doubted = doubted or (of_law and not any(source.is_official for source in told.sources))
    if doubted and not _DOUBT_IN_A_TEXT.search(told.text):
        yield TooFirm(Rule.DOUBT, told.place, told.text)


# Who read the law

_READ_THE_LAW = re.compile(
    r"\b(?:we (?:have )?(?:read|checked|saw|looked up)|(?:as|when) (?:read|checked) in) (?:\w+ ){0,3}?"
    r"(?:rules?|laws?|acts?|notices?|bans?|regulations?|lists?|decrees?)\b(?! (?:of|in) (?:the press|a copy))"
    r"|\b(?:rules?|laws?|acts?|notices?|bans?|regulations?) (?:that )?we (?:have )?(?:read|checked|saw)\b(?! of)",
    re.IGNORECASE,
)
_NOT_READ = re.compile(r"\b(?:not|no|none|nothing|never|neither)\b", re.IGNORECASE)


def _law_was_read(told: _Told) -> Iterator[TooFirm]:
    if told.kind not in ("legal_positions", "jurisdictions") or not told.sources:
        return
    if any(source.is_official for source in told.sources):
        return
    for sentence in edition_sentences(told.text):
        found = _READ_THE_LAW.search(sentence)
        if found and not _NOT_READ.search(sentence[: found.end()]):
            yield TooFirm(Rule.LAW, told.place, sentence)


def _is_doubted(source: Source) -> bool:
    """Whether its record holds a doubt: its state, its kind, or what was noted of it."""
    return (
        source.checked in _DOUBTFUL
        or bool(_BY_HEARSAY.search(source.kind))
        or bool(_DOUBT_IN_A_RECORD.search(source.checked_note))
    )


# Rank

_RANKED = re.compile(r"\brank(?:s|ed|ing)?\b|\bSUCRA\b|\bplace in (?:a|the) table\b", re.IGNORECASE)
_NETWORK = re.compile(r"\bnetwork\b", re.IGNORECASE)
_AS_AN_EFFECT = re.compile(
    r"\b(?:gave|gives?|gained?|gains|grew|grows|regrew|raised?|raises|added|works?|worked|did|does"
    r"|beats?|beat|outperform(?:s|ed)?|produced?|brings?|brought|has|had|is|was|are|were|came out)\b"
    r"[^.;]{0,60}?\b(?:more|less|fewer|most|least|best|better|worse|worst|densest|thickest|largest"
    r"|stronger|strongest|weaker|weakest|highest|higher|lower|lowest|top|first|superior|inferior)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\d+(?:\.\d+)? (?:more |fewer |extra )?hairs\b|\bper square centimet")
_BEST = re.compile(
    r"\b(?:works? best(?! where| when| if)|most (?:effective|proven)|more effective than"
    r"|the best (?:treatment|choice|option)|beats?(?! as)|outperforms?|ranks? (?:first|best|highest|top)"
    r"|number (?:one|two|three)|gold standard|(?:does|do|did) (?:the )?most for|(?:takes?|took|holds?) (?:the )?first place|tops? the"
    r"|(?:the|our) (?:strongest|most powerful|most potent|top|leading|ideal) (?:[\w-]+ )?(?:treatment"
    r"|choice|option|medicine|drug|method|product|way|pill|tablet|capsule|spray|liquid|remedy)|superior to|(?:nothing|none) (?:\w+ )?(?:better"
    r"|stronger)|outdo(?:es|ne)?|outdid|surpass(?:es|ed)?|no (?:treatment|option|method|medicine|product) (?:is|works?) (?:better|stronger)"
    r"|(?:greatest|largest|biggest|strongest) (?:effect|gain|benefit)|does more (?:[\w]+ ){0,3}than"
    r"|(?:came|comes) (?:out (?:first|on top)|on top)|came first|on top of (?:all|every)|wins? (?:against"
    r"|over)|(?:well |far |clearly )?ahead of|(?:is|are|was|were|works?|worked|does|did) (?:much |far "
    r"|clearly )?(?:better|stronger|more effective|more potent) than (?!before|at the start))\b",
    re.IGNORECASE,
)
_A_PLACE = re.compile(
    r"\bdoes not (?:prove|show)\b|\bplaces? in (?:a|the) table\b|\bno clear gap\b|\bone table\b"
    r"|\bproves? no\b",
    re.IGNORECASE,
)
_NOTHING_BETTER = re.compile(
    r"\b(?:nothing|none|no (?:treatment|option|method|medicine|product)) (?:\w+ )?(?:better|stronger)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|cannot|whether|if|ask|were told|sellers?|clinics?|makers?"
    r"|adverts?)\b|\?",
    re.IGNORECASE,
)


def _rank(told: _Told) -> Iterator[TooFirm]:
    reported = str(getattr(told.entry, "reported", "") or "")
    by_rank = bool(_RANKED.search(f"{reported} {told.text}")) or (
        told.kind == "findings"
        and any(_NETWORK.search(source.kind) for source in told.sources)
        and not getattr(told.entry, "value", None)
    )
    for sentence in edition_sentences(told.text):
        best = _BEST.search(sentence) and not _DENIES.search(_NOTHING_BETTER.sub(" ", sentence))
        if best and told.kind not in _NO_CLAIM and told.field not in _OF_ANOTHER_TEXT:
            yield TooFirm(Rule.RANK, told.place, sentence)
            continue
        if not by_rank or _MEASURED.search(sentence) or _A_PLACE.search(told.text):
            continue
        if _AS_AN_EFFECT.search(sentence) or _RANKED.search(sentence):
            yield TooFirm(Rule.RANK, told.place, sentence)


# Share

_SHARE = re.compile(
    r"\b\d+(?:\.\d+)?(?: more| fewer| extra)? (?:(?:people|men|women|patients) )?(?:out of|in|of|per"
    r"|for) (?:every |each )?(?:100|a hundred)\b(?: (?:people|men|women|patients|adults))?"
    r"(?! hairs| parts| dose)"
    r"|\b\d+(?:\.\d+)? ?(?:%|per ?cent) of (?:the )?(?:people|men|women|patients)\b"
    r"|\b(?:half|a third|a quarter|two thirds|three quarters|a fifth|four fifths|a majority|the majority)"
    r" of (?:the |all |those )?(?:people|men|women|patients|users|treated|who)\b"
    r"|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine) (?:out of|in|of|of every) (?:every )?(?:3|4|5|10"
    r"|three|four|five|ten)\b(?! (?:second|minute|hour|day|week|month|year|stud|trial|countr|product"
    r"|session|centimet))"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:man|woman|person|patient|user|men|women|people|patients|users)"
    r" (?:in|out of|of) (?:every )?(?:\d+|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)\b"
    r"|\b\d+(?:\.\d+)? ?(?:%|per ?cent)(?: (?:of (?:the )?users|improved|had|saw|gained|got|were"
    r"|grew|kept|stopped))\b|\b(?:nearly|almost) (?:all|everyone|every (?:man|woman|person|user))\b"
    r"(?= (?:people|men|women|patients|users|improved|had|saw|gained))|\b(?:a|the) (?:large |great |vast )?"
    r"majority\b|\bevery (?:second|third|other) (?:man|woman|person|user|patient)\b"
    r"|\bmost (?:of the )?(?:people|men|women|patients|users) (?:improved|had|saw|gained|got|kept|grew"
    r"|(?:were|are) (?:happy|pleased|satisfied|better))\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”")
_NUMBER = (
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty)"
)
_PEOPLE = re.compile(
    rf"\b{_NUMBER} (?:[\w-]+ ){{0,3}}?(?:people|men|women|patients|adults|persons|volunteers|children"
    r"|users|periods|products|pharmacies|shops|firms|hairs|sessions)\b"
    rf"|\b(?:of|in) (?:the |all )?{_NUMBER}\b(?! (?:second|minute|hour|day|week|month|year|trial|stud|"
    rf"centimet|report|countr|session))|\({_NUMBER} (?:men|women|people)\)",
    re.IGNORECASE,
)
_NOT_KNOWN_OF_HOW_MANY = re.compile(
    r"\b(?:not (?:say|state|stated|show|shown|given|give|known)|unknown|no number|without the number"
    r"|not the number|cannot turn this into people)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\bhow many\b|\bnumber\b|\bout of how\b|\binto people\b", re.IGNORECASE)


def _share(told: _Told) -> Iterator[TooFirm]:
    if told.kind in _NO_CLAIM:
        return
    own = _QUOTED.sub(" ", told.text)
    if not _SHARE.search(own) or _counted(told.entry):
        return
    rest = _SHARE.sub(" ", own)
    if _PEOPLE.search(rest):
        return
    if _NOT_KNOWN_OF_HOW_MANY.search(rest) and _HOW_MANY.search(rest):
        return
    for sentence in edition_sentences(own):
        if _SHARE.search(sentence):
            yield TooFirm(Rule.SHARE, told.place, sentence)
            return


def _counted(entry: Any) -> bool:
    """Whether the entry itself holds the number of people, beside its text."""
    if not isinstance(entry, Finding):
        return bool(getattr(entry, "n_analysed", None) or getattr(entry, "n_enrolled", None))
    return bool(entry.treated) or bool(re.search(r"\d+ (?:[\w-]+ ){0,2}?\w+", entry.who or ""))


# Approval

_SOFTENED = re.compile(
    r"\b(?:as good as|almost|nearly|practically|virtually|all but|soon(?: to be)?|about to be) (?:be )?"
    r"(?:approved|licensed|authorised|allowed)\b"
    r"|\bnot (?:yet )?(?:fully|officially|formally|specifically|expressly|technically|quite) (?:been )?"
    r"(?:approved|licensed|authorised|banned|prohibited|forbidden)\b"
    r"|\b(?:yet to be|awaiting|waiting for|close to|on (?:its|the) way to|pending) (?:approved|licensed"
    r"|approval|a licence|authorisation)\b"
    r"|\b(?:approval|licensing|a licence|authorisation) (?:is|was|will be) (?:\w+ )?(?:close|near|pending"
    r"|expected|likely|under way|on its way|a formality|a matter of time|coming|imminent)\b"
    r"|\b(?:just|only|merely|mainly) (?:a )?(?:formality|red tape|paperwork|question of time)\b"
    r"|\bsoon will be\b|\b(?:licence|approval|authorisation) (?:is )?on its way\b|\bmakes? it legal\b"
    r"|\b(?:FDA|regulators?|agency|authorit(?:y|ies)|law) (?:lets?|allows?) (?:the )?(?:clinics?|doctors?"
    r"|salons?|them)\b|\boff[- ]label (?:use |is |it is )*(?:is )?(?:fine|allowed|legal|normal|no problem)\b"
    r"|\bat (?:their|your|its) own risk\b|\b(?:accepted|recognised|endorsed|certified|cleared) by (?:the )?"
    r"(?:FDA|MHRA|EMA|TGA|MFDS|regulators?|authorit(?:y|ies)|ministry|state)\b"
    r"|\b(?:has|have|holds?|got) (?:an? |full |the )?(?:FDA |EMA |MHRA |state |official )?(?:approval|clearance|licen[cs]e)\b"
    r"|\bgr[ae]y (?:area|zone)\b[^.]*\b(?:so|and|but|where)\b[^.]*\b(?:may|can|use|offer|do)\b|\btolerate[sd]?\b|\bturns? a blind eye\b|\blegal loophole\b"
    r"|\b(?:allow(?:s|ed)?|permit(?:s|ted)?|legal|accept(?:s|ed)?)(?: (?:it|them|this))? in practice\b|\bin practice (?:it is |they are )?(?:allowed"
    r"|legal|permitted|accepted)\b|\b(?:legal|allowed|permitted|approved) (?:nearly |almost )?everywhere\b"
    r"|\b(?:FDA|MHRA|EMA|TGA|MFDS|CE|ANVISA|Health Canada)[- ](?:registered|listed|cleared|compliant"
    r"|accepted|marked|recognised|notified)\b",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\b(?:is|are|was|were|been|fully|FDA|now|already)[- ](?:now |already |fully |officially )?(?:approved"
    r"|licensed|authorised|cleared)\b|\b(?:approves|has approved|have approved|approved (?:an )?exosome)",
    re.IGNORECASE,
)
_OF_EXOSOMES = re.compile(r"\b(?:exosomes?|vesicles?)\b", re.IGNORECASE)
_OF_MEDICINES = re.compile(
    r"\b(?:medicines?|drugs?|minoxidil|finasteride|dutasteride|PRP|needl\w+|devices?|lasers?|tablets?)\b",
    re.IGNORECASE,
)
_NOT_FOR_HAIR = re.compile(r"\b(?:not|no licence|no approval|off label|cleared)\b", re.IGNORECASE)
_DENIES_APPROVAL = re.compile(
    r"\b(?:not?|never|none|nobody|nothing|neither|nor|cannot|without|un(?!i)\w+|before|until|unless|whether"
    r"|if|ask|says?|said|calls?|called|claims?|claimed|word|words|must be|only a)\b|\?",
    re.IGNORECASE,
)


def _approved(told: _Told) -> Iterator[TooFirm]:
    if told.kind in _NO_CLAIM or told.field in _OF_ANOTHER_TEXT:
        return
    for sentence in edition_sentences(told.text):
        softened = _SOFTENED.search(sentence)
        approved = _APPROVED.search(sentence) if _needs_approval(told, sentence) else None
        if any(found and not _is_denied(sentence, found) for found in (softened, approved)):
            yield TooFirm(Rule.APPROVED, told.place, sentence)


def _is_denied(sentence: str, found: re.Match[str]) -> bool:
    """Whether the part of the sentence that leads up to what was found denies, asks or quotes it."""
    lead = re.split(r"[,;:]", sentence[: found.start()])[-1]
    return bool(_DENIES_APPROVAL.search(lead) or sentence.rstrip().endswith("?"))


def _needs_approval(told: _Told, sentence: str) -> bool:
    """Whether a sentence speaks of what is not approved for hair: exosomes, or an option that says so."""
    if isinstance(told.entry, LegalPosition):
        return told.entry.status is not LegalStatus.APPROVED
    if _OF_EXOSOMES.search(sentence):
        return True
    option = told.option
    if option is None:
        return False
    if option.key in METHODS.split():
        return not _OF_MEDICINES.search(sentence)
    of_another = _OF_MEDICINES.search(sentence) and option.name.lower() not in sentence.lower()
    if told.field == "approved_status" or of_another or "hair" not in sentence.lower():
        return False
    return bool(_NOT_FOR_HAIR.search(option.approved_status))


# Time

_FIGURE = re.compile(r"\d")
_NO_FIGURE = re.compile(
    rf"\b(?:\d{{1,2}} )?(?:(?:{_MONTHS}) )?(?:19|20)\d{{2}}\b|\b(?:TR|ST|RV|H)\d+\b"
    r"|\b\d+(?:\.\d+)? ?(?:mg|cm|mm|ml)\b(?! (?:more|less))|\b\d+(?:\.\d+)?%|\bPP\d+\b"
)
_A_TIME = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b|\bat once\b"
    r"|\b(?:19|20)\d{2} to (?:19|20)\d{2}\b",
    re.IGNORECASE,
)
_TIME_NOT_STATED = re.compile(
    r"\btime\b[^.]*\bnot (?:stated|given|known|shown|read)\b|\bnot (?:state|say|give|show)[^.]*\b(?:time"
    r"|how long)\b|\bdid not read how long\b|\bhow long\b[^.]*\bnot\b|\bdifferent times\b",
    re.IGNORECASE,
)


def _time(told: _Told) -> Iterator[TooFirm]:
    if not isinstance(told.entry, Finding) or told.field != "text":
        return
    finding = told.entry
    if finding.weeks is not None or not _FIGURE.search(_NO_FIGURE.sub(" ", finding.text)):
        return
    if _A_TIME.search(finding.text) or _TIME_NOT_STATED.search(finding.text):
        return
    yield TooFirm(Rule.TIME, told.place, finding.text)


# Dates of law and of reading

_YEAR = re.compile(r"(?:19|20)\d{2}")


def _dates_of_law(row: LegalPosition, catalogue: Catalogue) -> Iterator[TooFirm]:
    cited = [catalogue.source[key] for key in row.sources if key in catalogue.source]
    newest = max((source.year for source in cited if source.year), default=None)
    place = f"legal_positions {row.country} {row.option} {row.exosome_source}, as_of"
    if newest is None and row.as_of is None:
        return
    if newest is None or row.as_of is None or row.as_of[:4] != str(newest):
        yield TooFirm(Rule.DATE, place, row.as_of or "no date")
    elif row.as_of >= row.checked_on:
        # The day on which somebody searched is not the day of a rule.
        yield TooFirm(Rule.DATE, place, row.as_of)


def _read_to_its_end(source: Source) -> Iterator[TooFirm]:
    place = f"sources {source.key}, read"
    if source.checked is Checked.CHECKED and source.read != "full page":
        yield TooFirm(Rule.READ, place, f"checked, and read: {source.read}")
    if source.read == "full page" and not source.last_section:
        yield TooFirm(Rule.READ, place, "full page")


_OF_A_TEXT: tuple[Callable[[_Told], Iterable[TooFirm]], ...] = (
    _absence,
    _doubt,
    _rank,
    _share,
    _time,
    _approved,
    _law_was_read,
)


def _texts(catalogue: Catalogue) -> Iterator[_Told]:
    for name, entry in named_entries(catalogue):
        kind = name.partition(" ")[0]
        if isinstance(entry, LegalPosition):
            # Its number would change when a row is put in before it.
            name = f"{kind} {entry.country} {entry.option} {entry.exosome_source}"
        cited = tuple(
            catalogue.source[key]
            for key in getattr(entry, "sources", ())
            if key in catalogue.source
        )
        if isinstance(entry, Jurisdiction):
            keys = {key for part in entry.entries for key in part.sources}
            cited = tuple(source for source in catalogue.sources if source.key in keys)
        key = entry.key if kind == "options" else getattr(entry, "option", None)
        option = catalogue.option.get(key or getattr(entry, "method", None) or "")
        for field in PLAIN_FIELDS.get(kind, ()):
            value = getattr(entry, field)
            for text in value if isinstance(value, tuple) else (value,):
                if text:
                    yield _Told(f"{name}, {field}", kind, field, text, entry, cited, option)
        listed, fields = PARTS.get(kind, ("", ()))
        for part in getattr(entry, listed, ()):
            cited = tuple(
                catalogue.source[key]
                for key in getattr(part, "sources", ())
                if key in catalogue.source
            )
            for field in fields:
                if text := getattr(part, field):
                    place = f"{name}, {listed} {field}"
                    yield _Told(place, kind, field, text, part, cited, option)


def _start(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:87].rsplit(' ', 1)[0]}…"


CHECKS = (
    Check(
        "sentences are as firm as what was read",
        lambda it: (str(one) for one in too_firm(it) if one.rule not in EXACT),
        reading=True,
    ),
    Check(
        "dates of law and of reading are told as they are",
        lambda it: (str(one) for one in _exact(it)),
    ),
)
"""What the publish gate asks; see `Check` for how far it blocks."""
