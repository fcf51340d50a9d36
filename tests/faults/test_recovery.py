"""Backup and restore by their commands, on the kind of database that the tests run on."""

import base64
import json
import shutil
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.faults.places import CHANGE_A_DRAFT, POSTGRES, Machine, sqlite_url

KEY = base64.urlsafe_b64encode(b"a key for backups, thirty-two by").decode()
WITHDRAW = """
import sys, django; django.setup()
from django.utils import timezone
from evidence.editions import store
from evidence.editions.publish import mark_source, withdraw_edition
store.current_edition()
withdraw_edition(1, reason="A dose was wrong.", by="Pat", now=timezone.now())
mark_source("doi:10.1000/retracted", "retracted", reason="Made up.", by="Pat", now=timezone.now())
store.current_edition()
"""
CONTENT = """
import hashlib, json, django; django.setup()
from evidence.recovery import rows
kinds = rows.models_after(rows.applied())
lines = sorted(json.dumps(row, sort_keys=True) for row in rows.dumped(kinds))
print(len(lines), hashlib.sha256("".join(lines).encode()).hexdigest())
"""
TABLES = """
import json, django; django.setup()
from django.db import connection
found = {}
with connection.cursor() as cursor:
    for table in connection.introspection.table_names(cursor):
        columns = connection.introspection.get_table_description(cursor, table)
        rules = connection.introspection.get_constraints(cursor, table).values()
        found[table] = [
            sorted([c.name, str(c.type_code), c.null_ok] for c in columns),
            sorted(json.dumps({**rule, "definition": ""}, default=str, sort_keys=True) for rule in rules),
        ]
print(json.dumps(found, sort_keys=True))
"""
LOG_IN = """
import django; django.setup()
from django.contrib.sessions.backends.db import SessionStore
SessionStore().create()
"""
SESSIONS = """
import django; django.setup()
from django.contrib.sessions.models import Session
print(Session.objects.count())
"""
LEDGER = """
import django; django.setup()
from evidence.models import LedgerEntry
from evidence.editions import store
print([(e.kind, e.nature, e.edition_number, e.identifier) for e in LedgerEntry.objects.all()])
print(store.current_edition())
"""
BOTH = [("edition", "withdrawn", 1, ""), ("source", "retracted", None, "doi:10.1000/retracted")]


def output_of(machine, program):
    said, complaint = machine.python(program).communicate()
    assert said, complaint
    return said


@pytest.fixture(scope="session")
def used(tmp_path_factory, collected, databases, published_database):
    """A machine on which somebody has logged in, and its locked backup; nobody changes either."""
    url = databases.empty(published_database)
    machine = Machine(tmp_path_factory.mktemp("used"), url, STATIC_ROOT=str(collected))
    machine.python(LOG_IN).communicate()
    machine.done("curator", "casey", "--all-rights", text="correct horse battery staple\n")
    machine.done("backup", machine.folder / "aid.backup", BACKUP_KEYS=KEY)
    return machine


@pytest.fixture
def backed_up(used, tmp_path):
    """A copy of that backup."""
    return Path(shutil.copy(used.folder / "aid.backup", tmp_path))


@pytest.fixture
def machine(new_machine, databases, used):
    """A machine with a copy of that database."""
    return new_machine(databases.empty(used.url))


@pytest.mark.slow
def test_a_restored_database_holds_the_same_rows_and_goes_on(
    machine, backed_up, new_machine, databases
):
    other = new_machine(databases.empty(), BACKUP_KEYS=KEY)

    said = other.done("restore", backed_up)

    assert "rows of" in said
    assert output_of(other, TABLES) == output_of(machine, TABLES)
    assert output_of(other, CONTENT) == output_of(machine, CONTENT)
    assert output_of(other, SESSIONS) == "0\n"
    assert other.done("start_check") == ""
    other.python(CHANGE_A_DRAFT).communicate()
    assert other.done("publish_edition").startswith("Edition 2 ")


@pytest.mark.skipif(not POSTGRES, reason="from PostgreSQL to SQLite, when there is a PostgreSQL")
def test_a_backup_of_one_database_is_put_into_the_other(machine, backed_up, new_machine, tmp_path):
    other = new_machine(sqlite_url(tmp_path / "moved.sqlite3"), BACKUP_KEYS=KEY)
    other.done("restore", backed_up)

    assert output_of(other, CONTENT) == output_of(machine, CONTENT)


@pytest.mark.slow
def test_withdrawals_newer_than_the_backup_hold_after_a_restore(
    machine, backed_up, new_machine, databases
):
    output_of(machine, WITHDRAW + "print('done')")
    ledger = machine.folder / "data" / "kept" / "ledger.jsonl"
    other = new_machine(databases.empty(), BACKUP_KEYS=KEY)

    said = other.done("restore", backed_up, "--ledger", ledger)

    assert "2 newer withdrawals put on top" in said
    assert output_of(other, LEDGER).splitlines() == [str(BOTH), "None"]


@pytest.mark.slow
def test_a_ledger_that_is_not_there_is_named_and_nothing_is_changed(
    backed_up, new_machine, databases, tmp_path
):
    other = new_machine(databases.empty(), BACKUP_KEYS=KEY)
    ended = other.manage("restore", backed_up, "--ledger", tmp_path / "no.jsonl")

    assert ended.returncode == 1
    assert "no.jsonl cannot be read" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "[X]" not in other.done("showmigrations", "evidence")


