"""A claim somebody heard, held against the edition's findings by six fixed tests.

What the edition does not know is never called false: without a match a claim cannot be checked.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from evidence.core.assessment.assess import assess
from evidence.core.assessment.profile import Profile
from evidence.core.edition.article import ReferenceCheck
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Finding, Study
from evidence.core.edition.vocabulary import Certainty, ClaimVerdict, Outcome, Side
from evidence.core.views.claim_numbers import Unit, numbers_of, percent_in_hairs, unit_of
from evidence.core.wording.numbers import has_comparison_group

WEEKS_A_MONTH = 4
"""As people count: a study of 16 weeks lasted four months."""

_PAPERS = ("doi", "preprint_doi")


class Comparator(StrEnum):
    """What they say it was compared with."""

    BEFORE = "before"
    DUMMY = "dummy"
    TREATMENT = "treatment"


class SameProduct(StrEnum):
    """Whether they say the study used this very product."""

    YES = "yes"
    NO = "no"


class Aspect(StrEnum):
    """The six tests, in the order in which they are told."""

    MEASURE = "measure"
    COMPARISON = "comparison"
    PRODUCT = "product"
    PEOPLE = "people"
    TIME = "time"
    PAID = "paid"


class State(StrEnum):
    """How a test comes out. None of them says that a claim is false."""

    FITS = "fits"
    DIFFERS = "differs"
    NOT_SAID = "not_said"
    """They did not say, so there is nothing to hold against the study."""
    NOT_KNOWN = "not_known"
    """We have no study of it, or the study does not say."""


class Paper(StrEnum):
    """What we know of the paper they named."""

    NOT_NAMED = "not_named"
    STUDY = "study"
    OTHER_SOURCE = "other_source"
    """A source of this edition, but not a record of a study in people."""
    NOT_TRACED = "not_traced"
    """It was looked for and not found."""
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Said:
    """What somebody was told. None: they did not say."""

    claim: str
    number: Decimal | None = None
    unit: Unit | None = None
    outcome: Outcome | None = None
    months: int | None = None
    comparator: Comparator | None = None
    product: SameProduct | None = None
    route: str | None = None
    """An exosome method."""
    doi: str | None = None


@dataclass(frozen=True)
class ClaimCheck:
    """What the edition can say of a claim."""

    verdict: ClaimVerdict
    spoken: str
    """What the edition says of a claim of this kind; empty where it says nothing."""
    sources: tuple[str, ...]
    paper: Paper
    reference: ReferenceCheck | None
    """The check of the reference they named, where it was looked for."""
    study: Study | None
    """The study they named, the one with their number, or the nearest one of their method."""
    finding: Finding | None
    """The finding their number was held against."""
    from_percent: tuple[int, int] | None
    """Hairs per square centimetre that a percentage means, from the study's starting counts."""
    states: tuple[tuple[Aspect, State], ...]


def check_claim(said: Said, profile: Profile, catalogue: Catalogue) -> ClaimCheck:
    """Verdict and tests for one claim. `profile` tells where the person would be treated."""
    paper, named, reference = _paper(said.doi, catalogue)
    told = _findings(said, named, catalogue)
    same = next((one for one in told if _is_number_of(said, one)), None)
    study = named or _study_of(same, catalogue) or _nearest(said, catalogue)
    spoken = _spoken(said, profile, catalogue)
    verdict, text, sources = spoken or (ClaimVerdict.CANNOT_BE_CHECKED, "", ())
    if said.number is not None and verdict is not ClaimVerdict.CONTRADICTED:
        verdict = _verdict_on_number(said, named, same, told, catalogue)
    return ClaimCheck(
        verdict=verdict,
        spoken=text,
        sources=sources,
        paper=paper,
        reference=reference,
        study=study,
        finding=same,
        from_percent=percent_in_hairs(said.number, study) if said.unit is Unit.PERCENT else None,
        states=tuple((test, _state(test, said, study)) for test in Aspect),
    )


def _paper(
    doi: str | None, catalogue: Catalogue
) -> tuple[Paper, Study | None, ReferenceCheck | None]:
    if doi is None:
        return Paper.NOT_NAMED, None, None
    name = doi.lower()
    for study in catalogue.studies:
        if name in {part.value.lower() for part in study.identifiers if part.scheme in _PAPERS}:
            return Paper.STUDY, study, None
    for reference in catalogue.reference_checks:
        if name in reference.as_cited.lower():
            return Paper.NOT_TRACED, None, reference
    for source in catalogue.sources:
        if name in {part.value.lower() for part in source.identifiers if part.scheme in _PAPERS}:
            return Paper.OTHER_SOURCE, None, None
    return Paper.UNKNOWN, None, None


