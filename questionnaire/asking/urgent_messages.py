"""What to do before anything else, for somebody with a warning sign or low mood, from the edition's words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import Contact
from evidence.core.edition.rules import WarningSign
from evidence.core.edition.vocabulary import Urgency
from evidence.presenters.money_and_countries import country_name
from questionnaire.questions import Text
from questionnaire.visit.visit import DISTRESS, Visit

ANYWHERE = "any"
"""The country of contacts that hold where none was checked."""

HOW_SOON: dict[Urgency, Text] = {
    Urgency.NOW: _("Now"),
    Urgency.THIS_WEEK: _("This week"),
    Urgency.SOON: _("Soon"),
    Urgency.BEFORE_ANY_TREATMENT: _("Before any treatment"),
}
"""In the order in which messages stand on the page."""


@dataclass(frozen=True)
class Message:
    """One message: what it is about, what to do, how soon and whom to contact."""

    key: str
    title: str
    text: str
    action: str
    how_soon: Text
    whom: str
    contacts: tuple[Contact, ...] = ()


def messages_for(visit: Visit, catalogue: Catalogue) -> tuple[Message, ...]:
    """Where to turn in distress first, then the warning signs, the most urgent first."""
    concerns = visit.concerns
    if not concerns:
        return ()
    due = [sign for sign in catalogue.warning_signs if sign.key in concerns]
    due.sort(key=lambda sign: (sign.key not in DISTRESS, list(HOW_SOON).index(sign.urgency)))
    country = visit.answers.get("country")
    messages = [_message(sign, country, catalogue) for sign in due]
    if "low_mood" in concerns and "great_distress" not in concerns:
        messages.insert(0, _low_mood(country, catalogue))
    return tuple(messages)


def contacts_in(
    country: str | None, catalogue: Catalogue, needs: Iterable[str]
) -> tuple[Contact, ...]:
    """Whom to turn to there for each need; the words for any country where none was checked."""
    places = [country, "EU"] if country in catalogue.eu_members else [country]
    found = []
    for need in needs:
        by_place = {one.country: one for one in catalogue.contacts if one.need == need}
        nearest = (by_place[place] for place in (*places, ANYWHERE) if place in by_place)
        found += [contact for contact in [next(nearest, None)] if contact]
    return tuple(found)


def contacts_by_place(catalogue: Catalogue) -> tuple[tuple[str, tuple[Contact, ...]], ...]:
    """Every place with whom to turn to there, by name: for somebody whose country was not asked.

    Like (("Australia", (Contact(country="AU", need="urgent", ...), ...)), ...).
    """
    places = dict.fromkeys(one.country for one in catalogue.contacts if one.country != ANYWHERE)
    named = ((country_name(place), place) for place in places)
    return tuple(
        (name, tuple(one for one in catalogue.contacts if one.country == place))
        for name, place in sorted(named)
    )


def _message(sign: WarningSign, country: str | None, catalogue: Catalogue) -> Message:
    needs: tuple[str, ...] = ()
    if sign.urgency is Urgency.NOW:
        needs = ("distress", "urgent") if sign.key in DISTRESS else ("urgent",)
    return Message(
        key=sign.key,
        title=sign.sign,
        text=sign.text,
        action=sign.action,
        how_soon=HOW_SOON[sign.urgency],
        whom=sign.whom,
        contacts=contacts_in(country, catalogue, needs),
    )


def _low_mood(country: str | None, catalogue: Catalogue) -> Message:
    """Low mood is a health answer, not a warning sign: its words are the notice's."""
    (distress,) = (sign for sign in catalogue.warning_signs if sign.key == "great_distress")
    notice = next(
        notice
        for notice in catalogue.notices
        if any("low_mood" in line.codes for line in notice.when)
    )
    return Message(
        key="low_mood",
        title=str(_("Low mood, now or in the past")),
        text=notice.text,
        action=str(_("If you feel low now, talk to someone. You do not have to carry it alone.")),
        how_soon=_("Whenever you feel low"),
        whom=distress.whom,
        contacts=contacts_in(country, catalogue, ("distress", "urgent")),
    )