@pytest.mark.slow
def test_an_old_database_put_back_by_hand_is_caught_at_start(machine, new_machine, databases):
    before = databases.empty(machine.url)
    output_of(machine, WITHDRAW + "print('done')")
    machine.url = before

    ended = machine.manage("start_check")

    assert "put back into the ledger: edition 1 withdrawn" in ended.stderr
    assert output_of(machine, LEDGER).splitlines()[0] == str(BOTH)


@pytest.mark.slow
def test_a_backup_is_locked_if_there_is_a_key_and_says_so_if_not(machine, backed_up, tmp_path):
    open_file = tmp_path / "open.backup"

    assert "NOT locked" in machine.done("backup", open_file)
    assert b"Minoxidil" not in backed_up.read_bytes()
    assert not backed_up.read_bytes().startswith(b"\x1f\x8b")
    assert open_file.stat().st_mode & 0o077 == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"key": ""}, "is locked; set BACKUP_KEYS", id="no key"),
        pytest.param({"key": KEY.replace("Y", "X")}, "no key in BACKUP_KEYS", id="another key"),
        pytest.param({"cut": True}, "is damaged", id="cut off"),
    ],
)
def test_a_backup_that_cannot_be_used_changes_nothing(
    backed_up, new_machine, databases, change, words
):
    other = new_machine(databases.empty(), BACKUP_KEYS=change.get("key", KEY))
    if "cut" in change:
        backed_up.write_bytes(backed_up.read_bytes()[:-40])

    ended = other.manage("restore", backed_up)

    assert ended.returncode == 1
    assert words in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "[X]" not in other.done("showmigrations", "evidence")


@pytest.mark.slow
def test_a_backup_never_goes_over_rows_that_are_there(machine, backed_up):
    before = output_of(machine, CONTENT)

    ended = machine.manage("restore", backed_up, BACKUP_KEYS=KEY)

    assert "is not empty" in ended.stderr
    assert output_of(machine, CONTENT) == before


@pytest.mark.slow
def test_the_nightly_check_puts_a_backup_back_and_leaves_nothing(machine, backed_up, tmp_path):
    place = tmp_path / "temporary"
    place.mkdir()
    before = output_of(machine, CONTENT)

    for _night in range(2):
        said = machine.done("verify_backup", backed_up, BACKUP_KEYS=KEY, TMPDIR=str(place))
        assert said.splitlines()[-1] == f"{backed_up} can be put back"
        assert "rows of" in said

    assert list(place.iterdir()) == []
    assert output_of(machine, CONTENT) == before
    # It has read the backup, not this machine's own withdrawals.
    assert not (machine.folder / "data" / "kept" / "ledger.jsonl").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "cut", "words"),
    [("", 0, "is locked"), (KEY, 40, "is damaged"), (KEY, None, "cannot be read")],
)
def test_the_nightly_check_fails_where_the_backup_would(
    machine, backed_up, tmp_path, key, cut, words
):
    place = tmp_path / "temporary"
    place.mkdir()
    if cut is None:
        backed_up.unlink()
    elif cut:
        backed_up.write_bytes(backed_up.read_bytes()[:-cut])

    ended = machine.manage("verify_backup", backed_up, BACKUP_KEYS=key, TMPDIR=str(place))

    assert ended.returncode == 1
    assert words in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert list(place.iterdir()) == []


@pytest.mark.slow
def test_a_backup_says_which_database_it_is_of(machine, tmp_path):
    name = urlsplit(machine.url).path.removeprefix("/")

    assert f"rows of {name} in " in machine.done("backup", tmp_path / "named.backup")


@pytest.mark.slow
def test_an_edition_is_withdrawn_from_the_command_line(machine):
    because = ("--reason", "A dose was wrong.", "--by", "Pat")
    absent = machine.manage("withdraw_edition", 7, *because)
    unsaid = machine.manage("withdraw_edition", 1, "--reason", " ", "--by", "Pat")

    assert (absent.returncode, unsaid.returncode) == (1, 1)
    assert "there is no edition 7" in absent.stderr
    assert "needs a reason" in unsaid.stderr
    said = machine.done("withdraw_edition", 1, *because)
    assert said == "Edition 1 is withdrawn; no edition is shown\n"
    assert "('edition', 'withdrawn', 1, '')" in output_of(machine, LEDGER)

    # Nothing is left to show, and the backup of it is whole all the same.
    kept = machine.folder / "withdrawn.backup"
    machine.done("backup", kept)
    assert machine.done("verify_backup", kept).endswith("can be put back\n")


@pytest.mark.slow
@pytest.mark.skipif(POSTGRES, reason="reads the SQLite file itself")
def test_one_changed_byte_in_an_open_backup_is_noticed(machine, tmp_path, new_machine, databases):
    path = tmp_path / "open.backup"
    machine.done("backup", path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    other = new_machine(databases.empty())

    assert "is damaged" in other.manage("restore", path).stderr


def test_the_last_good_edition_is_kept_in_a_file(machine):
    output_of(machine, LEDGER)
    kept = json.loads((machine.folder / "data" / "kept" / "edition.json").read_text())

    assert kept["number"] == 1
    assert len(kept["sha256"]) == 64


@pytest.mark.slow
@pytest.mark.skipif(POSTGRES, reason="the SQLite file is the one that breaks")
def test_a_broken_database_file_is_named_at_start(machine):
    path = Path(machine.url.removeprefix("sqlite:///"))
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    with path.open("r+b") as file:
        file.seek(4096 * 8)
        file.write(b"\xff" * 4096 * 40)

    ended = machine.manage("start_check")

    assert ended.returncode == 1
    assert "DATABASE_URL" in ended.stderr
    assert ended.stderr.count("\n") == 1
