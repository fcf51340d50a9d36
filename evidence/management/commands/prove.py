"""Prove the rules of an edition for every possible set of answers, and print what was found."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evidence.core.edition.catalogue import Catalogue
from evidence.core.edition.serialisation import ShapeError
from evidence.core.proof.prove import Proof
from evidence.drafts.catalogue import build_catalogue
from evidence.editions import store
from evidence.editions.timed_proof import timed_proof
from evidence.starter import starter_catalogue

BROKEN = 1
"""Exit status when an invariant does not hold."""


class Command(BaseCommand):
    """The proof that publishing asks for, at any time and of any content."""

    help = (
        "Prove every safety invariant for every possible set of answers. Without an option: of the"
        " current edition, or of the starter files where nothing is published."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which content to prove."""
        chosen = parser.add_mutually_exclusive_group()
        chosen.add_argument("--starter", action="store_true", help="the starter files")
        chosen.add_argument("--drafts", action="store_true", help="the approved drafts")
        chosen.add_argument("--edition", metavar="N", type=int, help="a published edition")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print classes, invariants and time; leave with 1 if an invariant is broken."""
        name, catalogue = _chosen(options)
        self.stdout.write(f"Proof of {name}")
        proof, seconds = timed_proof(catalogue)
        for line in _lines(proof):
            self.stdout.write(line)
        self.stdout.write(f"\nTook {seconds:.2f} s of one core.")
        if not proof.holds:
            raise SystemExit(BROKEN)


def _chosen(options: dict[str, Any]) -> tuple[str, Catalogue]:
    if options["drafts"]:
        try:
            return "the approved drafts", build_catalogue(approved_only=True)
        except ShapeError as error:
            raise CommandError(str(error)) from error
    if not options["starter"]:
        number = options["edition"]
        edition = store.current_edition() if number is None else store.load_edition(number)
        if edition:
            return f"edition {edition.number}", edition.catalogue
        if number is not None:
            raise CommandError(f"there is no edition {number}")
    return "the starter files", starter_catalogue()


def _lines(proof: Proof) -> Iterator[str]:
    yield f"\n{'option':<24}{'parts':>7}{'judged':>10}{'classes covered':>20}"
    for one in proof.options:
        yield f"{one.option:<24}{one.parts:>7}{one.judged:>10,}{one.classes:>20,}"
    yield f"{'all':<24}{'':>7}{proof.judged:>10,}{proof.classes:>20,}"
    yield "\nEach class of each part was judged; their combinations are the classes covered."
    yield "\nInvariants"
    for upheld in proof.invariants:
        yield f"{upheld.key} {'holds ' if upheld.holds else 'BROKEN'} {upheld.sentence}"
        for example in upheld.counter_examples:
            yield f"           {example}"
        if upheld.found > len(upheld.counter_examples):
            yield f"           {upheld.found} classes in all."
    broken = sum(not upheld.holds for upheld in proof.invariants)
    yield f"{len(proof.invariants) - broken} hold, {broken} broken."
