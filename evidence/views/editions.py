"""The editions and what each changed."""

from datetime import date

from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.editions.store import PublishedEdition, all_editions, load_edition
from evidence.presenters.edition_pages import changes, contents_of
from evidence.views.public import Shown, public_page


@public_page
def editions(edition: PublishedEdition, today: date) -> Shown:
    """Every edition, newest first."""
    return "evidence/editions.html", {
        "title": _("Editions"),
        "lead": _("Every change of the evidence comes out as a new, numbered edition."),
        "lines": all_editions(),
        "update_policy": edition.catalogue.colophon.update_policy,
    }


@public_page
def edition(edition: PublishedEdition, today: date, number: int) -> Shown:
    """One edition against the one before it."""
    shown = load_edition(number)
    if shown is None:
        raise Http404(number)
    earlier = [line.number for line in all_editions() if line.number < number]
    before = load_edition(earlier[0]) if earlier else None
    return "evidence/edition.html", {
        "title": gettext("Edition {n}").format(n=number),
        "shown": shown,
        "is_current": shown.number == edition.number,
        "before": before,
        "changes": changes(before.catalogue, shown.catalogue) if before else (),
        "holds": contents_of(shown.catalogue),
        "colophon": shown.catalogue.colophon,
    }
