"""Admin pages that publish, withdraw and roll back."""

from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.admin.parts.differences import difference
from evidence.admin.parts.kept import asked, typed_reasons
from evidence.admin.parts.problem_links import linked
from evidence.core.edition import snapshot
from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.diff import compare
from evidence.core.edition.ledger import withdrawn_editions
from evidence.curation.impact_preview import whole_impact
from evidence.editions.edition import read_edition, read_ledger
from evidence.editions.gate import weigh_drafts, weigh_edition
from evidence.editions.half_approved import never_looked_up, waiting_harms
from evidence.editions.kept import NotDecided, keep, may_answer
from evidence.editions.publish import (
    PublishRefused,
    approved_catalogue,
    publish,
    reinstate_edition,
    withdraw_edition,
)
from evidence.editions.rollback import flagged_since, roll_back
from evidence.editions.store import current_edition
from evidence.editions.timed_proof import timed_proof
from evidence.models import Edition
from evidence.models.base import state_words
from evidence.presenters.edition_pages import KINDS, WHAT
from evidence.views.robots import public_paths

REFUSED = 409
INVALID = 422


class NoteForm(forms.Form):
    """What people will read about the new edition."""

    note = forms.CharField(
        label=gettext_lazy("What has changed, for people who use the aid"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "One or two plain sentences, like “We corrected how many people took part in one study.”"
        ),
        error_messages={"required": gettext_lazy("Say in a sentence what has changed.")},
    )


