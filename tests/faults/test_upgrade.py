"""An older release and this one beside each other on one database, and the way back."""

import io
import re
import shutil
import subprocess
import tarfile

import pytest

from tests.faults.places import POSTGRES, PROJECT, ask
from tests.faults.proxies import proxy

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(POSTGRES, reason="what is tried are two releases, not two databases"),
]
CHANGES_AGO = 150
TABLES = """
import sys, django; django.setup()
from evidence.recovery import rows
others = [name for name in rows.every_migration().disk_migrations if name[0] != "evidence"]
rows.bring_tables_to([*others, *(("evidence", name) for name in sys.argv[1:])])
"""
# Its proof is what takes the older release half a minute, and is not what is tried here.
EDITION = """
import django; django.setup()
from django.utils import timezone
from tests.editions import put_edition
put_edition(published_at=timezone.now())
"""
PAGES = ("/", "/about/", "/evidence/", "/help/")
SHEET = re.compile(r'/static/[^"]+\.css')


def older_release(folder):
    """The newest code of so many changes ago, or the oldest that a shallow clone still knows, that can be left.

    What was committed between two releases may hold a migration that was never released and is gone.
    """

    def git(*words):
        found = subprocess.run(["git", *words], cwd=PROJECT, capture_output=True, check=False)
        return found.stdout if found.returncode == 0 else b""

    commits = git("rev-list", "--first-parent", "HEAD").decode().split()
    now = migrations(git, "HEAD")
    old = commits[CHANGES_AGO:] or commits[1:][-1:]
    commit = next((one for one in old if migrations(git, one) <= now), None)
    if commit is None:
        pytest.skip("this clone knows no earlier change that can be left")
    packed = git("archive", commit)
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        files.extractall(folder, filter="data")
    return folder


def migrations(git, commit):
    """Names of the files, without those that are no migration."""
    listed = git("ls-tree", "--name-only", commit, "evidence/migrations/").decode().split()
    return {name for name in listed if "/_" not in name}


@pytest.fixture
def old(new_machine, databases, tmp_path):
    """A machine that runs the older release, with an edition of its own starter."""
    machine = new_machine(databases.empty())
    machine.project = older_release(tmp_path / "older")
    machine.settings["STATIC_ROOT"] = str(tmp_path / "older-static")
    machine.done("collectstatic", "--noinput", "--verbosity", "0")
    # Step by step the older release takes most of a minute; its tables are the same.
    named = [path.stem for path in (machine.project / "evidence/migrations").glob("0*.py")]
    _said, complaint = new_machine(machine.url).python(TABLES, *named).communicate()
    assert complaint == ""
    machine.done("migrate", "--verbosity", "0")
    _said, complaint = machine.python(EDITION).communicate()
    assert complaint == ""
    return machine


def read_every_page(port):
    """Each page and each style sheet it names; all of them must be there."""
    for path in PAGES:
        page = ask(port, path)
        assert page.status == 200, (port, path)
        for sheet in SHEET.findall(page.text):
            assert ask(port, sheet).status == 200, (port, path, sheet)


def test_old_and_new_nodes_answer_beside_each_other_and_the_way_back_is_open(
    old, new_machine, databases, nginx, tmp_path, collected
):
    backup = tmp_path / "before.backup"
    static = tmp_path / "static"
    for release in (collected, old.settings["STATIC_ROOT"]):
        shutil.copytree(release, static, dirs_exist_ok=True)
    with old.serve() as first:
        read_every_page(first.port)
        old.done("backup", backup)

        new = new_machine(old.url)
        new.done("migrate", "--verbosity", "0")
        assert new.manage("start_check").stderr == ""
        with new.serve() as second:
            with proxy(nginx, tmp_path, [first.port, second.port], static=static) as front:
                for _visit in range(4):  # each node in its turn
                    read_every_page(front)
            read_every_page(second.port)
            first.stop()
            read_every_page(second.port)
    assert "newer than this version" in old.manage("start_check").stderr

    old.url = databases.empty()
    old.done("restore", backup)
    with old.serve() as again:
        read_every_page(again.port)
