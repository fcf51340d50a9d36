"""What nobody knows: the three blanks that bear most on this person and this method."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from questionnaire.questions import Text

MOST = 3
USUAL_METHOD = "topical_microneedling"
"""The method whose blanks are told where none was offered."""

FOUND: Mapping[str, Text] = {
    "open": _("We found no data."),
    "partly open": _("Only partly studied."),
    "trial registered": _("A trial is listed, without an outcome."),
}
"""By the status of a gap."""


@dataclass(frozen=True)
class Blank:
    """One thing nobody knows, like title "Is it better than minoxidil? Nobody knows", found "A trial
    is listed. We saw no outcome of it."."""

    title: str
    found: Text


def blanks(offered: str | None, catalogue: Catalogue) -> tuple[Blank, ...]:
    """The first blanks of the offered method, else of serum after needling, in the edition's order."""
    method = offered if offered and catalogue.option_gaps.get(offered) else USUAL_METHOD
    titles = {kind.key: kind.plain_title for kind in catalogue.gap_types}
    gaps = catalogue.option_gaps.get(method, ())[:MOST]
    return tuple(Blank(titles[gap.gap], FOUND.get(gap.status, FOUND["open"])) for gap in gaps)
