"""What the project installs: explained, locked by hash, and named without any address. T-SUP-1."""

import re
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.tree import PROJECT, lines

REQUIREMENTS = PROJECT / "requirements"
INPUTS = ["base.in", "dev.in", "release.in"]
LOCKS = ["base.txt", "dev.txt", "release.txt"]
MACHINES = [
    {
        "python_version": minor,
        "python_full_version": f"{minor}.{patch}",
        "platform_machine": machine,
        "sys_platform": "linux",
        "platform_system": "Linux",
        "os_name": "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    for minor, patch in (("3.11", 2), ("3.11", 14), ("3.12", 12), ("3.13", 5))
    for machine in ("x86_64", "aarch64")
]
"""Debian 12 brings Python 3.11.2; some packages ask for a later patch of it."""
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)(\[[^]]+\])?==", re.IGNORECASE)


def asked(name):
    return [line for line in lines(REQUIREMENTS / name) if line and not line.startswith("#")]


def locked(name):
    """Each pinned package with its own lines of the lock."""
    found, package = {}, None
    for line in lines(REQUIREMENTS / name):
        if match := PINNED.match(line):
            package = match[1].lower()
            found[package] = []
        if package and not line.startswith("#"):
            found[package].append(line)
    return found


def plain_name(line):
    return re.split(r"[\[<>=~! ]", line, maxsplit=1)[0].lower().replace(".", "-").replace("_", "-")


@pytest.mark.parametrize("name", INPUTS)
def test_every_requirement_says_what_it_is_for(name):
    assert [line for line in asked(name) if not re.search(r"\s#\s\S", line)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_hash(name):
    packages = locked(name)

    assert packages
    assert [name for name, text in packages.items() if "--hash=sha256:" not in "".join(text)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_no_address(name):
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")

    assert re.findall(r"\w+://\S+|--(?:extra-)?index-url|--trusted-host|--find-links", text) == []


@pytest.mark.parametrize(("wanted", "lock"), [*zip(INPUTS, LOCKS, strict=True)])
def test_everything_asked_for_is_locked(wanted, lock):
    names = {plain_name(line) for line in asked(wanted) if not line.startswith("-")}

    assert names - locked(lock).keys() == set()


def pins(lock, machine):
    """What the lock installs on such a machine: each package with its version."""
    found = {}
    for line in lines(REQUIREMENTS / lock):
        if PINNED.match(line):
            pin = Requirement(line.removesuffix("\\").strip())
            if pin.marker is None or pin.marker.evaluate(machine):
                assert canonicalize_name(pin.name) not in found, f"{pin.name} is locked twice"
                found[canonicalize_name(pin.name)] = next(iter(pin.specifier)).version
    return found


def missing(wanted, locked, machine):
    """What these packages ask for, and what those ask for in turn, that the lock does not hold."""
    waiting, seen, lacking = [*wanted], set(), set()
    while waiting:
        asked = waiting.pop()
        name = canonicalize_name(asked.name)
        if name not in locked or not asked.specifier.contains(locked[name], prereleases=True):
            lacking.add(str(asked))
        for extra in {"", *asked.extras} - {
            extra for seen_name, extra in seen if seen_name == name
        }:
            seen.add((name, extra))
            try:
                needed = metadata.requires(name) or []
            except metadata.PackageNotFoundError:
                continue  # for another machine than this one; `make lock` asks its index
            for line in needed:
                needs = Requirement(line)
                if needs.marker is None or needs.marker.evaluate({**machine, "extra": extra}):
                    waiting.append(needs)
    return lacking


@pytest.mark.parametrize(
    "machine", MACHINES, ids=lambda one: "{python_full_version}-{platform_machine}".format(**one)
)
@pytest.mark.parametrize(("wanted", "lock"), [("base.in", "base.txt"), ("dev.in", "dev.txt")])
def test_what_is_locked_needs_nothing_that_is_not(wanted, lock, machine):
    names = [Requirement(line.split("  #")[0]) for line in asked(wanted) if line[0] != "-"]

    assert missing(names, pins(lock, machine), machine) == set()


def test_a_lock_that_lacks_something_is_noticed():
    machine = MACHINES[0]
    without = pins("base.txt", machine)
    del without["pycparser"]
    without["sqlparse"] = "0.0.1"

    assert missing([Requirement("django"), Requirement("cryptography")], without, machine) == {
        'pycparser; implementation_name != "PyPy"',
        "sqlparse>=0.3.1",
    }


def test_an_install_takes_what_the_lock_names_and_looks_whether_that_is_all():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")

    assert "EXACTLY := $(PIP) install --no-deps --require-hashes" in makefile
    for lock in LOCKS:
        assert f": requirements/{lock}" in makefile
    assert makefile.count("\t@$(EXACTLY) -r $<\n\t@$(PIP) check\n") == len(LOCKS)


@pytest.mark.parametrize("machine", MACHINES[::2])
def test_all_locks_hold_the_same_versions(machine):
    base, dev, release = (pins(lock, machine) for lock in LOCKS)

    assert {name: dev.get(name) for name in base} == base
    assert {name: dev[name] for name in release if name in dev} == {
        name: release[name] for name in release if name in dev
    }
