"""Admin pages of imports: upload a list, see what it would do, add it, undo it."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evidence.admin.workflow.import_rows import row_of
from evidence.importing.batches import Decisions, add, discard, show
from evidence.importing.records import FILE_BYTES, TOO_LARGE, Refused
from evidence.importing.steps import NotNow
from evidence.importing.undoing import undo
from evidence.models import BatchState, ImportBatch, Verdict

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[ImportBatch]
else:
    _ModelAdmin = admin.ModelAdmin


class UploadForm(forms.Form):
    """One file, whatever it is called."""

    file = forms.FileField(
        label=gettext_lazy("File of sources"),
        help_text=gettext_lazy(
            "RIS, NBIB (PubMed), BibTeX or CSL-JSON, at most 1 MB and 2,000 records. In Zotero:"
            " choose “Export collection”, then “RIS”. In PubMed: “Save”, then “PubMed”."
        ),
        error_messages={
            "required": gettext_lazy("Choose a file, like exosomes.ris."),
            "empty": gettext_lazy("The file is empty."),
        },
    )

    def clean_file(self) -> Any:
        """The size is known before a byte is read."""
        upload = self.cleaned_data["file"]
        if upload.size > FILE_BYTES:
            raise forms.ValidationError(_(TOO_LARGE) % {"limit": "1 MB"})
        return upload


@admin.register(ImportBatch)
class ImportBatchAdmin(_ModelAdmin):
    """Who may add a source may import one; who may look at sources may look at imports."""

    list_display = ("file_name", "form", "found", "state", "uploaded_at", "uploaded_by")
    list_filter = ("state", "form")
    list_select_related = ("uploaded_by",)
    search_fields = ("file_name", "sha256")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """As for sources."""
        return request.user.has_perm("evidence.view_source")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """As for sources."""
        return request.user.has_perm("evidence.add_source")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Adding and undoing have buttons of their own; nothing else can be changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was added stays told."""
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        """As for sources."""
        return self.has_view_permission(request)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Upload a file; nothing about sources changes yet."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            upload = form.cleaned_data["file"]
            try:
                batch = show(
                    upload.read(),
                    file_name=upload.name,
                    by=request.user,  # type: ignore[arg-type]
                    now=timezone.now(),
                )
            except Refused as refusal:
                form.add_error("file", _(refusal.reason) % refusal.values)
            else:
                return HttpResponseRedirect(_address(batch))
        context = self._context(request, _("Import sources")) | {"form": form}
        return TemplateResponse(
            request,
            "admin/evidence/importbatch/upload.html",
            context,
            status=422 if form.is_bound else 200,
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What the file does to each source; the buttons add, discard or undo it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not object_id.isascii() or not object_id.isdecimal() or len(object_id) > 18:
            raise Http404
        batch = get_object_or_404(ImportBatch, pk=object_id)
        if request.method == "POST":
            if not self.has_add_permission(request):
                raise PermissionDenied
            return self._decide(request, batch)
        return self._page(request, batch)

    def _decide(self, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
        by: Any = request.user
        try:
            if "discard" in request.POST:
                discard(batch)
                messages.success(request, _("The upload was discarded. No source has changed."))
                return HttpResponseRedirect(reverse("admin:evidence_importbatch_changelist"))
            if "undo" in request.POST:
                done = undo(batch, by=by, now=timezone.now())
                told = _("Undone: %(removed)s drafts removed, %(restored)s sources restored.")
            else:
                done = add(batch, _decisions(request, batch), by=by, now=timezone.now())
                told = _("Added %(added)s sources as drafts; %(changed)s sources took new values.")
        except NotNow as refusal:
            batch.refresh_from_db()
            return self._page(request, batch, str(refusal), status=409)
        messages.success(request, told % done)
        return HttpResponseRedirect(_address(batch))

    def _page(
        self, request: HttpRequest, batch: ImportBatch, problem: str = "", status: int = 200
    ) -> HttpResponse:
        lines = list(batch.lines.select_related("source"))
        chosen = _decisions(request, batch) if request.method == "POST" else Decisions()
        counts = {one: sum(line.verdict == one for line in lines) for one in Verdict.values}
        twin = ImportBatch.objects.filter(sha256=batch.sha256, state=BatchState.ADDED)
        context = self._context(request, batch.file_name) | {
            "batch": batch,
            "rows": [row_of(line, chosen) for line in lines],
            "counts": [(Verdict(one).label, n) for one, n in counts.items() if n],
            "to_add": ngettext(
                "Add %(n)s source as a draft", "Add %(n)s sources as drafts", counts["new"]
            )
            % {"n": counts["new"]},
            "can_decide": self.has_add_permission(request),
            "problem": problem,
            "twin": twin.exclude(pk=batch.pk).first(),
            "waiting": batch.state == BatchState.WAITING,
            "added": batch.state == BatchState.ADDED,
        }
        return TemplateResponse(
            request, "admin/evidence/importbatch/batch.html", context, status=status
        )

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts}


def _address(batch: ImportBatch) -> str:
    return reverse("admin:evidence_importbatch_change", args=[batch.pk])


def _decisions(request: HttpRequest, batch: ImportBatch) -> Decisions:
    """What was ticked: take=17-title, and alike-17=same or another."""
    accepted: dict[int, set[str]] = {}
    for name in request.POST.getlist("take"):
        line, _dash, field = name.partition("-")
        if line.isdecimal():
            accepted.setdefault(int(line), set()).add(field)
    alike = {
        int(name.removeprefix("alike-")): value
        for name, value in request.POST.items()
        if name.startswith("alike-") and name.removeprefix("alike-").isdecimal()
    }
    return Decisions(
        accepted=accepted,
        another_work=[line for line, value in alike.items() if value == "another"],
        same_work=[line for line, value in alike.items() if value == "same"],
    )
