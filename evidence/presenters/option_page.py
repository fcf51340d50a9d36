"""An option as everybody reads of it: one short page for the library and for a visit, and all behind it.

The same fields for every option, doing nothing included. A visit puts its own part on top and passes
the countries whose law counts; nothing else differs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.evidence_count import EvidenceCount
from evidence.core.edition.guidance import LegalPosition
from evidence.core.edition.library import RegisteredTrial
from evidence.core.edition.vocabulary import Group
from evidence.core.views.delivery_depth import Reach, reach
from evidence.core.wording.numbers import weeks_words
from evidence.presenters.gaps import gap_entries, gap_lines
from evidence.presenters.law import position_entries
from evidence.presenters.outcomes import Side, Told, benefits, findings_of, harms, told
from evidence.presenters.parts import Entry, Fact, Link, Section, Text, contents, facts
from evidence.presenters.per_edition import once_per_option
from evidence.presenters.prices import PriceLine, price_entries, price_line
from evidence.presenters.sourcing import SourceLink, details_url, short_links, source_links
from evidence.presenters.studies import study_entry, trial_entry
from evidence.presenters.words import GROUP, NEEDLES, OPTION_FIELD, certainty_word

FIRST_SOURCES = 1
"""Sources beside what is known: some options have thirty. All of them stand one page on."""
PARTS = {
    "studies": _("Studies of exosomes in pattern hair loss"),
    "other": _("Reports in other kinds of hair loss"),
    "near": _("Studies of other products, often mistaken for this"),
    "trials": _("Registered trials, nothing to report yet"),
    "gaps": _("What nobody knows"),
    "prices": _("Prices people are asked"),
    "law": _("The law, by country"),
}
"""What stands behind an option, in the order in which it is told."""
SHORT = {
    "studies": _("Studies"),
    "other": _("Reports in other hair loss"),
    "near": _("Studies of other products"),
    "trials": _("Registered trials"),
    "gaps": _("What nobody knows"),
    "prices": _("Prices"),
    "law": _("The law, by country"),
}
"""The same parts in the words of a link."""
ALL_SOURCES = _("All sources of this page")
FIRST_GAPS = 2
"""Things nobody knows that are told here; the others stand one page on."""


@dataclass(frozen=True)
class OptionPage:
    """What the short page of an option says beside the option's own texts.

    Like `OptionPage(Option("prp_alone", ...), "Another choice", "Low certainty", "", (...), Side(...),
    Side(...), "Injections or cuts in the scalp. Blood is taken from your arm.", ...)`.
    """

    option: Option
    group: Text
    certainty_word: str
    counted: str
    """Studies, people and longest follow-up, in words; empty where nothing is counted."""
    sources: tuple[SourceLink, ...]
    """The ones it rests on most."""
    benefits: Side
    harms: Side
    needles: str
    visits: str
    facts: tuple[Fact, ...]
    """What is done, what breaks the skin, and when one can judge it."""
    more_facts: tuple[Fact, ...]
    """The rest of the description, for people who want to look closer."""
    reach: Reach | None
    """How far it gets into the skin; None where that is no open question."""
    reach_sources: tuple[SourceLink, ...]
    gaps: tuple[str, ...]
    """The first things nobody knows, by name; what was looked for stands one page on."""
    price: PriceLine
    deeper: tuple[Link, ...]
    """Where each kind of proof stands in full, with how much there is."""

    @property
    def is_exosome(self) -> bool:
        """Whether it is a way of using exosomes: then the law is told by country."""
        return self.option.group is Group.EXOSOME_METHOD


@dataclass(frozen=True)
class OptionDetails:
    """Everything the library holds on an option."""

    key: str
    name: str
    benefits: tuple[Told, ...]
    harms: tuple[Told, ...]
    sections: tuple[Section, ...]
    """What stands behind them; none is empty."""
    sources: tuple[SourceLink, ...]


def option_page(catalogue: Catalogue, option: Option, currency: str | None = None) -> OptionPage:
    """The short page of one option, with its price in this currency where there is one."""
    page = _of_anybody(catalogue, option.key)
    return (
        page
        if currency is None
        else replace(page, price=price_line(catalogue, option.key, currency))
    )


@once_per_option
def _of_anybody(catalogue: Catalogue, key: str) -> OptionPage:
    option = catalogue.option[key]
    shown = reach(option, catalogue)
    return OptionPage(
        option=option,
        group=GROUP[option.group],
        certainty_word=certainty_word(option.certainty),
        counted=counted_words(catalogue.evidence_counts[option.key]),
        sources=short_links(catalogue, option.sources)[:FIRST_SOURCES],
        benefits=benefits(catalogue, option.key),
        harms=harms(catalogue, option.key),
        needles=needles_words(option),
        visits=visits_words(option),
        facts=_facts(option),
        more_facts=_more_facts(option),
        reach=shown,
        reach_sources=short_links(catalogue, shown.sources) if shown else (),
        gaps=tuple(gap.title for gap in gap_lines(catalogue, option.key)[:FIRST_GAPS]),
        price=price_line(catalogue, option.key),
        deeper=tuple(_deeper(catalogue, option)),
    )


def option_details(catalogue: Catalogue, option: Option, today: date) -> OptionDetails:
    """Everything behind the page of one option, on this day."""
    return OptionDetails(
        key=option.key,
        name=option.name,
        benefits=told(catalogue, findings_of(catalogue, option.key, harm=False)),
        harms=told(catalogue, findings_of(catalogue, option.key, harm=True)),
        sections=tuple(part for part in _sections(catalogue, option, today) if part.entries),
        sources=source_links(catalogue, option.sources),
    )


def details_contents(page: OptionDetails) -> tuple[Link, ...]:
    """The parts of a page that can be thirty screens long."""
    return (
        Link(_("What it may do for hair"), "#benefits"),
        Link(_("What may go wrong"), "#harms"),
        *contents(page.sections),
        Link(ALL_SOURCES, "#all-sources"),
    )


def option_links(catalogue: Catalogue, group: Group) -> tuple[Link, ...]:
    """The options of a group, each with how sure we can be of what is known."""
    return tuple(
        Link(
            option.name,
            reverse("evidence:option", args=[option.key]),
            certainty_word(option.certainty),
        )
        for option in catalogue.options
        if option.group is group
    )


def _facts(option: Option) -> tuple[Fact, ...]:
    return facts(
        (OPTION_FIELD["how_it_is_done"], option.how_it_is_done),
        (_("Needles"), needles_words(option)),
        (OPTION_FIELD["approved_status"], option.approved_status),
        (OPTION_FIELD["time_to_judge"], option.time_to_judge),
    )


def _more_facts(option: Option) -> tuple[Fact, ...]:
    return facts(
        (_("Why we are not surer"), option.certainty_reason),
        (OPTION_FIELD["what_it_is_like"], option.what_it_is_like),
        (_("Clinic visits"), visits_words(option)),
        (OPTION_FIELD["women"], option.women),
        (OPTION_FIELD["reversibility"], option.reversibility),
        (OPTION_FIELD["best_evidence"], option.best_evidence),
        (OPTION_FIELD["note"], option.note),
    )


def needles_words(option: Option) -> str:
    """Needles and blood in a line, like "No needles. No blood is taken."."""
    if option.study_decides:
        return gettext("The study decides about needles and blood. Ask its team.")
    blood = (
        gettext("{needles}. Blood is taken from your arm.")
        if option.blood_draw
        else gettext("{needles}. No blood is taken.")
    )
    return blood.format(needles=NEEDLES[option.breaks_skin])


def visits_words(option: Option) -> str:
    """The fewest visits, which are our estimate, like "At least 3 in the first year"."""
    if option.visits == 0:
        return gettext("None are needed")
    words = ngettext(
        "At least {n} in the first year", "At least {n} in the first year", option.visits
    )
    return words.format(n=option.visits)


def counted_words(count: EvidenceCount) -> str:
    """What was counted of exosome studies in pattern hair loss; empty where nothing is counted.

    Like "5 studies in people; 1 had groups made by chance; 137 people in all; the longest lasted
    1 year.". Where no study says how many took part, that is said and no number stands there.
    """
    if count.studies is None:
        return ""
    if count.studies == 0:
        return gettext("We found no study of this in people with pattern hair loss.")
    parts = [
        ngettext("{n} study in people", "{n} studies in people", count.studies).format(
            n=count.studies
        ),
        ngettext(
            "{n} had groups made by chance", "{n} had groups made by chance", count.randomised or 0
        ).format(n=count.randomised)
        if count.randomised
        else gettext("none had groups made by chance"),
        gettext("{n} people in all").format(n=count.people)
        if count.people
        else gettext("how many people took part is not said"),
    ]
    if count.longest_follow_up_weeks:
        longest = weeks_words(count.longest_follow_up_weeks, gettext)
        parts.append(gettext("the longest lasted {time}").format(time=longest))
    return "; ".join(parts) + "."


def _deeper(catalogue: Catalogue, option: Option) -> Iterator[Link]:
    """One link for each kind of proof there is any of."""
    found = sum(finding.option == option.key for finding in catalogue.findings)
    numbers = {
        "studies": _known(catalogue, option.studies),
        "other": _known(catalogue, option.other_reports),
        "near": _known(catalogue, option.near_relatives),
        "trials": len(_trials(catalogue, option)),
        "gaps": len(catalogue.option_gaps[option.key]),
        "prices": sum(price.option == option.key for price in catalogue.prices),
        "law": len(_law(catalogue, option.key)),
    }
    if found:
        words = _("All findings, weak ones too")
        yield Link(words, details_url(option.key, "benefits"), str(found))
    for part, number in numbers.items():
        if number:
            yield Link(SHORT[part], details_url(option.key, part), str(number))
    if option.sources:
        yield Link(
            _("All sources"), details_url(option.key, "all-sources"), str(len(option.sources))
        )


def _known(catalogue: Catalogue, studies: Iterable[str]) -> int:
    return sum(key in catalogue.study for key in studies)


def _trials(catalogue: Catalogue, option: Option) -> list[RegisteredTrial]:
    trial = {trial.key: trial for trial in catalogue.registered_trials}
    return [trial[key] for key in option.registered_trials if key in trial]


def _law(catalogue: Catalogue, option: str) -> list[LegalPosition]:
    return [row for row in catalogue.legal_positions if row.option == option]


def _sections(catalogue: Catalogue, option: Option, today: date) -> Iterator[Section]:
    law = _law(catalogue, option.key)
    entries = {
        "studies": _studies(catalogue, option.studies),
        "other": _studies(catalogue, option.other_reports),
        "near": _studies(catalogue, option.near_relatives),
        "trials": tuple(trial_entry(catalogue, row) for row in _trials(catalogue, option)),
        "gaps": gap_entries(catalogue, option.key),
        "prices": price_entries(catalogue, option.key),
        "law": position_entries(catalogue, law, today, by_country=True),
    }
    titles = dict(PARTS)
    if any(row.results_posted for row in _trials(catalogue, option)):
        titles["trials"] = SHORT["trials"]
    return (Section(part, titles[part], "", found) for part, found in entries.items())


def _studies(catalogue: Catalogue, keys: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(
        study_entry(catalogue, catalogue.study[key]) for key in keys if key in catalogue.study
    )
