"""Which statement of law counts for a person, and what it does to an option."""

from collections.abc import Iterable

from evidence.core.assessment.profile import Profile
from evidence.core.assessment.summary import Because, LegalRow, Reason
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.guidance import LegalPosition
from evidence.core.edition.items import OPEN_CODES
from evidence.core.edition.vocabulary import BreaksSkin, LegalStatus, ReasonKind, Status

EU = "EU"
NO_REGULATOR = "approved, but no source has the address of the regulator's own page"

LEGAL_EFFECT: dict[LegalStatus, Status] = {
    LegalStatus.PROHIBITED: Status.NOT_SUITABLE,
    LegalStatus.NOT_APPROVED: Status.CHECK_FIRST,
    LegalStatus.UNCLEAR: Status.CHECK_FIRST,
    LegalStatus.ALLOWED_AS_COSMETIC: Status.CAN_DISCUSS,
    LegalStatus.APPROVED: Status.CAN_DISCUSS,
}


def rests_on_a_regulator(pages: Iterable[str | None]) -> bool:
    """Whether one of these is a regulator's own page: hearsay approves nothing."""
    return any(page.startswith(("https://", "http://")) for page in pages if page)


def position(catalogue: Catalogue, country: str | None, option: str) -> LegalPosition | None:
    """The statement for a method in a country; members of the EU without a row of their own use the EU's."""
    if country is None:
        return None
    own = catalogue.legal_position.get((country, option))
    if own is None and country in catalogue.eu_members:
        return catalogue.legal_position.get((EU, option))
    return own


def legal_status(catalogue: Catalogue, country: str | None, option: str) -> LegalStatus:
    """What the law says, `unclear` where there is no row or no country."""
    found = position(catalogue, country, option)
    return found.status if found else LegalStatus.UNCLEAR


def denies_approval(catalogue: Catalogue, country: str | None, option: str) -> bool:
    """Whether the law of a country contradicts somebody who says that a method is approved there.

    It does where the method is prohibited or not approved. It does too for a way through the skin
    whose own row is unclear, where another way through the skin is prohibited: who keeps exosomes to
    the surface has approved no needle.
    """
    denied = (LegalStatus.PROHIBITED, LegalStatus.NOT_APPROVED)
    says = legal_status(catalogue, country, option)
    if says is not LegalStatus.UNCLEAR or option not in catalogue.option:
        return says in denied
    needled = [one.key for one in catalogue.options if one.breaks_skin is not BreaksSkin.NONE]
    return option in needled and any(
        legal_status(catalogue, country, one) is LegalStatus.PROHIBITED for one in needled
    )


def legal_rows(profile: Profile, option: str, catalogue: Catalogue) -> tuple[LegalRow, ...]:
    """The row of the country of treatment and, where different, of the home country."""
    found = {}
    for country in (profile.place_of_treatment, profile.country):
        if row := position(catalogue, country, option):
            found[row.country] = LegalRow(row.country, row.status, row.text, row.as_of, row.sources)
    return tuple(found.values())


def legal_reason(profile: Profile, option: str, catalogue: Catalogue) -> Reason:
    """Why the law of the country of treatment holds an option back, where it does."""
    found = position(catalogue, profile.place_of_treatment, option)
    kind = ReasonKind.REGULATION
    if found is None or found.status is LegalStatus.UNCLEAR:
        kind = ReasonKind.UNKNOWN
    item = "treatment_country" if profile.treatment_country else "country"
    because = (Because(item, profile.place_of_treatment),)
    if found:
        return Reason(kind, because, found.text, None, found.sources)
    unnamed = profile.place_of_treatment in (None, *OPEN_CODES)
    missing = "no_country" if unnamed else "no_legal_row"
    return Reason(kind, because, catalogue.wording[missing], None, ())
