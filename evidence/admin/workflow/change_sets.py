"""Admin pages of change sets: what belongs together, and what a release brings, entry by entry."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evidence.admin.parts.kept import asked, typed_reasons
from evidence.admin.parts.look_only import LookOnly
from evidence.admin.parts.needs import is_published, needs
from evidence.admin.parts.problem_links import linked
from evidence.admin.parts.rule_in_words import reading
from evidence.admin.parts.three_ways import three_ways
from evidence.admin.workflow.reviewing import since_approval
from evidence.audit import trail
from evidence.curation import change_sets, release_offer, taking_over
from evidence.curation.authorship import writers_of
from evidence.curation.belonging import belonging
from evidence.curation.change_sets import Member
from evidence.curation.double_entry import needs_second_reader
from evidence.curation.impact_preview import in_the_way
from evidence.curation.membership import open_set_of
from evidence.curation.problem_words import is_promise
from evidence.curation.release_offer import OfferRefused
from evidence.curation.review import ReviewRefused
from evidence.drafts.rows import content_of, kinds
from evidence.editions.gate import Problem
from evidence.models import (
    AuditRow,
    Brought,
    ChangeSet,
    ChangeSetEntry,
    Draft,
    Finding,
    Option,
    Rule,
    State,
)
from evidence.starter import starter_catalogue

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

REFUSED = 409
ON_A_PAGE = 25
"""Entries of one page: nobody compares more at a time."""
LONGEST_TRAIL = 40


@admin.register(ChangeSet)
class ChangeSetAdmin(LookOnly):
    """Change sets."""

    list_display = ("title", "standing", "made_by", "made_at", "closed_at")
    list_filter = (("closed_at", admin.EmptyFieldListFilter),)
    search_fields = ("title", "entries__name")
    show_facets = admin.ShowFacets.NEVER
    change_list_template = "admin/evidence/changeset_list.html"

    @admin.display(description=gettext_lazy("how far it is"))
    def standing(self, change_set: ChangeSet) -> str:
        """In a few words."""
        return standing_of(change_sets.members(change_set))

    def get_urls(self) -> Any:
        """Gathering entries, and taking over a release."""
        view = self.admin_site.admin_view
        return [
            path("gather/", view(self.gather_view), name="evidence_changeset_gather"),
            path("release/", view(self.release_view), name="evidence_changeset_release"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One set with everything in it, and the next step."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        change_set = self.get_object(request, object_id)
        if not isinstance(change_set, ChangeSet):
            raise Http404(object_id)
        problem = ""
        if request.method == "POST":
            try:
                told = _step(request, change_set)
            except ReviewRefused as refused:
                problem = str(refused)
                change_set.refresh_from_db()
            else:
                messages.success(request, told)
                return HttpResponseRedirect(request.get_full_path())
        context = {
            **self.admin_site.each_context(request),
            **_set_context(request, change_set),
            "opts": self.opts,
            "problem": problem,
        }
        status = REFUSED if problem else 200
        return TemplateResponse(request, "admin/evidence/changeset.html", context, status=status)

    def gather_view(self, request: HttpRequest) -> HttpResponse:
        """Choose what belongs together, and begin a change set with it."""
        if not request.user.has_perm("evidence.add_changeset"):
            raise PermissionDenied
        problem = ""
        seed = _draft(request.GET.get("kind", ""), request.GET.get("row", ""))
        if request.method == "POST":
            chosen = _chosen(request)
            title = request.POST.get("title", "")
            try:
                if not chosen:
                    raise ReviewRefused(_("Tick the entries that belong together."))
                change_set = change_sets.begin(title, chosen, by=request.user)
            except ReviewRefused as refused:
                problem = str(refused)
            else:
                address = reverse("admin:evidence_changeset_change", args=[change_set.pk])
                return HttpResponseRedirect(address)
        found = [seed, *belonging([seed])] if seed else _own_drafts(request.user)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Put together what belongs together"),
            "opts": self.opts,
            "seed": seed,
            "name": request.POST.get("title") or (str(seed)[:200] if seed else ""),
            "entries": [_to_choose(one) for one in found if one.state != State.APPROVED],
            "problem": problem,
        }
        status = REFUSED if problem else 200
        return TemplateResponse(request, "admin/evidence/gather.html", context, status=status)

    def release_view(self, request: HttpRequest) -> HttpResponse:
        """What this release brings beside what we have; a button puts it into a change set."""
        if not request.user.has_perm("evidence.view_changeset"):
            raise PermissionDenied
        starter, problem = starter_catalogue(), ""
        if request.method == "POST":
            try:
                made = release_offer.offer(starter, by=request.user)
            except OfferRefused as refused:
                problem = str(refused)
            else:
                if made is None:
                    messages.info(request, _("This release brings nothing that you do not have."))
                    return HttpResponseRedirect(reverse("admin:index"))
                address = reverse("admin:evidence_changeset_change", args=[made.pk])
                return HttpResponseRedirect(address)
        found: list[release_offer.Offer] = []
        try:
            found = release_offer.offers(starter)
        except OfferRefused as refused:
            problem = problem or str(refused)
        context = {
            **self.admin_site.each_context(request),
            "title": _("What this release brings"),
            "opts": self.opts,
            "day": starter.colophon.compiled_on,
            "groups": _by_brought(found),
            "is_new": bool(release_offer.brings_something(starter)),
            "can_offer": request.user.has_perm("evidence.add_changeset") and not problem,
            "problem": problem,
        }
        status = REFUSED if problem else 200
        return TemplateResponse(request, "admin/evidence/release.html", context, status=status)


def standing_of(all_of: Sequence[Member]) -> str:
    """How far a set is, like “2 drafts, 3 in review, 1 approved”."""
    proposed = [m for m in all_of if m.is_proposed]
    states = [m.draft.state if m.draft else "" for m in proposed]
    undecided = sum(m.must_be_decided for m in all_of)
    told = [
        (states.count(State.DRAFT), _("%s to submit")),
        (states.count(State.IN_REVIEW), _("%s in review")),
        (states.count(State.APPROVED), _("%s approved")),
        (states.count(""), _("%s deleted meanwhile")),
        (undecided, _("%s to decide")),
        (len(all_of) - len(proposed) - undecided, _("%s kept as they are")),
    ]
    return ", ".join(words % n for n, words in told if n) or str(_("empty"))


def _step(request: HttpRequest, change_set: ChangeSet) -> str:
    """Take the step that a button asked for, and say what was done."""
    by: AbstractBaseUser | Any = request.user
    step, _dash, number = request.POST.get("step", "").partition("-")
    version, reason = request.POST.get("version", ""), request.POST.get("reason", "")
    if step == "submit":
        n = change_sets.submit(change_set, by=by, version=version)
        return ngettext("%s entry waits for a review.", "%s entries wait for a review.", n) % n
    if step == "read":
        shown = {
            int(name[6:]): value
            for name, value in request.POST.items()
            if name.startswith("shown-") and name[6:].isdecimal() and isinstance(value, str)
        }
        n = change_sets.mark_read(change_set, shown, by=by)
        return ngettext("%s entry is marked as read.", "%s entries are marked as read.", n) % n
    if step == "approve":
        reasons = typed_reasons(request)
        n = change_sets.approve(change_set, by=by, version=version, kept=reasons)
        told = ngettext("%s entry is approved.", "%s entries are approved together.", n) % n
        return f"{told} {_('The next edition will say it.')}"
    if step == "send_back":
        n = change_sets.send_back(change_set, by=by, reason=reason, version=version)
        return ngettext("%s entry is a draft again.", "%s entries are drafts again.", n) % n
    if step == "put_in":
        change_sets.put_in(change_set, _chosen(request), by=by)
        return _("They belong to the set now.")
    if step == "take_out":
        chosen = [int(one) for one in request.POST.getlist("out") if one.isdecimal()]
        gone = change_sets.take_out(change_set, chosen, by=by)
        return _("Taken out: %s") % (", ".join(gone) or _("nothing"))
    if step in ("take", "keep") and number.isdecimal():
        entry = ChangeSetEntry.objects.filter(change_set=change_set, pk=int(number)).first()
        if entry is None:
            raise ReviewRefused(_("This entry is not in the set any more. Look at it again."))
        seen = request.POST.get(f"version-{number}", "")
        decide = taking_over.take if step == "take" else taking_over.keep
        decide(entry, by=by, version=seen)
        told = _("The release's text of “%s” waits for a review.")
        return (told if step == "take" else _("Ours stays: “%s”.")) % entry.name
    raise ReviewRefused(_("Choose a step with one of the buttons."))


def _set_context(request: HttpRequest, change_set: ChangeSet) -> dict[str, Any]:
    user: Any = request.user
    all_of = change_sets.members(change_set, user)
    kept = [m for m in all_of if not m.is_proposed and not m.must_be_decided]
    open_ones = sorted(
        (m for m in all_of if m not in kept),
        key=lambda m: (m.draft is not None and m.draft.state == State.APPROVED, m.must_be_decided),
    )
    page = Paginator(open_ones, ON_A_PAGE).get_page(request.GET.get("p"))
    author = user.has_perm("evidence.change_changeset") and change_set.closed_at is None
    reviewer = user.has_perm("evidence.approve_draft") and change_set.closed_at is None
    waiting = [m for m in all_of if m.waits]
    mine = [m for m in waiting if m.draft and user.pk in writers_of(m.draft)]
    drafts = [m.draft for m in all_of if m.draft and m.is_proposed]
    more = belonging(drafts) if author and change_set.is_whole else []
    can_submit = author and any(m.draft and m.draft.state == State.DRAFT for m in all_of)
    # A release changes many options at once, and each look at one takes a second or more.
    new = [one for one in drafts if isinstance(one, Option) and not is_published(one)]
    new = new if can_submit else []
    together = (
        drafts if change_set.is_whole else [m.draft for m in waiting if m.draft and m.is_read]
    )
    found = _in_the_way(together) if author or reviewer else ()
    return {
        "title": str(change_set),
        "change_set": change_set,
        "standing": standing_of(all_of),
        "version": change_sets.version_of_set(all_of),
        "page": page,
        "rows": [_shown(m, user, author=author, reviewer=reviewer) for m in page],
        "kept": [(m, m.entry.get_brought_display(), m.entry.get_decision_display()) for m in kept],
        "can_submit": can_submit,
        "can_take_out": author and change_set.is_whole,
        "can_read": reviewer
        and any(m.waits and m.draft and user.pk not in writers_of(m.draft) for m in page),
        "can_approve": reviewer and len(mine) < len(waiting),
        "can_send_back": reviewer and bool(waiting),
        "asked": asked(found, request),
        "n_waiting": len(waiting),
        "n_read": sum(m.is_read for m in waiting),
        "n_mine": len(mine),
        "more": [_to_choose(one) for one in more if open_set_of(one) is None],
        "needs": [(one, needs(one)) for one in new],
        # Beside an option's own list its promises would be told twice.
        "kept_back": linked(
            str(one) for one in found if one.question is None and not (new and is_promise(str(one)))
        ),
        "trail": AuditRow.objects.filter(kind="changeset", row=change_set.pk).order_by("-pk")[
            :LONGEST_TRAIL
        ],
    }


def _in_the_way(together: Sequence[Draft]) -> Sequence[Problem]:
    """What a reviewer would be refused or asked if these were approved together as they stand."""
    if not together:
        return ()
    return _looked_at((trail.head(), *map(trail.content_digest, together)), tuple(together))


@lru_cache(maxsize=8)
def _looked_at(_mark: tuple[str, ...], together: tuple[Draft, ...]) -> Sequence[Problem]:
    """Once for each state of these and of what is approved: it takes a second or two."""
    return tuple(in_the_way(together))


def _shown(member: Member, user: Any, *, author: bool, reviewer: bool) -> dict[str, Any]:
    """One entry with what differs: from what was approved, or between the release and ours."""
    draft, entry = member.draft, member.entry
    kind = draft._meta.model_name if draft else entry.kind
    found: dict[str, Any] = {
        "entry": entry,
        "draft": draft,
        "kind": draft._meta.verbose_name if draft else entry.kind,
        "name": str(draft) if draft else entry.name,
        "state": draft.get_state_display() if draft else _("deleted meanwhile"),
        "url": reverse(f"admin:evidence_{kind}_review", args=[draft.pk]) if draft else "",
        "version": member.version,
        "brought": entry.get_brought_display() if entry.brought != Brought.GATHERED else "",
        "is_read": member.is_read,
        "is_new": False,
        "own": draft is not None and user.pk in writers_of(draft),
        "waits": member.waits,
        "differences": [],
        "three_ways": [],
        "left_empty": [],
        "reading": [],
        "second_reader": "",
        "dropped": entry.brought == Brought.DROPPED,
        "can_take": author and entry.brought == Brought.BOTH and member.must_be_decided,
        "can_keep": (author or reviewer)
        and draft is not None
        and (member.must_be_decided or _may_go_back(member)),
    }
    if draft is None:
        return found
    if member.must_be_decided:
        if entry.offered:
            before = json.loads(entry.before) if entry.before else {}
            theirs = json.loads(entry.offered)
            found["three_ways"] = list(three_ways(before, content_of(draft), theirs))
        return found
    found["differences"], found["left_empty"] = (
        since_approval(draft) if draft.state != State.APPROVED else ([], [])
    )
    if isinstance(draft, Rule):
        found["reading"] = list(reading(content_of(draft)))
    if isinstance(draft, Finding) and member.waits and needs_second_reader(draft):
        found["second_reader"] = reverse("admin:evidence_finding_numbers", args=[draft.pk])
    return found


def _may_go_back(member: Member) -> bool:
    """Whether a release's proposal can be given up for what we had."""
    return (
        member.entry.brought in (Brought.ADDED, Brought.CHANGED, Brought.BOTH)
        and member.draft is not None
        and member.draft.state != State.APPROVED
    )


