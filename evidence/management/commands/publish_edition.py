"""Publish the approved drafts as the next edition."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from evidence.editions.publish import PublishRefused, publish
from evidence.models import Edition

REFUSED = 1
"""Exit status when the drafts cannot become an edition."""


class Command(BaseCommand):
    """Publishing without the admin."""

    help = "Publish the approved drafts as the next edition and print its number and digest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who publishes, what changed, and whether one edition is enough."""
        parser.add_argument("--by", default="command line", metavar="NAME", help="who publishes")
        parser.add_argument("--note", default="", metavar="TEXT", help="what has changed")
        parser.add_argument(
            "--without",
            action="append",
            default=[],
            nargs=2,
            metavar=("HARM", "REASON"),
            help="a harm that waits for approval and comes later on purpose, and why",
        )
        parser.add_argument(
            "--if-none", action="store_true", help="do nothing, quietly, if there is an edition"
        )

        parser.add_argument(
            "--all-nodes-are-new",
            action="store_true",
            help="publish in a newer schema: every node runs this release, and there is no way back",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish, or list every reason against it and leave with exit status 1."""
        if options["if_none"] and Edition.objects.exists():
            return
        try:
            edition = publish(
                by=options["by"],
                note=options["note"],
                now=timezone.now(),
                all_nodes_new=options["all_nodes_are_new"],
                without=dict(options["without"]),
            )
        except PublishRefused as refused:
            for problem in refused.problems:
                self.stderr.write(problem)
            raise SystemExit(REFUSED) from refused
        self.stdout.write(f"Edition {edition.number} {edition.sha256}")
