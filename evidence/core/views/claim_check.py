"""A claim somebody heard, held against the edition's findings by six fixed tests.

What the edition does not know is never called false: without a match a claim cannot be checked. And
nothing is called supported that no fair test stands behind: a study with a comparison group, of the
same kind of product, way of use and outcome, after the same time. What a study without one reported is
told as just that.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from evidence.core.assessment.claims import Word, word_on
from evidence.core.assessment.profile import Profile
from evidence.core.edition.article import ReferenceCheck
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Finding, Study
from evidence.core.edition.vocabulary import Certainty, ClaimVerdict, Outcome, Side
from evidence.core.views.claim_numbers import (
    Unit,
    is_rounded,
    numbers_in_record,
    numbers_of,
    numbers_reported,
    percent_in_hairs,
    unit_of,
    untraced_percents,
)
from evidence.core.wording.numbers import has_comparison_group

WEEKS_A_MONTH = Decimal(52) / 12

WEEKS_APART = Decimal("2.5")
"""As people count: a study of 16 weeks lasted four months, one of 45 days a month or two."""

MEASURED_CLAIMS = frozenset({"percent_more_hair", "clinically_proven", "not_sure"})
"""Claims whose number is the number of a result in hair that studies here may have measured."""

RESULT_CLAIMS = MEASURED_CLAIMS | {"restores_colour"}
"""Claims whose number is the number of a result, measured by a study here or by none."""

SINGLE_CASES = {"patchy": "alopecia areata", "chemotherapy": "chemotherapy"}
"""How a study names the people of a kind of hair loss that single cases tell of."""

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


class HairLoss(StrEnum):
    """For whom they say it works."""

    PATTERN = "pattern"
    PATCHY = "patchy"
    AFTER_ILLNESS_OR_BIRTH = "after_illness_or_birth"
    CHEMOTHERAPY = "chemotherapy"
    SCARRING = "scarring"
    FAR_ADVANCED = "far_advanced"


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
    hair_loss: HairLoss | None = None


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
    """The study they named, the one with their number or a single case of it, or the nearest one of
    their method."""
    rests_on_study: bool
    """Whether the verdict speaks of that study; else it is only the nearest one to hold it against."""
    finding: Finding | None
    """The finding their number was held against."""
    is_exact: bool
    """Whether the very number stands in that finding or study, and not one a little off."""
    from_percent: tuple[int, int] | None
    """Hairs per square centimetre that a percentage means, from the study's starting counts."""
    states: tuple[tuple[Aspect, State], ...]


def check_claim(said: Said, profile: Profile, catalogue: Catalogue) -> ClaimCheck:
    """Verdict and tests for one claim. `profile` tells where the person would be treated."""
    paper, named, reference = _paper(said.doi, catalogue)
    told = _findings(said, named, catalogue) if said.claim in MEASURED_CLAIMS else []
    same = next((one for one in told if _is_number_of(said, one, catalogue)), None)
    case = _single_case(said, catalogue)
    recorded = _recorded(said, catalogue) if same is None and named is None else None
    own = named or _study_of(same, catalogue) or recorded or case
    study = own or _nearest(said, catalogue)
    word = _word(said, profile, catalogue)
    verdict = word.verdict
    if verdict is ClaimVerdict.CANNOT_BE_CHECKED and case is not None:
        verdict = ClaimVerdict.NUMBER_WITHOUT_FAIR_TEST
    if said.claim in RESULT_CLAIMS:
        if said.number is not None:
            verdict = _verdict_on_number(said, named, same, recorded, told, catalogue)
        elif named is not None:
            verdict = _verdict_on_record(said, named, verdict)
        if said.product is SameProduct.NO and verdict is not ClaimVerdict.CONTRADICTED:
            # They say themselves that the study had another product.
            verdict = ClaimVerdict.NOT_SAME_PRODUCT_OR_ROUTE
    return ClaimCheck(
        verdict=verdict,
        spoken=word.text,
        sources=word.sources,
        paper=paper,
        reference=reference,
        study=study,
        rests_on_study=own is not None,
        finding=same,
        is_exact=_is_exact(said, same, recorded),
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
    ]
    # The method they offer comes first, so that its own study is the one that is told.
    return sorted(found, key=lambda one: one.option != said.route)


def _is_number_of(said: Said, finding: Finding, catalogue: Catalogue) -> bool:
    """Whether a finding reports the number. Of a fair test only its own measure counts, in its own unit.

    People round what they tell. A little off is near enough for a result that nobody tested fairly;
    that a fair test found it is said of its very number alone.
    """
    if said.number is None or said.unit is None:
        return False
    number, own = said.number, numbers_of(finding) if unit_of(finding) is said.unit else []
    if _is_fair(finding, catalogue):
        return any(is_rounded(number, told) for told in own)
    return any(_is_near(number, told) for told in (*own, *numbers_reported(finding, said.unit)))


def _is_near(said: Decimal, told: Decimal) -> bool:
    return abs(said - told) * 20 <= told


def _is_exact(said: Said, finding: Finding | None, recorded: Study | None) -> bool:
    if said.number is None or said.unit is None:
        return False
    numbers = numbers_in_record(recorded, said.unit) if recorded else []
    if finding is not None:
        numbers += [*numbers_of(finding), *numbers_reported(finding, said.unit)]
    return any(is_rounded(said.number, told) for told in numbers)


