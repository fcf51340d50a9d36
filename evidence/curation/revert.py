"""An older approved content of one draft, made its draft again. Nothing between is lost."""

import json
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from evidence.audit.trail import Action
from evidence.core.edition.ledger import with_ledger
from evidence.core.edition.vocabulary import Checked
from evidence.curation.review import ReviewRefused
from evidence.curation.rewriting import rewrite
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
        plain = json.loads(approval.content)
        return rewrite(draft, plain, by=by, reason=reason.strip(), action=Action.BROUGHT_BACK)


def retracted_in(approval: Approval) -> list[str]:
    """Keys of retracted sources on which an approved content rests."""
    edition = current_edition()
    if edition is None:
        return []
    catalogue = with_ledger(edition.catalogue, read_ledger())
    gone = {s.key for s in catalogue.sources if s.checked == Checked.RETRACTED}
    return sorted(gone & set(json.loads(approval.content).get("sources") or ()))
