"""Show how often the aid is used, or remove sums that are older than two years."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from evidence import usage_counts


class Command(BaseCommand):
    """Counts per day and edition."""

    help = "Show the sums per day and edition; a sum below 10 is shown as 'fewer than 10'."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Show, or remove."""
        parser.add_argument("--prune", action="store_true", help="remove sums of over two years")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a sum."""
        if options["prune"]:
            self.stdout.write(f"{usage_counts.prune(timezone.now().date())} sums removed")
            return
        for day, edition, what, count in usage_counts.told():
            self.stdout.write(f"{day}  edition {edition}  {what}: {count}")
