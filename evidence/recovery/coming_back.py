"""Making a backup while the service runs, and putting one back on an empty machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from evidence.editions import local_copy, store
from evidence.editions.integrity import damaged_editions
from evidence.editions.local_copy import Line
from evidence.recovery import files, rows, unfinished
from evidence.recovery.files import Backup, BackupRefused


def back_up(path: Path, now: datetime) -> Backup:
    """Write every row as it is at one moment; nobody has to wait for it."""
    if path.exists():
        raise BackupRefused(f"{path} is there already; a backup never replaces another")
    with one_moment():
        names = rows.applied()
        kinds = rows.models_after(names)
        backup = Backup(now.isoformat(), tuple(names), tuple(rows.dumped(kinds)))
    try:
        files.write(path, backup, settings.BACKUP_KEYS)
        files.read(path, settings.BACKUP_KEYS)
    except OSError as error:
        raise BackupRefused(f"{path} cannot be written ({type(error).__name__})") from None
    return backup


def restore(path: Path, ledger: Path | None = None) -> tuple[Backup, list[Line]]:
    """Put a backup into an empty database, then every withdrawal that is newer than it."""
    backup = files.read(path, settings.BACKUP_KEYS)
    if ledger is not None:
        try:
            local_copy.take_over(ledger)
        except OSError as error:
            raise BackupRefused(f"{ledger} cannot be read ({type(error).__name__})") from None
    if rows.applied():
        raise BackupRefused("the database in DATABASE_URL is not empty; name a new one")
    if unknown := rows.unknown_to_this_version(backup.migrations):
        raise BackupRefused(f"{path} was made by a newer version ({'.'.join(unknown[0])})")
    unfinished.begin()
    rows.bring_tables_to(backup.migrations)
    with transaction.atomic():
        rows.put_back(rows.models_after(backup.migrations), backup.rows)
    call_command("migrate", verbosity=0, interactive=False)
    store.forget()
    if damaged := damaged_editions():
        raise BackupRefused(f"edition {damaged[0]} did not come back whole; do not use it")
    unfinished.end()
    return backup, local_copy.reapply()


@contextmanager
def one_moment() -> Iterator[None]:
    """All reads see the database as it is now, and lock nobody out."""
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        # By hand: Django would begin as a writer on SQLite, and keep publishers waiting.
        cursor.execute(begin if connection.vendor == "postgresql" else "BEGIN DEFERRED")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
