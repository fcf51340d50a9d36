"""The second step of a login: the code from a curator's phone, and how the phone learns its secret."""

import base64
import io
import time
from typing import Any

import django_otp
import segno
from django import forms
from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from django_otp.plugins.otp_totp.models import TOTPDevice

from decisionaid.curators.verified import VERIFIED_AT, is_verified, may_curate
from decisionaid.security_log import tell

DEVICE_NAME = "phone"


class CodeForm(forms.Form):
    """Six digits; spaces that some phones show between them are fine."""

    code = forms.CharField(
        label=_("Code from your phone"),
        max_length=12,
        error_messages={"required": _("Enter the six digits that your phone shows")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
    )

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).split())


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Asks for the code; a curator without a phone on record sees first how to set one up."""
    user: Any = request.half_user  # type: ignore[attr-defined]
    if not may_curate(user):
        return HttpResponseRedirect(reverse("admin:login"))
    if is_verified(user, request):
        return HttpResponseRedirect(onward(request))
    device = phone_of(user)
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            allowed, _why = device.verify_is_allowed()
            if allowed and django_otp.verify_token(
                user, device.persistent_id, form.cleaned_data["code"]
            ):
                return let_in(request, user, device)
            tell(request, "code_refused", user.get_username())
            form.add_error("code", WRONG if allowed else WAIT)
            status = 422 if allowed else 429
    context = {
        **admin.site.each_context(request),
        "title": _("Enter your code") if device.confirmed else _("Set up your phone"),
        "form": form,
        "enrolling": not device.confirmed,
        "secret": "" if device.confirmed else readable_secret(device),
        "next_address": onward(request),
    }
    return render(request, "curators/code.html", context, status=status)


@never_cache
@require_safe
def code_picture(request: HttpRequest) -> HttpResponse:
    """The square picture a phone scans, only while the phone is not set up yet."""
    user: Any = request.half_user  # type: ignore[attr-defined]
    if not may_curate(user) or (device := phone_of(user)).confirmed:
        raise Http404
    drawn = io.BytesIO()
    segno.make(device.config_url, error="m").save(
        drawn, kind="svg", scale=5, border=4, light="#fff", svgclass=None, lineclass=None
    )
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


WRONG = _("That is not the code your phone shows now. Wait for the next one and try again.")
WAIT = _("Too many wrong codes. Wait a minute, then try again.")


def phone_of(user: Any) -> TOTPDevice:
    """The curator's phone, or a new one that waits for its first code."""
    device = TOTPDevice.objects.filter(user=user).order_by("-confirmed", "pk").first()
    return device or TOTPDevice.objects.create(user=user, name=DEVICE_NAME, confirmed=False)


def let_in(request: HttpRequest, user: Any, device: TOTPDevice) -> HttpResponse:
    device.refresh_from_db()  # the check has written to its row
    if not device.confirmed:
        device.confirmed = True
        device.save()
        tell(request, "phone_set_up", user.get_username())
    request.user = user
    # More rights under an old session key could be used by whoever planted the key.
    request.session.cycle_key()
    django_otp.login(request, device)
    request.session[VERIFIED_AT] = int(time.time())
    tell(request, "let_in", user.get_username())
    return HttpResponseRedirect(onward(request))


def onward(request: HttpRequest) -> str:
    """Where the curator was going, if that is a page of this site for curators."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours and address.startswith("/") else settings.CURATOR_PATH


def readable_secret(device: TOTPDevice) -> str:
    """For typing: the secret in groups of four letters."""
    letters = base64.b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))
