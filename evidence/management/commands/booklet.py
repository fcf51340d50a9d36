"""Write the booklet that a clinician reads once for each edition."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evidence.core.proof.booklet_pages import booklet, changes
from evidence.editions import store


class Command(BaseCommand):
    """Every distinct outcome of an edition, and what is new since the one before."""

    help = "Write booklet.md, and changes.md where there is an earlier edition, into FOLDER."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to write, and of which edition."""
        parser.add_argument("folder", metavar="FOLDER", type=Path)
        parser.add_argument("--edition", metavar="N", type=int, help="an older published edition")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files and print their names."""
        number: int | None = options["edition"]
        edition = store.current_edition() if number is None else store.load_edition(number)
        if edition is None:
            raise CommandError("no such edition: run `manage.py publish_edition` first")
        head = f"edition {edition.number} ({edition.published_on}, {edition.short_digest})"
        pages = {"booklet.md": booklet(edition.catalogue, f"Booklet of {head}")}
        earlier = store.load_edition(edition.number - 1)
        if earlier:
            title = f"What is new in {head} since edition {earlier.number}"
            pages["changes.md"] = changes(earlier.catalogue, edition.catalogue, title)
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8")
            self.stdout.write(str(folder / name))
