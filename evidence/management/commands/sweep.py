"""Remind curators of what is overdue."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from evidence.curation.overdue import sweep


class Command(BaseCommand):
    """For a nightly timer. Forgetting it changes nothing that patients see."""

    help = (
        "Write a reminder for curators about each overdue entry. Running it twice changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many reminders are new."""
        self.stdout.write(f"{sweep(timezone.now().date())} new reminders")
