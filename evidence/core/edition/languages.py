"""The languages into which single texts of an edition may be translated, and how each writes numbers."""

from collections.abc import Mapping
from dataclasses import dataclass


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class Marks:
    """What may stand inside a number."""

    decimals: str = "."
    groups: str = ","
    """Between thousands. Where one mark means both, three digits after it make it this."""


POINT = Marks()
COMMA = Marks(",.", ".' ")
COMMA_AND_SPACE = Marks(",.", " ")
ARABIC = Marks("٫.,", "٬,")


@dataclass(frozen=True)
class Language:
    """A language by its code, with its name in English and in itself."""

    code: str
    name: str
    native: str
    marks: Marks = POINT
    right_to_left: bool = False

    @property
    def direction(self) -> str:
        """The word that HTML has for it."""
        return "rtl" if self.right_to_left else "ltr"


ENGLISH = Language("en", _("English"), "English")
LANGUAGES: tuple[Language, ...] = (
    Language("ar", _("Arabic"), "العربية", ARABIC, right_to_left=True),
    Language("zh-hans", _("Chinese"), "简体中文"),
    Language("nl", _("Dutch"), "Nederlands", COMMA),
    Language("fr", _("French"), "français", COMMA_AND_SPACE),
    Language("de", _("German"), "Deutsch", COMMA),
    Language("hi", _("Hindi"), "हिन्दी"),
    Language("it", _("Italian"), "italiano", COMMA),
    Language("ja", _("Japanese"), "日本語"),
    Language("ko", _("Korean"), "한국어"),
    Language("fa", _("Persian"), "فارسی", ARABIC, right_to_left=True),
    Language("pl", _("Polish"), "polski", COMMA_AND_SPACE),
    Language("pt", _("Portuguese"), "português", COMMA),
    Language("ru", _("Russian"), "русский", COMMA_AND_SPACE),
    Language("es", _("Spanish"), "español", COMMA),
    Language("tr", _("Turkish"), "Türkçe", COMMA),
    Language("uk", _("Ukrainian"), "українська", COMMA_AND_SPACE),
    Language("ur", _("Urdu"), "اردو", ARABIC, right_to_left=True),
)
"""Chosen from this list, never typed: a wrong code would make a screen reader speak nonsense."""

LANGUAGE: Mapping[str, Language] = {language.code: language for language in LANGUAGES}
