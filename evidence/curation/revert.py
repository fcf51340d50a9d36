"""An older approved content of one draft, made its draft again. Nothing between is lost."""

import json
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from evidence.audit.trail import Action
from evidence.core.edition.ledger import with_ledger
from evidence.core.edition.vocabulary import Checked
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
    row._history_user, row._change_reason = by, reason[:100]
    row._said = {"action": Action.BROUGHT_BACK, "reason": reason, "by": by}
    row.save()
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
