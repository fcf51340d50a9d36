"""Admin pages of translations: choose an English text, write beside it, have it verified."""

import unicodedata
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evidence.admin.parts.plain_words import PlainWordsForm
from evidence.admin.workflow.base import DraftAdmin, shortened
from evidence.admin.workflow.translating import Translations, beside, choices, english_digest
from evidence.core.edition.languages import LANGUAGE, LANGUAGES
from evidence.core.translations.translatable import locked_texts
from evidence.curation.translation_review import stale, validated
from evidence.models import Translation

OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn whole stretches of text around; the marks of single letters may stay."""


class ChooseForm(forms.Form):
    """Which text, and in which language."""

    place = forms.ChoiceField(label=_("English text, as patients read it now"))
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", "---"), *((one.code, f"{one.name} ({one.native})") for one in LANGUAGES)],
    )

    def __init__(self, *args: Any, about: str = "", **kwargs: Any) -> None:
        """All texts of the live edition, or those of one entry."""
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = choices(about)  # type: ignore[attr-defined]


class TranslationForm(PlainWordsForm):
    """The translation, tied to the English that the page showed."""

    instance: Any
    english = forms.CharField(widget=forms.HiddenInput, required=False)
    read_again = forms.BooleanField(
        label=_("I have compared it with the English as it is now"),
        help_text=_("The English was changed after this translation was made."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The English decides what else is asked."""
        super().__init__(*args, **kwargs)
        if "text" not in self.fields:
            return
        self.place = self.instance.place or str(self._given("place"))
        self.language = LANGUAGE.get(self.instance.language or str(self._given("language")))
        self.initial["english"] = self.now = english_digest(self.place)
        for name in ("place", "language"):
            if name in self.fields:
                self.fields[name].widget = forms.HiddenInput()
        if not self.instance.pk or self.instance.english_sha256 == self.now:
            del self.fields["read_again"]
        text = self.fields["text"]
        if self.language:
            text.widget.attrs |= {"lang": self.language.code, "dir": self.language.direction}
        if self.place in locked_texts() and not self._has_sources():
            # Not required either: the error beside the source says what is missing.
            text.disabled, text.required = True, False

    def clean_text(self) -> str:
        """Without control characters and without marks that reorder what is read."""
        return "".join(
            sign
            for sign in str(self.cleaned_data.get("text") or "")
            if sign == "\n" or (unicodedata.category(sign) != "Cc" and sign not in OVERRIDES)
        )

    def clean(self) -> dict[str, Any] | None:
        """Only a published text, only as it is now, and locked words only as others validated them."""
        cleaned = super().clean()
        if "text" not in self.fields:
            return cleaned
        if not self.now:
            self.add_error(None, gettext("Choose an English text that patients can read now."))
        elif self.cleaned_data.get("english") != self.now:
            told = gettext("The English was changed after you opened this page. Read it again.")
            self.add_error(None, told)
        else:
            self.instance.english_sha256 = self.now
        if self.place in locked_texts() and not validated(self.cleaned_data.get("sources") or ()):
            told = gettext(
                "These words are locked: their authors forbid changes. Choose the source in which"
                " the validated translation was published, then copy it from there."
            )
            self.add_error("sources", told)
        return cleaned

    def _given(self, name: str) -> Any:
        return (self.data.get(name) if self.is_bound else self.initial.get(name)) or ""

    def _has_sources(self) -> bool:
        data: Any = self.data
        return bool(data.getlist("sources") if self.is_bound else self.instance.sources)


class StaleFilter(admin.SimpleListFilter):
    """Whether the English was changed after the translation was made."""

    title = _("English")
    parameter_name = "english"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        """Two sides of one question."""
        return [("changed", _("changed since")), ("same", _("the same"))]

    def queryset(self, request: Any, queryset: Any) -> Any:
        """Looked up anew: a column could be forgotten."""
        if self.value() not in ("changed", "same"):
            return queryset
        gone = [one.pk for one in stale(queryset)]
        return (
            queryset.filter(pk__in=gone)
            if self.value() == "changed"
            else queryset.exclude(pk__in=gone)
        )


@admin.register(Translation)
class TranslationAdmin(DraftAdmin):
    """One text in one language."""

    form = TranslationForm
    change_form_template = "admin/evidence/translation_form.html"
    list_display = (
        shortened("place", _("English text")),
        "language",
        shortened("text", _("translation")),
        "english_is",
        "machine_drafted",
        "verified_on",
        "state",
    )
    list_filter = ("state", StaleFilter, "language", "machine_drafted")
    search_fields = ("place", "text", "drafted_by")
    readonly_fields = (*DraftAdmin.readonly_fields, "verified_on", "verified_by")

    @admin.display(description=_("English"))
    def english_is(self, translation: Any) -> str:
        """Whether it says still what was translated."""
        return gettext("changed since") if translation.changed_since else gettext("the same")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        """The list that looks the English up."""
        return Translations

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """To compare again is asked only where there is something to compare."""
        write = self.has_change_permission(request, obj) if obj else True
        left_out = set() if write else {"english"}
        if not (obj and write and obj.english_sha256 != english_digest(obj.place)):
            left_out.add("read_again")
        return [
            (heading, {"fields": [name for name in group["fields"] if name not in left_out]})
            for heading, group in super().get_fieldsets(request, obj)
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A translation stays with its text and its language."""
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, *self.model.identity) if obj else fixed

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """First the choice of a text and a language, then the form with the English beside it."""
        found: Any = self.get_object(request, object_id) if object_id else None
        given = request.POST if request.method == "POST" else request.GET
        place = found.place if found else given.get("place", "")
        code = found.language if found else given.get("language", "")
        if not object_id and request.method == "GET" and self.has_add_permission(request):
            known = Translation.objects.filter(place=place, language=code).first()
            if known:
                address = reverse("admin:evidence_translation_change", args=[known.pk])
                return HttpResponseRedirect(address)
            if not english_digest(place) or code not in LANGUAGE:
                return self._choose(request)
        shown = beside(place, code, found) if code in LANGUAGE else None
        context = {"beside": shown, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, context)

    def _choose(self, request: HttpRequest) -> HttpResponse:
        asked = "place" in request.GET or "language" in request.GET
        about = request.GET.get("about", "")
        form = ChooseForm(request.GET if asked else None, about=about)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Translate a text"),
            "opts": self.opts,
            "form": form,
            "about": about,
        }
        return TemplateResponse(
            request,
            "admin/evidence/translation_choose.html",
            context,
            status=422 if form.errors else 200,
        )
