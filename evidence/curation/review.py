"""A draft's way to patients: submitted by whoever wrote it, approved by somebody else.

Every page, bulk action and command goes through these functions, so the rule that nobody approves
their own revision stands here and nowhere else.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from evidence.audit import trail as audit
from evidence.audit.notifications import tell_author
from evidence.audit.trail import Action
from evidence.curation.authorship import and_writer, writers_of
from evidence.curation.double_entry import why_not_yet
from evidence.curation.flagged_imports import why_not_looked_at
from evidence.curation.impact_preview import unsafe
from evidence.curation.translation_review import why_not_verified
from evidence.drafts import approvals
from evidence.drafts.rows import content_of
from evidence.models import Draft, State

STARTED_WITH = "loaded as approved"


class ReviewRefused(Exception):
    """The step cannot be taken; the message tells a curator why."""


@transaction.atomic
def submit(draft: Draft, *, by: Any, version: str = "") -> Draft:
    """Ask for a review. Raises ReviewRefused where the draft is not ready for one."""
    draft = _fresh(draft, version)
    _must(by.has_perm(f"evidence.change_{draft._meta.model_name}"), _("Only authors may submit."))
    _must(draft.state == State.DRAFT, _("“%s” is not a draft.") % draft)
    _must_be_whole(draft)
    if broken := unsafe(draft):
        raise ReviewRefused(_("It would break a safety promise: %s") % " ".join(broken[:3]))
    return _move(draft, State.IN_REVIEW, Action.SUBMITTED, by)


@transaction.atomic
def approve(draft: Draft, *, by: Any, version: str = "") -> Draft:
    """Let the next edition say it. Raises ReviewRefused; nobody approves what they wrote."""
    draft = _fresh(draft, version)
    _must_review(by)
    _must(draft.state == State.IN_REVIEW, _("“%s” does not wait for a review.") % draft)
    _must(
        by.pk not in writers_of(draft),
        _("You wrote or submitted this revision of “%s”. Somebody else must approve it.") % draft,
    )
    _must_be_whole(draft)
    reason = why_not_yet(draft) or why_not_verified(draft) or why_not_looked_at(draft)
    _must(not reason, reason)
    author = draft.submitted_by
    draft = _move(draft, State.APPROVED, Action.APPROVED, by)
    approvals.keep(draft, content_of(draft), by=by, at=timezone.now())
    told = _("%(by)s approved “%(name)s”. The next edition will say it.")
    tell_author(author, draft, told % {"by": by, "name": draft})
    return draft


@transaction.atomic
def send_back(draft: Draft, *, by: Any, reason: str, version: str = "") -> Draft:
    """Give it back to its author with a reason. Who submitted it may take it back as well."""
    draft = _fresh(draft, version)
    author = draft.submitted_by
    if by.pk != author:
        _must_review(by)
    _must(draft.state == State.IN_REVIEW, _("“%s” does not wait for a review.") % draft)
    _must(bool(reason.strip()), _("Say what should be changed, so that the author knows."))
    draft = _move(draft, State.DRAFT, Action.SENT_BACK, by, reason.strip())
    if by.pk != author:
        told = _("%(by)s sent back “%(name)s”: %(reason)s")
        tell_author(author, draft, told % {"by": by, "name": draft, "reason": reason.strip()})
    return draft


@transaction.atomic
def check_again(draft: Draft, *, by: Any) -> Draft:
    """Write down that an entry stands, and when to look next; somebody else must approve that too."""
    draft = _fresh(draft, "")
    _must(by.has_perm(f"evidence.change_{draft._meta.model_name}"), _("Only authors may do this."))
    reopen(draft)
    draft.checked_again(timezone.localdate())
    row: Any = draft
    row._history_user, row._change_reason = by, "checked again"
    draft.save()
    return draft


def reopen(draft: Draft) -> None:
    """Before an edit: keep what was approved, and let the draft be a draft. Does not save.

    Call it inside the transaction of the edit, while the rows still hold what they held.
    """
    if draft.state == State.APPROVED and approvals.latest(draft) is None:
        approvals.keep(draft, content_of(draft), by=draft.origin or STARTED_WITH, at=timezone.now())
    draft.state = State.DRAFT


def version_of(draft: Draft) -> str:
    """What a page sends back to say which revision it showed."""
    return draft.updated_at.isoformat()


def was_approved(draft: Draft) -> bool:
    """Whether an edition may hold this entry, so that its going concerns patients."""
    return draft.state == State.APPROVED or approvals.latest(draft) is not None


def _fresh(draft: Draft, version: str) -> Draft:
    found = type(draft)._default_manager.select_for_update().filter(pk=draft.pk).first()
    if found is None:
        raise ReviewRefused(_("“%s” is gone.") % draft)
    _must(
        version in ("", version_of(found)),
        _("Somebody changed “%s” since you opened it. Look at it again.") % found,
    )
    return found


def _must_review(by: Any) -> None:
    _must(by.has_perm("evidence.approve_draft"), _("Only reviewers may do this."))


def _must_be_whole(draft: Draft) -> None:
    try:
        draft.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        told = "; ".join(f"{name}: {' '.join(said)}" for name, said in error.message_dict.items())
        raise ReviewRefused(
            _("“%(name)s” is not whole: %(told)s") % {"name": draft, "told": told}
        ) from None


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ReviewRefused(otherwise)


def _move(draft: Draft, after: State, action: Action, by: Any, reason: str = "") -> Draft:
    before, draft.state, draft.updated_at = draft.state, after, timezone.now()
    if after == State.IN_REVIEW:
        draft.submitted_by, draft.written_by = by.pk, and_writer(draft.written_by, by)
    else:
        draft.submitted_by = None
    signed: tuple[str, ...] = ()
    if after == State.APPROVED:
        draft.written_by = []
        signed = draft.countersign(str(by), timezone.localdate())
    bulk_update_with_history(
        [draft],
        type(draft),
        ["state", "updated_at", "submitted_by", "written_by", *signed],
        default_user=by,
        default_change_reason=(reason or action)[:100],
    )
    audit.record(
        action,
        by=by,
        name=str(draft),
        about=audit.about(draft),
        states=(before, after),
        reason=reason,
        content=audit.content_digest(draft),
    )
    return draft
