"""What curators hear of on their first page: what became of their own work."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from evidence.audit import trail as audit
from evidence.audit.trail import Action
from evidence.models import AuditRow, CuratorNotice, Draft, Edition


def tell_author(user: int | None, draft: Draft, text: str) -> None:
    """Tell whoever submitted a draft what became of it."""
    if user is None:
        return
    kind, row = audit.about(draft)
    CuratorNotice.objects.create(
        user_id=user, kind=kind, row=row, text=text[:500], at=timezone.now()
    )


def tell_of_edition(edition: Edition, by: Any) -> None:
    """Into the trail, and to everybody whose entries this edition is the first to say."""
    trail = AuditRow.objects.order_by("-pk")
    before = trail.filter(action=Action.PUBLISHED).values_list("pk", flat=True).first() or 0
    approved = trail.filter(pk__gt=before, action=Action.APPROVED)
    entries = set(approved.values_list("kind", "row"))
    audit.record(
        Action.PUBLISHED,
        by=by,
        name=str(edition),
        about=("edition", edition.number),
        reason=edition.note,
        content=edition.sha256,
    )
    submitted = trail.filter(action=Action.SUBMITTED).exclude(by_id=None)
    authors = {
        by_id
        for kind, row, by_id in submitted.values_list("kind", "row", "by_id")
        if (kind, row) in entries
    }
    CuratorNotice.objects.bulk_create(
        CuratorNotice(
            user_id=author,
            kind="edition",
            row=edition.pk,
            text=_("Edition %(number)s was published. It says what you wrote.")
            % {"number": edition.number},
            at=edition.published_at,
        )
        for author in sorted(authors)
    )
