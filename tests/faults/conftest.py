"""Machines for the fault tests: each gets a copy of one database with the starter edition."""

import os
import shutil

import pytest

from tests.faults.places import Databases, Machine


@pytest.fixture(scope="session")
def databases(tmp_path_factory):
    found = Databases(tmp_path_factory.mktemp("databases"))
    yield found
    found.drop_all()


@pytest.fixture(scope="session")
def collected(tmp_path_factory):
    """Static files as a server needs them, collected once."""
    machine = Machine(tmp_path_factory.mktemp("collected"), "sqlite:///unused.sqlite3")
    machine.done("collectstatic", "--noinput", "--verbosity", "0")
    return machine.folder / "static"


@pytest.fixture(scope="session")
def published_database(tmp_path_factory, databases):
    """A database with the starter edition; nobody writes to it."""
    machine = Machine(tmp_path_factory.mktemp("first"), databases.empty())
    machine.done("migrate", "--verbosity", "0")
    machine.done("load_starter")
    machine.done("publish_edition", "--by", "Pat Publisher")
    return machine.url


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
