"""Admin pages that flag sources: a list of notices, or one source by hand. Live at once."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.core.checks.references import named_entries
from evidence.core.edition.ledger import Nature
from evidence.editions.publish import mark_source
from evidence.editions.store import current_edition
from evidence.importing.notices import flag_matches
from evidence.importing.records import Refused
from evidence.models import RetractionCheck, Source
from evidence.presenters.source_pages import pages_naming

REJECTED_SHOWN = 50


class NoticesForm(forms.Form):
    """One table of notices."""

    file = forms.FileField(
        label=gettext_lazy("Table of notices (CSV)"),
        help_text=gettext_lazy(
            "The first line names the columns: doi or pmid, nature, date. The list of Retraction"
            " Watch works as it is. Commas, semicolons and tabs are read."
            " Example: 10.3390/life15030500, Retraction, 2026-11-02"
        ),
    )


class SourceMarkForm(forms.Form):
    """What happened to one source, and where that is said."""

    nature = forms.ChoiceField(
        label=gettext_lazy("What happened"),
        choices=[
            (Nature.RETRACTED.value, gettext_lazy("its journal retracted it")),
            (Nature.CONCERN.value, gettext_lazy("its journal has doubts about it")),
            (Nature.REINSTATED.value, gettext_lazy("it is good again: undo the flag")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what happened.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        help_text=gettext_lazy("People will read it, like “Its journal retracted it.”"),
        error_messages={"required": gettext_lazy("Say why in a sentence that people will read.")},
    )
    notice = forms.URLField(
        label=gettext_lazy("Address of the notice"),
        assume_scheme="https",
        required=False,
        help_text=gettext_lazy("Like https://doi.org/10.1000/retraction.1"),
    )
    told_on = forms.DateField(
        label=gettext_lazy("Date of the notice"),
        required=False,
        help_text=gettext_lazy("Like 2026-11-02"),
    )

    def sentence(self) -> str:
        """Reason, date and address in one text, as the ledger keeps it."""
        day: date | None = self.cleaned_data["told_on"]
        when = _("Notice of %s.") % day.isoformat() if day else ""
        return " ".join(
            filter(None, [self.cleaned_data["reason"], when, self.cleaned_data["notice"]])
        )


def notices_page(pages: Any, request: HttpRequest) -> HttpResponse:
    """Upload a list; every match is flagged before the page comes back."""
    _may_flag(request)
    form = NoticesForm(request.POST or None, request.FILES or None)
    outcome = None
    if request.method == "POST" and form.is_valid():
        try:
            outcome = flag_matches(
                form.cleaned_data["file"].read(),
                by=request.user.get_username(),
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error("file", _(refusal.reason) % refusal.values)
    context = _context(pages, request, _("Import a list of retractions")) | {
        "form": form,
        "outcome": outcome,
        "told": [(one, _mark_url(one.key)) for one in outcome.told] if outcome else [],
        "last": RetractionCheck.objects.order_by("-pk").first(),
        "rejected": [(line, _(reason)) for line, reason in outcome.rejected[:REJECTED_SHOWN]]
        if outcome
        else [],
    }
    return TemplateResponse(
        request,
        "admin/evidence/ledgerentry/notices.html",
        context,
        status=422 if form.errors else 200,
    )


def mark_page(pages: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Flag one source; the page says first how much of the live edition rests on it."""
    _may_flag(request)
    source, edition = get_object_or_404(Source, pk=pk), current_edition()
    form = SourceMarkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        nature = Nature(form.cleaned_data["nature"])
        by, now = request.user.get_username(), timezone.now()
        day = form.cleaned_data["told_on"]
        mark_source(
            source.key,
            nature,
            reason=form.sentence(),
            by=by,
            now=now,
            notice_on=day.isoformat() if day else "",
        )
        messages.success(request, _("Done. Every page shows it within a minute."))
        return HttpResponseRedirect(reverse("admin:evidence_ledgerentry_changelist"))
    context = _context(pages, request, _("Flag a source")) | {
        "form": form,
        "source": source,
        "resting": resting_on(source.key),
        "pages": pages_naming(edition.catalogue, source.key) if edition else 0,
    }
    return TemplateResponse(
        request,
        "admin/evidence/ledgerentry/mark.html",
        context,
        status=422 if form.errors else 200,
    )


def resting_on(key: str) -> list[str]:
    """Entries of the live edition that cite a source, by their names."""
    edition = current_edition()
    if edition is None:
        return []
    return [
        name
        for name, entry in named_entries(edition.catalogue)
        if key in (getattr(entry, "sources", None) or ())
    ]


def _mark_url(key: str) -> str:
    """Where a curator decides what a notice means."""
    pk = Source.objects.values_list("pk", flat=True).get(key=key)
    return reverse("admin:evidence_source_mark", args=[pk])


def _may_flag(request: HttpRequest) -> None:
    if not request.user.has_perm("evidence.withdraw_edition"):
        raise PermissionDenied


def _context(pages: Any, request: HttpRequest, title: str) -> dict[str, Any]:
    return {**pages.admin_site.each_context(request), "title": title, "opts": pages.opts}
