"""A database that cannot be served from stops the start with one line, and nothing is changed."""

import re

import pytest
from django.db.migrations.recorder import MigrationRecorder

from evidence.recovery import rows
from tests.faults.places import free_port, sqlite_url

HALF_APPLIED = """
import django; django.setup()
from django.db.migrations.recorder import MigrationRecorder
from django.db import connection
MigrationRecorder(connection).record_unapplied("evidence", "0006_counts_per_day")
MigrationRecorder(connection).record_applied("evidence", "9999_from_the_future") if %s else None
"""


def assert_one_line(ended, *words):
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1, ended.stderr
    assert [word for word in ("DATABASE_URL", *words) if word not in ended.stderr] == []


@pytest.mark.slow
def test_a_database_without_all_changes_is_named_and_left_alone(machine):
    machine.python(HALF_APPLIED % False).communicate()

    assert_one_line(
        machine.manage("start_check"), "lacks 1", "evidence.0006_counts_per_day", "migrate"
    )
    assert "[ ] 0006_counts_per_day" in machine.done("showmigrations", "evidence")


@pytest.mark.slow
def test_every_missing_step_is_named_in_its_order(new_machine, databases):
    machine = new_machine(databases.empty())
    steps = ["migrate", "load_starter", "publish_edition"]

    for done, step in enumerate(steps):
        said = machine.manage("start_check").stderr
        named = re.findall(r"\((\d)\) python manage\.py (\w+)", said)
        assert named == [(str(place), name) for place, name in enumerate(steps[done:], 1)], said
        assert said.count("\n") == 1
        machine.done(step)

    assert machine.manage("start_check").stderr == ""


KILLED = """
import os, sys, django; django.setup()
from pathlib import Path
from evidence.recovery import coming_back
coming_back.%s = lambda *_, **__: os._exit(9)
coming_back.restore(Path(sys.argv[1]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("at", ["rows.bring_tables_to", "rows.put_back", "call_command"])
def test_a_killed_restore_is_not_taken_for_a_fresh_database(machine, new_machine, databases, at):
    backup = machine.folder / "aid.backup"
    machine.done("backup", backup)
    other = new_machine(databases.empty())
    killed = other.python(KILLED % at, backup)
    killed.communicate()
    assert killed.returncode == 9

    assert_one_line(other.manage("start_check"), "did not come to its end", "restore again")


@pytest.mark.slow
def test_a_database_from_a_newer_version_is_refused(machine):
    machine.python(HALF_APPLIED % True).communicate()

    assert_one_line(machine.manage("start_check"), "newer", "9999_from_the_future")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["start_check", "migrate"])
def test_an_unreachable_database_is_named(new_machine, tmp_path, command):
    nowhere = f"postgres://aid:hidden@127.0.0.1:{free_port()}/aid"
    folder = sqlite_url(tmp_path / "no" / "folder" / "aid.sqlite3")

    for url in (nowhere, folder):
        ended = new_machine(url).manage(command)
        assert_one_line(ended)
        assert "hidden" not in ended.stderr


@pytest.mark.slow
def test_a_file_that_is_no_database_is_named(new_machine, tmp_path):
    path = tmp_path / "letter.sqlite3"
    path.write_text("Dear database, " * 1000)

    assert_one_line(new_machine(sqlite_url(path)).manage("start_check"))
    assert path.read_text().startswith("Dear database")


@pytest.mark.slow
def test_a_migration_that_fails_half_way_leaves_nothing_of_itself(machine):
    """Both databases take a migration back whole, so that a crash leaves a state we know."""
    crash = """
import django; django.setup()
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.operations import RunPython, RunSQL
from django.db.migrations.executor import MigrationExecutor
class Half(Migration):
    operations = [RunSQL("CREATE TABLE half (id integer)"), RunPython(lambda apps, editor: 1 / 0)]
executor = MigrationExecutor(connection)
try:
    executor.apply_migration(executor.loader.project_state(), Half("0099_half", "evidence"))
except ZeroDivisionError:
    print("half" in connection.introspection.table_names())
"""
    said, _complaint = machine.python(crash).communicate()

    assert said == "False\n"
    assert machine.done("start_check") == ""


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_first_version_s_tables_come_forward_with_their_editions(databases, new_machine):
    """T-MIG-1: a database as the first migration left it, with an edition, is migrated to today's."""
    old = new_machine(databases.empty())
    put = """
import django; django.setup()
from django.db import connection
from evidence.recovery import rows
others = [name for name in rows.every_migration().disk_migrations if name[0] != "evidence"]
rows.bring_tables_to([*others, ("evidence", "0001_drafts_and_editions")])
with connection.cursor() as cursor:
    cursor.execute(
        "INSERT INTO evidence_edition (number, published_at, published_by, note, schema, snapshot,"
        " sha256, proof) VALUES (1, '2026-11-30 12:00:00+00:00', 'Pat', '', 1, 'text', %s, '{}')",
        ["a" * 64],
    )
"""
    _said, complaint = old.python(put).communicate()
    assert complaint == ""

    old.done("migrate", "--verbosity", "0")

    look = "import django; django.setup()\nfrom evidence.models import Edition\n"
    said, _complaint = old.python(look + "print(Edition.objects.get().snapshot)").communicate()
    assert said == "text\n"


@pytest.mark.slow
@pytest.mark.django_db
def test_every_migration_s_tables_can_be_read_for_a_backup():
    known = MigrationRecorder.Migration.objects.filter(app="evidence").values_list(
        "name", flat=True
    )
    first = [name for name in rows.applied() if name[0] != "evidence"]

    for last in range(1, len(known) + 1):
        names = [*first, *(("evidence", name) for name in sorted(known)[:last])]
        assert any(kind._meta.db_table == "evidence_edition" for kind in rows.models_after(names))
