"""A checked claim in words: the verdict, six tests, three questions, and a line for the clinic."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.core.assessment.checklist import called_for
from evidence.core.assessment.profile import Profile
from evidence.core.assessment.three_valued import facts_of
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Study
from evidence.core.edition.vocabulary import ClaimVerdict
from evidence.core.views.claim_check import (
    RESULT_CLAIMS,
    Aspect,
    ClaimCheck,
    Paper,
    Said,
    State,
    check_claim,
)
from evidence.core.views.claim_numbers import Unit
from evidence.core.views.people_like_me import people_like_me
from evidence.core.wording.numbers import has_comparison_group, weeks_words
from evidence.core.wording.sentences import CERTAINTY_WORDS
from evidence.presenters.sourcing import NO_LINKS, Links, short_links, study_links
from questionnaire.checking.claim_form import CLAIM
from questionnaire.options.likeness import likeness_lines
from questionnaire.options.words import VERDICT
from questionnaire.questions import Text

QUESTIONS_TO_ASK = 3
USUAL_QUESTIONS = ("Q17", "Q18", "Q16", "Q35")
"""Which study, its paper and its people, where the claim itself brings up fewer than three."""

ASPECT: dict[Aspect, Text] = {
    Aspect.MEASURE: gettext_lazy("What does the number count?"),
    Aspect.COMPARISON: gettext_lazy("Compared with what?"),
    Aspect.PRODUCT: gettext_lazy("The same product, given in the same way?"),
    Aspect.PEOPLE: gettext_lazy("Were they people like you?"),
    Aspect.TIME: gettext_lazy("After how long?"),
    Aspect.PAID: gettext_lazy("Who paid, and was it registered?"),
}


@dataclass(frozen=True)
class AspectTold:
    """One of the six tests."""

    question: Text
    text: str
    sources: Links


@dataclass(frozen=True)
class CheckTold:
    """Everything the page says of one claim."""

    verdict: str
    text: str
    paper: str
    sources: Links
    study: str
    """Which study the tests are about; empty where there is none."""
    tests: tuple[AspectTold, ...]
    questions: tuple[str, ...]
    line: str


def claim_as_json(said: Said, profile: Profile, catalogue: Catalogue) -> dict[str, Any]:
    """What the page says of one claim, as data: verdict, heading, text, study, finding, sources.

    Such as {"verdict": "only_for", "heading": "One small test found this: 20 men, 16 weeks, very low
    certainty", "text": "...", "study": "ST01", "finding": "intradermal_injection-ST01-count",
    "sources": ["AMINI25"]}.
    """
    check = check_claim(said, profile, catalogue)
    return {
        "verdict": check.verdict.value,
        "heading": _heading(check),
        "text": _text(said, check),
        "study": check.study.key if check.study and check.rests_on_study else None,
        "finding": check.finding.key if check.finding else None,
        "sources": _sources(check),
    }


def check_told(said: Said, profile: Profile, catalogue: Catalogue) -> CheckTold:
    """One claim, checked and in words."""
    check = check_claim(said, profile, catalogue)
    study = check.study
    links = study_links(catalogue, [study.key]) if study else NO_LINKS
    return CheckTold(
        verdict=_heading(check),
        text=_text(said, check),
        paper=_paper(check),
        sources=short_links(catalogue, _sources(check)),
        study=_study(check),
        tests=tuple(
            AspectTold(ASPECT[aspect], _test(aspect, state, said, check, profile, catalogue), links)
            for aspect, state in check.states
        ),
        questions=_questions(said, catalogue),
        line=_line(said),
    )


def check_told_before(claim: str, profile: Profile, catalogue: Catalogue) -> CheckTold:
    """A claim the visit knows of, for the way of giving that was offered."""
    method = profile.offer_method
    said = Said(claim, route=method if method in catalogue.option else None)
    return check_told(said, profile, catalogue)


def _heading(check: ClaimCheck) -> str:
    """The verdict; one small test is named with its people, its time and how sure it is."""
    heading = str(VERDICT[check.verdict])
    finding = check.finding
    if check.verdict is not ClaimVerdict.ONLY_FOR or finding is None:
        return heading
    told = (
        finding.who or _("how many people is not said"),
        weeks_words(finding.weeks, _) if finding.weeks else _("time not said"),
        str(CERTAINTY_WORDS[finding.certainty]).lower(),
    )
    return _("%(heading)s: %(told)s") % {"heading": heading, "told": ", ".join(told)}


def _text(said: Said, check: ClaimCheck) -> str:
    return " ".join(part for part in (check.spoken, _about_number(said, check)) if part)


def _about_number(said: Said, check: ClaimCheck) -> str:
    if said.number is None:
        if check.verdict is ClaimVerdict.NUMBER_WITHOUT_FAIR_TEST and check.study:
            told = {"text": check.study.plain_summary}
            return _("A study we read tells of it: %(text)s Nobody was treated otherwise.") % told
        return ""
    if said.claim not in RESULT_CLAIMS:
        return ""
    study = check.study if check.rests_on_study and check.paper is Paper.NOT_NAMED else None
    text = check.finding.text if check.finding else study.plain_summary if study else None
    if text is not None:
        words = {"number": said.number, "text": text}
        if check.is_exact:
            return _("The number %(number)s stands in a study we read. %(text)s") % words
        return _("A number near %(number)s stands in a study we read. %(text)s") % words
    if check.verdict is ClaimVerdict.NUMBER_WITHOUT_FAIR_TEST:
        return _(
            "The number %(number)s compares people with themselves before. Nobody was treated"
            " otherwise, so it cannot show what the product did. We have no study with this number."
        ) % {"number": said.number}
    return _("We found no study with this number. That does not make the number wrong.")


def _paper(check: ClaimCheck) -> str:
    if check.reference is not None:
        return check.reference.safe_wording
    texts = {
        Paper.NOT_NAMED: "",
        Paper.STUDY: _("We have a record of the paper they name."),
        Paper.OTHER_SOURCE: _("We know the paper they name. It is no study of people."),
        Paper.NOT_TRACED: "",
        Paper.UNKNOWN: _(
            "We do not know the paper they name. It may exist all the same. Ask to see it."
        ),
    }
    return texts[check.paper]


def _sources(check: ClaimCheck) -> list[str]:
    """Of what is said of the claim, of the reference they named, and of the study it rests on."""
    study = check.study.sources if check.study and check.rests_on_study else ()
    found = check.finding.sources if check.finding else study
    cited = check.reference.sources if check.reference else ()
    return list(dict.fromkeys((*check.sources, *cited, *found)))


def _study(check: ClaimCheck) -> str:
    if check.study is None:
        return _("We have no study to hold it against. So these are things to ask.")
    words = {"summary": check.study.plain_summary}
    if check.paper is Paper.STUDY or check.finding is not None:
        return _("We hold it against this study: %(summary)s") % words
    return _("The nearest study we have of this way of use: %(summary)s") % words


def _test(
    aspect: Aspect,
    state: State,
    said: Said,
    check: ClaimCheck,
    profile: Profile,
    catalogue: Catalogue,
) -> str:
    study = check.study
    if aspect is Aspect.MEASURE:
        return _measure(said, check)
    if state is State.NOT_KNOWN or study is None:
        return _("Not known. The study does not say.") if study else _("Not known. Ask them.")
    told = {
        Aspect.COMPARISON: _comparison(state, study),
        Aspect.PRODUCT: _product(state, study),
        Aspect.PEOPLE: _people(study, profile, catalogue),
        Aspect.TIME: _time(state, study),
        Aspect.PAID: _paid(study, catalogue),
    }
    return told[aspect]


def _measure(said: Said, check: ClaimCheck) -> str:
    if said.number is None or said.unit is None:
        return _("They gave no number that can be checked. Ask: how many hairs, on what area?")
    if said.unit is not Unit.PERCENT:
        return _("It counts something. Ask how it was counted, and by whom.")
    if check.from_percent is None:
        return _("A percentage of what? Without the count at the start it tells very little.")
    low, high = check.from_percent
    hairs = str(low) if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
    return _(
        "From the counts at the start of this study it would mean %(hairs)s more hairs"
        " per square centimetre."
    ) % {"hairs": hairs}


def _comparison(state: State, study: Study) -> str:
    had = (
        _("The study compared with: %(control)s.") % {"control": study.control}
        if has_comparison_group(study)
        else _("The study had no comparison group. Hair counts can rise without any treatment.")
    )
    said = _("They did not say what it was compared with.") if state is State.NOT_SAID else ""
    return f"{said} {had}".strip()


def _product(state: State, study: Study) -> str:
    texts = {
        State.FITS: _("They say so. Ask for the product's name and batch."),
        State.DIFFERS: _("No. The study used another product or another way of use."),
        State.NOT_SAID: _("They did not say."),
    }
    used = ", ".join(part for part in (study.product, study.route) if part)
    return texts[state] + (" " + _("The study used: %(used)s.") % {"used": used} if used else "")


def _people(study: Study, profile: Profile, catalogue: Catalogue) -> str:
    behind = replace(catalogue.options[0], studies=(study.key,))
    alone = people_like_me(behind, profile, catalogue)
    lines = " ".join(f"{line.trait}: {line.text}" for line in likeness_lines(alone))
    return f"{_('The study was in: %(who)s.') % {'who': study.population}} {lines}".strip()


def _time(state: State, study: Study) -> str:
    followed = _("The study followed people for %(time)s.") % {
        "time": weeks_words(study.follow_up_weeks, _)
    }
    texts = {
        State.FITS: _("That is within the study."),
        State.DIFFERS: _("The study looked after another time."),
        State.NOT_SAID: _("They did not say."),
    }
    return f"{texts[state]} {followed}"


def _paid(study: Study, catalogue: Catalogue) -> str:
    registered = [part.value for part in study.identifiers if part.scheme in ("nct", "actrn")]
    number = (
        _("Its number in a register: %(number)s.") % {"number": ", ".join(registered)}
        if registered
        else _("We saw no number in a register of studies.")
    )
    return f"{study.funding_conflicts}. {number}"


def _questions(said: Said, catalogue: Catalogue) -> tuple[str, ...]:
    """The questions that this very claim brings up, filled up with the usual ones."""
    nothing, told = Profile(), Profile(offer_method="other", offer_claims=(said.claim,))
    usual = called_for(nothing, facts_of(nothing), catalogue)
    own = (key for key in called_for(told, facts_of(told), catalogue) if key not in usual)
    texts = {question.key: question.question for question in catalogue.clinic_questions}
    keys = dict.fromkeys((*own, *USUAL_QUESTIONS, *usual))
    return tuple(texts[key] for key in keys if key in texts)[:QUESTIONS_TO_ASK]


def _line(said: Said) -> str:
    """One sentence to show the clinic; it holds nothing about the person."""
    claim = str(CLAIM.labels[said.claim])
    if said.number is not None and said.unit is Unit.PERCENT:
        claim = _("%(claim)s (%(number)s percent)") % {"claim": claim, "number": said.number}
    if said.claim == "not_sure":
        return _(
            "Please show me the study behind this: the product, how it was given,"
            " the comparison group, the counts and who paid."
        )
    return _(
        "I was told: %(claim)s. Please show me the study: the product, how it was given,"
        " the comparison group, the counts and who paid."
    ) % {"claim": claim}
