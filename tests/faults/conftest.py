"""Machines for the fault tests: each gets a copy of one database with the starter edition."""

import fcntl
import os
import shutil

import pytest

from tests.faults.places import POSTGRES, Databases, Machine, sqlite_url
from tests.tables import kept_tables


@pytest.fixture(scope="session")
def databases(tmp_path_factory):
    found = Databases(tmp_path_factory.mktemp("databases"))
    yield found
    found.drop_all()


@pytest.fixture(scope="session")
def made_once(tmp_path_factory):
    """A function that gives a folder which the first worker to come fills, and no other."""
    root = tmp_path_factory.getbasetemp()
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root

    def filled(name, fill):
        folder = root / name
        with (root / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "filled").exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                (folder / "filled").touch()
        return folder

    return filled


@pytest.fixture(scope="session")
def collected(made_once):
    """Static files as a server needs them, collected once."""

    def collect(folder):
        machine = Machine(folder, "sqlite:///unused.sqlite3")
        machine.done("collectstatic", "--noinput", "--verbosity", "0")

    return made_once("collected", collect) / "static"


def publish_starter(machine):
    machine.done("migrate", "--verbosity", "0")
    machine.done("load_starter")
    machine.done("publish_edition", "--by", "Pat Publisher")


@pytest.fixture(scope="session")
def published_database(tmp_path_factory, databases, made_once):
    """A database with the starter edition; nobody writes to it."""
    if POSTGRES:
        # Each worker drops what it has made.
        machine = Machine(tmp_path_factory.mktemp("first"), databases.empty())
        publish_starter(machine)
        return machine.url

    def publish(folder):
        if (tables := kept_tables()).exists():
            shutil.copy(tables, folder / "aid.sqlite3")
        publish_starter(Machine(folder, sqlite_url(folder / "aid.sqlite3")))

    return sqlite_url(made_once("published", publish) / "aid.sqlite3")


@pytest.fixture
def machine(new_machine, databases, published_database):
    """A machine with a database of its own that holds the starter edition."""
    return new_machine(databases.empty(published_database))


@pytest.fixture
def new_machine(tmp_path, collected):
    """A function that gives a machine for a database."""
    count = iter(range(100))

    def make(url, **settings):
        folder = tmp_path / f"machine-{next(count)}"
        return Machine(folder, url, STATIC_ROOT=str(collected), **settings)

    return make


@pytest.fixture(scope="session")
def nginx():
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        pytest.fail("nginx is not installed; `make test` installs it")
    return found
