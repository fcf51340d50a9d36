"""An installation from long ago: the starter of then, published, and curators who worked on it since."""

from pathlib import Path

from django.utils import timezone

from evidence.core.edition import snapshot
from evidence.curation import review
from tests.curation.reviewing import approve
from tests.drafts import put_drafts
from tests.editions import put_edition

TEXT = (Path(__file__).parents[1] / "golden/editions/content_0.json").read_text(encoding="utf-8")


def put_old_installation(*, published=True):
    """The old starter as approved drafts and, if it was published, as edition 1."""
    old = snapshot.loads(TEXT)
    put_drafts(old)
    if published:
        put_edition(text=TEXT, published_at=timezone.now())
    return old


def edited(draft, by, reviewer=None, **columns):
    """A draft changed by a curator and, where a reviewer is named, approved by them."""
    review.reopen(draft)
    for name, value in columns.items():
        setattr(draft, name, value)
    draft._history_user = by
    draft.save()
    if reviewer:
        review.submit(draft, by=by)
        approve(draft, by=reviewer)
        draft.refresh_from_db()
    return draft
