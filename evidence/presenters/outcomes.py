"""Benefits and harms in one shape: every finding in full, and one line an outcome with the best of them.

The best finding is the surest; among equals the one from a fair test. How large an effect is has no
say in it, so neither side can be made to look better. What no fair test showed is never told as an
effect.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.library import Count, Finding
from evidence.core.edition.vocabulary import Certainty, Direction, Outcome
from evidence.core.wording.numbers import (
    NO_COMPARISON_GROUP,
    difference,
    has_comparison_group,
    measured,
    risk,
    weeks_words,
)
from evidence.core.wording.sentences import grade_sentence
from evidence.presenters.parts import Text, capitalised
from evidence.presenters.per_edition import once_per_edition
from evidence.presenters.sourcing import SourceLink, short_links, source_links
from evidence.presenters.words import DOWNGRADE, certainty_word, outcome_word

BETTER: dict[Outcome, Text] = {
    Outcome.HAIR_COUNT: _("More hair"),
    Outcome.HAIR_THICKNESS: _("Thicker hairs"),
    Outcome.SEEN_CHANGE: _("Change that people can see"),
}
WORSE: dict[Outcome, Text] = {
    Outcome.HAIR_COUNT: _("Less hair"),
    Outcome.HAIR_THICKNESS: _("Thinner hairs"),
    Outcome.AFTER_STOPPING: _("Gains that fade after stopping"),
}
"""Outcomes that can go either way, named for the side they are told on."""
_SUREST = tuple(Certainty)
FIRST_SOURCES, MOST_SOURCES = 1, 3
"""Sources in a line of one finding, and of several: a link takes as much room as two lines of text.
The findings in full name all."""


@dataclass(frozen=True)
class Picture:
    """One group of people, drawn as a hundred small ones.

    Like `Picture(26, "With it: 26 out of 100 people had this, 74 did not. Counted: 157 of 593 people.",
    "With it: 26 out of 100 (593 people).")`.
    """

    out_of_100: int
    text: str
    brief: str
    """The same for a narrow column of paper."""


@dataclass(frozen=True)
class OutcomeLine:
    """One outcome of an option with its best evidence, in a line or two.

    Like `OutcomeLine("topical_minoxidil-b4", "What people can see", "26 out of 100 women ...",
    Certainty.MODERATE, "Moderate certainty", True, (Picture(...), Picture(...)),
    "That is 12 more out of 100.", "Women", 1, False, (...))`.
    """

    key: str
    """Of the finding, which the library tells in full."""
    title: str
    text: str
    certainty: Certainty
    certainty_word: str
    fair: bool
    """Whether a fair test stands behind it; where not, the text says so and tells no effect."""
    pictures: tuple[Picture, ...]
    """With it and without it; empty where a fair test counted no people."""
    difference: str
    """Between the two pictures, like "That is 12 more out of 100."; empty where there are none."""
    detail: str
    """How many people or who, and for how long, like "20 men, 16 weeks"."""
    findings: int
    """How many findings there are on this outcome."""
    unshown: bool
    """Whether somebody looked and no fair test showed it."""

    @property
    def nobody_looked(self) -> bool:
        """Whether nobody has looked at all, which is not the same as finding nothing."""
        return self.certainty is Certainty.NO_EVIDENCE

    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class Side:
    """What may get better, or what may go wrong, a line an outcome.

    Like `Side((OutcomeLine(...),), "How many it helps, nobody knows: we
    found no fair count.", "Not shown by a fair test")`.
    """

    lines: tuple[OutcomeLine, ...]
    nobody_counted: str
    """Beside an empty picture; empty itself where a line has a picture."""
    named: str
    """The outcomes by name alone, like "Sore or irritated skin. Infection."."""


@dataclass(frozen=True)
class Told:
    """One finding in full, as the library tells it."""

    key: str
    title: str
    text: str
    sure: str
    """The sentence that follows from direction, size and certainty."""
    certainty: str
    certainty_word: str
    pictures: tuple[Picture, ...]
    compared: str
    detail: str
    reasons: tuple[str, ...]
    """Why the certainty is not higher."""
    sources: tuple[SourceLink, ...]


def told(catalogue: Catalogue, findings: Iterable[Finding]) -> tuple[Told, ...]:
    """The findings in full, in the edition's order."""
    return tuple(_told(catalogue, finding) for finding in findings)


def is_fair(catalogue: Catalogue, finding: Finding) -> bool:
    """Whether a fair test stands behind a finding: a group made by chance to compare with.

    A record of the study decides. Reviews and trials that are cited without one count as fair from
    low certainty on: their authors judged the comparison, and the certainty says how far it holds.
    """
    if finding.certainty is Certainty.NO_EVIDENCE:
        return False
    study = catalogue.study.get(finding.study or "")
    if study is not None:
        return study.randomised is True and has_comparison_group(study)
    return finding.certainty is not Certainty.VERY_LOW


