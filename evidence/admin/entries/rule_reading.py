"""A rule read out in plain language while it is edited, with what it would change for people."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.helpers import AdminErrorList
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from evidence.admin.parts.impacts import impact_in_words
from evidence.admin.parts.rule_in_words import reading
from evidence.core.edition.vocabulary import Effect
from evidence.drafts.rows import content_of
from evidence.models import Draft, Rule

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Draft]
else:
    _ModelAdmin = admin.ModelAdmin

LOOK = "_look"
ONLY_LOOKING = "only looking"
FIELDS = ("key", "effect", "text", "except_already_using")
LISTS = ("options", "basis", "covered_by", "sources")


class ReadAloud(_ModelAdmin):
    """The rules editor: one button reads the rule out and saves nothing."""

    change_form_template = "admin/evidence/rule_form.html"

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """When somebody only looks, the form comes back with everything in it, unsaved."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if LOOK not in request.POST:
            return form

        class Looked(form):  # type: ignore[misc]
            def clean(self) -> Any:
                cleaned = super().clean()
                self.add_error(None, ONLY_LOOKING)
                return cleaned

        return Looked

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """The stock page, with the rule in plain words."""
        context: dict[str, Any] = {"reading": [], "impact": None, "why_not": "", "looked": False}
        response = super().changeform_view(
            request, object_id, form_url, {**context, **(extra_context or {})}
        )
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            if LOOK in request.POST:
                _look(response.context_data)
            elif object_id and (rule := self.get_object(request, object_id)):
                response.context_data["reading"] = list(reading(content_of(rule)))
        return response


def _look(page: dict[str, Any]) -> None:
    form = page["adminform"].form
    formsets = [inline.formset for inline in page["inline_admin_formsets"]]
    form.errors.pop(NON_FIELD_ERRORS, None)
    page["errors"] = AdminErrorList(form, formsets)
    plain = _plain(form, formsets)
    page |= {"looked": True, "reading": list(reading(plain))}
    if plain["when"] and plain["effect"] and (plain["options"] or plain["effect"] == Effect.STOP):
        page["impact"], page["why_not"] = impact_in_words(Rule(), plain)


def _plain(form: Any, formsets: list[Any]) -> dict[str, Any]:
    """What the form says, in the shape of an edition's rule."""
    said = form.cleaned_data
    plain = {name: said.get(name) or "" for name in FIELDS}
    plain |= {name: list(said.get(name) or ()) for name in LISTS}
    plain["key"] = plain["key"] or form.instance.key or "new"
    plain["except_already_using"] = bool(said.get("except_already_using"))
    lines = [
        part.cleaned_data
        for formset in formsets
        for part in formset.forms
        if getattr(part, "cleaned_data", None) and not part.cleaned_data.get("DELETE")
    ]
    plain["when"] = [
        {"item": line["item"], "codes": list(line["codes"])}
        for line in lines
        if line.get("item") and line.get("codes")
    ]
    return plain
