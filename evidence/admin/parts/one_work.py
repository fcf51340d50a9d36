"""Rows of identifiers that lead a curator to the entry which carries one already."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from evidence.admin.parts.named_boxes import NamedBoxes
from evidence.core.edition.identifiers import same_name

ONE_WORK = ("doi", "pmid", "pmcid")
"""Schemes that name one paper. A trial's registry number may stand on several."""


class OneWorkFormSet(NamedBoxes):
    """The same paper twice would be counted twice."""

    def clean(self) -> None:
        """Refuse a name that another entry carries, with a link to that entry."""
        super().clean()
        for form in self.forms:
            row = getattr(form, "cleaned_data", None) or {}
            if not row or row.get("DELETE") or row.get("same_work"):
                continue
            scheme, value = row.get("scheme", ""), row.get("value", "")
            if scheme in ONE_WORK and value and (other := self._carrier(scheme, form.instance)):
                form.add_error("value", _known_as(other))

    def _carrier(self, scheme: str, row: Any) -> Any:
        """The other entry that carries this identifier, in any letters."""
        owner = self.fk.name
        names = same_name(scheme, row.value)
        model: Any = self.model
        rows = model._default_manager.filter(scheme=scheme, value__iexact=names[1])
        if self.instance.pk:
            rows = rows.exclude(**{owner: self.instance.pk})
        found = rows.select_related(owner).first()
        return getattr(found, owner) if found else None


def _known_as(other: Any) -> ValidationError:
    address = reverse(f"admin:evidence_{other._meta.model_name}_change", args=[other.pk])
    link = format_html('<a href="{}">{}</a>', address, other.key)
    return ValidationError(
        format_html(_("We have this work already: {}. Add to that entry instead."), link)
    )
