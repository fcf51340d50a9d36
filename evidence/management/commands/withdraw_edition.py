"""Stop showing an edition, when the pages for curators cannot be reached."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from evidence.editions.publish import withdraw_edition
from evidence.editions.store import current_edition


class Command(BaseCommand):
    """Withdrawing without the admin."""

    help = "Withdraw a published edition at once, in every process, with a reason people will read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which edition, why, and who says so."""
        parser.add_argument("number", type=int, help="the edition's number")
        parser.add_argument("--reason", required=True, metavar="TEXT", help="why, for everybody")
        parser.add_argument("--by", required=True, metavar="NAME", help="who withdraws it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Withdraw it, and say what is shown from now on."""
        try:
            withdraw_edition(
                options["number"],
                reason=options["reason"],
                by=options["by"],
                now=timezone.now(),
            )
        except ValueError as refused:
            raise CommandError(f"{refused}. Nothing was changed.") from None
        shown = current_edition()
        now = f"edition {shown.number} is shown" if shown else "no edition is shown"
        self.stdout.write(f"Edition {options['number']} is withdrawn; {now}")
