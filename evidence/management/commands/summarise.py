"""Print the summary of an answers file, from the same code path as the web page."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from evidence.core.assessment.answers_file import ProblemsError, profile_from_answers, read_answers
from evidence.core.assessment.assess import assess
from evidence.core.assessment.summary import CONTRACT
from evidence.editions import store

UNREADABLE = 2
"""Exit status for answers that were refused."""


class Command(BaseCommand):
    """Answers in, summary out, nothing kept."""

    help = "Print the summary of ANSWERS.json, or of each line of a --jsonl file, as JSON."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One answers file or many, under the current edition or an older one."""
        parser.add_argument("answers", nargs="?", metavar="ANSWERS.json", type=Path)
        parser.add_argument("--jsonl", metavar="FILE", type=Path, help="one answers object a line")
        parser.add_argument("--edition", metavar="N", type=int, help="an older published edition")
        parser.add_argument(
            "--on",
            metavar="YYYY-MM-DD",
            type=date.fromisoformat,
            help="the day it is read on (today): what is past its date by then is not told",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one summary, or one a line; refuse what cannot be read with exit status 2."""
        source: Path | None = options["answers"]
        many: Path | None = options["jsonl"]
        if (source is None) == (many is None):
            raise CommandError("name one answers file or --jsonl FILE", returncode=UNREADABLE)
        edition = _edition(options["edition"]).as_shown_on(options["on"] or localdate())
        try:
            if source is not None:
                summary = _summary(source.read_bytes(), edition)
                self.stdout.write(json.dumps(summary, ensure_ascii=False, indent=2))
            elif many is not None:
                for line in _lines(many, edition):
                    self.stdout.write(line)
        except OSError as error:
            raise CommandError(
                f"{error.filename}: {error.strerror}", returncode=UNREADABLE
            ) from None
        except ProblemsError as error:
            for problem in error.problems:
                self.stderr.write(problem)
            raise SystemExit(UNREADABLE) from None


def _edition(number: int | None) -> store.PublishedEdition:
    found = store.current_edition() if number is None else store.load_edition(number)
    if found is None:
        wanted = "no published edition" if number is None else f"no published edition {number}"
        raise CommandError(
            f"{wanted}: run `manage.py load_starter` and `manage.py publish_edition`"
        )
    return found


def _lines(path: Path, edition: store.PublishedEdition) -> Iterator[str]:
    with path.open("rb") as lines:
        for line in lines:
            try:
                answer = _summary(line, edition)
            except ProblemsError as error:
                answer = {"errors": list(error.problems)}
            yield json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _summary(text: bytes, edition: store.PublishedEdition) -> dict[str, Any]:
    try:
        decoded = text.decode()
    except UnicodeDecodeError as error:
        raise ProblemsError((f"the answers are not UTF-8 text: {error}",)) from error
    profile, _ = profile_from_answers(read_answers(decoded))
    head = {
        "number": edition.number,
        "published_on": edition.published_on.isoformat(),
        "sha256": edition.sha256,
    }
    summary = assess(profile, edition.catalogue).as_json()
    return {"contract": CONTRACT, "edition": head, **summary}
