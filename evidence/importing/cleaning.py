"""Text from files, without what can hide, reorder or run."""

import re
import unicodedata

# Bidirectional marks reorder what a curator reads, invisible ones make two names look like one.
_HIDDEN = "00AD 061C 180E 200B 200E-200F 202A-202E 2060-206F FEFF FFF0-FFFB FFFE-FFFF E0000-E007F"
_INVISIBLE = frozenset(
    code
    for first, _dash, last in (part.partition("-") for part in _HIDDEN.split())
    for code in range(int(first, 16), int(last or first, 16) + 1)
)
_SPECIAL = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that are no base letter with a mark, and that half the programs write without it."""
_LINK = re.compile(r"(?i)https?://[^\s<>\"]+")


def clean(text: str) -> str:
    """One line of text; control and invisible characters are gone, markup stays as characters."""
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_visible, text))
    return " ".join(text.split())


def web_link(text: str) -> str:
    """The address if it is one of the web, else nothing: never `javascript:` or `data:`."""
    link = clean(text)
    return link if len(link) <= 1000 and _LINK.fullmatch(link) else ""


def bare(text: str) -> str:
    """Letters and digits alone, to compare what two programs wrote differently."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_SPECIAL)
    return "".join(character for character in plain if character.isalnum())


def is_hiding(text: str) -> bool:
    """Whether a control or invisible character stands in a text, or one that could not be read."""
    return any(
        ord(character) in _INVISIBLE
        or character == "\ufffd"
        or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
        for character in text
    )


def _visible(character: str) -> str:
    if ord(character) in _INVISIBLE:
        return ""
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    # A lone surrogate cannot be written to any database.
    return "" if category == "Cs" else character
