"""An older approved content of one draft, made its draft again. Nothing between is lost."""

import json
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from evidence.audit import trail as audit
from evidence.audit.trail import Action
from evidence.core.edition.ledger import with_ledger
from evidence.core.edition.vocabulary import Checked
from evidence.curation.authorship import and_writer
from evidence.curation.review import ReviewRefused, reopen
from evidence.drafts.rows import columns_of, part_models, part_rows
from evidence.editions.edition import read_ledger
from evidence.editions.store import current_edition
from evidence.models import Approval, Draft


def bring_back(draft: Draft, approval: Approval, *, by: Any, reason: str, sure: bool) -> Draft:
    """Write an approved content into the draft; it then needs a review like any other change.

    Raises ReviewRefused, also where a source behind it was retracted and nobody said `sure`.
    """
    if not by.has_perm(f"evidence.change_{draft._meta.model_name}"):
        raise ReviewRefused(_("Only authors may bring back an older text."))
    if not reason.strip():
        raise ReviewRefused(_("Say why the older text is better."))
    if (gone := retracted_in(approval)) and not sure:
        told = ", ".join(gone)
        raise ReviewRefused(_("Retracted since then: %s. Confirm that you know.") % told)
    with transaction.atomic():
        return _write(draft, json.loads(approval.content), by, reason.strip())


def retracted_in(approval: Approval) -> list[str]:
    """Keys of retracted sources on which an approved content rests."""
    edition = current_edition()
    if edition is None:
        return []
    catalogue = with_ledger(edition.catalogue, read_ledger())
    gone = {s.key for s in catalogue.sources if s.checked == Checked.RETRACTED}
    return sorted(gone & set(json.loads(approval.content).get("sources") or ()))


def _write(draft: Draft, plain: dict[str, Any], by: Any, reason: str) -> Draft:
    row: Any = type(draft)._default_manager.select_for_update().get(pk=draft.pk)
    reopen(row)
    for name, value in columns_of(type(draft), plain).items():
        setattr(row, name, value)
    row.updated_at, row.written_by = timezone.now(), and_writer(row.written_by, by)
    columns = [field.name for field in row._meta.concrete_fields if not field.primary_key]
    bulk_update_with_history(
        [row], type(row), columns, default_user=by, default_change_reason=reason[:100]
    )
    audit.record(
        Action.BROUGHT_BACK,
        by=by,
        name=str(row),
        about=audit.about(row),
        reason=reason,
        content=audit.content_digest(row),
    )
    for name, model in part_models(type(draft)).items():
        if name not in plain:
            continue
        for part in model._default_manager.filter(**{model.of: row}):
            part._history_user = by  # type: ignore[attr-defined]
            part.delete()
        for part in part_rows(model, [(row, plain[name])]):
            part._history_user = by  # type: ignore[attr-defined]
            part.save()
    found: Draft = row
    return found
