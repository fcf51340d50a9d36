"""Two to four options on one sheet of paper: people's own questions, and a short answer from each."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.core.assessment.assess import WAIT
from evidence.core.assessment.costs import first_year_cost
from evidence.core.assessment.summary import Summary
from evidence.core.edition.catalogue import Catalogue, Option
from evidence.core.edition.rules import Rule
from evidence.core.edition.vocabulary import Effect, Group, Status
from evidence.presenters.option_page import needles_words
from evidence.presenters.outcomes import Picture, benefits, harms
from evidence.presenters.per_edition import once_per_option
from evidence.presenters.prices import price_line
from evidence.presenters.words import certainty_word, dated
from questionnaire.handouts.checklist import warning_words
from questionnaire.options.compare import problem_with
from questionnaire.questions import Text

NO_TREATMENT = (WAIT, "camouflage")

BETTER = gettext_lazy("What may get better, and for how many?")
MORE_HAIRS = gettext_lazy(
    "“More hairs” is beyond a dummy treatment. The trials differ: do not rank them."
)
MOST_BESIDE = 2
"""So many of what the person uses fit beside what was offered and waiting."""
ALL, AVOID, CAUTION = "all", "avoid", "caution"
"""Codes of the precautions: every exosome method, and the two levels."""
CHILDREN = "under 18"
"""The aid is for adults, whose paper needs no line about children."""
KEPT_FROM = (Effect.NOT_SUITABLE, Effect.STOP)
NOT_WHO = frozenset({"offer_method", "offer_label", "regimen_duration", "warning_signs"})
"""Items that are about an offer or a moment, not about who somebody is."""


@dataclass(frozen=True)
class SheetCell:
    """What one option answers. `pictures` are drawn where a fair test counted people."""

    option: str
    text: str
    pictures: tuple[Picture, ...] = ()
    nobody_counted: str = ""
    """Beside an empty picture."""


@dataclass(frozen=True)
class SheetRow:
    """One question for all of them."""

    question: str
    cells: tuple[SheetCell, ...]


@dataclass(frozen=True)
class OptionSheet:
    """Everything on the sheet. Beside the warning nothing here comes from anybody's answers."""

    names: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    avoided: tuple[SheetCell, ...]
    """Who should avoid which: told once where options share the same words."""
    warning: str = ""
    """What comes before all else, in words that tell no sign. Empty: nothing does."""
    more_hairs: Text = ""
    """What a count of hairs means, where there is one."""


def option_sheet(
    options: Sequence[str], catalogue: Catalogue, summary: Summary | None = None
) -> OptionSheet:
    """The same rows for each option; better and worse are told in the same shape.

    `summary` is looked into for its warnings alone.
    """
    chosen = [catalogue.option[key] for key in options]
    names = tuple(one.name for one in chosen)
    told = [_told(catalogue, key) for key in options]
    return OptionSheet(
        names=names,
        rows=tuple(
            SheetRow(question, tuple(each[question] for each in told)) for question in told[0]
        ),
        avoided=_shared(names, [_avoided_by(catalogue, key) for key in options]),
        warning=warning_words(summary, catalogue) if summary else "",
        more_hairs=MORE_HAIRS if any(_counts_hairs(one) for one in chosen) else "",
    )


def usual_sheet(
    summary: Summary, regimen: Collection[str], catalogue: Catalogue
) -> OptionSheet | None:
    """What printing the summary gives; None where fewer than two options are left to compare."""
    options = usual_options(summary, regimen, catalogue)
    return None if problem_with(options) else option_sheet(options, catalogue, summary)


def _counts_hairs(option: Option) -> bool:
    return "hairs" in f"{option.known} {option.known_women}"


def _known(option: Option) -> str:
    """What is known in a few words for anybody; the whole text where the edition has no short one.

    For example "High certainty. 14.7 more hairs/cm²: 5% liquid, men, 48 weeks. Women: 2% liquid: ...".
    """
    known, women = option.known or option.evidence_summary, option.known_women
    if women.startswith(known):
        known, women = women, ""
    certain = f"{certainty_word(option.certainty)}. {known}"
    return (
        _("%(known)s Women: %(women)s") % {"known": certain, "women": women} if women else certain
    )


@once_per_option
def _told(catalogue: Catalogue, key: str) -> Mapping[str, SheetCell]:
    option = catalogue.option[key]
    texts = {
        _("How is it done?"): option.how_it_is_done,
        _("Are there needles?"): needles_words(option),
        _("What is known?"): _known(option),
        BETTER: "",
        _("What may get worse?"): harms(catalogue, option.key).named,
        _("When can I judge it?"): option.time_to_judge,
        _("What if I stop?"): option.reversibility,
        _("Cost in year 1?"): _cost(option.key, catalogue),
        _("Is it approved for this?"): option.approved_status,
    }
    cells = {str(question): SheetCell(option.name, text) for question, text in texts.items()}
    return cells | {str(BETTER): _better(option, catalogue)}


