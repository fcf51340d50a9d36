"""The page on hair loss itself."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from evidence.editions.store import PublishedEdition
from evidence.presenters.hair_loss import hair_loss_sections
from evidence.views.pages import listing
from evidence.views.public import Shown, public_page


@public_page
def hair_loss(edition: PublishedEdition, today: date) -> Shown:
    """What it is, what happens without treatment, and what no source was read on."""
    return listing(
        _("Hair loss itself"),
        _("What our sources say about hair loss, before any treatment. Much is missing here."),
        hair_loss_sections(edition.catalogue),
    )
