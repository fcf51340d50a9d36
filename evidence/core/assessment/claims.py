"""What can be said of a kind of claim, before any number that came with it is looked at.

The summary and the claim checker both ask here, so that they never differ. An edition has words of its
own for the claims of the questionnaire; the release has them for the rest.
"""

from collections.abc import Callable
from typing import NamedTuple

from evidence.core.assessment.law import denies_approval, legal_status
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.items import METHODS
from evidence.core.edition.market import Claim
from evidence.core.edition.vocabulary import ClaimVerdict, LegalStatus

BY_LAW = "by_law"
"""The verdict of a claim that the law of the country of treatment decides."""

NEVER_FROM_A_WORD = (ClaimVerdict.SUPPORTED, ClaimVerdict.ONLY_FOR)
"""What only a fair test can give: an edition's word on a kind of claim has none behind it."""


class Word(NamedTuple):
    """What is said of a kind of claim."""

    verdict: ClaimVerdict
    text: str
    sources: tuple[str, ...]


class _Own(NamedTuple):
    text: str
    sources: str = ""
    verdict: ClaimVerdict = ClaimVerdict.CANNOT_BE_CHECKED


_SEARCHED = "In what we could read by 28 November 2026 we found"
RELEASE = {
    "better_than_prp": _Own(
        f"{_SEARCHED} no finished study that compares exosomes with PRP for hair. Two are registered,"
        " without an outcome. How strong a liquid is does not tell what it does to hair.",
        "NCT06239207 ACTRN548437 YANG21",
    ),
    "better_together": _Own(
        f"{_SEARCHED} no study in people of exosomes together with another treatment that shows what"
        " the exosomes add. With two treatments at once, nobody can tell which one worked.",
        "ALAMEER25 YANG21",
    ),
    "particle_count": _Own(
        f"{_SEARCHED} no study that compared doses. A count of particles does not show what is in a"
        " bottle, nor what it does. Ask how it was counted, and on which batch.",
        "YANG21 AMINI25",
    ),
    "how_soon": _Own(
        "Hair grows slowly. Studies looked after weeks to months, mostly without a comparison group."
        f" {_SEARCHED} none that shows from when on a change is more than chance."
    ),
    "number_of_sessions": _Own(
        f"{_SEARCHED} no study that compared one number of sessions with another. Study courses had one"
        " to several. Ask which study used the plan they sell."
    ),
    "painless": _Own(
        "Pain was hardly counted in studies. Clinics tell of a sore scalp for a day to a week. Ask what"
        " numbing is used, and what other people told them."
    ),
    "cannot_feed_cancer": _Own(
        f"{_SEARCHED} no study that could tell. Trials leave out people with cancer. Exosomes carry"
        " growth signals, so it is an open question.",
        "CAMB25 GUPTA23B",
    ),
    "helps_transplant": _Own(
        f"{_SEARCHED} no study in people after a hair transplant. Ask for the study, with a group that"
        " had the operation alone."
    ),
    "works_for_this_loss": _Own(
        f"{_SEARCHED} no fair test for this kind of hair loss. Some kinds get better by themselves, so"
        " single cases cannot tell. Other kinds need their own care first."
    ),
    "after_stopping": _Own(
        f"{_SEARCHED} no study that followed people after they stopped. The longest one lasted 12"
        " months, without a comparison group.",
        "WAN25",
    ),
    "restores_colour": _Own(
        f"{_SEARCHED} no study with a comparison group on the colour of hair. Ask for the study, the"
        " number of people and what they were compared with."
    ),
    "price_ends_today": _Own(
        "A price or a place that is soon gone is a sales push. It tells nothing about the treatment. Ask"
        " for the offer in writing, and take the time you need."
    ),
    "not_sure": _Own(
        "We have no words of our own on this one. Ask for the study behind it: which product, given in"
        " which way, to how many people, compared with what, and after how long."
    ),
    "not_approved_anywhere": _Own(
        f"This fits what we read. {_SEARCHED} no exosome product that any country has approved for hair"
        " loss. It says nothing about whether it works.",
        "FDA2019 FDA2020 FDA2021 OAE25",
        ClaimVerdict.SUPPORTED,
    ),
    "no_live_cells": _Own(
        "This is true of exosomes: they are tiny bubbles that cells send out, and no cells. It does not"
        " show that a product is free of harm.",
        "YANG21 TECHREV",
        ClaimVerdict.SUPPORTED,
    ),
}
"""The release's own words on claims that no edition speaks of, with sources where an edition has them."""

