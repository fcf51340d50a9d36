"""The baseline kit: photos, a diary and a stop rule, agreed before anything begins."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from evidence.core.assessment.profile import Profile
from evidence.core.edition.catalogue import Catalogue
from questionnaire.questions import Text

DIARY_ROWS = 10

PHOTOS: tuple[Text, ...] = (
    _("Take the first photos before the first session."),
    _("Use the same room, the same light and the same camera. Turn the flash off."),
    _("Hair dry, at the same length, with the parting in the same place."),
    _("Mark where you stand, and keep the camera at arm's length."),
    _("Take five: hairline, top, crown, left side, right side."),
    _("Do it again on the dates of your reminder, and compare only the same views."),
)

DIARY_COLUMNS: tuple[Text, ...] = (
    _("Date"),
    _("Photos"),
    _("Hair that falls: less, same, more"),
    _("Skin: red, sore, lumps"),
    _("Anything else new"),
)


@dataclass(frozen=True)
class UsedNow:
    """A treatment in use, and when people can judge it."""

    name: str
    time_to_judge: str


def used_now(profile: Profile, catalogue: Catalogue) -> tuple[UsedNow, ...]:
    """What this person started lately, which could be taken for the effect of something new."""
    if profile.regimen_duration != "under_3_months":
        return ()
    keys = (catalogue.using.get(code) for code in profile.regimen or ())
    options = (catalogue.option[key] for key in keys if key in catalogue.option)
    return tuple(UsedNow(option.name, option.time_to_judge) for option in options)
