"""The tables of the test database: made by the migrations once, then copied for as long as those stay.

Running all migrations takes ten seconds of each worker of each run, and gives the same tables each time.
"""

import hashlib
import os
import sqlite3
from importlib import metadata
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.commands.migrate import Command
from django.db import connections

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / "var" / "test-tables"
MAKES_TABLES = ("django", "django-axes", "django-otp", "django-simple-history")


def digest():
    """Of everything that decides what the tables hold: migrations, models, roles, and packages."""
    found = hashlib.sha256(repr([metadata.version(name) for name in MAKES_TABLES]).encode())
    for app in apps.get_app_configs():
        folder = Path(app.path)
        if folder.is_relative_to(PROJECT) and "site-packages" not in folder.parts:
            for path in sorted(folder.rglob("*.py")):
                if {"migrations", "models", "apps.py", "roles.py"} & {*path.parts}:
                    found.update(path.read_bytes())
    return found.hexdigest()[:24]


def kept_tables():
    """The file with the tables as they are today; it is there once a test has needed a database."""
    return FOLDER / f"{digest()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Called before the database is made: from here on `migrate` begins with a copy."""
    real = Command.handle
    kept = kept_tables()

    def handle(self, *args, **options):
        connection = connections[options["database"]]
        # Under `--nomigrations` tables come from the models, and no step is noted as taken.
        migrates = isinstance(settings.MIGRATION_MODULES, dict)
        empty = connection.vendor == "sqlite" and not connection.introspection.table_names()
        copied = migrates and empty
        if copied and kept.exists():
            with sqlite3.connect(kept) as source:
                source.backup(connection.connection)
        result = real(self, *args, **options)
        if copied and not kept.exists():
            keep(connection.connection, kept)
        Command.handle = real
        return result

    Command.handle = handle


def keep(database, path):
    """Beside its place first: two workers may come at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(draft) as target:
        database.backup(target)
    draft.rename(path)
