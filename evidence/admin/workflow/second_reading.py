"""The page on which a second person types the numbers of a harm again."""

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

from evidence.curation.double_entry import NUMBERS, NotTheSame, SamePerson, confirm
from evidence.models import Finding


class NumbersForm(forms.Form):
    """Empty boxes: who reads the numbers off the page cannot find the slip."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One box for each number, in the words of the finding's own page."""
        super().__init__(*args, **kwargs)
        for name in NUMBERS:
            field: Any = Finding._meta.get_field(name)
            self.fields[name] = forms.IntegerField(
                label=str(field.verbose_name).capitalize(),
                required=False,
                min_value=0,
                help_text=_("Leave it empty where the source gives no number."),
            )


def second_reading_page(pages: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the numbers; accept them only from somebody who did not enter them."""
    finding = get_object_or_404(Finding, pk=pk)
    if not may_read_again(request):
        raise PermissionDenied
    form = NumbersForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by: Any = request.user
        try:
            confirm(finding, form.cleaned_data, by=by, now=timezone.now())
        except SamePerson:
            form.add_error(None, _("You entered these numbers. Somebody else must read them."))
        except NotTheSame as difference:
            for name in difference.fields:
                form.add_error(name, _("This is not the number on file. Look at the source again."))
        else:
            messages.success(request, _("The numbers agree. The finding may go on to approval."))
            return HttpResponseRedirect(reverse("admin:evidence_finding_change", args=[pk]))
    context = {
        **pages.admin_site.each_context(request),
        "title": _("Type the numbers again"),
        "opts": pages.opts,
        "finding": finding,
        "form": form,
    }
    return TemplateResponse(
        request,
        "admin/evidence/finding/numbers.html",
        context,
        status=422 if form.errors else 200,
    )


def may_read_again(request: HttpRequest) -> bool:
    """Whoever may write or approve findings; looking alone is not enough."""
    return request.user.has_perm("evidence.change_finding") or request.user.has_perm(
        "evidence.add_numbercheck"
    )
