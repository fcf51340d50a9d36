"""What the law says, where and since when; out of date it says so by itself and never shows as allowed."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from evidence.core.assessment.law import EU, position
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.summary import LegalRow
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import LegalPosition
from evidence.core.edition.vocabulary import LegalStatus
from questionnaire.presenters.dates import date_words, has_passed
from questionnaire.presenters.sources import Links, source_links
from questionnaire.presenters.words import LAW
from questionnaire.rendering.money_and_countries import country_name
from questionnaire.rendering.per_edition import once_per_edition
from questionnaire.rendering.prerendered import Kept, markup


@dataclass(frozen=True)
class LawTold:
    """One dated statement of law."""

    country: str
    where: str
    """Like "where you would be treated"; empty where it is about no person."""
    status: str
    """A code of the legal status, or `out_of_date`."""
    word: str
    text: str
    dated: str
    sources: Links

    @cached_property
    def drawn(self) -> SafeString:
        """It as it stands on the page."""
        return markup("questionnaire/_law_told", {"row": self})


OUT_OF_DATE = "out_of_date"
ALLOWED = (LegalStatus.APPROVED, LegalStatus.ALLOWED_AS_COSMETIC)


def law_told(
    option: str, rows: tuple[LegalRow, ...], profile: Profile, catalogue: Catalogue, today: date
) -> tuple[LawTold, ...]:
    """The rows of a summary, each with its date and the country it counts for."""
    if not rows:
        return ()
    told = []
    kept = _told(catalogue)
    for row in rows:
        found = position(catalogue, row.country, option)
        if found is not None:
            counts = _counts(row.country, profile, catalogue)
            make = partial(_position_told, found, catalogue, today, *counts)
            told.append(kept.take((option, row.country, *counts, today), make))
    return tuple(told)


@once_per_edition
def _told(catalogue: Catalogue) -> Kept[LawTold]:
    """Statements told before, each as of one day."""
    return Kept()


def position_told(
    found: LegalPosition, catalogue: Catalogue, today: date, where: str = ""
) -> LawTold:
    """One statement of the edition as it may be shown today."""
    checked = date_words(found.checked_on)
    newest = date_words(found.as_of)
    dated = _("Date of the rule unknown. Searched on %(date)s.") % {"date": checked}
    if newest:
        dated = _("Newest source: %(newest)s. Searched on %(date)s.") % {
            "newest": newest,
            "date": checked,
        }
    status, word, text = str(found.status), str(LAW[found.status]), found.text
    if has_passed(found.expires_on, today):
        status, word = OUT_OF_DATE, _("May be out of date")
        dated = _("Last searched on %(date)s. This may be out of date.") % {"date": checked}
        warning = catalogue.wording["legal_row_out_of_date"]
        # A freedom that may have ended is not repeated; a ban still is worth knowing.
        text = warning if found.status in ALLOWED else f"{warning} {text}"
    return LawTold(
        country=place_name(found.country),
        where=where,
        status=status,
        word=word,
        text=text,
        dated=dated,
        sources=source_links(found.sources, catalogue),
    )


def place_name(country: str) -> str:
    """A country, or the European Union."""
    return _("European Union") if country == EU else country_name(country)


def _position_told(
    found: LegalPosition, catalogue: Catalogue, today: date, treated: bool, home: bool
) -> LawTold:
    where = _("where you would be treated") if treated else _("where you live")
    if treated and home:
        where = _("where you live and would be treated")
    return position_told(found, catalogue, today, where)


def _counts(country: str, profile: Profile, catalogue: Catalogue) -> tuple[bool, bool]:
    """Whether this law counts where the person would be treated, and where they live."""

    def counts_for(place: str | None) -> bool:
        return place == country or (country == EU and place in catalogue.eu_members)

    return counts_for(profile.place_of_treatment), counts_for(profile.country)
