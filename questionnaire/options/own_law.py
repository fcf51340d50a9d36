"""The law where a person would be treated and at home, for one option."""

from datetime import date

from django.utils.translation import gettext as _

from evidence.core.assessment.law import EU, position
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.summary import LegalRow
from evidence.core.edition.catalogue import Catalogue
from evidence.presenters.law import LawLine, law_line


def law_lines(
    option: str, rows: tuple[LegalRow, ...], profile: Profile, catalogue: Catalogue, today: date
) -> tuple[LawLine, ...]:
    """The rows of a summary, each with its date and the country it counts for.

    Like `(LawLine("United Kingdom", "where you live and would be treated", "unclear", ...),)`.
    """
    lines = []
    for row in rows:
        found = position(catalogue, row.country, option)
        if found is not None:
            where = where_words(
                treated=_counts_for(profile.place_of_treatment, row.country, catalogue),
                home=_counts_for(profile.country, row.country, catalogue),
            )
            lines.append(law_line(catalogue, found, today, where))
    return tuple(lines)


def where_words(*, treated: bool, home: bool) -> str:
    """Why this country's law counts."""
    if treated and home:
        return _("where you live and would be treated")
    return _("where you would be treated") if treated else _("where you live")


def _counts_for(place: str | None, country: str, catalogue: Catalogue) -> bool:
    return place == country or (country == EU and place in catalogue.eu_members)
