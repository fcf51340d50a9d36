"""What the admin pages of all drafts have in common."""

from collections.abc import Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from evidence.admin.parts.named_boxes import NamedBoxes
from evidence.admin.parts.needs import needs, to_gather
from evidence.admin.parts.next_steps import next_steps
from evidence.admin.parts.places import chosen_from_list
from evidence.admin.parts.plain_words import PlainWordsForm
from evidence.admin.parts.stale import fresh_only
from evidence.admin.workflow.reviewing import Reviewed
from evidence.admin.workflow.translating import translate_url
from evidence.curation import review
from evidence.curation.membership import open_set_of
from evidence.editions.kept import answers_of
from evidence.models import Draft, Part, State

if TYPE_CHECKING:
    _DraftAdmin = admin.ModelAdmin[Draft]
    _Parts = admin.StackedInline[Part, Draft]
    _PartsTable = admin.TabularInline[Part, Draft]
else:
    _DraftAdmin = SimpleHistoryAdmin
    _Parts = admin.StackedInline
    _PartsTable = admin.TabularInline

WORKFLOW = ("state", "review_due_on", "position", "origin", "created_at", "updated_at")
OF_A_NEW_ONE = {"fields": ("review_due_on", "position"), "classes": ("collapse",)}
"""Both fill themselves in."""


class DraftAdmin(Reviewed, _DraftAdmin):
    """Content first, then how far it is on its way to patients."""

    form: Any = PlainWordsForm
    list_filter: ClassVar[tuple[Any, ...]] = ("state", "review_due_on")
    list_per_page = 100
    list_select_related = True
    ordering = ("position", "pk")
    readonly_fields: ClassVar[tuple[str, ...]] = (
        "state",
        "origin",
        "created_at",
        "updated_at",
    )
    lists: ClassVar[Sequence[tuple[Any, Sequence[Any]]]] = ()
    """Groups of fields below the first one: heading and names."""
    show_facets = admin.ShowFacets.NEVER
    actions: Any = ("submit_selected", "approve_selected", "check_selected_again")
    history_list_per_page = 50
    change_form_template = "admin/evidence/draft_form.html"
    delete_confirmation_template = "admin/evidence/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/evidence/delete_selected_confirmation.html"
    object_history_list_template = "admin/evidence/history_list.html"

    def get_fieldsets(self, request: HttpRequest, obj: Draft | None = None) -> Any:
        """What people will read on top, further groups, then the workflow."""
        rows = (row for _heading, names in self.lists for row in names)
        placed = {*flatten(list(rows)), *WORKFLOW}
        first = [name for name in super().get_fields(request, obj) if name not in placed]
        return [
            (None, {"fields": first}),
            *((heading, {"fields": names}) for heading, names in self.lists),
            (_("On the way to patients"), {"fields": WORKFLOW})
            if obj
            else (_("When to check it again, and its place"), dict(OF_A_NEW_ONE)),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Draft | None = None) -> Any:
        """What other entries and old editions point to cannot change any more."""
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, *self.model.identity) if obj and "key" in self.model.identity else fixed

    def get_form(
        self, request: HttpRequest, obj: Draft | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """A form that refuses to overwrite what somebody else has saved since it was opened."""
        form = super().get_form(request, obj, change=change, **kwargs)
        return fresh_only(form, request.POST.get("version", ""))

    def formfield_for_dbfield(
        self, db_field: "models.Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Countries and currencies are chosen by name; nobody knows all codes."""
        return chosen_from_list(db_field) or super().formfield_for_dbfield(
            db_field, request, **kwargs
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """The page knows which revision it shows."""
        obj = self.get_object(request, object_id) if object_id else None
        shown = request.POST.get("version") or (review.version_of(obj) if obj else "")
        own = {
            "version": shown,
            "draft": obj,
            "translate_url": translate_url(obj),
            "next_steps": next_steps(obj, request.user),
            "answers": answers_of(obj) if obj else [],
            # Worked out where the page is drawn, and not where a saved form leads on.
            "needs": cache(partial(needs, obj)),
            "change_set": open_set_of(obj) if obj else None,
            "gather": to_gather(obj, request.user),
        }
        context = {**own, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)

    def save_model(self, request: HttpRequest, obj: Draft, form: Any, change: bool) -> None:
        """An edited entry is a draft again; patients go on seeing what was approved."""
        if not change:
            obj.state = State.DRAFT
        elif not form.changed_data:
            return
        else:
            obj.state = self._reopened(obj).state
        super().save_model(request, obj, form, change)

    def response_post_save_add(self, request: HttpRequest, obj: Draft) -> HttpResponseRedirect:
        """The page of the new entry says what comes next; the list would leave its author alone."""
        address = reverse(f"admin:evidence_{self.opts.model_name}_change", args=[obj.pk])
        return HttpResponseRedirect(address)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """So is one of which only a line changed."""
        lines = any(formset.has_changed() for formset in formsets)
        if change and lines and not form.changed_data:
            form.instance.state = self._reopened(form.instance).state
            form.instance.save()
        super().save_related(request, form, formsets, change)

    def has_delete_permission(self, request: HttpRequest, obj: Draft | None = None) -> bool:
        """What patients may see goes only by the hand of a publisher."""
        allowed = super().has_delete_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        publisher = request.user.has_perm("evidence.publish_edition")
        author = request.user.has_perm(f"evidence.change_{self.opts.model_name}")
        return publisher if review.was_approved(obj) else author

    def _reopened(self, draft: Draft) -> Draft:
        stored = type(draft)._default_manager.get(pk=draft.pk)
        review.reopen(stored)
        return stored


class Parts(_Parts):
    """Rows of a draft, one below the other."""

    extra = 0
    told: Any = ""
    """A sentence of help above the rows."""
    stands_first = False
    """Whether the rows stand above the fields, because a curator begins with them."""
    ordering = ("position", "pk")


class PartsTable(_PartsTable):
    """Short rows of a draft, as a table."""

    extra = 0
    formset: Any = NamedBoxes
    told: Any = ""
    stands_first = False
    ordering = ("position", "pk")


def shortened(field: str, name: Any) -> Any:
    """A column with the beginning of a long text."""

    @admin.display(description=name, ordering=field)
    def column(draft: models.Model) -> str:
        text = str(getattr(draft, field) or "")
        return text if len(text) <= 90 else f"{text[:89]}…"

    return column
