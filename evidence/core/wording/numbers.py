"""Numbers as people read them: one formatter for every page.

Risks are "X out of 100" with both sides of the coin, never a bare percentage or "1 in X".
Measured changes stand beside their comparison group, or beside the words that there was none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from evidence.core.edition.library import Count, Finding, Study

Translate = Callable[[str], str]


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


NO_COMPARISON_GROUP = _("There was no comparison group.")

# Units as they were reported, by how they begin; what comes after is a reader's note.
_UNITS = (
    ("hairs per cm2", _("hairs per square centimetre")),
    ("hairs in a circle 2.54 cm wide", _("hairs in a circle 2.54 cm wide")),
    ("hairs", _("hairs")),
    ("micrometres", _("thousandths of a millimetre")),
    ("percent thickness", _("parts out of 100 of their thickness")),
    ("percent", _("for every 100 hairs")),
)


@dataclass(frozen=True)
class Risk:
    """How many of 100 people, told both ways, with a picture's worth of one whole number."""

    out_of_100: int
    text: str
    """Like "26 out of 100 people had this, 74 did not"."""


@dataclass(frozen=True)
class Measured:
    """A measured change and what stands beside it."""

    treated: str
    control: str
    """The change in the comparison group, or the words that there was none."""
    has_control: bool


def per_100(count: Count) -> int:
    """Whole people out of 100, half a person rounded up.

    Raises ValueError where there is no denominator, or more events than people.
    """
    if not 0 <= count.events <= count.people or count.people == 0:
        raise ValueError(f"{count.events} of {count.people} people is no count")
    return int(Fraction(count.events * 100, count.people) + Fraction(1, 2))


def risk(count: Count, translate: Translate = str) -> Risk:
    """One group's number in both frames. Between nobody and one person it says so in words."""
    number = per_100(count)
    if number == 0 and count.events:
        text = _("Fewer than 1 out of 100 people had this, more than 99 did not.")
    elif number == 100 and count.events < count.people:
        text = _("More than 99 out of 100 people had this, fewer than 1 did not.")
    else:
        text = _("{had} out of 100 people had this, {not_had} did not.")
    return Risk(number, translate(text).format(had=number, not_had=100 - number))


def difference(treated: Count, control: Count, translate: Translate = str) -> str:
    """How many more or fewer of 100 people: between the very numbers that a page shows."""
    more = per_100(treated) - per_100(control)
    if more == 0:
        return translate(_("That is about the same in both groups."))
    text = _("That is {n} more out of 100.") if more > 0 else _("That is {n} fewer out of 100.")
    return translate(text).format(n=abs(more))


def measured(finding: Finding, translate: Translate = str) -> Measured | None:
    """The finding's measured change beside its control; None where none was measured like that."""
    if finding.change_treated is None:
        return None
    unit = unit_words(finding.unit, translate)
    control = (
        translate(NO_COMPARISON_GROUP)
        if finding.change_control is None
        else change_words(finding.change_control, unit, translate)
    )
    treated = change_words(finding.change_treated, unit, translate)
    return Measured(treated, control, finding.change_control is not None)


def change_words(change: str, unit: str, translate: Translate = str) -> str:
    """A change as reported, like "+35 (SD 6.5)", in plain words; the spread stays with the study."""
    bare = change.partition(" (")[0].strip()
    about = bare.startswith("about ")
    bare = bare.removeprefix("about ")
    down = bare.startswith(("-", "\N{MINUS SIGN}"))
    number = bare.lstrip("+-\N{MINUS SIGN}").removesuffix(".0")
    text = _("{about}{number} fewer {unit}") if down else _("{about}{number} more {unit}")
    return translate(text).format(
        about=translate(_("about ")) if about else "", number=number, unit=unit
    )


def unit_words(unit: str | None, translate: Translate = str) -> str:
    """The unit in plain words; a unit nobody has put into words stays as it was reported."""
    reported = unit or ""
    for start, words in _UNITS:
        if reported.startswith(start):
            return translate(words)
    return reported


def weeks_words(weeks: int | None, translate: Translate = str) -> str:
    """A time span: weeks up to half a year, then months, then years where they are whole."""
    if weeks is None:
        return ""
    if weeks <= 26:
        one, many, n = _("{n} week"), _("{n} weeks"), weeks
    elif weeks % 52 == 0 and weeks > 52:
        one, many, n = _("{n} year"), _("{n} years"), weeks // 52
    else:
        one, many, n = _("{n} month"), _("{n} months"), round(weeks * 12 / 52)
    return translate(one if n == 1 else many).format(n=n)


def has_comparison_group(study: Study) -> bool:
    """Whether a study compared; one that does not say had none that anybody could use."""
    return bool(study.control) and not str(study.control).startswith("none")
