"""What a list says, in one or two sentences above it; every number is counted from the edition."""

from django.utils.translation import gettext as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.views.gap_map import gap_map


def studies_in_short(catalogue: Catalogue) -> str:
    """Like "We found 16 studies of exosomes in people. 2 of them made their groups by chance …"."""
    found = [study for study in catalogue.studies if study.is_exosome]
    if not found:
        return ""
    by_chance = sum(study.randomised is True for study in found)
    return _(
        "We found {n} studies of exosomes in people. {k} of them made their groups by chance."
        " The rest cannot tell exosomes from other causes."
    ).format(n=len(found), k=by_chance)


def reviews_in_short(catalogue: Catalogue) -> str:
    """Like "We read of 14 reviews and letters. The newest is from 2026 …"."""
    years = [review.year for review in catalogue.reviews if review.year]
    if not years:
        return ""
    return _(
        "We read of {n} reviews and letters. The newest is from {year}."
        " They can be no better than the studies in them."
    ).format(n=len(catalogue.reviews), year=max(years))


def trials_in_short(catalogue: Catalogue) -> str:
    """Like "We list 16 registered trials. For 0 of them we saw results on the register …"."""
    rows = catalogue.registered_trials
    if not rows:
        return ""
    posted = sum(trial.results_posted is True for trial in rows)
    if not posted:
        return _(
            "We list {n} registered trials. For none of them did we find results there."
        ).format(n=len(rows))
    return _("We list {n} registered trials. {k} of them show results there.").format(
        n=len(rows), k=posted
    )


def harms_in_short(catalogue: Catalogue) -> str:
    """Like "We list 17 kinds of harm. 3 are about exosomes in the scalp …"."""
    if not catalogue.harms:
        return ""
    scalp = sum(harm.about_scalp_exosomes is True for harm in catalogue.harms)
    return _(
        "We list {n} kinds of harm. {k} of them are about exosomes in the scalp."
        " How often they happen is mostly not known."
    ).format(n=len(catalogue.harms), k=scalp)


def prices_in_short(catalogue: Catalogue) -> str:
    """The tip that sets prices beside each other, as the edition words it."""
    return next((tip.text for tip in catalogue.price_tips if tip.computed), "")


def gaps_in_short(catalogue: Catalogue) -> str:
    """Like "For 50 of 84 pairs of a way to use exosomes and an outcome we found no study …"."""
    cells = [cell for row in gap_map(catalogue).rows for cell in row.cells]
    blank = sum(cell.is_blank for cell in cells)
    return _(
        "We looked at each way to use exosomes, and at each thing that can happen."
        " For {blank} of these {all} pairs we found no study in people."
    ).format(blank=blank, all=len(cells))
