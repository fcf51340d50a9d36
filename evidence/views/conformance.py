"""How the aid meets the standards: generated from data and tests, never typed as a claim."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from evidence.store import PublishedEdition
from evidence.views.public import public_page

Shown = tuple[str, Mapping[str, Any]]


@public_page
def conformance(edition: PublishedEdition, today: str) -> Shown:
    """Every item of the standards with its state and its proof."""
    return "evidence/conformance.html", {"title": _("How this aid meets the standards")}
