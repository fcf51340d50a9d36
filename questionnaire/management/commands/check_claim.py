"""Print what the page says of a claim, from the same code path as the web page."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evidence.core.assessment.answers_file import ProblemsError, read_answers
from evidence.core.edition.catalogue import Catalogue
from evidence.core.views.claim_file import said_in
from evidence.editions import store
from questionnaire.checking.claims import claim_as_json

UNREADABLE = 2
"""Exit status for a claim that was refused."""


class Command(BaseCommand):
    """A claim in, a verdict out, nothing kept."""

    help = "Print what can be said of CLAIM.json, or of each line of a --jsonl file, as JSON."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One claim file or many, under the current edition or an older one."""
        parser.add_argument("claim", nargs="?", metavar="CLAIM.json", type=Path)
        parser.add_argument("--jsonl", metavar="FILE", type=Path, help="one claim object a line")
        parser.add_argument("--edition", metavar="N", type=int, help="an older published edition")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one verdict, or one a line; refuse what cannot be read with exit status 2."""
        source: Path | None = options["claim"]
        many: Path | None = options["jsonl"]
        if (source is None) == (many is None):
            raise CommandError("name one claim file or --jsonl FILE", returncode=UNREADABLE)
        catalogue = _catalogue(options["edition"])
        try:
            if source is not None:
                told = _told(source.read_bytes(), catalogue)
                self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            elif many is not None:
                for line in _lines(many, catalogue):
                    self.stdout.write(line)
        except OSError as error:
            raise CommandError(
                f"{error.filename}: {error.strerror}", returncode=UNREADABLE
            ) from None
        except ProblemsError as error:
            for problem in error.problems:
                self.stderr.write(problem)
            raise SystemExit(UNREADABLE) from None


def _catalogue(number: int | None) -> Catalogue:
    found = store.current_edition() if number is None else store.load_edition(number)
    if found is None:
        wanted = "no published edition" if number is None else f"no published edition {number}"
        raise CommandError(
            f"{wanted}: run `manage.py load_starter` and `manage.py publish_edition`"
        )
    return found.catalogue


def _lines(path: Path, catalogue: Catalogue) -> Iterator[str]:
    with path.open("rb") as lines:
        for line in lines:
            try:
                told = _told(line, catalogue)
            except ProblemsError as error:
                told = {"errors": list(error.problems)}
            yield json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _told(text: bytes, catalogue: Catalogue) -> dict[str, Any]:
    try:
        decoded = text.decode()
    except UnicodeDecodeError as error:
        raise ProblemsError((f"the claim is not UTF-8 text: {error}",)) from error
    said, profile = said_in(read_answers(decoded))
    return claim_as_json(said, profile, catalogue)
