"""Put a backup into an empty database, and every newer withdrawal on top of it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evidence.recovery.coming_back import restore
from evidence.recovery.files import BackupRefused


class Command(BaseCommand):
    """Restore."""

    help = "Put a backup into the empty database that DATABASE_URL names."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which backup, and a ledger from elsewhere."""
        parser.add_argument("file", type=Path, help="the backup")
        parser.add_argument(
            "--ledger", type=Path, help="ledger.jsonl kept by the machine that was lost"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say what came back."""
        try:
            backup, reapplied = restore(options["file"], options["ledger"])
        except BackupRefused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{len(backup.rows)} rows of {backup.made_at} are back")
        self.stdout.write(f"{len(reapplied)} newer withdrawals put on top")
        self.stdout.write("Everybody is logged out. Passwords and phones are as they were.")
