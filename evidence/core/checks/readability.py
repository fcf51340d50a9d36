"""How hard a text is to read: syllables, words, sentences and the Flesch-Kincaid grade.

A low grade is no proof that people understand; a high one is a good sign that they will not.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)?")
_NUMBER = re.compile(r"\d[\d,.]*")
_END = re.compile(r"(?<=[.!?:;])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9À-Þ])")
# A point after these does not end a sentence.
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|vs|Dr|Prof|St|No|approx|et al)\.", re.IGNORECASE)
_SILENT_ENDINGS = ("e", "es", "ed")
_SOUNDED_ENDINGS = (
    "le",
    "les",
    "tes",
    "ces",
    "ses",
    "zes",
    "ges",
    "xes",
    "ches",
    "shes",
    "ted",
    "ded",
)
_TWO_SOUNDS = ("ia", "io", "iu", "eo", "ua", "uo", "ism", "ying")
_ONE_SOUND = ("tion", "sion", "cian", "tial", "cial", "cious", "tious", "geous", "gion", "gious")
# Words of this subject, and common ones, that the rules below count wrongly.
_KNOWN = {
    "area": 3, "areas": 3, "being": 2, "biopsy": 3, "business": 2, "clothes": 1, "create": 2,
    "created": 3,
    "every": 2, "everyone": 3, "everything": 3, "evening": 2, "eye": 1, "eyebrow": 2, "eyes": 1,
    "idea": 3, "ideas": 3, "lotion": 2, "minoxidil": 4, "evidence": 3, "exosome": 3, "exosomes": 3,
    "finasteride": 4, "dutasteride": 4, "medicine": 3, "medicines": 3, "microneedling": 5,
    "people": 2, "quiet": 2, "real": 1, "really": 2, "reaction": 3, "science": 2, "something": 2,
    "someone": 2, "somebody": 3, "sometimes": 2, "theirs": 1, "therefore": 2, "trial": 2,
    "trials": 2, "diet": 2, "vial": 2, "vials": 2, "vesicle": 3, "vesicles": 3, "placebo": 3,
    "whole": 1, "needle": 2, "needles": 2, "needleless": 3, "does": 1, "goes": 1, "tested": 2,
    "treated": 2, "needed": 2, "tried": 1, "died": 1, "dried": 1, "said": 1, "used": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """What one text measures."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: the school year whose pupils should be able to read it."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


@lru_cache(maxsize=10_000)
def measure(text: str) -> Reading:
    """The reading of a text; a text without words measures nothing."""
    lengths = [length for length in map(_length, edition_sentences(text)) if length]
    found = words(text)
    return Reading(
        words=len(found),
        sentences=len(lengths) or 1,
        syllables=sum(syllables(word) for word in found),
    )


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a colon or semicolon before a new start ends one, too."""
    guarded = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), text)
    # A line break between blocks of a page ends a sentence that carries no full stop.
    lines = (line.strip() for line in guarded.splitlines())
    parts = (part.strip() for line in lines if line for part in _END.split(line))
    return tuple(part for part in parts if part)


@lru_cache(maxsize=10_000)
def edition_sentences(text: str) -> tuple[str, ...]:
    """The same, kept: for texts of an edition alone, never for one that may repeat a person's answer."""
    return sentences(text)


def words(text: str) -> list[str]:
    """The words of a text. A number is read as one short word, whatever its length."""
    return _WORD.findall(_NUMBER.sub(" one ", text))


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How many syllables an English word has, by its groups of vowels."""
    plain = word.lower().replace("’", "'").split("'")[0]
    if plain in _KNOWN:
        return _KNOWN[plain]
    # Letters that are read one by one, like FDA or PRP.
    if word.isupper() and len(plain) <= 5:
        return len(plain)
    # The u after a q is no vowel of its own.
    plain = plain.replace("qu", "k")
    count = len(_VOWELS.findall(plain))
    if plain.endswith(_SILENT_ENDINGS) and not plain.endswith((*_SOUNDED_ENDINGS, "ee", "ees")):
        count -= 1 if _ends_silent(plain) else 0
    count += sum(plain.count(pair) for pair in _TWO_SOUNDS)
    count -= sum(plain.count(ending) for ending in _ONE_SOUND)
    return max(1, count)


def _ends_silent(word: str) -> bool:
    """Whether the last vowel is a lone e that nobody says."""
    stem = word.removesuffix("s") if word.endswith("es") else word
    stem = stem.removesuffix("d") if word.endswith("ed") else stem
    return stem.endswith("e") and len(stem) > 2 and stem[-2] not in "aeiouy"


def _length(sentence: str) -> int:
    return len(words(sentence))
