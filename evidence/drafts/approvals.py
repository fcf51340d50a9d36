"""The content of drafts as it was last approved, for editions built while drafts are changed."""

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

from evidence.models import Approval, Draft

Plain = Mapping[str, Any]


def as_text(content: Plain) -> str:
    """Content as canonical text, so that equal content has one digest."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False)


def digest(text: str) -> str:
    """SHA-256 of exactly this text."""
    return hashlib.sha256(text.encode()).hexdigest()


def content(approval: Approval) -> Plain:
    """What was approved, as the plain data of an entry."""
    plain: Plain = json.loads(approval.content)
    return plain


def latest(draft: Draft) -> Approval | None:
    """The newest approved content of a draft. None: it was never approved."""
    found: Approval | None = _of(draft).order_by("-pk").first()
    return found


def all_of(draft: Draft) -> list[Approval]:
    """Every approved content of a draft, newest first."""
    return list(_of(draft).order_by("-pk"))


def keep(draft: Draft, content: Plain, *, by: Any, at: Any) -> Approval:
    """Write down what is approved now."""
    text = as_text(content)
    approval = Approval(
        kind=draft._meta.model_name or "",
        row=draft.pk,
        name=str(draft)[:200],
        content=text,
        sha256=digest(text),
        by=str(by),
        by_id=getattr(by, "pk", None),
        at=at,
    )
    approval.save()
    return approval


def kept_contents(kind: str, rows: Collection[int] | None) -> dict[int, Plain]:
    """The last approved content of these rows, where there is any. None: of all rows."""
    if rows is not None and not rows:
        return {}
    found = Approval.objects.filter(kind=kind).order_by("pk")
    if rows is not None:
        found = found.filter(row__in=rows)
    texts = dict(found.values_list("row", "content"))
    return {row: json.loads(text) for row, text in texts.items()}


def kinds_kept() -> set[str]:
    """Kinds of which anything was approved since it was loaded."""
    return set(Approval.objects.order_by().values_list("kind", flat=True).distinct())


def differs(kept: Plain, now: Plain) -> bool:
    """Whether a draft holds something else than was approved.

    Only what was known then is compared: a later release may have added a field.
    """
    return any(value != now.get(name) for name, value in kept.items())


def _of(draft: Draft) -> Any:
    return Approval.objects.filter(kind=draft._meta.model_name or "", row=draft.pk)
