"""An option as the library tells of it: the same fields for every one, doing nothing included."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.vocabulary import Group
from evidence.core.views.delivery_depth import Reach, reach
from evidence.presenters.gaps import gap_entries
from evidence.presenters.law import position_entries
from evidence.presenters.outcomes import Told, told
from evidence.presenters.parts import Entry, Fact, Link, Section, contents, facts
from evidence.presenters.prices import price_entries
from evidence.presenters.sourcing import SourceLink, source_links
from evidence.presenters.studies import study_entry, trial_entry
from evidence.presenters.words import BREAKS_SKIN, OPTION_FIELD, certainty_word

FIRST = 4
"""Sources that stand beside the first lines: some options have thirty."""


@dataclass(frozen=True)
class OptionPage:
    """Everything the page of an option says."""

    key: str
    name: str
    what_it_is: str
    facts: tuple[Fact, ...]
    reach: Reach | None
    """How far it gets into the skin; None where that is no open question."""
    reach_sources: tuple[SourceLink, ...]
    certainty: str
    certainty_word: str
    certainty_reason: str
    evidence_summary: str
    best_evidence: str
    benefits: tuple[Told, ...]
    harms: tuple[Told, ...]
    gaps: Section
    folded: tuple[Section, ...]
    """What stands behind it, for people who want to look deeper; none is empty."""
    first_sources: tuple[SourceLink, ...]
    """The ones the first lines rest on most; all of them stand at the end."""
    sources: tuple[SourceLink, ...]


def option_page(catalogue: Catalogue, option: Option, today: str) -> OptionPage:
    """The page of one option on this day."""
    found = [finding for finding in catalogue.findings if finding.option == option.key]
    shown = reach(option, catalogue)
    return OptionPage(
        key=option.key,
        name=option.name,
        what_it_is=option.what_it_is,
        facts=_facts(option),
        reach=shown,
        reach_sources=source_links(catalogue, shown.sources) if shown else (),
        certainty=option.certainty.value,
        certainty_word=certainty_word(option.certainty),
        certainty_reason=option.certainty_reason,
        evidence_summary=option.evidence_summary,
        best_evidence=option.best_evidence,
        benefits=told(catalogue, (f for f in found if not f.tells_of_harm)),
        harms=told(catalogue, (f for f in found if f.tells_of_harm)),
        gaps=Section("gaps", _("What nobody knows"), "", gap_entries(catalogue, option.key)),
        folded=tuple(part for part in _folded(catalogue, option, today) if part.entries),
        first_sources=source_links(catalogue, option.sources)[:FIRST],
        sources=source_links(catalogue, option.sources),
    )


def option_contents(page: OptionPage) -> tuple[Link, ...]:
    """What comes after the first lines, for a page that can be thirty screens long."""
    drawn = (Link(_("Where it is put, and how far it gets"), "#reach"),) if page.reach else ()
    return (
        Link(_("What it may do for hair"), "#benefits"),
        Link(_("What may go wrong"), "#harms"),
        Link(_("How it is done, and what it is like"), "#facts"),
        *drawn,
        *contents(part for part in (page.gaps, *page.folded) if part.entries),
        Link(_("All sources of this page"), "#all-sources"),
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
    blood = gettext("Yes") if option.blood_draw else gettext("No")
    return facts(
        (OPTION_FIELD["how_it_is_done"], option.how_it_is_done),
        (OPTION_FIELD["what_it_is_like"], option.what_it_is_like),
        (_("Needles"), BREAKS_SKIN[option.breaks_skin]),
        (_("Blood taken"), blood),
        (_("Fewest clinic visits in the first year (our estimate)"), str(option.visits)),
        (OPTION_FIELD["approved_status"], option.approved_status),
        (OPTION_FIELD["time_to_judge"], option.time_to_judge),
        (OPTION_FIELD["reversibility"], option.reversibility),
        (OPTION_FIELD["women"], option.women),
        (OPTION_FIELD["note"], option.note),
    )


def _folded(catalogue: Catalogue, option: Option, today: str) -> Iterator[Section]:
    trial = {trial.key: trial for trial in catalogue.registered_trials}
    trials = [trial[key] for key in option.registered_trials if key in trial]
    law = (row for row in catalogue.legal_positions if row.option == option.key)
    for key, title, studies in (
        ("studies", _("Studies of exosomes in pattern hair loss"), option.studies),
        ("other", _("Reports in other kinds of hair loss"), option.other_reports),
        (
            "near",
            _("Studies of other products, often mistaken for this"),
            option.near_relatives,
        ),
    ):
        yield Section(key, title, "", _studies(catalogue, studies))
    yield Section(
        "trials",
        _("Registered trials, nothing to report yet"),
        "",
        tuple(trial_entry(catalogue, row) for row in trials),
    )
    yield Section("prices", _("Prices people are asked"), "", price_entries(catalogue, option.key))
    yield Section(
        "law",
        _("The law, by country"),
        "",
        position_entries(catalogue, law, today, by_country=True),
    )


def _studies(catalogue: Catalogue, keys: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(
        study_entry(catalogue, catalogue.study[key]) for key in keys if key in catalogue.study
    )
