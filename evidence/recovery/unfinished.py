"""A mark in the database while a restore is under way: a killed one must not look like a fresh database."""

from django.db import connection

MARK = "restore_under_way"


def begin() -> None:
    """From now on this database is half of a backup."""
    if not is_marked():
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE {MARK} (began integer)")


def end() -> None:
    """All of it is back."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {MARK}")


def is_marked() -> bool:
    """Whether a restore has begun here and not come to its end."""
    return MARK in connection.introspection.table_names()
