"""The wording gate: what must not stand in a text for patients, and what is too hard to read.

A text passes when it is plain; it is never a proof that people understand it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from evidence.core.checks.check import Check, by_place
from evidence.core.checks.readability import edition_sentences, measure, words
from evidence.core.checks.references import named_entries
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.vocabulary import Certainty

LONGEST_SENTENCE = 20
TARGET_GRADE = 6.0
HIGHEST_GRADE = 8.0
WORDS_FOR_A_GRADE = 25
"""A grade of fewer words says little; for these the length of sentences alone counts."""

BANNED = (
    "recommended for you", "recommend", "suitable", "candidate", "eligible", "eligibility", "safe",
    "safely", "cure", "cures", "proven", "breakthrough", "miracle", "fda-registered", "painless",
    "permanent", "guaranteed", "risk-free", "good value", "value for money", "worth the money",
    "worth the price", "money well spent", "a bargain",
)  # fmt: skip
_BANNED = re.compile(rf"\b(?:{'|'.join(map(re.escape, BANNED))})\b", re.IGNORECASE)
# What may stand before a banned word in the same sentence: it denies, doubts, asks or quotes.
_DENIED = re.compile(
    r"\b(?:not?|never|nobody|no one|none|nothing|neither|nor|cannot|can't|isn't|without|whether|if"
    r"|unknown|doubts?|claims?|says?|said|call(?:s|ed)?|ask|promise[sd]?|word|words|far from"
    r"|more|less)\b|\?",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"")
_ONE_IN = re.compile(
    r"\b(?:1|one) (?:man |woman |person |patient )?(?:in|out of) (?:every )?(?:\d+|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|twenty|thirty|fifty)\b",
    re.IGNORECASE,
)
_OF_A_HUNDRED = re.compile(r"\b1 out of 100\b")
# What stands on the bottle is a name, not a number about people.
_STRENGTH = re.compile(r"\d+(?:\.\d+)?%(?= (?:liquid|foam|solution|minoxidil)\b)")
_PERCENT = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|per ?cent\b)", re.IGNORECASE)

PLAIN_FIELDS: dict[str, tuple[str, ...]] = {
    "options": (
        "name", "what_it_is", "how_it_is_done", "what_it_is_like", "approved_status",
        "time_to_judge", "reversibility", "women", "note", "certainty_reason",
        "evidence_summary", "best_evidence", "known", "known_women", "harm_brief", "harm_line",
        "where_approved",
    ),
    "findings": ("text",),
    "rules": ("text", "brief", "advice"),
    "wishes": ("text",),
    "notices": ("text", "short"),
    "warning_signs": ("sign", "why", "text", "action", "whom", "short_sign"),
    "question_triggers": ("because",),
    "clinic_questions": (
        "question", "why_it_matters", "good_answer", "worrying_answer", "short_question",
        "short_good_answer", "neutral_question",
    ),
    "claims": ("text", "text_if_contradicted", "short", "short_if_contradicted"),
    "legal_positions": ("text",),
    "wordings": ("text",),
    "studies": ("plain_summary", "certainty_reason", "limitations"),
    "harms": ("plain_summary",),
    "precautions": ("group", "advice", "why"),
    "after_treatment_signs": ("sign", "action"),
    "reporting_routes": ("text",),
    "contacts": ("text",),
    "gap_types": ("plain_title", "why"),
    "gaps": ("what_was_found",),
    "community_themes": ("theme", "summary"),
    "glossary": ("term", "meaning"),
    "real_questions": ("question", "answer"),
    "knowledge_items": ("statement", "explanation"),
    "products": (
        "source_as_claimed", "route", "plain_summary", "other_studies", "could_not_find",
    ),
    "label_terms": ("meaning", "study_kind", "note"),
    "topics": ("title", "short_answer"),
    "topic_answers": ("title", "text", "card_line"),
    "price_tips": ("text",),
    "coming": ("text",),
    "zero_events": ("text",),
    "jurisdictions": (
        "position_in_one_line", "topical_cosmetic_use", "injection_or_needled_use",
        "what_it_means_for_a_patient",
    ),
}  # fmt: skip
"""The fields that people read as our own words. The others tell what a source reported."""

PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "rules": ("words", ("brief", "text")),
    "products": ("actions", ("fact", "limits")),
    "topic_answers": ("points", ("text",)),
}
"""Parts of entries that people read as our own words: the list, and the fields of each of its parts."""

MOST_WORDS: dict[str, int] = {
    "options known": 12,
    "options known_women": 13,
    "options harm_brief": 5,
    "options harm_line": 24,
    "options where_approved": 6,
    "rules brief": 6,
    "rules words brief": 6,
    "rules advice": 14,
    "warning_signs short_sign": 6,
    "clinic_questions short_question": 17,
    "clinic_questions short_good_answer": 14,
    "notices short": 20,
    "claims short": 12,
    "claims short_if_contradicted": 12,
}
"""The most words of a text that stands in a row: the summary answers on one screen, or not at all."""

# "13 of 100 hairs" were lost: what stands after "of" is a share, not a gain.
_BENEFIT = re.compile(r"(?<!of )(?<![\d.,])\d[\d.,]* (?:more )?hairs\b|\bsaw more hair\b")
_COMPARED = re.compile(r"\b(?:salt water|dummy|control)\b")
_LITTLE_SHOWN = frozenset({Certainty.VERY_LOW, Certainty.NO_EVIDENCE})

QUOTING = frozenset(
    {
        "claims text",
        "claims short",
        "claims short_if_contradicted",
        "clinic_questions short_good_answer",
        "clinic_questions worrying_answer",
        "community_themes theme",
        "community_themes summary",
        "knowledge_items statement",
        "topic_answers title",
    }
)
"""Fields that repeat what others say, in order to answer it: banned words may stand there."""


@dataclass(frozen=True)
class PlainText:
    """A text of an edition that people read, with the place where a curator finds it."""

    place: str
    text: str
    quoting: bool


def wording_problems(catalogue: Catalogue) -> list[str]:
    """Every text of the catalogue that patients should not read, each as a sentence."""
    return [problem for check in CHECKS for problem in check.find(catalogue)]


def _not_plain(catalogue: Catalogue) -> Iterator[str]:
    for plain in plain_texts(catalogue):
        for problem in problems_in(plain.text, quoting=plain.quoting):
            yield f"{plain.place}: {problem}"


def tells_a_benefit(text: str) -> bool:
    """Whether a short text tells the number of a benefit: then it tells a harm beside it."""
    return bool(_BENEFIT.search(text))


def _too_long_for_a_row(catalogue: Catalogue) -> Iterator[str]:
    for name, entry in named_entries(catalogue):
        kind = name.partition(" ")[0]
        for place, text in _texts(kind, entry):
            length = len(text.split())
            if length > (most := MOST_WORDS.get(f"{kind} {place}", length)):
                yield f"{name}, {place}: {length} words in a row, at most {most}: “{_start(text)}”"


def _one_sided_rows(catalogue: Catalogue) -> Iterator[str]:
    """A row that tells a number of a benefit tells a harm too, and what it was compared with."""
    for option in catalogue.options:
        told = [text for text in (option.known, option.known_women) if tells_a_benefit(text)]
        if told and not option.harm_brief:
            yield f"options {option.key}, known: a number of a benefit, and no harm_brief beside it"
        if option.certainty in _LITTLE_SHOWN and not all(map(_COMPARED.search, told)):
            yield f"options {option.key}, known: a number that no fair test stands behind"


def plain_texts(catalogue: Catalogue) -> Iterator[PlainText]:
    """Every text that people read as the aid's own words."""
    for name, entry in named_entries(catalogue):
        kind = name.partition(" ")[0]
        for field, text in _texts(kind, entry):
            yield PlainText(f"{name}, {field}", text, f"{kind} {field}" in QUOTING)
    for field in ("search_scope", "update_policy"):
        yield PlainText(f"colophon, {field}", getattr(catalogue.colophon, field), quoting=False)


