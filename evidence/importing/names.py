"""Names of people and groups, from the ways files write them to the one of references."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence.importing.cleaning import bare
from evidence.importing.markup import plain

PARTICLES = frozenset(
    "af al av bin da dal das de del della den der des di do dos du el het ibn la le lo las los"
    " 't te ten ter thoe tot van vanden vander vom von y zu zum zur".split()
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_OTHERS = re.compile(r"(?i)\A(?:and others|others|et al\.?|and colleagues)\Z")


@dataclass(frozen=True)
class Name:
    """One author: as references write it, and as the file does."""

    told: str
    written: str


def is_others(name: str) -> bool:
    """Whether it stands for authors who are not named, like “et al.”."""
    return bool(_OTHERS.match(plain(name)))


def group(name: str) -> Name:
    """A group of people, whole. A comma within would read as the end of the name."""
    written = plain(name)
    return Name(" ".join(written.replace(",", " ").split()), written)


def one_person(family: str, given: str = "", suffix: str = "", particle: str = "") -> Name:
    """Family name, then initials, like “van der Berg J”; particles behind the given name are moved."""
    family, given, suffix, particle = map(plain, (family, given, suffix, particle))
    written = ", ".join(filter(None, [f"{particle} {family}".strip(), given, suffix]))
    words = given.split()
    moved: list[str] = []
    while words and words[-1] in PARTICLES:
        moved.insert(0, words.pop())
    before = " ".join([*moved, *particle.split()])
    parts = [before, family, initials(" ".join(words)), suffix]
    return Name(" ".join(filter(None, parts)), written)


def with_comma(name: str) -> Name:
    """“Berg, Jan van der” or “Doe, Jane, Jr.”; without a comma it is a group or in its form already."""
    parts = [part.strip() for part in plain(name).split(",")]
    if len(parts) == 1:
        return group(name)
    if len(parts) == 2:
        return one_person(parts[0], parts[1])
    if len(parts) == 3 and bare(parts[2]) in SUFFIXES:
        return one_person(parts[0], parts[1], parts[2])
    if len(parts) == 3 and bare(parts[1]) in SUFFIXES:
        return one_person(parts[0], parts[2], parts[1])
    return group(name)


def initials(given: str) -> str:
    """First letters of given names; initials that are written together stay together."""
    parts = re.split(r"[\s.\-]+", given.strip())
    return "".join(
        part if part.isupper() and len(part) <= 3 else part[:1].upper() for part in parts if part
    )


def first_family(authors: str) -> str:
    """What to compare of “van der Berg J, Doe J”: “berg”, however the particles stand."""
    words = authors.split(",")[0].split()
    kept = [word for word in words if word.casefold() not in PARTICLES] or words
    while len(kept) > 1 and _is_behind(kept[-1]):
        kept.pop()
    return bare("".join(kept))


def _is_behind(word: str) -> bool:
    """Whether a word stands behind the family name: initials, or “Jr”."""
    return (word.isupper() and len(word) <= 4) or bare(word) in SUFFIXES


def not_told(names: Sequence[Name]) -> list[str]:
    """Names of which references leave letters out, as the file writes them."""
    return [name.written for name in names if bare(name.written) not in bare(name.told)]
