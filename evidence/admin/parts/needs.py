"""What an option still needs, in order, with a link to each part."""

from dataclasses import dataclass
from textwrap import shorten
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evidence.admin.parts.problem_links import LinkedProblem, linked
from evidence.core.edition.vocabulary import Side
from evidence.curation.membership import open_set_of
from evidence.curation.problem_words import field_in_words, promise_in_words
from evidence.curation.still_needed import BrokenPromise, StillNeeded, still_needed
from evidence.editions.gate import Problem
from evidence.editions.store import current_edition
from evidence.models import Draft, Option, State

Link = tuple[str, str]
LONGEST_LINK = 110
"""Letters of a rule that its link shows."""


@dataclass(frozen=True)
class Need:
    """One part of an option: whether it is there, and where to go."""

    words: str
    done: bool
    links: tuple[Link, ...] = ()


def needs(draft: Draft | None) -> list[Need]:
    """Every part in the order in which a curator adds them; none where there is nothing to add.

    An option that patients can read is whole; one that waits, or was approved and never published,
    tells what is missing.
    """
    if not isinstance(draft, Option) or not draft.pk:
        return []
    if draft.state == State.APPROVED and is_published(draft):
        return []
    found = still_needed(draft)
    told = [
        Need(
            _("Describe it as the others are described. Fill in:")
            if found.blank
            else _("It is described as the others are."),
            not found.blank,
            tuple(_box(draft, name) for name in found.blank),
        ),
        *(_side(draft, side, found.findings[side]) for side in Side),
        Need(
            _("What nobody knows about it is told.")
            if found.says_what_is_unknown
            else _("Say what nobody knows about it: add a gap."),
            found.says_what_is_unknown,
            (
                *map(_to, found.gaps),
                _add(
                    "gap",
                    _("Add a gap"),
                    method=draft.key,
                    key=f"{draft.key}-gap{len(found.gaps) + 1}",
                ),
            ),
        ),
        *(_promise(one) for one in found.promises),
        *([] if found.promises else [Need(_("Every safety promise holds for it."), True)]),
        Need(
            _("What it costs, or that no price was found, is told.")
            if found.prices
            else _("Say what it costs in the first year, or that no price was found."),
            bool(found.prices),
            (
                *map(_to, found.prices),
                _add("price", _("Add a price"), option=draft.key),
                _add("firstyearcost", _("Add the cost of the first year"), option=draft.key),
                _add("pricenotfound", _("Say that no price was found"), option=draft.key),
            ),
        ),
        *_others(found),
    ]
    return [*told, _together(draft, found.together)]


def is_published(option: Option) -> bool:
    """Whether patients can read about it, in whatever words."""
    edition = current_edition()
    return edition is not None and option.key in edition.catalogue.option


def _side(option: Option, side: Side, findings: Any) -> Need:
    benefit = side is Side.BENEFIT
    there = _("Its benefits are told.") if benefit else _("Its harms are told.")
    missing = (
        _("Add a benefit. Where no study looked, say so in a finding.")
        if benefit
        else _("Add a harm. Where no study looked, say so in a finding.")
    )
    add = _add(
        "finding",
        _("Add a benefit") if benefit else _("Add a harm"),
        option=option.key,
        side=str(side),
        key=f"{option.key}-{side.value[0]}{len(findings) + 1}",
    )
    return Need(there if findings else missing, bool(findings), (*map(_to, findings), add))


def _others(found: StillNeeded) -> list[Need]:
    """What the checks of texts and numbers find; they are read once every promise holds."""
    if found.promises:
        words = _("Its texts and numbers are checked here once every safety promise holds.")
        return [Need(words, False)]
    told = zip(found.others, linked(map(str, found.others)), strict=True)
    return [_other(problem, one) for problem, one in told]


def _other(problem: Problem, one: LinkedProblem) -> Need:
    words = (
        _("Mend this.")
        if problem.question is None
        else _(
            "A check asks about these words. Mend them, or the reviewer says why they are right."
        )
    )
    links = ((one.url, one.words),) if one.url else ()
    return Need(words if links else f"{words} {one.words}", False, links)


def _promise(one: BrokenPromise) -> Need:
    told = promise_in_words(one.key, one.sentence, one.example)
    links = [
        (address, shorten(f"{words}: {rule.text}", LONGEST_LINK, placeholder=" …"))
        for rule, (address, words) in zip(one.rules, map(_to, one.rules), strict=True)
    ]
    step = (
        _("Put it into one of these rules, under “Options”. People who choose it read its text.")
        if links
        else _("No rule on these answers fits. Add one.")
    )
    return Need(f"{told} {step}", False, (*links, _add("rule", _("Add a rule"))))


def _together(option: Option, together: tuple[Draft, ...]) -> Need:
    found = open_set_of(option)
    if found:
        address = reverse("admin:evidence_changeset_change", args=[found.pk])
        return Need(
            _("All of it goes to patients together, in one change set."),
            True,
            ((address, _("Open the change set “%s”") % found),),
        )
    if not together:
        return Need(_("Everything about it is approved."), True)
    n = len(together)
    words = ngettext(
        "Gather what belongs to it (%s entry)", "Gather what belongs to it (%s entries)", n
    )
    return Need(
        _("Put all of it into one change set: it is submitted, read and published together."),
        False,
        (gather_link(option, words % n),),
    )


def gather_link(draft: Draft, words: str) -> Link:
    """Where a draft is put into a change set with what belongs to it."""
    asked = urlencode({"kind": draft._meta.model_name or "", "row": draft.pk})
    return f"{reverse('admin:evidence_changeset_gather')}?{asked}", words


def to_gather(draft: Draft | None, user: Any) -> Link | None:
    """The way into a change set; None for who may not write, and for what is approved."""
    if (
        draft is None
        or draft.state == State.APPROVED
        or not user.has_perm("evidence.add_changeset")
    ):
        return None
    return gather_link(draft, _("Or gather it with what belongs to it"))


def _box(option: Option, name: str) -> Link:
    """An empty box of the option's form."""
    return f"{_to(option)[0]}#id_{name}", field_in_words(Option, name)


def _to(draft: Draft) -> Link:
    kind = draft._meta.model_name
    words = _("%(kind)s %(name)s (%(state)s)") % {
        "kind": draft._meta.verbose_name,
        "name": " ".join(draft.name_in_editions),
        "state": draft.get_state_display(),
    }
    return reverse(f"admin:evidence_{kind}_change", args=[draft.pk]), words


def _add(kind: str, words: str, **known: Any) -> Link:
    return f"{reverse(f'admin:evidence_{kind}_add')}?{urlencode(known)}", words
