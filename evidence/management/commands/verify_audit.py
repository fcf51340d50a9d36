"""Check that the audit trail is what was written."""

from typing import Any

from django.core.management.base import BaseCommand

from evidence.audit.trail import broken_rows
from evidence.models import AuditRow

BROKEN = 1
"""Exit status when a row was changed, removed or put in."""


class Command(BaseCommand):
    """For auditors and for a nightly check."""

    help = "Check the chain of the audit trail and name every row that was tampered with."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say that it holds, or name what is broken and leave with exit status 1."""
        broken = list(broken_rows())
        for sentence in broken:
            self.stderr.write(sentence)
        if broken:
            raise SystemExit(BROKEN)
        self.stdout.write(f"The audit trail holds: {AuditRow.objects.count()} rows.")
