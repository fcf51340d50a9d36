"""A draft's way to patients: submitted by whoever wrote it, approved by somebody else.

Every page, bulk action and command goes through these functions, so the rule that nobody approves
their own revision stands here and nowhere else.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from simple_history.utils import bulk_update_with_history

from evidence.audit import trail as audit
from evidence.audit.notifications import tell_author
from evidence.audit.trail import Action
from evidence.curation.authorship import and_writer, writers_of
from evidence.curation.double_entry import why_not_yet
from evidence.curation.flagged_imports import why_not_looked_at
from evidence.curation.impact_preview import unsafe, would_break
from evidence.curation.membership import open_set_of
from evidence.curation.problem_words import in_plain_words
from evidence.curation.translation_review import why_not_verified
from evidence.drafts import approvals
from evidence.drafts.rows import content_of
from evidence.editions.gate import Problem
from evidence.editions.kept import NotDecided, keep
from evidence.models import ChangeSet, Draft, State

STARTED_WITH = "loaded as approved"
MOST_TOLD = 3
"""Reasons of one refusal that are told; the rest would hide them."""
NOT_THERE = " does not exist"
"""What checks say of a name that nothing approved has."""


class ReviewRefused(Exception):
    """The step cannot be taken; the message tells a curator why."""


def submit(draft: Draft, *, by: Any, version: str = "") -> Draft:
    """Ask for a review. Raises ReviewRefused where the draft is not ready for one."""
    (moved,) = submit_together([(draft, version)], by=by)
    return moved


@transaction.atomic
def submit_together(chosen: Sequence[tuple[Draft, str]], *, by: Any) -> list[Draft]:
    """Ask for a review of entries that belong together, each with the version that was looked at.

    Raises ReviewRefused, and then none is submitted.
    """
    drafts = [_fresh(draft, version) for draft, version in chosen]
    for draft in drafts:
        _must(
            by.has_perm(f"evidence.change_{draft._meta.model_name}"), _("Only authors may submit.")
        )
        _must(draft.state == State.DRAFT, _("“%s” is not a draft.") % draft)
        _must_be_whole(draft)
    if broken := unsafe(drafts):
        raise ReviewRefused(_("It would break a safety promise: %s") % _some(broken))
    return [_move(draft, State.IN_REVIEW, Action.SUBMITTED, by) for draft in drafts]


def approve(draft: Draft, *, by: Any, version: str, kept: Mapping[str, str] | None = None) -> Draft:
    """Let the next edition say it. Raises ReviewRefused; nobody approves what they wrote.

    `version` is the revision that the reviewer read: without one nothing is approved. `kept` says why
    what a check of words asks about is right as it stands, by the code of the question.
    """
    (moved,) = approve_together([(draft, version)], by=by, kept=kept)
    return moved


@transaction.atomic
def approve_together(
    chosen: Sequence[tuple[Draft, str]],
    *,
    by: Any,
    within: ChangeSet | None = None,
    kept: Mapping[str, str] | None = None,
) -> list[Draft]:
    """Let the next edition say entries that belong together, each in the version that was read.

    `within` is the change set that they are; what belongs to another one is approved there. `kept` is as
    for `approve`. Raises ReviewRefused, and then none is approved: also where together they would break
    something that is whole now, so that whatever is approved can be published.
    """
    _must_review(by)
    drafts = [_readable(draft, version, by) for draft, version in chosen]
    for draft in drafts:
        _must_go_alone(draft, within)
    _must_be_settled(would_break(drafts), kept or {}, by)
    return [_approved(draft, by) for draft in drafts]


def _some(problems: Sequence[str]) -> str:
    """The first of many reasons in plain words, and how many more there are."""
    told = [one.words for one in in_plain_words(problems[:MOST_TOLD])]
    if more := len(problems) - len(told):
        told.append(ngettext("And %s more.", "And %s more.", more) % more)
    return " ".join(told)


def _readable(draft: Draft, version: str, by: Any) -> Draft:
    """The draft as it stands, if this reviewer may approve just this revision of it."""
    _must(bool(version), _("Open “%s” and read it first: nothing is approved unseen.") % draft)
    draft = _fresh(draft, version)
    _must(draft.state == State.IN_REVIEW, _("“%s” does not wait for a review.") % draft)
    _must(
        by.pk not in writers_of(draft),
        _("You wrote or submitted this revision of “%s”. Somebody else must approve it.") % draft,
    )
    _must_be_whole(draft)
    reason = why_not_yet(draft) or why_not_verified(draft) or why_not_looked_at(draft)
    _must(not reason, reason)
    return draft


def _must_be_settled(found: Sequence[Problem], kept: Mapping[str, str], by: Any) -> None:
    """Nothing is broken, and the reviewer has said why what a check of words asks about is right."""
    if walls := [str(one) for one in found if one.question is None]:
        told = _("The next edition could not be published with it: %s") % _some(walls)
        if any(NOT_THERE in one for one in walls):
            told += " " + _("It may wait for a review as well: approve that first.")
        raise ReviewRefused(told)
    asked = [one.question for one in found if one.question is not None]
    try:
        keep(asked, kept, by=by)
    except NotDecided as refused:
        raise ReviewRefused(str(refused)) from None
    if left := [one.problem for one in asked if not kept.get(one.code, "").strip()]:
        told = _(
            "A check asks about the words: %s. Send it back; or, if it is right as it stands, say why in"
            " the box below and approve it."
        )
        raise ReviewRefused(told % "; ".join(one.words for one in in_plain_words(left[:MOST_TOLD])))


def _must_go_alone(draft: Draft, within: ChangeSet | None) -> None:
    """What belongs to a set that goes as one is approved with it, not by itself."""
    found = open_set_of(draft)
    if found and found.is_whole and found != within:
        told = _("“%(name)s” belongs to the change set “%(set)s”. Read and approve it there.")
        raise ReviewRefused(told % {"name": draft, "set": found})


def _approved(draft: Draft, by: Any) -> Draft:
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
