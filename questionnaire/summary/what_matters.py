"""What matters to the person: the points weighed highest, and how what they face stands on each.

Nothing is added up: there is no total, no order and no best match.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from evidence.core.assessment.assess import WAIT
from evidence.core.assessment.profile import Preferences, Profile
from evidence.core.assessment.summary import OptionSummary, Summary
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.vocabulary import Group
from evidence.core.wording.places import places_named
from evidence.presenters.money_and_countries import money_words
from evidence.presenters.words import NEEDLES_IN_BRIEF, STUDY_DECIDES, law_sentence
from questionnaire.options.words import CERTAINTY, first_sentence
from questionnaire.questions import QUESTIONS, Text
from questionnaire.summary.blanks import USUAL_METHOD
from questionnaire.summary.offer import edition_span

MOST_POINTS = 3
MOST_IN_USE = 2
LEAST_WEIGHT = 2
"""What matters not at all is no point to show."""


@dataclass(frozen=True)
class Stands:
    """How one choice stands on a point, like title "The offer", text "No good study found."."""

    title: Text
    text: Text


@dataclass(frozen=True)
class Point:
    """One point that was weighed, and where the choices of this person stand on it."""

    name: Text
    stands: tuple[Stands, ...]


def points(
    summary: Summary, profile: Profile, preferences: Preferences, catalogue: Catalogue
) -> tuple[Point, ...]:
    """The up to three points weighed highest; of two alike, the first in the order of the questions."""
    labels = QUESTIONS["importance"].labels
    weighed = [pair for pair in preferences.importance if pair[1] >= LEAST_WEIGHT]
    chosen = sorted(weighed, key=lambda pair: -pair[1])[:MOST_POINTS]
    beside = _beside(summary, profile, catalogue)
    return tuple(
        Point(
            labels[code],
            tuple(
                Stands(title, _STANDS[code](option, catalogue.option[option.key], profile))
                for title, option in beside
            ),
        )
        for code, _weight in chosen
    )


def _beside(
    summary: Summary, profile: Profile, catalogue: Catalogue
) -> list[tuple[Text, OptionSummary]]:
    """What was offered (or serum after needling), beside what is used now or doing nothing."""
    by_key = {one.key: one for one in summary.options}
    offered = by_key.get(profile.offer_method or "")
    first = offered or by_key.get(USUAL_METHOD)
    found: list[tuple[Text, OptionSummary]] = []
    if first:
        found = [(_("The offer") if offered else catalogue.option[first.key].name, first)]
    used = [one for one in summary.options if one.already_using][:MOST_IN_USE]
    beside = used or [by_key[WAIT]]
    return found + [(catalogue.option[one.key].name, one) for one in beside]


def _evidence(_option: OptionSummary, entry: Option, _profile: Profile) -> Text:
    return CERTAINTY[entry.certainty]


def _cost(option: OptionSummary, _entry: Option, profile: Profile) -> Text:
    cost = option.cost
    if option.key == profile.offer_method and profile.offer_price:
        return _("%(price)s. Upkeep is not known.") % {"price": money_words(profile.offer_price)}
    if cost.first_year_low is None or cost.first_year_high is None:
        return _("We found no price.")
    if not cost.first_year_high:
        return _("Nothing to pay.")
    return _("%(span)s in a year.") % {
        "span": edition_span(cost.first_year_low, cost.first_year_high, cost.currency or "")
    }


def _needles(_option: OptionSummary, entry: Option, _profile: Profile) -> Text:
    words = STUDY_DECIDES if entry.study_decides else NEEDLES_IN_BRIEF[entry.breaks_skin]
    return _sentence(words)


def _visits(_option: OptionSummary, entry: Option, _profile: Profile) -> Text:
    if not entry.visits:
        return _("No visits.")
    return _("%(count)s or more a year.") % {"count": entry.visits}


def _law(option: OptionSummary, entry: Option, profile: Profile) -> Text:
    if option.regulation:
        return law_sentence(option.regulation[0].status)
    if option.group is Group.EXOSOME_METHOD:
        return _("The law is not clear.")
    if option.key == WAIT:
        return _("Nothing to approve.")
    status = _short(entry.approved_status)
    # What another country has approved is told on the option's own page alone.
    others = places_named(status).keys() - {profile.country, profile.treatment_country}
    return _short(entry.where_approved) or ("" if others else status) or _("See its page.")


def _side_effects(option: OptionSummary, entry: Option, _profile: Profile) -> Text:
    if option.key == WAIT:
        return _("No treatment, so none. Thinning may go on.")
    return _sentence(entry.harm_brief) if entry.harm_brief else _("We found no count.")


def _routine(option: OptionSummary, _entry: Option, _profile: Profile) -> Text:
    if option.already_using or option.key == WAIT:
        return _("You carry on as now.")
    return _("Ask before you change anything.")


def _time(option: OptionSummary, entry: Option, _profile: Profile) -> Text:
    return _short(entry.time_to_judge) or _("See its page.")


_STANDS = {
    "strong_evidence": _evidence,
    "low_cost": _cost,
    "no_needles": _needles,
    "few_visits": _visits,
    "regulator_approved": _law,
    "few_side_effects": _side_effects,
    "keep_my_routine": _routine,
    "quick_result": _time,
}

SHORT = 14


def _short(text: str) -> str:
    """The first sentence of a text, where it is short enough for half a row; else nothing."""
    first = first_sentence(text)
    return first if len(first.split()) <= SHORT else ""


def _sentence(words: Text) -> str:
    text = str(words)
    return f"{text[:1].upper()}{text[1:]}."
