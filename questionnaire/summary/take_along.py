"""What to take along and where to look closer: one line each, filled in with what is known already."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evidence.core.assessment.profile import Preferences, Profile
from evidence.core.edition.items import NONE
from evidence.presenters.per_edition import address
from questionnaire.summary.parts import Link


def take_along(
    profile: Profile, preferences: Preferences, *, warned: bool, offered: bool
) -> tuple[Link, ...]:
    """The pages that go on from here, those that fit this person first."""
    told = len([claim for claim in profile.offer_claims or () if claim not in (NONE, "not_sure")])
    claims = _("Were you told something? Check it")
    if told:
        text = ngettext(
            "Check the one thing they told you", "Check the %(count)s things they told you", told
        )
        claims = text % {"count": told}
    links = [
        Link(_("All of it on one sheet"), address("sheet")),
        Link(claims, address("claims")),
        Link(_("What the clinic must show"), address("passport")),
        Link(_("Were people like you studied?"), address("people_like_me")),
        Link(_("Put offers beside each other"), address("quotes")),
    ]
    if offered:
        links.insert(3, Link(_("Look for the name on the box"), address("evidence:products")))
    photos = Link(_("How to take photos for the doctor"), address("baseline"))
    if warned:
        links.insert(0, photos)
    else:
        links.append(Link(_("Photos to judge by later"), address("baseline")))
    if "exosomes" in (profile.regimen or ()) or offered:
        links.append(Link(_("A card in case of harm"), address("harm_card")))
    if preferences.trial_interest in ("yes", "maybe"):
        links.append(Link(_("Studies you could ask to join"), address("evidence:trials")))
    links.append(Link(_("Ready to decide?"), address("understanding")))
    return tuple(links)
