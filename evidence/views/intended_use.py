"""What the aid is and what it is not, for those who decide whether it may be used."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from evidence.editions.store import PublishedEdition
from evidence.presenters.conformance_page import shown_group
from evidence.standards.items import DEVICE, STANDARDS
from evidence.views.public import Shown, public_page


@public_page
def intended_use(edition: PublishedEdition, today: date) -> Shown:
    """Intended use, the four questions about medical devices, risks that are left, who reviewed."""
    catalogue = edition.catalogue
    return "evidence/intended_use.html", {
        "title": _("What it is, and what it is not"),
        "lead": _(
            "For people who decide whether this aid may be used. It gives reasons on both sides."
        ),
        "questions": DEVICE,
        "groups": (
            shown_group("dtac", _("What health services ask (DTAC)"), STANDARDS["dtac"], catalogue),
            shown_group(
                "iso",
                _("What a health app label asks (ISO/TS 82304-2)"),
                STANDARDS["iso_82304"],
                catalogue,
            ),
        ),
        "colophon": catalogue.colophon,
        "proof": edition.proof,
    }
