"""Load the starter edition's content as approved drafts."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from evidence.curation.release_offer import STARTER_ORIGIN, brings_something, remember
from evidence.drafts.catalogue import DraftsExist, has_drafts, store_catalogue
from evidence.models import State
from evidence.starter import StarterError, curators_notes, starter_catalogue


class Command(BaseCommand):
    """The first content of an empty database."""

    help = "Load the starter edition as approved drafts, marked as coming from the starter."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether drafts that exist already are a reason to complain."""
        parser.add_argument(
            "--if-empty", action="store_true", help="change nothing if there are drafts"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load all of it or, if a file is broken, nothing."""
        if options["if_empty"] and has_drafts():
            if day := brings_something():
                self.stdout.write(
                    f"This release brings new evidence, of {day}. Nothing was changed. Log in and follow"
                    " “This release brings new evidence”, or run: manage.py offer_starter --look"
                )
            return
        try:
            with transaction.atomic():
                stored = store_catalogue(
                    starter_catalogue(),
                    origin=STARTER_ORIGIN,
                    state=State.APPROVED,
                    for_curators={key: _columns(note) for key, note in curators_notes().items()},
                )
                # The next release is compared with this.
                remember(starter_catalogue(), by="load_starter")
        except (StarterError, DraftsExist) as error:
            raise CommandError(f"{error}. Nothing was loaded.") from error
        self.stdout.write(f"{stored} drafts loaded from the starter edition")


def _columns(note: Any) -> dict[str, Any]:
    columns = asdict(note)
    del columns["source"]
    return columns
