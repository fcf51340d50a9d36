"""What the admin pages of all drafts have in common."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from evidence.admin.plain_words import PlainWordsForm
from evidence.models import Draft, Part

if TYPE_CHECKING:
    _DraftAdmin = admin.ModelAdmin[Draft]
    _Parts = admin.StackedInline[Part, Draft]
    _PartsTable = admin.TabularInline[Part, Draft]
else:
    _DraftAdmin = SimpleHistoryAdmin
    _Parts = admin.StackedInline
    _PartsTable = admin.TabularInline

WORKFLOW = ("state", "review_due_on", "position", "origin", "created_at", "updated_at")


class DraftAdmin(_DraftAdmin):
    """Content first, then how far it is on its way to patients."""

    form: Any = PlainWordsForm
    list_filter: ClassVar[tuple[Any, ...]] = ("state", "review_due_on")
    list_per_page = 100
    list_select_related = True
    ordering = ("position", "pk")
    readonly_fields: ClassVar[tuple[str, ...]] = ("origin", "created_at", "updated_at")
    save_on_top = True
    lists: ClassVar[Sequence[tuple[Any, Sequence[Any]]]] = ()
    """Groups of fields below the first one: heading and names."""
    show_facets = admin.ShowFacets.NEVER

    def get_fieldsets(self, request: HttpRequest, obj: Draft | None = None) -> Any:
        """What people will read on top, further groups, then the workflow."""
        rows = (row for _heading, names in self.lists for row in names)
        placed = {*flatten(list(rows)), *WORKFLOW}
        first = [name for name in super().get_fields(request, obj) if name not in placed]
        return [
            (None, {"fields": first}),
            *((heading, {"fields": names}) for heading, names in self.lists),
            (_("On the way to patients"), {"fields": WORKFLOW}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Draft | None = None) -> Any:
        """What other entries and old editions point to cannot change any more."""
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, *self.model.identity) if obj and "key" in self.model.identity else fixed


class Parts(_Parts):
    """Rows of a draft, one below the other."""

    extra = 0
    ordering = ("position", "pk")


class PartsTable(_PartsTable):
    """Short rows of a draft, as a table."""

    extra = 0
    ordering = ("position", "pk")


def shortened(field: str, name: Any) -> Any:
    """A column with the beginning of a long text."""

    @admin.display(description=name, ordering=field)
    def column(draft: models.Model) -> str:
        text = str(getattr(draft, field) or "")
        return text if len(text) <= 90 else f"{text[:89]}…"

    return column
