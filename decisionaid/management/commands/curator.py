"""Let a curator in: make the account, give a new password, forget a lost phone, end a wait."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from decisionaid.curators.guessing import end_wait


class Command(BaseCommand):
    """The door for curators, from the command line."""

    help = (
        "Make a curator's account, or change the way in. The password is asked for, or read from"
        " standard input. The first login shows how to set up a phone for the second step."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The account, and what to do with it."""
        parser.add_argument("name", help="the name to log in with")
        parser.add_argument(
            "--group", action="append", default=[], help="give the rights of this group; repeatable"
        )
        parser.add_argument("--all-rights", action="store_true", help="give every right")
        parser.add_argument("--new-password", action="store_true", help="give a new password")
        parser.add_argument("--lost-phone", action="store_true", help="let them set up a new phone")
        parser.add_argument("--unlock", action="store_true", help="end the wait after wrong tries")
        parser.add_argument("--disable", action="store_true", help="take the account's way in")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say in one line each what was done."""
        with transaction.atomic():
            self.change(options)

    def change(self, options: dict[str, Any]) -> None:
        """All of it or none."""
        name = options["name"]
        accounts: Any = get_user_model().objects
        user = accounts.filter(username=name).first()
        new = user is None
        if new:
            if options["lost_phone"] or options["unlock"] or options["disable"]:
                raise CommandError(f"there is no curator {name!r}")
            user = accounts.model(username=name, is_staff=True)
        if new or options["new_password"]:
            user.set_password(self.password(user))
            user.is_staff = user.is_active = True
        if options["all_rights"]:
            user.is_superuser = True
        if options["disable"]:
            user.is_active = False
        user.save()
        for group in options["group"]:
            user.groups.add(self.group(group))
        if options["lost_phone"]:
            TOTPDevice.objects.filter(user=user).delete()
        if options["lost_phone"] or options["new_password"] or options["disable"]:
            end_sessions(user.pk)
        if options["unlock"]:
            for address in end_wait(name):
                self.stdout.write(f"the wait of everybody at {address} has ended too")
        self.stdout.write(f"{name}: {'made' if new else 'changed'}")

    def password(self, user: Any) -> str:
        """Typed twice by a person, or one line from a program."""
        if sys.stdin.isatty():
            given = getpass.getpass("Password (15 letters or more): ")
            if given != getpass.getpass("Once more: "):
                raise CommandError("the two passwords differ; nothing was changed")
        else:
            given = sys.stdin.readline().rstrip("\n")
        try:
            validate_password(given, user)
        except ValidationError as refused:
            raise CommandError(f"{' '.join(refused.messages)} Nothing was changed.") from None
        return given

    def group(self, name: str) -> Group:
        """The group, or the names there are."""
        found = Group.objects.filter(name=name).first()
        if found is None:
            names = ", ".join(Group.objects.order_by("name").values_list("name", flat=True))
            raise CommandError(f"there is no group {name!r}; there are: {names or 'none yet'}")
        return found


def end_sessions(account: int) -> None:
    """Log the account out everywhere."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(account):
            session.delete()