def _findings(said: Said, named: Study | None, catalogue: Catalogue) -> list[Finding]:
    """Benefits that a study of this edition measured; of the paper they named, if it is one."""
    found = [
        one
        for one in catalogue.findings
        if one.side is Side.BENEFIT
        and one.study is not None
        and (named is None or one.study == named.key)
        and said.outcome in (None, one.outcome)
        and (said.unit is not None and unit_of(one) is said.unit)
    ]
    # The method they offer comes first, so that its own study is the one that is told.
    return sorted(found, key=lambda one: one.option != said.route)


def _is_number_of(said: Said, finding: Finding) -> bool:
    number = said.number
    if number is None:
        return False
    return any(abs(number - told) * 20 <= told for told in numbers_of(finding))


def _verdict_on_number(
    said: Said,
    named: Study | None,
    same: Finding | None,
    told: list[Finding],
    catalogue: Catalogue,
) -> ClaimVerdict:
    if same is None:
        # Only a paper they named themselves can speak against their number.
        other_number = (
            named is not None
            and _state(Aspect.TIME, said, named) is not State.DIFFERS
            and any(numbers_of(one) for one in told)
        )
        return ClaimVerdict.CONTRADICTED if other_number else ClaimVerdict.CANNOT_BE_CHECKED
    study = _study_of(same, catalogue)
    if study is None:
        return ClaimVerdict.CANNOT_BE_CHECKED
    if _product_state(said, study) is State.DIFFERS or not study.is_exosome:
        return ClaimVerdict.NOT_SAME_PRODUCT_OR_ROUTE
    states = {
        _state(test, said, study) for test in (Aspect.COMPARISON, Aspect.PRODUCT, Aspect.TIME)
    }
    sure = same.certainty in (Certainty.HIGH, Certainty.MODERATE)
    if sure and states == {State.FITS} and same.change_control is not None:
        return ClaimVerdict.SUPPORTED
    return ClaimVerdict.ONLY_FOR


def _spoken(
    said: Said, profile: Profile, catalogue: Catalogue
) -> tuple[ClaimVerdict, str, tuple[str, ...]] | None:
    """The edition's own word on a claim of this kind, as the summary would tell it."""
    told = replace(profile, offer_method=said.route or "other", offer_claims=(said.claim,))
    found = next(iter(assess(told, catalogue).claims), None)
    return (found.verdict, found.text, found.sources) if found else None


def _study_of(finding: Finding | None, catalogue: Catalogue) -> Study | None:
    return catalogue.study.get(finding.study or "") if finding else None


def _nearest(said: Said, catalogue: Catalogue) -> Study | None:
    """A study of the method they offer: one with a comparison group before one without."""
    option = catalogue.option.get(said.route or "")
    studies = [catalogue.study[key] for key in option.studies] if option else []
    return next(iter(sorted(studies, key=lambda study: not has_comparison_group(study))), None)


def _state(test: Aspect, said: Said, study: Study | None) -> State:
    if test is Aspect.MEASURE:
        if said.number is None or said.unit is None:
            return State.NOT_SAID
        return State.DIFFERS if said.unit is Unit.PERCENT else State.FITS
    if study is None:
        return State.NOT_KNOWN
    if test is Aspect.COMPARISON:
        if said.comparator is None:
            return State.NOT_SAID
        claims_one = said.comparator is not Comparator.BEFORE
        return State.FITS if claims_one and has_comparison_group(study) else State.DIFFERS
    if test is Aspect.PRODUCT:
        return _product_state(said, study)
    if test is Aspect.TIME:
        if said.months is None:
            return State.NOT_SAID
        if study.follow_up_weeks is None:
            return State.NOT_KNOWN
        followed = study.follow_up_weeks >= said.months * WEEKS_A_MONTH
        return State.FITS if followed else State.DIFFERS
    told = study.population if test is Aspect.PEOPLE else study.funding_conflicts
    return State.FITS if told else State.NOT_KNOWN


def _product_state(said: Said, study: Study) -> State:
    if said.product is SameProduct.NO or (said.route and said.route not in study.methods):
        return State.DIFFERS
    return State.FITS if said.product and said.route else State.NOT_SAID
