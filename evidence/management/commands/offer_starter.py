"""Put what a release's starter brings into one change set, for curators to take over entry by entry."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from evidence.core.edition.catalogue import Catalogue
from evidence.curation.release_offer import Offer, OfferRefused, offer, offers
from evidence.models import Brought
from evidence.starter import StarterError, read_starter, starter_catalogue


class Command(BaseCommand):
    """The way in which new evidence of a release reaches an installation that has drafts already."""

    help = (
        "Compare the release's starter with what was taken over last and with the drafts, and put what is"
        " new into one change set. Nothing is approved or published; a second run changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who runs it, which files, and whether to look only."""
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument(
            "--by", metavar="LOGIN", help="the author who runs it; somebody else must approve"
        )
        who.add_argument(
            "--look", action="store_true", help="say what would be done, and do nothing"
        )
        parser.add_argument(
            "--folder", metavar="PATH", type=Path, help="starter files other than the release's own"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Offer all of it or, if something is wrong, nothing."""
        starter = _read(options["folder"])
        try:
            if options["look"]:
                self._told(offers(starter))
                return
            by = _curator(options["by"])
            found = offers(starter)
            made = offer(starter, by=by)
        except OfferRefused as refused:
            raise CommandError(str(refused)) from refused
        if made is None:
            self.stdout.write("The starter brings nothing new. Nothing was changed.")
            return
        self._told(found)
        self.stdout.write(
            f"\nThe change set “{made}” waits. Somebody else than {by} reads and approves it:"
            f" /admin/evidence/changeset/{made.pk}/change/"
        )

    def _told(self, found: list[Offer]) -> None:
        counted = Counter(one.brought for one in found)
        for brought in Brought:
            if counted[brought]:
                self.stdout.write(f"{counted[brought]:>6} {brought.label}")
        for one in found:
            if one.brought in (Brought.BOTH, Brought.GONE_HERE, Brought.HANGING):
                self.stdout.write(f"  {one.brought.label}: {one.kind.name} {' '.join(one.name)}")
        if not found:
            self.stdout.write("The starter says what the drafts say.")


def _read(folder: Path | None) -> Catalogue:
    try:
        return read_starter(folder) if folder else starter_catalogue()
    except (StarterError, OSError) as error:
        raise CommandError(
            f"{error}. Nothing was changed. If these are the files of a newer release, upgrade to it first"
            " (docs/running.md, Upgrade)."
        ) from error


def _curator(login: str) -> Any:
    users = get_user_model()
    found = users._default_manager.filter(**{users.USERNAME_FIELD: login}, is_active=True).first()
    if found is None:
        raise CommandError(
            f"There is no curator {login!r}. Name the author who runs this: --by LOGIN."
        )
    return found