def _texts(kind: str, entry: Any) -> Iterator[tuple[str, str]]:
    """The texts of an entry that people read, each with the name of its field."""
    for field in PLAIN_FIELDS.get(kind, ()):
        value = getattr(entry, field)
        yield from ((field, text) for text in _as_tuple(value) if text)
    listed, fields = PARTS.get(kind, ("", ()))
    for part in getattr(entry, listed, ()):
        yield from (
            (f"{listed} {field}", text) for field in fields if (text := getattr(part, field))
        )


def _as_tuple(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


@lru_cache(maxsize=10_000)
def problems_in(text: str, *, quoting: bool = False) -> tuple[str, ...]:
    """What is wrong with one block of text; `quoting` where it repeats others to answer them."""
    own = () if quoting else (*_banned(text), *_percentages(text))
    return (*_too_hard(text), *own, *_one_in(text))


def _too_hard(text: str) -> Iterator[str]:
    for sentence in edition_sentences(text):
        if (length := len(words(sentence))) > LONGEST_SENTENCE:
            yield f"{length} words in one sentence, at most {LONGEST_SENTENCE}: “{_start(sentence)}”"
    reading = measure(text)
    if reading.words >= WORDS_FOR_A_GRADE and reading.grade > HIGHEST_GRADE:
        yield f"reading grade {reading.grade:.1f}, at most {HIGHEST_GRADE:g}: “{_start(text)}”"


def _banned(text: str) -> Iterator[str]:
    for sentence in edition_sentences(QUOTED.sub(" ", text)):
        for found in _BANNED.finditer(sentence):
            if not _DENIED.search(sentence[: found.start()]) and "?" not in sentence:
                yield f"the word {found[0]!r}: “{_start(sentence)}”"


def _one_in(text: str) -> Iterator[str]:
    if found := _ONE_IN.search(_OF_A_HUNDRED.sub("", text)):
        yield f"{found[0]!r}; say it as “X out of 100”"


def _percentages(text: str) -> Iterator[str]:
    if found := _PERCENT.search(_STRENGTH.sub("", text)):
        yield f"{found[0]!r}; say how many out of 100"


def _start(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rsplit(' ', 1)[0]}…"


CHECKS = (
    Check("words are plain", _not_plain, same=by_place),
    Check("short words fit a row", _too_long_for_a_row, same=by_place),
    Check("rows tell both sides", _one_sided_rows),
)
"""What must hold of the words patients read. A new check goes to the end; see `Check` for how far it blocks."""