def benefits(catalogue: Catalogue, option: str) -> Side:
    """What may get better with an option."""
    return _sides(catalogue)[option][0]


def harms(catalogue: Catalogue, option: str) -> Side:
    """What may go wrong with an option; hair that was lost stands here too."""
    return _sides(catalogue)[option][1]


def findings_of(catalogue: Catalogue, option: str, *, harm: bool) -> tuple[Finding, ...]:
    """The findings of one side of an option, in the order of the outcomes."""
    order = list(Outcome)
    found = [
        one for one in catalogue.findings if one.option == option and one.tells_of_harm is harm
    ]
    return tuple(sorted(found, key=lambda one: order.index(one.outcome)))


def leading(catalogue: Catalogue, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each outcome: the surest; among equals one from a fair test."""
    best: dict[Outcome, Finding] = {}
    for one in findings:
        known = best.get(one.outcome)
        if known is None or _rank(catalogue, one) < _rank(catalogue, known):
            best[one.outcome] = one
    return tuple(best.values())


def _rank(catalogue: Catalogue, finding: Finding) -> tuple[int, bool, bool]:
    versus = finding.value and "versus" in (finding.unit or "")
    compared = bool(finding.control or finding.change_control or versus)
    return _SUREST.index(finding.certainty), not is_fair(catalogue, finding), not compared


@once_per_edition
def _sides(catalogue: Catalogue) -> dict[str, tuple[Side, Side]]:
    return {
        key: (_side(catalogue, key, harm=False), _side(catalogue, key, harm=True))
        for key in catalogue.option
    }


def _side(catalogue: Catalogue, option: str, *, harm: bool) -> Side:
    found = findings_of(catalogue, option, harm=harm)
    lines = tuple(
        _line(catalogue, one, [other for other in found if other.outcome is one.outcome])
        for one in _told_in_lines(catalogue, found)
    )
    nobody = (
        gettext("How many it harms, nobody knows: we found no fair count.")
        if harm
        else gettext("How many it helps, nobody knows: we found no fair count.")
    )
    counted = any(line.pictures for line in lines)
    lines = _without_a_fair_test_once(lines)
    if harm and (brief := catalogue.option[option].harm_line):
        lines = _weak_harms_once(lines, brief)
    return Side(lines, "" if counted else nobody, _named(catalogue, found, harm=harm))


def _without_a_fair_test_once(lines: tuple[OutcomeLine, ...]) -> tuple[OutcomeLine, ...]:
    """Outcomes that no fair test showed share one line: their words would be the same."""
    unshown = [line for line in lines if line.unshown]
    if len(unshown) < 2:
        return lines
    together = _together(unshown, _not_shown(sum(line.findings for line in unshown)))
    return (*(line for line in lines if not line.unshown), together)


def _weak_harms_once(lines: tuple[OutcomeLine, ...], brief: str) -> tuple[OutcomeLine, ...]:
    """Reports of harm without a fair test share the words that a curator wrote of all of them."""
    weak = [line for line in lines if not (line.fair or line.nobody_looked)]
    if len(weak) < 2:
        return lines
    return (*(line for line in lines if line not in weak), _together(weak, brief))


def _together(lines: Sequence[OutcomeLine], text: str) -> OutcomeLine:
    first, *others = lines
    return replace(
        first,
        title="; ".join((first.title, *(one.title.lower() for one in others))),
        text=text,
        detail="",
        findings=sum(line.findings for line in lines),
        sources=tuple(dict.fromkeys(link for one in lines for link in one.sources))[:MOST_SOURCES],
    )


def _told_in_lines(catalogue: Catalogue, found: Sequence[Finding]) -> Iterator[Finding]:
    """The leading finding of each outcome, and after it the surest that counted people, if another."""
    counted = [one for one in found if one.treated and one.control and is_fair(catalogue, one)]
    with_count = {one.outcome: one for one in leading(catalogue, counted)}
    for one in leading(catalogue, found):
        yield one
        beside = with_count.get(one.outcome)
        if beside is not None and beside is not one:
            yield beside


def _line(catalogue: Catalogue, finding: Finding, alike: Sequence[Finding]) -> OutcomeLine:
    fair = is_fair(catalogue, finding)
    text = finding.text
    nobody_looked = finding.certainty is Certainty.NO_EVIDENCE
    unshown = not (fair or finding.tells_of_harm or nobody_looked)
    if unshown:
        text = _not_shown(len(alike))
    return OutcomeLine(
        key=finding.key,
        title=outcome_word(finding.outcome),
        text=text,
        certainty=finding.certainty,
        certainty_word=certainty_word(finding.certainty),
        fair=fair,
        pictures=_pictures(finding) if fair else (),
        difference=_difference(finding) if fair else "",
        detail=_detail(finding) if fair or finding.tells_of_harm else "",
        findings=len(alike),
        unshown=unshown,
        sources=short_links(catalogue, finding.sources)[:FIRST_SOURCES],
    )


def _not_shown(number: int) -> str:
    """What stands in the place of an effect that no fair test showed."""
    reports = ngettext(
        "{n} report, without a fair comparison.",
        "{n} reports, none with a fair comparison.",
        number,
    ).format(n=number)
    return f"{gettext('Not shown by a fair test.')} {reports}"


def _named(catalogue: Catalogue, found: Sequence[Finding], *, harm: bool) -> str:
    """Outcomes by name; what was not shown by a fair test is not named as getting better."""
    looked = [one for one in found if one.certainty is not Certainty.NO_EVIDENCE]
    if not looked:
        return gettext("Nobody has studied this in people.")
    names = WORSE if harm else BETTER
    better = [one for one in looked if one.direction is Direction.BETTER]
    shown = looked if harm else [one for one in better if is_fair(catalogue, one)]
    if shown:
        return " ".join(
            dict.fromkeys(f"{names.get(one.outcome, outcome_word(one.outcome))}." for one in shown)
        )
    if better:
        return gettext("Not shown by a fair test.")
    if any(one.direction is Direction.UNCLEAR for one in looked):
        return gettext("Nobody can tell yet.")
    return gettext("Little or nothing, as far as studies show.")


def _told(catalogue: Catalogue, finding: Finding) -> Told:
    return Told(
        key=finding.key,
        title=outcome_word(finding.outcome),
        text=finding.text,
        sure=grade_sentence(finding, gettext),
        certainty=finding.certainty.value,
        certainty_word=certainty_word(finding.certainty),
        pictures=_pictures(finding),
        compared=_compared(catalogue, finding),
        detail=_full_detail(finding),
        reasons=tuple(
            f"{DOWNGRADE.get(lowered.domain, lowered.domain)}: {lowered.reason}"
            for lowered in finding.downgrades
        ),
        sources=source_links(catalogue, finding.sources),
    )


def _pictures(finding: Finding) -> tuple[Picture, ...]:
    groups = (
        (gettext("With it: {text}"), finding.treated),
        (gettext("Without it: {text}"), finding.control),
    )
    return tuple(_picture(words, count) for words, count in groups if count)


def _picture(words: str, count: Count) -> Picture:
    """A share never stands without the number of people it is a share of."""
    counted = risk(count, gettext)
    of = ngettext(
        "Counted: {events} of {people} person.",
        "Counted: {events} of {people} people.",
        count.people,
    )
    text = words.format(text=counted.text)
    full = f"{text} {of.format(events=count.events, people=count.people)}"
    # "0 out of 100" would hide that somebody had it.
    rounded_off = count.events and not 0 < counted.out_of_100 < 100 and count.events < count.people
    if rounded_off:
        return Picture(counted.out_of_100, full, full)
    short = ngettext(
        "{n} out of 100 ({people} person).", "{n} out of 100 ({people} people).", count.people
    ).format(n=counted.out_of_100, people=count.people)
    return Picture(counted.out_of_100, full, words.format(text=short))


def _difference(finding: Finding) -> str:
    if finding.treated is None or finding.control is None:
        return ""
    return difference(finding.treated, finding.control, gettext)


def _compared(catalogue: Catalogue, finding: Finding) -> str:
    if words := _difference(finding):
        return words
    change = measured(finding, gettext)
    if change is not None:
        with_it = gettext("With it: {change}.").format(change=change.treated)
        if not change.has_control:
            return f"{with_it} {change.control}"
        beside = gettext("In the comparison group: {control}.").format(control=change.control)
        return f"{with_it} {beside}"
    study = catalogue.study.get(finding.study or "")
    alone = finding.treated and study is not None and not has_comparison_group(study)
    return gettext(NO_COMPARISON_GROUP) if alone else ""


def _detail(finding: Finding) -> str:
    # What works or shows at once took no weeks.
    weeks = gettext("at once") if finding.weeks == 0 else weeks_words(finding.weeks, gettext)
    parts = (finding.who, weeks)
    return capitalised(", ".join(part for part in parts if part))


def _full_detail(finding: Finding) -> str:
    parts = [finding.who or ""]
    if finding.weeks == 0:
        parts.append(gettext("at once"))
    elif finding.weeks is not None:
        followed = gettext("followed for {span}")
        parts.append(followed.format(span=weeks_words(finding.weeks, gettext)))
    if finding.computed:
        parts.append(gettext("worked out by us from the source"))
    words = capitalised(", ".join(filter(None, parts)))
    return f"{words}." if words else ""
