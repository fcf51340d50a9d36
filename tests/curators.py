"""Curators for tests. `client.force_login` counts as both steps: a password and a code.

Logging in through the login page asks for the code as it does for everybody.
"""

import time

import django_otp
import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from decisionaid.curators.verified import VERIFIED_AT

PASSWORD = "correct horse battery staple"


def curator(name="casey", **fields):
    return get_user_model().objects.create_user(
        name, password=PASSWORD, **{"is_staff": True, **fields}
    )


def with_phone(user):
    """The curator's phone, set up."""
    device, _new = TOTPDevice.objects.get_or_create(user=user, defaults={"confirmed": True})
    return device


def code_of(device, steps=0):
    """What the phone shows now, or some steps of 30 seconds later."""
    clock = TOTP(device.bin_key, device.step, device.t0, device.digits)
    clock.time = time.time() + steps * device.step
    return f"{clock.token():06d}"


def _pass_both_steps(request, user, **_rest):
    # Only force_login has a request without an address.
    if request is None or request.path:
        return
    request.user = user
    user.otp_device = None
    django_otp.login(request, with_phone(user))
    request.session[VERIFIED_AT] = int(time.time())


user_logged_in.connect(_pass_both_steps, dispatch_uid="tests")


@pytest.fixture
def editor(db):
    """A curator with every right."""
    return curator("editor", is_superuser=True)


@pytest.fixture
def editor_client(client, editor):
    """A browser in which this curator has passed both steps."""
    client.force_login(editor)
    return client
