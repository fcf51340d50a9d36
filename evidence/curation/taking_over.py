"""What becomes of one entry that a release brought: the release's text is taken over, or ours is kept."""

import json
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from evidence.audit.trail import Action
from evidence.curation.change_sets import DECIDED_BY_HAND, settle_set
from evidence.curation.review import ReviewRefused, version_of
from evidence.curation.rewriting import discard, rewrite
from evidence.drafts import approvals
from evidence.drafts.rows import kinds
from evidence.models import Brought, ChangeSet, ChangeSetEntry, Decision, Draft, State


@transaction.atomic
def take(entry: ChangeSetEntry, *, by: Any, version: str) -> None:
    """Write the release's text into our draft; it then waits for a review by somebody else.

    Raises ReviewRefused, and then nothing has changed.
    """
    entry = _held(entry, undecided=True)
    if not by.has_perm("evidence.change_changeset"):
        raise ReviewRefused(_("Only authors may do this."))
    draft = _draft(entry, version)
    if draft is None or not entry.offered:
        raise ReviewRefused(_("There is no text to take over for “%s”.") % entry.name)
    reason = _("taken over: %s") % entry.change_set.origin
    plain = json.loads(entry.offered)
    rewrite(draft, plain, by=by, reason=reason, action=Action.CHANGED, submit=True)
    _decided(entry, Decision.TAKEN, by)


@transaction.atomic
def keep(entry: ChangeSetEntry, *, by: Any, version: str) -> None:
    """Keep ours, and remember that: the same text of a release is not brought again.

    A proposed change goes back to what was approved before; a new entry goes. Raises ReviewRefused.
    """
    entry = _held(entry, undecided=False)
    if not (by.has_perm("evidence.change_changeset") or by.has_perm("evidence.approve_draft")):
        raise ReviewRefused(_("Only authors and reviewers may do this."))
    draft = _draft(entry, version)
    waits_for_review = entry.brought in (Brought.ADDED, Brought.CHANGED) or (
        entry.decision == Decision.TAKEN
    )
    if waits_for_review and draft is not None:
        if draft.state == State.APPROVED:
            raise ReviewRefused(_("“%s” is approved already.") % draft)
        _put_back(draft, by)
    _decided(entry, Decision.KEPT, by)


def _put_back(draft: Draft, by: Any) -> None:
    last = approvals.latest(draft)
    if last is not None:
        discard(draft, last, by=by, reason=_("ours is kept"))
        return
    row: Any = draft
    row._history_user, row._change_reason = by, _("not taken over")
    try:
        draft.delete()
    except ProtectedError as error:
        others = ", ".join(str(one) for one in list(error.protected_objects)[:3])
        told = _("Other entries need “%(name)s”: %(others)s. Keep those out first.")
        raise ReviewRefused(told % {"name": draft, "others": others}) from error


def _held(entry: ChangeSetEntry, *, undecided: bool) -> ChangeSetEntry:
    """The entry, held until this step is done."""
    ChangeSet.objects.select_for_update().filter(pk=entry.change_set_id).first()
    found = ChangeSetEntry.objects.select_related("change_set").filter(pk=entry.pk).first()
    if found is None:
        raise ReviewRefused(_("“%s” is not in the set any more. Look at it again.") % entry)
    if found.change_set.closed_at is not None:
        raise ReviewRefused(_("“%s” is settled: nothing in it is left to do.") % found.change_set)
    if found.decision == Decision.KEPT or (undecided and found.decision):
        told = _("Somebody decided about “%(name)s” meanwhile: %(what)s.")
        raise ReviewRefused(told % {"name": found, "what": found.get_decision_display()})
    if undecided and found.brought not in DECIDED_BY_HAND:
        raise ReviewRefused(_("About “%s” nothing is left to decide.") % found)
    return found


def _draft(entry: ChangeSetEntry, version: str) -> Draft | None:
    models = {kind.model._meta.model_name: kind.model for kind in kinds()}
    manager = models[entry.kind]._default_manager
    draft: Draft | None = manager.select_for_update().filter(pk=entry.row or 0).first()
    if draft is not None and version != version_of(draft):
        told = _("Somebody changed “%s” since you opened it. Look at it again.")
        raise ReviewRefused(told % draft)
    return draft


def _decided(entry: ChangeSetEntry, decision: Decision, by: Any) -> None:
    entry.decision, entry.decided_by = decision, str(by)[:150]
    entry.save(update_fields=["decision", "decided_by"])
    settle_set(entry.change_set)
