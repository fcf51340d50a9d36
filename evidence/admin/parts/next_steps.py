"""What a curator may want to do next with an entry, each as a link."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from evidence.admin.parts.needs import is_published
from evidence.models import Draft, Finding, Option, State, Study

NEAREST = 12
"""Entries that belong to one and are listed on its page."""


def next_steps(draft: Draft | None, user: Any) -> list[tuple[str, str]]:
    """Address and words of each step beside submitting; none for most kinds of entry."""
    return [*map(_back, unpublished_options(draft)), *_of_a_study(draft, user)]


def unpublished_options(draft: Draft | None) -> list[Option]:
    """Options that an entry names and patients cannot read yet: their pages say what is still needed."""
    if draft is None or isinstance(draft, Option):
        return []
    named: list[Any] = [getattr(draft, name, None) for name in ("option_id", "option", "method")]
    keys = {one for one in named if isinstance(one, str)} | set(getattr(draft, "options", ()) or ())
    new = Option.objects.filter(key__in=keys).exclude(state=State.APPROVED)
    return [one for one in new.order_by("position", "pk")[:NEAREST] if not is_published(one)]


def _back(option: Option) -> tuple[str, str]:
    address = reverse("admin:evidence_option_change", args=[option.pk])
    return f"{address}#needs", _("Back to the option %s: what it still needs") % option.name


def _of_a_study(draft: Draft | None, user: Any) -> list[tuple[str, str]]:
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
