"""The review page of every draft: what changed, who wrote it, and the next step."""

import json
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.admin.parts.differences import Difference, differences
from evidence.admin.parts.impacts import impact_in_words
from evidence.admin.parts.kept import asked, told_at_once, typed_reasons
from evidence.admin.parts.needs import needs, to_gather
from evidence.admin.parts.next_steps import next_steps
from evidence.admin.parts.rule_in_words import reading
from evidence.admin.workflow.translating import beside
from evidence.curation import change_sets, review
from evidence.curation.authorship import writers_of
from evidence.curation.impact_preview import in_the_way
from evidence.curation.membership import open_set_of
from evidence.curation.revert import bring_back, retracted_in
from evidence.curation.review import ReviewRefused
from evidence.drafts import approvals
from evidence.drafts.rows import content_of
from evidence.editions.kept import answers_of
from evidence.models import AuditRow, Draft, Rule, State, Translation

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Draft]
else:
    _ModelAdmin = admin.ModelAdmin

DONE = {
    "submit": gettext_lazy("“%s” waits for a review now. Your first page will say how it went."),
    "approve": gettext_lazy("“%s” is approved. The next edition will say it."),
    "send_back": gettext_lazy("“%s” is a draft again."),
    "bring_back": gettext_lazy("The older text of “%s” is a draft now. Submit it for review."),
}
LONGEST_TRAIL = 40
MOST_READ = 25
"""Entries that one page shows to be read and approved; nobody compares more at a time."""