def _by_brought(found: Sequence[release_offer.Offer]) -> list[tuple[str, list[str]]]:
    order = (*release_offer.NEWS, Brought.OWN, Brought.OWN_NEW, Brought.GONE_HERE)
    return [
        (
            str(brought.label),
            [f"{one.kind.name.replace('_', ' ')}: {' '.join(one.name)}" for one in some],
        )
        for brought in order
        if (some := [one for one in found if one.brought == brought])
    ]


def _to_choose(draft: Draft) -> dict[str, Any]:
    kind = draft._meta.model_name
    return {
        "value": f"{kind}:{draft.pk}",
        "name": str(draft)[:120],
        "kind": draft._meta.verbose_name,
        "state": draft.get_state_display(),
        "url": reverse(f"admin:evidence_{kind}_change", args=[draft.pk]),
        "elsewhere": open_set_of(draft),
    }


def _chosen(request: HttpRequest) -> list[Draft]:
    pairs = (one.partition(":") for one in request.POST.getlist("in"))
    found = (_draft(kind, row) for kind, _colon, row in pairs)
    return [one for one in found if one is not None]


def _draft(kind: str, row: str) -> Draft | None:
    models = {one.model._meta.model_name: one.model for one in kinds()}
    if kind not in models or not row.isdecimal() or len(row) > 18:
        return None
    found: Draft | None = models[kind]._default_manager.filter(pk=int(row)).first()
    return found


def _own_drafts(user: Any) -> list[Draft]:
    return [
        draft
        for model in dict.fromkeys(one.model for one in kinds())
        for draft in model._default_manager.exclude(state=State.APPROVED)[:200]
        if user.pk in writers_of(draft)
    ]