_TOLD_ELSEWHERE = ("price_ends_today", "not_approved_anywhere", "no_live_cells", "not_sure")

CLAIM_CODES = (
    "percent_more_hair",
    "approved_by_regulator",
    "no_side_effects",
    "permanent_result",
    "works_for_all_hair_loss",
    "clinically_proven",
    "natural_so_safe",
    "contains_stem_cells",
    "better_than_minoxidil",
    "price_ends_today",
    *(key for key in RELEASE if key not in _TOLD_ELSEWHERE),
    "legal_here",
    "not_approved_anywhere",
    "no_live_cells",
    "not_sure",
)
"""Every claim that can be checked."""


def word_on(claim: str, country: str | None, route: str | None, catalogue: Catalogue) -> Word:
    """What is said of a claim where somebody would be treated in a country by a method.

    A country or a method that is not known is None or a code that names none.
    """
    if claim == "legal_here":
        return _legal(country, route, catalogue)
    own = next((one for one in catalogue.claims if one.key == claim), None)
    if own is not None and own.verdict == BY_LAW:
        return _approved(own, country, route, catalogue)
    if own is not None:
        return Word(_unflattered(ClaimVerdict(own.verdict)), own.text, own.sources)
    release = RELEASE.get(claim)
    if release is None:
        return Word(ClaimVerdict.CANNOT_BE_CHECKED, "", ())
    if claim == "not_approved_anywhere" and _approved_somewhere(catalogue):
        return Word(ClaimVerdict.CONTRADICTED, "A country has approved one by now.", ())
    known = tuple(key for key in release.sources.split() if key in catalogue.source)
    return Word(release.verdict, release.text, known)


def _unflattered(verdict: ClaimVerdict) -> ClaimVerdict:
    return ClaimVerdict.CANNOT_BE_CHECKED if verdict in NEVER_FROM_A_WORD else verdict


def _approved_somewhere(catalogue: Catalogue) -> bool:
    return any(row.status is LegalStatus.APPROVED for row in catalogue.legal_positions)


def _approved(own: Claim, country: str | None, route: str | None, catalogue: Catalogue) -> Word:
    if _shared(route, lambda method: denies_approval(catalogue, country, method)):
        return Word(ClaimVerdict.CONTRADICTED, own.text_if_contradicted, own.sources)
    # Where a way of use is approved, that of this very product still has to be shown.
    return Word(ClaimVerdict.CANNOT_BE_CHECKED, own.text, own.sources)


def _legal(country: str | None, route: str | None, catalogue: Catalogue) -> Word:
    sources = _law_sources(country, route, catalogue)
    allowed = (LegalStatus.APPROVED, LegalStatus.ALLOWED_AS_COSMETIC)
    if _shared(route, lambda method: denies_approval(catalogue, country, method)):
        text = (
            "What we read says otherwise. In the country where you would be treated, exosomes used this"
            " way are prohibited, or need an approval that they do not have."
        )
        return Word(ClaimVerdict.CONTRADICTED, text, sources)
    if _shared(route, lambda method: _status(catalogue, country, method) in allowed):
        text = (
            "This fits what we read: on the surface of the skin it may be sold as a cosmetic there. A"
            " cosmetic must not claim to treat hair loss."
        )
        return Word(ClaimVerdict.SUPPORTED, text, sources)
    text = (
        "We cannot tell from what we read. Ask under which law it is sold, for which way of use, and see"
        " the number in writing."
    )
    return Word(ClaimVerdict.CANNOT_BE_CHECKED, text, sources)


def _shared(route: str | None, holds: Callable[[str], bool]) -> bool:
    """Whether it holds for the method, or for every method where nobody said which."""
    methods = METHODS.split()
    return all(map(holds, [route] if route in methods else methods))


def _status(catalogue: Catalogue, country: str | None, method: str) -> LegalStatus:
    return legal_status(catalogue, country, method)


def _law_sources(country: str | None, route: str | None, catalogue: Catalogue) -> tuple[str, ...]:
    rows = (
        catalogue.legal_position.get((place, route or ""))
        for place in (country, "EU" if country in catalogue.eu_members else None)
        if place
    )
    return tuple(dict.fromkeys(key for row in rows if row for key in row.sources))
