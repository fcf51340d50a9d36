"""Load the starter edition's content as approved drafts."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evidence.drafts.catalogue import DraftsExist, has_drafts, store_catalogue
from evidence.models import State
from evidence.starter import StarterError, curators_notes, starter_catalogue

ORIGIN = "starter edition"


class Command(BaseCommand):
    """The first content of an empty database."""

    help = "Load the starter edition as approved drafts, marked as coming from the starter."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether drafts that exist already are a reason to complain."""
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing, quietly, if there are drafts"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load all of it or, if a file is broken, nothing."""
        if options["if_empty"] and has_drafts():
            return
        try:
            stored = store_catalogue(
                starter_catalogue(),
                origin=ORIGIN,
                state=State.APPROVED,
                for_curators={key: _columns(note) for key, note in curators_notes().items()},
            )
        except (StarterError, DraftsExist) as error:
            raise CommandError(f"{error}. Nothing was loaded.") from error
        self.stdout.write(f"{stored} drafts loaded from the starter edition")


def _columns(note: Any) -> dict[str, Any]:
    columns = asdict(note)
    del columns["source"]
    return columns
