"""Show that a backup can be put back: restore it to a private place, check it, leave nothing behind."""

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from evidence.recovery.start import NOTHING_TO_SHOW


class Command(BaseCommand):
    """The nightly check of a backup."""

    help = "Restore a backup to a temporary database of its own, check it, and remove that again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which backup."""
        parser.add_argument("file", type=Path, help="the backup")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what came back; leave with exit status 1 where it would not serve."""
        # Ended from outside, it still removes what it made: phones' secrets are in it.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        backup = options["file"].resolve()
        with TemporaryDirectory(prefix="decisionaid-verify-") as folder:
            # The folder is for the owner's eyes only, and holds the kept ledger of nobody.
            place = {"DATABASE_URL": f"sqlite:///{folder}/aid.sqlite3", "DATA_DIR": folder}
            for command in (["restore", str(backup)], ["start_check"]):
                ended = subprocess.run(  # noqa: S603 - this very program
                    [sys.executable, str(settings.BASE_DIR / "manage.py"), *command],
                    env={**os.environ, **place},
                    capture_output=True,
                    text=True,
                    check=False,
                )
                said = (ended.stdout if ended.returncode == 0 else ended.stderr).strip()
                # What the check at start warns of counts too; a restore may tell more than it did.
                # That nothing is left to show is no fault of the backup: restoring found none damaged.
                if NOTHING_TO_SHOW in ended.stderr:
                    continue
                if ended.returncode or (command == ["start_check"] and ended.stderr):
                    reason = (ended.stderr.strip() or said).splitlines()[-1]
                    raise CommandError(f"{options['file']} is not fit: {reason}")
                if said:
                    self.stdout.write(said.splitlines()[0])
        self.stdout.write(f"{options['file']} can be put back")