class ReasonForm(forms.Form):
    """Why, in words that people will read."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("People will read it, like “One number about a harm was wrong.”"),
        error_messages={"required": gettext_lazy("Say why in a sentence that people will read.")},
    )


def publish_page(pages: Any, request: HttpRequest) -> HttpResponse:
    """What would be published, what is against it, and the button."""
    _must(request, "evidence.publish_edition")
    form = NoteForm(request.POST if request.method == "POST" else None)
    refused: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            _keep_what_was_said(request)
            edition = publish(
                by=_name(request),
                publisher=request.user,  # type: ignore[arg-type]
                note=form.cleaned_data["note"],
                now=timezone.now(),
                after=_number(request.POST.get("after")),
                seen=request.POST.get("seen", "") or "nothing",
                without=_without(request),
            )
        except PublishRefused as error:
            refused = error.problems
        else:
            told = _("Edition %s is published. Every server shows it within seconds.")
            messages.success(request, told % edition.number)
            return HttpResponseRedirect(reverse("admin:index"))
    context = _context(pages, request, _("Publish"), form, refused) | _what_would_be()
    questions = context["asks"]
    context["may_answer"] = bool(questions) and all(
        may_answer(one, request.user) for one in questions
    )
    context["asked"] = asked(questions, request)
    context["kept"] = asked(context["kept"], request)
    typed = _without(request)
    context["waiting_harms"] = [
        {
            "harm": one,
            "why": typed.get(one.name, ""),
            "state": state_words(one.state),
            "url": reverse(f"admin:evidence_{one.kind}_review", args=[one.row]),
        }
        for one in context["waiting_harms"]
    ]
    return _page(request, "publish", context, form, refused)


def withdraw_page(pages: Any, request: HttpRequest, number: int) -> HttpResponse:
    """Stop showing an edition, or show it again: one person, one reason, live at once."""
    _must(request, "evidence.withdraw_edition")
    edition = _edition(number)
    withdrawn = number in withdrawn_editions(read_ledger())
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        step = reinstate_edition if withdrawn else withdraw_edition
        step(number, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now())
        told = _("Edition %s may be shown again.") if withdrawn else _("Edition %s is withdrawn.")
        messages.success(request, told % number)
        return HttpResponseRedirect(reverse("admin:evidence_edition_changelist"))
    current = current_edition()
    shown = current is not None and current.number == number
    title = _("Show edition %s again") if withdrawn else _("Withdraw edition %s")
    context = _context(pages, request, title % number, form, []) | {
        "edition": edition,
        "withdrawn": withdrawn,
        "is_shown": shown,
        "pages": _public_pages() if shown else 0,
        "next": next((n for n in _usable() if n != number), None),
    }
    return _page(request, "withdraw", context, form, [])


def roll_back_page(pages: Any, request: HttpRequest, number: int) -> HttpResponse:
    """Publish an older content as a new edition."""
    _must(request, "evidence.publish_edition")
    edition = _edition(number)
    form = NoteForm(request.POST if request.method == "POST" else None)
    refused: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            made = roll_back(
                number,
                publisher=request.user,
                note=form.cleaned_data["note"],
                now=timezone.now(),
                after=_number(request.POST.get("after")),
                sure="sure" in request.POST,
            )
        except PublishRefused as error:
            refused = error.problems
        else:
            told = _("Edition %(new)s is published. It says what edition %(old)s said.")
            messages.success(request, told % {"new": made.number, "old": number})
            return HttpResponseRedirect(reverse("admin:evidence_edition_changelist"))
    older, weighed = snapshot.loads(edition.snapshot), weigh_edition(edition)
    context = _context(pages, request, _("Roll back to edition %s") % number, form, refused) | {
        "edition": edition,
        "flagged": flagged_since(edition),
        "pages": _public_pages(),
        "problems": linked(weighed.blocks),
        "to_mend": linked(weighed.to_mend),
        **_against_live(older),
    }
    return _page(request, "roll_back", context, form, refused)


def _what_would_be() -> dict[str, Any]:
    try:
        catalogue = approved_catalogue()
    except PublishRefused as error:
        nothing: dict[str, Any] = {"problems": linked(error.problems), "proof": None, "seen": ""}
        nothing |= {
            "to_mend": (),
            "asks": (),
            "kept": (),
            "waiting_harms": [],
            "never_looked_up": [],
        }
        return {**nothing, **_against_live(None)}
    weighed = weigh_drafts(catalogue)
    proof, seconds = timed_proof(catalogue)
    return {
        "problems": linked(weighed.walls),
        "asks": weighed.asks,
        "kept": weighed.kept,
        "to_mend": linked(weighed.to_mend),
        "waiting_harms": waiting_harms(catalogue),
        "never_looked_up": never_looked_up(catalogue),
        "proof": proof,
        "classes": f"{proof.classes:,}",
        "judged": f"{proof.judged:,}",
        "seconds": round(seconds, 1),
        "seen": snapshot.digest(snapshot.dumps(catalogue)),
        **_against_live(catalogue),
    }


def _keep_what_was_said(request: HttpRequest) -> None:
    """Write down why what a check of words asks about is right, where this person may say so."""
    typed = {code: why for code, why in typed_reasons(request).items() if why.strip()}
    if not typed:
        return
    questions = weigh_drafts(approved_catalogue()).asks
    try:
        keep([one for one in questions if may_answer(one, request.user)], typed, by=request.user)
    except NotDecided as refused:
        raise PublishRefused([str(refused)]) from None


def _without(request: HttpRequest) -> dict[str, str]:
    """The harms that the publisher leaves for later, each with the reason typed beside it."""
    return {
        name.removeprefix("without-"): value
        for name, value in request.POST.items()
        if name.startswith("without-") and isinstance(value, str) and value.strip()
    }


def _against_live(catalogue: Catalogue | None) -> dict[str, Any]:
    """The differences from the last edition, kind by kind, and whose status changes."""
    last = Edition.objects.order_by("-number").values_list("number", flat=True).first()
    live = read_edition(last) if last else None
    found: dict[str, Any] = {"after": last or 0, "live": live, "impact": None, "why_not": ""}
    if catalogue is None or live is None:
        return found | {"changes": [], "identical": False}
    changes = compare(live.catalogue, catalogue)
    impact = whole_impact(live.catalogue, catalogue) if changes else None
    return found | {"changes": _by_kind(changes), "identical": not changes, "impact": impact}


def _by_kind(changes: Any) -> list[tuple[Any, list[Any]]]:
    return [
        (
            KINDS.get(kind, kind.replace("_", " ").capitalize()),
            [
                (
                    one.name,
                    WHAT[one.what],
                    [difference(row.field, row.before, row.after) for row in one.fields],
                )
                for one in group
            ],
        )
        for kind, group in groupby(changes, key=lambda change: change.kind)
    ]


def _public_pages() -> int:
    current = current_edition()
    return len(public_paths(current)) if current else 0


def _usable() -> list[int]:
    gone = withdrawn_editions(read_ledger())
    numbers = Edition.objects.order_by("-number").values_list("number", flat=True)
    return [number for number in numbers if number not in gone]


def _edition(number: int) -> Edition:
    found: Edition | None = Edition.objects.filter(number=number).first()
    if found is None:
        raise Http404(number)
    return found


def _must(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _number(posted: str | None) -> int:
    return int(posted) if posted and posted.isascii() and posted.isdecimal() else -1


def _name(request: HttpRequest) -> str:
    user: Any = request.user
    return str(user.get_full_name() or user.get_username())


def _context(
    pages: Any, request: HttpRequest, title: str, form: forms.Form, refused: list[str]
) -> dict[str, Any]:
    frame = pages.admin_site.each_context(request)
    return {**frame, "title": title, "form": form, "refused": linked(refused), "opts": pages.opts}


def _page(
    request: HttpRequest, name: str, context: dict[str, Any], form: forms.Form, refused: list[str]
) -> HttpResponse:
    status = REFUSED if refused else INVALID if form.errors else 200
    return TemplateResponse(request, f"admin/evidence/{name}.html", context, status=status)
