"""A whole content written into a draft, as one step of the trail. Nothing between is lost."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from evidence.audit import trail as audit
from evidence.audit.trail import Action
from evidence.core.edition.serialisation import from_plain, to_plain
from evidence.curation.authorship import and_writer
from evidence.curation.review import ReviewRefused, reopen
from evidence.drafts import approvals
from evidence.drafts.rows import columns_of, kind_of, part_models, part_rows
from evidence.models import Approval, CountryUnion, Draft, Part, SourceIdentifier, State

Plain = Mapping[str, Any]


def rewrite(
    draft: Draft, plain: Plain, *, by: Any, reason: str, action: Action, submit: bool = False
) -> Draft:
    """Write this content; the draft then needs a review like after any other change.

    `submit`: it waits for that review at once. Call it inside a transaction.
    """
    row: Any = type(draft)._default_manager.select_for_update().get(pk=draft.pk)
    before = row.state
    reopen(row)
    row.written_by = and_writer(row.written_by, by)
    if submit:
        row.state, row.submitted_by = State.IN_REVIEW, by.pk
    return _written(row, plain, by, reason, action, before)


def discard(draft: Draft, approval: Approval, *, by: Any, reason: str) -> Draft:
    """Give a draft exactly the content that was approved last, and its approval with it.

    Raises ReviewRefused where that content cannot be read any more.
    """
    plain = approvals.content(approval)
    if not isinstance(draft, CountryUnion):
        try:
            # What the entry has learned to hold since is put back as well: nobody approved it.
            plain = to_plain(from_plain(kind_of(draft).value, dict(plain), draft._meta.label))
        except ValueError as error:
            raise ReviewRefused(
                _("What was approved cannot be read any more: %s") % error
            ) from error
    row: Any = type(draft)._default_manager.select_for_update().get(pk=draft.pk)
    before, row.state = row.state, State.APPROVED
    row.written_by, row.submitted_by = [], None
    return _written(row, plain, by, reason, Action.BROUGHT_BACK, before)


def new_parts(draft: Draft, plain: Plain, *, by: Any, reason: str) -> None:
    """Write the lines of a draft that has none yet."""
    for name, model in part_models(type(draft)).items():
        parts = list(part_rows(model, [(draft, plain.get(name) or [])]))
        for part in parts:
            _mark_known_work(part)
        bulk_create_with_history(parts, model, default_user=by, default_change_reason=reason[:100])


def _written(row: Any, plain: Plain, by: Any, reason: str, action: Action, before: str) -> Draft:
    for name, value in columns_of(type(row), plain).items():
        setattr(row, name, value)
    row.updated_at = timezone.now()
    # By hand: for one row Django's bulk update takes ten times as long.
    type(row)._default_manager.filter(pk=row.pk).update(**_columns(row))
    bulk_update_with_history(
        [row], type(row), (), default_user=by, default_change_reason=reason[:100]
    )
    kind: type[Draft] = type(row)
    for name, model in part_models(kind).items():
        if name in plain:
            _replace_parts(row, model, plain[name], by, reason)
    audit.record(
        action,
        by=by,
        name=str(row),
        about=audit.about(row),
        states=(before, row.state) if before != row.state else ("", ""),
        reason=reason,
        content=audit.content_digest(row),
    )
    found: Draft = row
    return found


def _replace_parts(row: Any, model: type[Part], entries: Any, by: Any, reason: str) -> None:
    parts = list(part_rows(model, [(row, entries)]))
    there = model._default_manager.filter(**{model.of: row})
    if list(map(_columns, there)) == list(map(_columns, parts)):
        return
    for part in there:
        part._history_user = by  # type: ignore[attr-defined]
        part._change_reason = reason[:100]  # type: ignore[attr-defined]
        part.delete()
    for part in parts:
        _mark_known_work(part)
    bulk_create_with_history(parts, model, default_user=by, default_change_reason=reason[:100])


def _columns(row: Any) -> dict[str, Any]:
    fields = (field for field in row._meta.concrete_fields if not field.primary_key)
    return {field.attname: getattr(row, field.attname) for field in fields}


def _mark_known_work(part: Part) -> None:
    """An identifier that another source has already names the same work; there it stands first."""
    if isinstance(part, SourceIdentifier) and not part.same_work:
        others = SourceIdentifier.objects.filter(
            scheme=part.scheme, value__iexact=part.value, same_work=False
        )
        part.same_work = others.exclude(source=part.source_id).exists()
