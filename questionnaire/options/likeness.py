"""How many of those studied were like the person, as plain sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evidence.core.assessment.profile import Profile
from evidence.core.edition.catalogue import Catalogue
from evidence.core.views.people_like_me import PeopleLikeMe, Shared, Trait, people_like_me
from evidence.presenters.sourcing import Links, study_links
from questionnaire.options.reasons import said
from questionnaire.questions import QUESTIONS, Text

TRAIT: Mapping[Trait, Text] = {
    Trait.SEX: gettext_lazy("Your sex at birth"),
    Trait.AGE: gettext_lazy("Your age group"),
    Trait.DIAGNOSIS: gettext_lazy("Your kind of hair loss"),
    Trait.TREATMENT: gettext_lazy("What you use now"),
}


@dataclass(frozen=True)
class LikenessLine:
    """One trait: the person's answer and the three counts."""

    trait: Text
    answer: str
    text: str


@dataclass(frozen=True)
class LikenessTold:
    """Everybody studied behind one option beside one person."""

    option: str
    name: str
    lead: str
    lines: tuple[LikenessLine, ...]
    untold: str
    """What the person left open or has only a guess of, in words."""
    studies: Links


def likeness_told(option: str, profile: Profile, catalogue: Catalogue) -> LikenessTold:
    """The counts of one option; an option without counted studies says so."""
    found = people_like_me(catalogue.option[option], profile, catalogue)
    left_open = [f"“{QUESTIONS[trait.value].label}”" for trait in found.untold]
    untold = ""
    if left_open and found.people:
        untold = _("Not compared, as you left it open: %(items)s.") % {
            "items": ", ".join(left_open)
        }
    if found.guessed and found.people:
        unsure = _("Nobody has confirmed your kind of hair loss, so it is compared with nobody.")
        untold = f"{untold} {unsure}".strip()
    return LikenessTold(
        option=option,
        name=catalogue.option[option].name,
        lead=_lead(catalogue.option[option].studies_counted, found),
        lines=likeness_lines(found),
        untold=untold,
        studies=study_links(catalogue, catalogue.option[option].studies),
    )


def likeness_lines(found: PeopleLikeMe) -> tuple[LikenessLine, ...]:
    """A line for each trait the person told of; none where nobody was counted."""
    return tuple(_line(shared) for shared in found.shared) if found.people else ()


def _lead(counted: bool, found: PeopleLikeMe) -> str:
    if not counted:
        return _("This edition does not count people for this choice.")
    if not found.studies:
        return _("Nobody with pattern hair loss was studied with this, as far as we found.")
    if not found.people:
        return _("Somebody was studied with this, but nobody says how many.")
    lead = ngettext(
        "%(n)s person was studied with this.", "%(n)s people were studied with this.", found.people
    ) % {"n": found.people}
    if found.studies_without_number:
        lead += " " + ngettext(
            "%(n)s more study does not say how many people took part.",
            "%(n)s more studies do not say how many people took part.",
            found.studies_without_number,
        ) % {"n": found.studies_without_number}
    return lead


def _line(shared: Shared) -> LikenessLine:
    answer = said(shared.trait.value, shared.answer)
    return LikenessLine(TRAIT[shared.trait], answer, _told(shared))


def _told(shared: Shared) -> str:
    """How many were like the person; "0 were" is said only where somebody looked."""
    if not shared.same and not shared.other:
        return _("This was not reported for any of them.")
    told = [_("%(n)s were like you") % {"n": shared.same}]
    if shared.other:
        told.append(_("%(n)s were not") % {"n": shared.other})
    if shared.not_reported:
        told.append(_("for %(n)s it was not reported") % {"n": shared.not_reported})
    return "; ".join(told) + "."