def _better(option: Option, catalogue: Catalogue) -> SheetCell:
    """What may get better by name; the people of the best fair test drawn, or an empty picture."""
    side = benefits(catalogue, option.key)
    drawn = next((line for line in side.lines if line.pictures), None)
    if drawn is None:
        return SheetCell(option.name, side.named, (), side.nobody_counted)
    counted = _("Counted: %(outcome)s.") % {"outcome": drawn.title}
    return SheetCell(option.name, f"{side.named} {counted}", drawn.pictures)


def _cost(option: str, catalogue: Catalogue) -> str:
    # Without a budget: money on this paper must not tell anybody's limit.
    cost = first_year_cost(catalogue.option_costs[option], None)
    line = price_line(catalogue, option)
    if not cost.first_year_high:
        return f"{line.amount}."
    # The first words of the note tell plain (generic) from brand; of sessions the option's page tells.
    note = line.note.partition(". ")[0].rstrip(".")
    note = f" {note}." if "generic" in note else ""
    if cost.as_of is None:
        return f"{line.amount}.{note}"
    words = {"amount": line.amount, "date": dated(cost.as_of), "note": note}
    return _("%(amount)s (price from %(date)s).%(note)s") % words


def _shared(names: Sequence[str], texts: Sequence[str]) -> tuple[SheetCell, ...]:
    named: dict[str, list[str]] = {}
    for name, text in zip(names, texts, strict=True):
        named.setdefault(text, []).append(name)
    return tuple(SheetCell("; ".join(which), text) for text, which in named.items())


@once_per_option
def _avoided_by(catalogue: Catalogue, key: str) -> str:
    """Whom the edition's rules and precautions keep from it, or send to a doctor first.

    For example "Not for: breastfeeding. Ask a doctor first: poorly controlled diabetes. Also: not
    licensed for women.".
    """
    option = catalogue.option[key]
    if option.key == WAIT:
        return _("Nobody, once a doctor has looked at any warning signs.")
    rules = [rule for rule in catalogue.rules if key in rule.options and not rule.items & NOT_WHO]
    never = _groups(option, catalogue, AVOID, [r for r in rules if r.effect in KEPT_FROM])
    first = _groups(option, catalogue, CAUTION, [r for r in rules if r.effect not in KEPT_FROM])
    also = dict.fromkeys(rule.brief_for(key) for rule in rules if not _named(rule, catalogue))
    told = {
        _("Not for: %(groups)s."): never,
        _("Ask a doctor first: %(groups)s."): [one for one in first if one not in never],
        _("Also: %(groups)s."): list(filter(None, also)),
    }
    lines = [words % {"groups": "; ".join(groups)} for words, groups in told.items() if groups]
    return " ".join(lines) or _("This aid has no list for it. Ask a doctor or a pharmacist.")


def _groups(option: Option, catalogue: Catalogue, level: str, rules: Iterable[Rule]) -> list[str]:
    """Groups of people by the precautions of this level and by those that the rules rest on."""
    meant = {option.key, ALL} if option.group is Group.EXOSOME_METHOD else {option.key}
    by_rule = {name for rule in rules for name in rule.basis}
    return [
        # What only mixes need: in a medicine's own column its part in the plan is a matter of course.
        one.group if option.group is Group.EXOSOME_METHOD else one.group.partition(", if ")[0]
        for one in catalogue.precautions
        if one.key in by_rule or (one.level == level and meant.intersection(one.methods))
        if one.group != CHILDREN
    ]


def _named(rule: Rule, catalogue: Catalogue) -> bool:
    """Whether a precaution says who is meant; else the rule's own few words do."""
    return any(one.key in rule.basis for one in catalogue.precautions)


def usual_options(
    summary: Summary, regimen: Collection[str], catalogue: Catalogue
) -> tuple[str, ...]:
    """What was offered, what the person uses now, and waiting: four at most, in this order.

    Without an offer the first exosome method that is open stands first; whoever uses nothing gets
    the first other treatment that is open. What is within the person's limits comes first.
    """
    offered = summary.offer.method if summary.offer else ""
    first = [offered] if offered in catalogue.option else _open_keys(summary, Group.EXOSOME_METHOD)
    used = [catalogue.using[code] for code in regimen if code in catalogue.using]
    others = [key for key in _open_keys(summary, Group.OTHER_CHOICE) if key not in NO_TREATMENT]
    beside = used or others[:1]
    return tuple(dict.fromkeys((*first[:1], *beside[:MOST_BESIDE], WAIT)))


def _open_keys(summary: Summary, group: Group) -> list[str]:
    still_open = [
        option
        for option in summary.options
        if option.group is group and option.status is not Status.NOT_SUITABLE
    ]
    return [option.key for option in sorted(still_open, key=lambda one: bool(one.past_limits))]


def spoken_against(options: Sequence[str], summary: Summary, catalogue: Catalogue) -> list[str]:
    """The options on the sheet that something in the answers speaks against; for the screen alone."""
    return [
        catalogue.option[option.key].name
        for option in summary.options
        if option.key in options and option.status is Status.NOT_SUITABLE
    ]
