"""What the project installs: explained, locked by hash, and named without any address. T-SUP-1."""

import re

import pytest

from tests.house.tree import PROJECT, lines

REQUIREMENTS = PROJECT / "requirements"
INPUTS = ["base.in", "dev.in"]
LOCKS = ["base.txt", "dev.txt"]
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


def test_both_locks_hold_the_same_versions():
    def versions(name):
        pinned = [line.split(" ")[0] for line in lines(REQUIREMENTS / name) if PINNED.match(line)]
        return dict(pin.split("==") for pin in pinned)

    base, dev = versions("base.txt"), versions("dev.txt")

    assert {name: dev.get(name) for name in base} == base
