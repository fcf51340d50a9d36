"""A cut through the skin: where a method puts the liquid, and where nobody has looked."""

from dataclasses import dataclass

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.vocabulary import BreaksSkin
from evidence.core.views.delivery_depth import Reach

register = template.Library()

ON_TOP = "M54 51c-9-12 34-14 44-7 10-7 54-5 44 7z"
"""The liquid, lying on the skin."""
PRICKS = "M61 46v31M76 46v31M120 46v31M135 46v31"
"""Just through the outer skin: how deep needles go differs, and the drawing shows no depth."""
NEEDLE = "M4 12l11-9 26 32-11 9zM36 40l26 56"
IN_THE_SKIN = "M48 106c-7-13 8-19 17-11 10-1 13 12 4 17-7 4-17 3-21-6z"


@dataclass(frozen=True)
class SkinDrawing:
    """What differs between methods: the liquid, the tool, and where the unknown begins."""

    liquid: str
    tool: str
    unknown: str
    """The outline of what nobody has measured: from the liquid to around the hair root."""
    words: str | Promise


DRAWINGS = {
    BreaksSkin.NONE: SkinDrawing(
        liquid=ON_TOP,
        tool="",
        unknown="M52 60h92v112H52z",
        words=_("The liquid is put on the skin. The skin stays whole."),
    ),
    BreaksSkin.MICRONEEDLING: SkinDrawing(
        liquid=ON_TOP,
        tool=PRICKS,
        unknown="M52 86h92v86H52z",
        words=_("Fine needles prick the skin, and the liquid is put on it."),
    ),
    BreaksSkin.INJECTION: SkinDrawing(
        liquid=IN_THE_SKIN,
        tool=NEEDLE,
        unknown="M80 86h64v86H40v-50h40z",
        words=_("A needle puts the liquid into the skin."),
    ),
}


@register.inclusion_tag("_components/skin.html")
def skin(reach: Reach) -> dict[str, object]:
    """The drawing of one method with the same in words."""
    return {"drawing": DRAWINGS[reach.route], "reach": reach}
