"""How a source is called where there is little room: who and when, as people cite."""

from evidence.core.edition.library import Source

LONGEST_AUTHOR = 34
"""Letters; what is longer is a remark about the authors."""


def short_name(source: Source, longest: int) -> str:
    """The first author or the title, cut to `longest` letters at a word, and the year.

    The title stands where nobody is named, the year only where it is known and not said already.
    """
    name = _shortened(_first_author(source.authors or "") or source.title, longest)
    year = str(source.year or "")
    return name if year in name else f"{name} {year}"


def _first_author(authors: str) -> str:
    """The surname, or a body's whole name; empty where it is a remark."""
    first, _comma, others = authors.partition(",")
    alone = first.replace(" and colleagues", "").partition(" (")[0]
    alone = alone.removesuffix(".").removesuffix(" et al")
    if len(alone) > LONGEST_AUTHOR or not any(word[:1].isupper() for word in alone.split()):
        return ""
    # "Amini F, Teh JJ" -> "Amini": initials mean nothing to most readers.
    # "US FDA" is no author called US: three letters are initials only beside other authors.
    name, _space, initials = alone.rpartition(" ")
    most = 3 if others or alone != first else 2
    return name if name and initials.isupper() and len(initials) <= most else alone


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0].rstrip(' ,.:;(…')}…"
