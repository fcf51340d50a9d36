"""Write a backup of the whole database to one file, while the service runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from evidence.recovery.coming_back import back_up
from evidence.recovery.files import BackupRefused


class Command(BaseCommand):
    """Backup."""

    help = "Write the whole database to a new file, locked if BACKUP_KEYS is set."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path, help="the file to make")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, read it back and say what it holds."""
        try:
            backup = back_up(options["file"], timezone.now())
        except BackupRefused as refused:
            raise CommandError(str(refused)) from None
        kind = "locked" if settings.BACKUP_KEYS else "NOT locked: BACKUP_KEYS is not set"
        database = connection.settings_dict["NAME"]
        self.stdout.write(f"{len(backup.rows)} rows of {database} in {options['file']} ({kind})")
