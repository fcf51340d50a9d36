"""The check before the service takes visitors: can this database be served from?"""

from collections.abc import Iterator

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from evidence.drafts.catalogue import has_drafts
from evidence.editions import integrity, local_copy
from evidence.editions.store import current_edition
from evidence.models import Edition
from evidence.recovery import rows, unfinished

NOTHING_TO_SHOW = "every edition in DATABASE_URL is withdrawn or damaged"


class NotFitError(Exception):
    """Why nothing may be served, in one line that names the setting."""


def check() -> Iterator[str]:
    """What an operator should know; raises NotFitError where nothing may be served."""
    if unknown := rows.unknown_to_this_version(rows.applied()):
        raise NotFitError(
            f"the database in DATABASE_URL is newer than this version"
            f" (it has {'.'.join(unknown[0])}); install the version it was used with"
        )
    if unfinished.is_marked():
        raise NotFitError(
            "a restore into the database in DATABASE_URL did not come to its end;"
            " remove that database, make an empty one and restore again"
        )
    if missing := unapplied():
        first = "" if len(missing) == len(known()) else "make a backup, then "
        raise NotFitError(
            f"the database in DATABASE_URL lacks {len(missing)} of this version's changes"
            f" (first {'.'.join(missing[0])}); {first}run{steps_from_here()}"
        )
    if said := broken_file():
        raise NotFitError(f"the database in DATABASE_URL is damaged ({said}); restore a backup")
    for line in local_copy.reapply():
        about = line["edition"] or line["source"] or line["identifier"]
        yield f"put back into the ledger: {line['kind']} {about} {line['nature']}"
    for number in integrity.damaged_editions():
        yield f"edition {number} is damaged and is not shown; restore a backup"
    if not integrity.clock_is_sane(timezone.now()):
        yield "this machine's clock stands before the newest record; review dates count as passed"
    if current_edition() is None:
        if Edition.objects.exists():
            raise NotFitError(NOTHING_TO_SHOW)
        yield f"no edition is published yet; run{steps_from_here()}"


def steps_from_here() -> str:
    """What is still to be run, in its order: ` (1) python manage.py migrate (2) ...`."""
    tables = set(connection.introspection.table_names())
    steps = ["migrate"] if unapplied() else []
    if Edition._meta.db_table not in tables or not Edition.objects.exists():
        drafted = not unapplied() and has_drafts()
        steps += [*([] if drafted else ["load_starter"]), "publish_edition"]
    return "".join(f" ({place}) python manage.py {step}" for place, step in enumerate(steps, 1))


def known() -> list[rows.Named]:
    """All of this version's migrations."""
    return sorted(MigrationLoader(connection).graph.nodes)


def unapplied() -> list[rows.Named]:
    """This version's migrations that the database does not have, a gap in the middle too."""
    loader = MigrationLoader(connection)
    return sorted(set(loader.graph.nodes) - set(loader.applied_migrations))


def broken_file() -> str:
    """What SQLite finds wrong with its file; empty where nothing is, or with PostgreSQL."""
    if connection.vendor != "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        found = str(cursor.fetchone()[0])
    return "" if found == "ok" else found.splitlines()[0][:120]
