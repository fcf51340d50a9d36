"""What the edition alone says of an option: the same fields for each, doing nothing included."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.evidence_count import EvidenceCount
from evidence.core.edition.vocabulary import Certainty, Group
from evidence.core.views.delivery_depth import Reach, reach
from evidence.core.wording.numbers import weeks_words
from evidence.core.wording.sentences import CERTAINTY_MEANING, CERTAINTY_WORDS
from questionnaire.presenters.effects import Effects, effects_by_option
from questionnaire.presenters.sources import NO_LINKS, Links, source_links, study_links
from questionnaire.presenters.words import GROUP, NEEDLES
from questionnaire.questions import Text
from questionnaire.rendering.per_edition import once_per_edition
from questionnaire.rendering.prerendered import markup


@dataclass(frozen=True)
class Fact:
    """One field of the description, with its sources where it rests on some."""

    term: str
    text: str
    sources: Links = NO_LINKS


@dataclass(frozen=True)
class OptionFacts:
    """One option as every person reads it."""

    key: str
    name: str
    group: Text
    exosome: bool
    what_it_is: str
    needles: str
    visits: str
    approval: str
    time_to_judge: str
    reversibility: str
    done: tuple[Fact, ...]
    """How it is done, needles, visits: for the summary."""
    described: tuple[Fact, ...]
    """The longer fields, for its own page."""
    certainty: Certainty
    certainty_word: str
    certainty_meaning: str
    certainty_reason: str
    known: str
    """What the evidence is in a sentence or two."""
    counted: str
    """Studies, people and longest follow-up, in words."""
    studies: Links
    near_relatives: Links
    """Studies of other products that are not exosomes, kept apart."""
    sources: Links
    effects: Effects
    reach: Reach | None
    """How far it gets into the skin; None where that is no open question."""
    reach_sources: Links


@once_per_edition
def option_facts(catalogue: Catalogue) -> Mapping[str, OptionFacts]:
    """Every option by key, in the edition's order."""
    return {option.key: _facts(option, catalogue) for option in catalogue.options}


@dataclass(frozen=True)
class Drawn:
    """The parts of an option's card that are the same for everybody."""

    brief: SafeString
    known: SafeString
    link: SafeString
    """The way to the card from the list at the top."""


@once_per_edition
def drawn_facts(catalogue: Catalogue) -> Mapping[str, Drawn]:
    """Both parts of every option's card, drawn once per edition."""
    return {
        key: Drawn(
            brief=markup("questionnaire/_option_brief", {"facts": facts}),
            known=markup("questionnaire/_option_known", {"facts": facts}),
            link=markup("questionnaire/_card_link", {"facts": facts}),
        )
        for key, facts in option_facts(catalogue).items()
    }


def needles_words(option: Option) -> str:
    """Needles and blood in a line."""
    needles = str(NEEDLES[option.breaks_skin])
    if option.blood_draw:
        return _("%(needles)s. Blood is taken from your arm.") % {"needles": needles}
    return _("%(needles)s. No blood is taken.") % {"needles": needles}


def visits_words(option: Option) -> str:
    """The fewest visits, which are an estimate."""
    if option.visits == 0:
        return _("None are needed")
    words = ngettext(
        "At least %(n)s in the first year", "At least %(n)s in the first year", option.visits
    )
    return words % {"n": option.visits}


def counted_words(count: EvidenceCount) -> str:
    """What was counted of exosome studies in pattern hair loss; empty where nothing is counted."""
    if count.studies is None:
        return ""
    if count.studies == 0:
        return _("We found no study of this in people with pattern hair loss.")
    found = ngettext("%(n)s study in people", "%(n)s studies in people", count.studies)
    by_chance = ngettext(
        "%(n)s had groups made by chance", "%(n)s had groups made by chance", count.randomised or 0
    )
    told = [
        found % {"n": count.studies},
        by_chance % {"n": count.randomised}
        if count.randomised
        else _("none had groups made by chance"),
        _("%(n)s people in all") % {"n": count.people},
    ]
    if count.longest_follow_up_weeks:
        longest = weeks_words(count.longest_follow_up_weeks, _)
        told.append(_("the longest lasted %(time)s") % {"time": longest})
    return "; ".join(told) + "."


def _facts(option: Option, catalogue: Catalogue) -> OptionFacts:
    sources = source_links(option.sources, catalogue)
    shown = reach(option, catalogue)
    return OptionFacts(
        key=option.key,
        name=option.name,
        group=GROUP[option.group],
        exosome=option.group is Group.EXOSOME_METHOD,
        what_it_is=option.what_it_is,
        needles=needles_words(option),
        visits=visits_words(option),
        approval=option.approved_status,
        time_to_judge=option.time_to_judge,
        reversibility=option.reversibility,
        done=(
            Fact(_("How it is done"), option.how_it_is_done),
            Fact(_("Needles"), needles_words(option)),
            Fact(_("Clinic visits"), visits_words(option)),
        ),
        described=_described(option),
        certainty=option.certainty,
        certainty_word=_(CERTAINTY_WORDS[option.certainty]),
        certainty_meaning=_(CERTAINTY_MEANING[option.certainty]),
        certainty_reason=option.certainty_reason,
        known=option.evidence_summary,
        counted=counted_words(catalogue.evidence_counts[option.key]),
        studies=study_links(option.studies, catalogue),
        near_relatives=study_links(option.near_relatives, catalogue),
        sources=sources,
        effects=effects_by_option(catalogue)[option.key],
        reach=shown,
        reach_sources=source_links(shown.sources, catalogue) if shown else NO_LINKS,
    )


def _described(option: Option) -> tuple[Fact, ...]:
    fields = (
        (_("What it is like"), option.what_it_is_like),
        (_("When you can judge it"), option.time_to_judge),
        (_("If you stop"), option.reversibility),
        (_("Women"), option.women),
        (_("Approval"), option.approved_status),
        (_("Best evidence we found"), option.best_evidence),
        (_("Good to know"), option.note),
    )
    return tuple(Fact(term, text) for term, text in fields if text)