def _recorded(said: Said, catalogue: Catalogue) -> Study | None:
    """A study whose record holds the number, though no finding tells it: of the method they offer first.

    A number that a finding tells of another outcome stays with that outcome. A rounded one counts for
    the study's own way of use alone: too many studies hold a number that rounds to it.
    """
    number, unit = said.number, said.unit
    if said.claim not in MEASURED_CLAIMS or number is None or unit is None:
        return None
    if unit is Unit.PERCENT and number in untraced_percents(catalogue):
        return None
    told_already = {
        one.study
        for one in catalogue.findings
        if one.side is Side.BENEFIT and _is_number_of(said, one, catalogue)
    }
    holding = [
        study
        for study in catalogue.studies
        if study.key not in told_already
        and any(
            number == told or (said.route in study.methods and is_rounded(number, told))
            for told in numbers_in_record(study, unit)
        )
    ]
    holding.sort(key=lambda study: (said.route not in study.methods, not study.is_exosome))
    return next(iter(holding), None)


def _word(said: Said, profile: Profile, catalogue: Catalogue) -> Word:
    """What is said of a kind of claim. Of pattern hair loss there is a fair test to tell of."""
    claim = said.claim
    if claim == "works_for_this_loss" and said.hair_loss is HairLoss.PATTERN:
        word = word_on("clinically_proven", None, said.route, catalogue)
        return word._replace(verdict=ClaimVerdict.CANNOT_BE_CHECKED)
    return word_on(claim, profile.place_of_treatment, said.route, catalogue)


def _is_fair(finding: Finding, catalogue: Catalogue) -> bool:
    """Whether a comparison group stands behind the very number of a finding."""
    study = _study_of(finding, catalogue)
    compared = finding.change_control is not None or finding.control is not None
    return study is not None and has_comparison_group(study) and compared


def _verdict_on_number(
    said: Said,
    named: Study | None,
    same: Finding | None,
    recorded: Study | None,
    told: list[Finding],
    catalogue: Catalogue,
) -> ClaimVerdict:
    study = _study_of(same, catalogue)
    if recorded is not None:
        return _verdict_on_record(said, recorded, ClaimVerdict.CANNOT_BE_CHECKED)
    if same is None or study is None:
        return _verdict_on_unknown(said, named, told, catalogue)
    if _is_other(said, study):
        return ClaimVerdict.NOT_SAME_PRODUCT_OR_ROUTE
    if not _is_fair(same, catalogue):
        return _verdict_on_record(said, study, ClaimVerdict.CANNOT_BE_CHECKED)
    tests = (Aspect.COMPARISON, Aspect.PRODUCT, Aspect.TIME)
    states = {test: _state(test, said, study) for test in tests}
    if State.DIFFERS in (states[Aspect.TIME], states[Aspect.PRODUCT]) or (
        said.comparator is Comparator.TREATMENT and not _against_treatment(study)
    ):
        return ClaimVerdict.CANNOT_BE_CHECKED
    sure = same.certainty in (Certainty.HIGH, Certainty.MODERATE)
    if sure and said.outcome is not None and set(states.values()) == {State.FITS}:
        return ClaimVerdict.SUPPORTED
    return ClaimVerdict.ONLY_FOR


def _verdict_on_record(said: Said, study: Study, otherwise: ClaimVerdict) -> ClaimVerdict:
    """A study that no finding tells of; with a comparison group it stays with what is said otherwise."""
    if _is_other(said, study):
        return ClaimVerdict.NOT_SAME_PRODUCT_OR_ROUTE
    if not has_comparison_group(study):
        return ClaimVerdict.NUMBER_WITHOUT_FAIR_TEST
    return otherwise


def _verdict_on_unknown(
    said: Said, named: Study | None, told: list[Finding], catalogue: Catalogue
) -> ClaimVerdict:
    """A number that stands in no finding of ours."""
    if named is not None:
        # Only a paper they named themselves can speak against their number.
        measured = [one for one in told if unit_of(one) is said.unit and numbers_of(one)]
        if measured and _state(Aspect.TIME, said, named) is not State.DIFFERS:
            return ClaimVerdict.CONTRADICTED
    untraced = said.unit is Unit.PERCENT and said.number in untraced_percents(catalogue)
    if said.comparator is Comparator.BEFORE and said.product is SameProduct.YES and not untraced:
        # They say themselves that nobody was treated otherwise.
        return ClaimVerdict.NUMBER_WITHOUT_FAIR_TEST
    return ClaimVerdict.CANNOT_BE_CHECKED


def _against_treatment(study: Study) -> bool:
    """Whether the comparison group got another treatment, and no dummy."""
    dummies = ("saline", "sodium chloride", "placebo", "vehicle", "dummy", "sham", "without active")
    return not any(word in (study.control or "").lower() for word in dummies)


def _single_case(said: Said, catalogue: Catalogue) -> Study | None:
    """A study of exosomes without a comparison group in the kind of hair loss they speak of."""
    words = SINGLE_CASES.get(said.hair_loss or "")
    if said.claim != "works_for_this_loss" or words is None:
        return None
    cases = (
        study
        for study in catalogue.studies
        if study.is_exosome
        and words in study.population.lower()
        and not has_comparison_group(study)
        and (said.route is None or said.route in study.methods)
    )
    return next(cases, None)


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
        apart = abs(study.follow_up_weeks - said.months * WEEKS_A_MONTH)
        return State.FITS if apart <= WEEKS_APART else State.DIFFERS
    told = study.population if test is Aspect.PEOPLE else study.funding_conflicts
    return State.FITS if told else State.NOT_KNOWN


def _is_other(said: Said, study: Study) -> bool:
    """Whether the study had another product or another way of use than what they offer."""
    return _product_state(said, study) is State.DIFFERS or not study.is_exosome


def _product_state(said: Said, study: Study) -> State:
    if said.product is SameProduct.NO or (said.route and said.route not in study.methods):
        return State.DIFFERS
    return State.FITS if said.product and said.route else State.NOT_SAID
