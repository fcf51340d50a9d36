"""Change sets: entries that belong together, submitted, read, approved and published as one.

A set that curators gathered is approved whole or not at all. What a release brings is taken over entry
by entry: whatever a reviewer has read may be approved while the rest waits.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evidence.audit import trail as audit
from evidence.audit.trail import Action
from evidence.curation import review
from evidence.curation.authorship import writers_of
from evidence.curation.membership import open_set_of
from evidence.curation.review import ReviewRefused, version_of
from evidence.drafts.rows import kinds
from evidence.models import (
    Brought,
    ChangeSet,
    ChangeSetEntry,
    ChangeSetReading,
    Decision,
    Draft,
    State,
)

DECIDED_BY_HAND = (Brought.BOTH, Brought.DROPPED)
"""What a release brought and a curator must decide: it is not among the drafts by itself."""
KEPT_BY_ITSELF = (Brought.OWN, Brought.OWN_NEW, Brought.GONE_HERE, Brought.HANGING)
"""What a release does not touch, listed so that everybody sees what was kept."""


@dataclass(frozen=True)
class Member:
    """One entry of a change set with its draft as it stands."""

    entry: ChangeSetEntry
    draft: Draft | None
    """None: it is no draft of ours, or somebody has deleted it."""
    read: str = ""
    """The revision that the curator who looks has read; empty: none."""

    @property
    def version(self) -> str:
        """The revision that stands there now."""
        return version_of(self.draft) if self.draft else ""

    @property
    def is_proposed(self) -> bool:
        """Whether its draft goes the way to patients with this set."""
        if self.entry.decision == Decision.KEPT:
            return False
        return self.entry.brought not in (*DECIDED_BY_HAND, *KEPT_BY_ITSELF) or (
            self.entry.brought == Brought.BOTH and self.entry.decision == Decision.TAKEN
        )

    @property
    def is_read(self) -> bool:
        """Whether who looks has read it as it stands now."""
        return bool(self.read) and self.read == self.version

    @property
    def waits(self) -> bool:
        """Whether it waits for a review."""
        return self.is_proposed and self.draft is not None and self.draft.state == State.IN_REVIEW

    @property
    def must_be_decided(self) -> bool:
        """Whether the release and a curator say different things, and nobody has chosen."""
        return self.entry.brought in DECIDED_BY_HAND and not self.entry.decision


def members(change_set: ChangeSet, looking: Any = None) -> list[Member]:
    """Every entry with its draft; a few queries for each kind among them."""
    entries = list(change_set.entries.all())
    models = {kind.model._meta.model_name: kind.model for kind in kinds()}
    drafts = {
        kind: models[kind]._default_manager.in_bulk(
            [one.row for one in entries if one.kind == kind and one.row]
        )
        for kind in {one.kind for one in entries} & models.keys()
    }
    marks = ChangeSetReading.objects.filter(
        entry__change_set=change_set, login=getattr(looking, "pk", None) or 0
    )
    read = dict(marks.values_list("entry_id", "version"))
    return [
        Member(one, drafts.get(one.kind, {}).get(one.row), read.get(one.pk, "")) for one in entries
    ]


def version_of_set(all_of: Iterable[Member]) -> str:
    """What a page sends back to say which entries, in which revisions, it showed."""
    told = "\n".join(f"{m.entry.pk} {m.entry.decision} {m.version}" for m in all_of)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


@transaction.atomic
def begin(title: str, drafts: Sequence[Draft], *, by: Any) -> ChangeSet:
    """A new change set with these drafts. Raises ReviewRefused where one cannot be put in."""
    _must_write(by)
    if not title.strip():
        raise ReviewRefused(_("Say what the change set is for, like “Spironolactone”."))
    change_set = ChangeSet.objects.create(
        title=title.strip()[:200], made_by=str(by), made_by_id=by.pk
    )
    _tell(change_set, Action.ADDED, by)
    return put_in(change_set, drafts, by=by)


@transaction.atomic
def put_in(change_set: ChangeSet, drafts: Sequence[Draft], *, by: Any) -> ChangeSet:
    """Put drafts into an open set; one that is in it already stays."""
    change_set = _held(change_set)
    _must_write(by)
    for draft in drafts:
        other = open_set_of(draft)
        if other is not None and other.pk != change_set.pk:
            told = _("“%(name)s” belongs to the change set “%(other)s”. Take it out there first.")
            raise ReviewRefused(told % {"name": draft, "other": other})
        if draft.state == State.APPROVED:
            told = _("“%s” is approved as it stands. Change it first; then it can be put in.")
            raise ReviewRefused(told % draft)
        if other is None:
            ChangeSetEntry.objects.create(
                change_set=change_set,
                kind=draft._meta.model_name or "",
                row=draft.pk,
                name=str(draft)[:200],
            )
            _tell(change_set, Action.CHANGED, by, _("put in: %s") % draft)
    return change_set


@transaction.atomic
def take_out(change_set: ChangeSet, chosen: Iterable[int], *, by: Any) -> list[str]:
    """Take entries out of an open set and name them; their drafts stay as they are."""
    change_set = _held(change_set)
    _must_write(by)
    gone = list(change_set.entries.filter(pk__in=list(chosen), brought=Brought.GATHERED))
    for entry in gone:
        _tell(change_set, Action.CHANGED, by, _("taken out: %s") % entry.name)
        entry.delete()
    settle_set(change_set)
    return [entry.name for entry in gone]


@transaction.atomic
def submit(change_set: ChangeSet, *, by: Any, version: str) -> int:
    """Submit every draft of a set together, and say how many. Raises ReviewRefused: then none is."""
    all_of = _as_shown(_held(change_set), version)
    drafts = [m.draft for m in all_of if m.draft and m.draft.state == State.DRAFT]
    if not drafts:
        raise ReviewRefused(_("Nothing in it is a draft to submit."))
    return len(review.submit_together([(one, version_of(one)) for one in drafts], by=by))


@transaction.atomic
def mark_read(change_set: ChangeSet, shown: Mapping[int, str], *, by: Any) -> int:
    """Write down that a reviewer compared these entries in these revisions, and say how many."""
    change_set = _held(change_set)
    if not by.has_perm("evidence.approve_draft"):
        raise ReviewRefused(_("Only reviewers may do this."))
    done = 0
    for member in members(change_set):
        version = shown.get(member.entry.pk)
        if version is None:
            continue
        if version != member.version or not member.waits:
            told = _("Somebody changed “%s” since you opened it. Look at it again.")
            raise ReviewRefused(told % (member.draft or member.entry.name))
        ChangeSetReading.objects.update_or_create(
            entry=member.entry, login=by.pk, defaults={"version": version}
        )
        done += 1
    return done


@transaction.atomic
def approve(
    change_set: ChangeSet, *, by: Any, version: str, kept: Mapping[str, str] | None = None
) -> int:
    """Approve what this reviewer has read, together, and say how many.

    `kept` says why what a check of words asks about is right as it stands; see `review.approve`. Raises ReviewRefused with the entry that keeps it back and the way out, and then none is approved.
    """
    change_set = _held(change_set)
    all_of = _as_shown(change_set, version, looking=by)
    proposed = [m for m in all_of if m.is_proposed]
    if change_set.is_whole:
        for member in proposed:
            _must_be_ready(member)
            if member.waits and member.draft and by.pk in writers_of(member.draft):
                told = _("You wrote or submitted “%s”. Somebody else must approve it.")
                raise ReviewRefused(told % member.draft)
    waiting = [m for m in proposed if m.waits]
    unread = [m for m in waiting if not m.is_read]
    if unread and (change_set.is_whole or len(unread) == len(waiting)):
        told = ngettext(
            "Read it first: %(n)s entry is not marked as read, like “%(name)s”.",
            "Read them first: %(n)s entries are not marked as read, like “%(name)s”.",
            len(unread),
        )
        raise ReviewRefused(told % {"n": len(unread), "name": unread[0].draft})
    chosen = [(m.draft, m.version) for m in waiting if m.is_read and m.draft]
    if not chosen:
        raise ReviewRefused(_("Nothing in it waits for a review."))
    review.approve_together(chosen, by=by, within=change_set, kept=kept)
    settle_set(change_set)
    return len(chosen)


@transaction.atomic
def send_back(change_set: ChangeSet, *, by: Any, reason: str, version: str) -> int:
    """Give every waiting entry of a set back to its author with one reason, and say how many."""
    all_of = _as_shown(_held(change_set), version)
    waiting = [m.draft for m in all_of if m.waits and m.draft]
    if not waiting:
        raise ReviewRefused(_("Nothing in it waits for a review."))
    for draft in waiting:
        review.send_back(draft, by=by, reason=reason, version=version_of(draft))
    return len(waiting)


def settle(draft: Draft) -> None:
    """Close the sets of a draft in which nothing is left to do."""
    for change_set in ChangeSet.objects.filter(
        closed_at=None, entries__kind=draft._meta.model_name, entries__row=draft.pk
    ):
        settle_set(change_set)


def settle_set(change_set: ChangeSet) -> None:
    """Close a set in which nothing is left to do."""
    left = [
        m
        for m in members(change_set)
        if m.must_be_decided
        or (m.is_proposed and m.draft is not None and m.draft.state != State.APPROVED)
    ]
    if not left:
        change_set.closed_at = timezone.now()
        change_set.save(update_fields=["closed_at"])


def _must_be_ready(member: Member) -> None:
    """A gathered set goes as a whole: an entry that is gone or a draft again keeps it back."""
    if member.draft is None:
        told = _("“%s” was deleted meanwhile. An author takes it out of the set below.")
        raise ReviewRefused(told % member.entry.name)
    if member.draft.state == State.DRAFT:
        told = _(
            "“%s” is a draft again. An author submits it, or takes it out of the set below;"
            " nothing else is lost."
        )
        raise ReviewRefused(told % member.draft)


def _held(change_set: ChangeSet) -> ChangeSet:
    """The set, held until this step is done: two curators take one step after the other."""
    found: ChangeSet | None = ChangeSet.objects.select_for_update().filter(pk=change_set.pk).first()
    if found is None:
        raise ReviewRefused(_("“%s” is gone.") % change_set)
    if found.closed_at is not None:
        raise ReviewRefused(_("“%s” is settled: nothing in it is left to do.") % found)
    return found


def _as_shown(change_set: ChangeSet, version: str, *, looking: Any = None) -> list[Member]:
    all_of = members(change_set, looking)
    if version != version_of_set(all_of):
        told = _(
            "Somebody changed “%s” since you opened it: an entry came, went or says something else."
            " Nothing was done. Look at it again below."
        )
        raise ReviewRefused(told % change_set)
    return all_of


def _must_write(by: Any) -> None:
    if not by.has_perm("evidence.change_changeset"):
        raise ReviewRefused(_("Only authors may do this."))


def _tell(change_set: ChangeSet, action: Action, by: Any, reason: str = "") -> None:
    audit.record(
        action, by=by, name=str(change_set), about=("changeset", change_set.pk), reason=reason
    )