class Reviewed(_ModelAdmin):
    """Steps on the way to patients, one entry or many at a time."""

    def get_urls(self) -> Any:
        """The review page beside the stock pages."""
        name = f"evidence_{self.opts.model_name}_review"
        address = path(
            "<path:object_id>/review/", self.admin_site.admin_view(self.review_view), name=name
        )
        return [address, *super().get_urls()]

    def review_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Everything a reviewer needs, and the buttons."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        draft = self.get_object(request, unquote(object_id))
        if draft is None:
            raise Http404(object_id)
        problem = ""
        if request.method == "POST":
            if request.POST.get("step") not in DONE or not self._may_step(request):
                raise PermissionDenied
            try:
                self._step(request, draft, request.POST["step"])
            except ReviewRefused as refused:
                problem = str(refused)
            else:
                messages.success(request, str(DONE[request.POST["step"]]) % draft)
                return HttpResponseRedirect(request.path)
        return self._review_page(request, draft, problem)

    def _may_step(self, request: HttpRequest) -> bool:
        reviewer = request.user.has_perm("evidence.approve_draft")
        return reviewer or self.has_change_permission(request)

    def _step(self, request: HttpRequest, draft: Draft, step: str) -> None:
        by, version = request.user, request.POST.get("version", "")
        reason = request.POST.get("reason", "")
        if step == "submit":
            review.submit(draft, by=by, version=version)
            self._tell_what_is_in_the_way(request, draft)
        elif step == "approve":
            review.approve(draft, by=by, version=version, kept=typed_reasons(request))
            change_sets.settle(draft)
        elif step == "send_back":
            review.send_back(draft, by=by, reason=reason, version=version)
        else:
            older = {str(one.pk): one for one in approvals.all_of(draft)}
            chosen = older.get(request.POST.get("approval", ""))
            if chosen is None:
                raise ReviewRefused(_("Choose an older text."))
            sure = "sure" in request.POST
            bring_back(draft, chosen, by=by, reason=reason, sure=sure)

    def _tell_what_is_in_the_way(self, request: HttpRequest, draft: Draft) -> None:
        """Who wrote it learns at once what a reviewer would be refused; a set is looked at as a whole."""
        change_set = open_set_of(draft)
        if change_set and change_set.is_whole:
            return
        # What it names may be submitted next; a reviewer is told to begin with that.
        found = [one for one in in_the_way([draft]) if review.NOT_THERE not in one.text]
        for one in found[: review.MOST_TOLD]:
            messages.warning(request, told_at_once(one))

    def _review_page(self, request: HttpRequest, draft: Draft, problem: str) -> HttpResponse:
        now, last = content_of(draft), approvals.latest(draft)
        writers = writers_of(draft)
        reviewer = request.user.has_perm("evidence.approve_draft")
        waits = draft.state == State.IN_REVIEW
        change_set = open_set_of(draft)
        alone = change_set is None or not change_set.is_whole
        settled = draft.state == State.APPROVED
        rows, left_empty = since_approval(draft) if last or waits else ([], [])
        impact, why_not = (None, "") if settled else impact_in_words(draft)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Review: %s") % draft,
            "opts": self.opts,
            "draft": draft,
            "state": draft.get_state_display(),
            "change_url": reverse(f"admin:evidence_{self.opts.model_name}_change", args=[draft.pk]),
            "version": review.version_of(draft),
            "problem": problem,
            "last": last,
            "is_new": last is None and draft.state != State.APPROVED,
            "differences": rows,
            "left_empty": left_empty,
            "beside": beside(draft.place, draft.language, draft)
            if isinstance(draft, Translation)
            else None,
            "reading": list(reading(now)) if isinstance(draft, Rule) else [],
            "impact": impact,
            "why_not": why_not,
            "own": request.user.pk in writers,
            "can_submit": draft.state == State.DRAFT and self.has_change_permission(request, draft),
            "can_approve": waits and alone and reviewer and request.user.pk not in writers,
            "can_send_back": waits and (reviewer or draft.submitted_by == request.user.pk),
            "can_change": self.has_change_permission(request, draft),
            "next_steps": next_steps(draft, request.user),
            "needs": needs(draft),
            "asked": asked(in_the_way([draft]), request) if waits and alone else [],
            "answers": answers_of(draft),
            "change_set": change_set,
            "gather": to_gather(draft, request.user),
            "older": [(one, retracted_in(one)) for one in approvals.all_of(draft)],
            "trail": AuditRow.objects.filter(kind=self.opts.model_name, row=draft.pk).order_by(
                "-pk"
            )[:LONGEST_TRAIL],
        }
        status = 409 if problem else 200
        return TemplateResponse(request, "admin/evidence/review.html", context, status=status)

    @admin.action(description=gettext_lazy("Submit for review"), permissions=["change"])
    def submit_selected(self, request: HttpRequest, queryset: Any) -> None:
        """Many at once, each by the same rules."""
        self._each(request, queryset, lambda draft: review.submit(draft, by=request.user))

    @admin.action(description=gettext_lazy("Read and approve"), permissions=["approve"])
    def approve_selected(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        """Many at once, each read first: a page shows what changed in all of them, then asks."""
        chosen = list(queryset)
        if len(chosen) > MOST_READ:
            told = _("Choose at most %s. Each is shown before it is approved.")
            messages.error(request, told % MOST_READ)
            return None
        if "read" in request.POST:
            self._each(
                request,
                chosen,
                lambda draft: review.approve(
                    draft,
                    by=request.user,
                    version=request.POST.get(f"version-{draft.pk}", ""),
                    kept=typed_reasons(request),
                ),
            )
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Read and approve"),
            "opts": self.opts,
            "entries": [
                {
                    "draft": draft,
                    "version": review.version_of(draft),
                    "differences": since_approval(draft)[0],
                    "asked": asked(in_the_way([draft]), request)
                    if draft.state == State.IN_REVIEW
                    else [],
                    "url": reverse(
                        f"admin:evidence_{self.opts.model_name}_review", args=[draft.pk]
                    ),
                }
                for draft in chosen
            ],
        }
        return TemplateResponse(request, "admin/evidence/approve_selected.html", context)

    @admin.action(
        description=gettext_lazy("I checked these again today: set the next day of review"),
        permissions=["change"],
    )
    def check_selected_again(self, request: HttpRequest, queryset: Any) -> None:
        """Many at once; each is a draft after it, for a second person to approve."""
        self._each(request, queryset, lambda draft: review.check_again(draft, by=request.user))

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """Who may approve at all; whose revision it is decides later."""
        return request.user.has_perm("evidence.approve_draft")

    def _each(self, request: HttpRequest, queryset: Any, step: Any) -> None:
        done = 0
        for draft in queryset:
            try:
                step(draft)
                done += 1
            except ReviewRefused as refused:
                messages.error(request, str(refused))
        if done:
            messages.success(request, _("Done for %(n)s entries.") % {"n": done})


def since_approval(draft: Draft) -> tuple[list[Difference], list[str]]:
    """Every field that says something else than was approved last; of a new entry, all that say something.

    Beside them the labels of those that a new entry leaves empty.
    """
    last = approvals.latest(draft)
    rows = list(differences(json.loads(last.content) if last else {}, content_of(draft)))
    return [row for row in rows if row.before or row.after], [
        row.field for row in rows if not (row.before or row.after)
    ]
