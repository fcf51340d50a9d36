"""Look whether this database can be served from, before the service takes visitors."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evidence.recovery.start import NotFitError, check


class Command(BaseCommand):
    """The check at start."""

    help = "Check the database, every edition and the ledger; put back withdrawals that are gone."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what is wrong; leave with exit status 1 where nothing may be served."""
        try:
            for said in check():
                self.stderr.write(said)
        except NotFitError as unfit:
            raise CommandError(f"Not started: {unfit}") from None
