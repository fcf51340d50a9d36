"""What a curator may want to do next with an entry, each as a link."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from evidence.models import Draft, Finding, Study

NEAREST = 12
"""Entries that belong to one and are listed on its page."""


def next_steps(draft: Draft | None, user: Any) -> list[tuple[str, str]]:
    """Address and words of each step beside submitting; none for most kinds of entry."""
    study = draft.study if isinstance(draft, Finding) else draft
    if not isinstance(study, Study):
        return []
    steps = [_to(study)] if isinstance(draft, Finding) else []
    found = Finding.objects.filter(study=study)
    found = found.exclude(pk=draft.pk) if isinstance(draft, Finding) else found
    steps += [_to(finding) for finding in found.order_by("position", "pk")[:NEAREST]]
    if user.has_perm("evidence.add_finding"):
        address = reverse("admin:evidence_finding_add")
        more = _("Add another finding of this study, a benefit or a harm")
        words = more if found or steps else _("Add what it found: one finding for each outcome")
        steps.append((f"{address}?{urlencode({'study': study.key})}", words))
    return steps


def _to(draft: Draft) -> tuple[str, str]:
    kind = draft._meta.model_name
    words = _("Open the %(kind)s %(name)s (%(state)s)") % {
        "kind": draft._meta.verbose_name,
        "name": " ".join(draft.name_in_editions),
        "state": draft.get_state_display(),
    }
    return reverse(f"admin:evidence_{kind}_change", args=[draft.pk]), words
